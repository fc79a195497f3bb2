// The desk's answers about lists that are more than one reading of the catalogue.
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "catalog/fold.h"
#include "kiosk/shell/desk.h"
#include "kiosk/shell/desk_parts.h"

namespace shell {
namespace {

using base::Result;
using catalog::Filter;

/// The filter with each of its choices taken away, one at a time, and at last with none; its words stay.
std::vector<Filter> wider_than(const Filter& filter) {
  Filter bare;
  bare.words = filter.words;
  std::vector<Filter> wider;
  const auto without = [&](auto member) {
    if (filter.*member == bare.*member) return;
    wider.push_back(filter);
    wider.back().*member = bare.*member;
  };
  without(&Filter::column_id);
  without(&Filter::issuer);
  without(&Filter::year);
  without(&Filter::genre);
  without(&Filter::subject);
  without(&Filter::validity);
  without(&Filter::in_force_only);
  without(&Filter::statutory);
  if (wider.size() > 1) wider.push_back(bare);
  return wider;
}

constexpr std::size_t most_terms = 4;
constexpr std::size_t most_tries = 24;
constexpr std::size_t shortest_part = 2;  // characters

/// Each word of several; of a single one its parts, the longest first.
std::vector<std::string> parts_of(const std::string& words) {
  std::vector<std::string> parts = catalog::split_words(words);
  if (parts.size() != 1) return parts;
  const std::string whole = parts.front();
  const std::vector<base::Utf8Char> characters = base::decode(whole);
  parts.clear();
  for (std::size_t length = characters.size(); --length >= shortest_part && parts.size() < most_tries;) {
    for (std::size_t i = 0; i + length <= characters.size(); ++i) {
      const base::Utf8Char& last = characters[i + length - 1];
      parts.push_back(whole.substr(characters[i].offset, last.offset + last.size - characters[i].offset));
    }
  }
  return parts;
}

/// Those parts of what was searched for that the catalogue has, the longest first.
Result<std::vector<app::WayOn::Term>> terms_near(const catalog::Catalog& catalog, const std::string& words,
                                                 base::Date today) {
  std::vector<app::WayOn::Term> terms;
  for (const std::string& part : parts_of(words)) {
    if (terms.size() == most_terms) break;
    Filter filter;
    filter.words = part;
    const Result<catalog::ResultSet> found = catalog.find(filter, today);
    if (!found.ok()) return found.error();
    if (!found->ids.empty()) terms.push_back({part, static_cast<std::int64_t>(found->ids.size())});
  }
  return terms;
}

Result<app::WayOn> way_on_from(const catalog::Catalog& catalog, const Filter& filter, base::Date today) {
  app::WayOn way_on;
  for (Filter& wider : wider_than(filter)) {
    const Result<catalog::ResultSet> found = catalog.find(wider, today);
    if (!found.ok()) return found.error();
    const auto count = static_cast<std::int64_t>(found->ids.size());
    if (count > 0) way_on.wider.push_back({std::move(wider), count});
  }
  if (!way_on.wider.empty() || filter.words.empty()) return way_on;
  auto terms = terms_near(catalog, filter.words, today);
  if (!terms.ok()) return terms.error();
  way_on.terms = std::move(*terms);
  return way_on;
}

}  // namespace

std::optional<app::Event> Desk::answer(const app::FindWayOn& order) {
  const auto find = [&](const catalog::Catalog& open) {
    return way_on_from(open, order.filter, parts_.clock.now().date);
  };
  return app::WayOnFound{order.ticket, logged("look for a way on", with(catalogue(), find))};
}

}  // namespace shell
