// The desk's answers about lists that are more than one reading of the catalogue.
#include <string>
#include <utility>
#include <vector>

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

Result<app::WayOn> way_on_from(const catalog::Catalog& catalog, const Filter& filter, base::Date today) {
  app::WayOn way_on;
  for (Filter& wider : wider_than(filter)) {
    const Result<catalog::ResultSet> found = catalog.find(wider, today);
    if (!found.ok()) return found.error();
    const auto count = static_cast<std::int64_t>(found->ids.size());
    if (count > 0) way_on.wider.push_back({std::move(wider), count});
  }
  if (!way_on.wider.empty() || filter.words.empty()) return way_on;
  auto near = catalog.nearest(filter.words, today);
  if (!near.ok()) return near.error();
  for (catalog::Suggestion& each : *near) way_on.terms.push_back({std::move(each.words), each.count});
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
