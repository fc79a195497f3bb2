#include "catalog/sieve.h"

#include <algorithm>

namespace catalog {

Sieve::Wanted Sieve::wanted(const std::vector<std::string>& names, const std::string& name) {
  if (name.empty()) return any;
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? none : static_cast<Wanted>(found - names.begin());
}

void Sieve::look_at_nodes(const Listing& listing, const Filter& filter) {
  std::size_t first = 0;
  std::size_t last = listing.nodes.size();
  if (!filter.column_id.empty()) {
    while (first < last && listing.nodes[first].id != filter.column_id) ++first;
    last = first == last ? first : listing.subtree_end[first];
  }
  nodes_.resize(listing.nodes.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const bool is_item = filter.statutory.empty() || listing.nodes[i].statutory == filter.statutory;
    nodes_[i] = static_cast<std::uint8_t>((i >= first && i < last ? 0 : bit(Side::column)) |
                                          (is_item ? 0 : bit(Side::statutory)));
  }
}

void Sieve::look_at_subjects(const Listing& listing, const Filter& filter) {
  subjects_.resize(listing.subjects.size());
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    const bool passes = filter.subject.empty() || is_subject_below(listing.subjects[i], filter.subject);
    subjects_[i] = static_cast<std::uint8_t>(passes ? 0 : bit(Side::subject));
  }
}

Sieve::Sieve(const Listing& listing, const Filter& filter, base::Date today)
    : today_(day_number(today)),
      filter_in_force_(filter.in_force_only),
      issuer_(wanted(listing.issuers, filter.issuer)),
      genre_(wanted(listing.genres, filter.genre)) {
  if (filter.year) year_ = static_cast<Wanted>(*filter.year);
  if (filter.validity) validity_ = static_cast<Wanted>(*filter.validity);
  look_at_nodes(listing, filter);
  look_at_subjects(listing, filter);
}

}  // namespace catalog
