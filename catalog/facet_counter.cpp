#include "catalog/facet_counter.h"

#include <algorithm>
#include <string_view>

namespace catalog {
namespace {

void sort_by_count(std::vector<FacetValue>& values) {
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.key < b.key;
  });
}

std::vector<FacetValue> most_first(const std::vector<std::string>& names, const std::vector<std::uint32_t>& counts) {
  std::vector<FacetValue> values;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (counts[i] > 0 && !names[i].empty()) values.push_back({names[i], names[i], counts[i]});
  }
  sort_by_count(values);
  return values;
}

/// Adds to the value of that key, which is made where it is missing.
void add_to(std::vector<FacetValue>& values, std::string_view key, std::string_view label, std::uint32_t count) {
  const auto same = [key](const FacetValue& value) { return value.key == key; };
  auto value = std::find_if(values.begin(), values.end(), same);
  if (value == values.end()) value = values.insert(values.end(), {std::string(key), std::string(label), 0});
  value->count += count;
}

}  // namespace

FacetCounter::FacetCounter(const Listing& listing)
    : listing_(listing),
      nodes_(listing.nodes.size()),
      issuers_(listing.issuers.size()),
      subjects_(listing.subjects.size()),
      genres_(listing.genres.size()),
      years_(years_end),
      other_items_(listing.nodes.size()) {}

void FacetCounter::count_instead(const ListEntry& entry, Side side) {
  switch (side) {
    case Side::column: return;  // a column is left for the one above it first
    case Side::statutory: ++other_items_[entry.node]; return;
    case Side::issuer: ++issuers_[entry.issuer]; return;
    case Side::year: ++years_[entry.year]; return;
    case Side::genre: ++genres_[entry.genre]; return;
    case Side::subject: ++subjects_[entry.subject]; return;
    case Side::validity: ++validities_[static_cast<std::size_t>(entry.validity)]; return;
  }
}

std::int64_t FacetCounter::below(std::size_t node) const {
  std::int64_t sum = 0;
  for (std::size_t i = node; i < listing_.subtree_end[node]; ++i) sum += nodes_[i];
  return sum;
}

std::vector<FacetValue> FacetCounter::columns_of(const std::string& parent) const {
  std::vector<FacetValue> values;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const Column& node = listing_.nodes[i];
    const std::int64_t count = node.parent_id == parent ? below(i) : 0;
    if (count > 0) values.push_back({node.id, node.name, count});
  }
  return values;
}

std::vector<FacetValue> FacetCounter::statutory() const {
  std::vector<FacetValue> values;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const std::string& item = listing_.nodes[i].statutory;
    const std::uint32_t count = nodes_[i] + other_items_[i];
    if (count > 0 && !item.empty()) add_to(values, item, item, count);
  }
  return values;
}

std::vector<FacetValue> FacetCounter::subjects_of(const std::string& chosen) const {
  std::vector<FacetValue> values;
  const std::string_view first = first_level(chosen);
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    const std::string_view subject = listing_.subjects[i];
    if (subjects_[i] == 0 || subject.empty()) continue;
    const std::string_view top = first_level(subject);
    if (first.empty())
      add_to(values, top, top, subjects_[i]);
    else if (top == first && subject.size() > top.size())
      add_to(values, subject, subject.substr(top.size() + 1), subjects_[i]);
  }
  sort_by_count(values);
  return values;
}

std::vector<FacetValue> FacetCounter::validities() const {
  std::vector<FacetValue> values;
  for (std::size_t i = 1; i < validities_.size(); ++i) {
    const std::string name = validity_name(static_cast<Validity>(i));
    if (validities_[i] > 0) values.push_back({name, name, validities_[i]});
  }
  return values;
}

std::vector<FacetValue> FacetCounter::newest_years() const {
  std::vector<FacetValue> values;
  for (std::size_t year = years_.size(); year-- > 1;) {
    if (years_[year] > 0) values.push_back({std::to_string(year), std::to_string(year) + "年", years_[year]});
  }
  return values;
}

Facets FacetCounter::facets(const Filter& filter) const {
  Facets facets;
  facets.columns = columns_of(filter.column_id);
  facets.statutory = statutory();
  facets.issuers = most_first(listing_.issuers, issuers_);
  facets.years = newest_years();
  facets.genres = most_first(listing_.genres, genres_);
  facets.subjects = subjects_of(filter.subject);
  facets.validities = validities();
  return facets;
}

}  // namespace catalog
