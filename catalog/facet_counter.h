// Facet counter: how many records of a list have each value, also of those values that could be picked instead.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "catalog/listing.h"
#include "catalog/sieve.h"

namespace catalog {

class FacetCounter {
 public:
  explicit FacetCounter(const Listing& listing);

  /// A record that fails on no side.
  void count(const ListEntry& entry) {
    ++nodes_[entry.node];
    ++issuers_[entry.issuer];
    ++subjects_[entry.subject];
    ++genres_[entry.genre];
    ++years_[entry.year];
    ++validities_[static_cast<std::size_t>(entry.validity)];
  }

  /// One that fails on this side alone: it counts for the values that could be picked there.
  void count_instead(const ListEntry& entry, Side side);

  Facets facets(const Filter& filter) const;

  /// Records in a node and in all below it.
  std::int64_t below(std::size_t node) const;

 private:
  using Counts = std::vector<std::uint32_t>;
  std::vector<FacetValue> columns_of(const std::string& parent) const;
  std::vector<FacetValue> statutory() const;
  std::vector<FacetValue> subjects_of(const std::string& chosen) const;
  std::vector<FacetValue> validities() const;
  std::vector<FacetValue> newest_years() const;

  const Listing& listing_;
  Counts nodes_, issuers_, subjects_, genres_, years_;
  Counts other_items_;  ///< by node, of records that are not in the list
  std::array<std::uint32_t, validity_count> validities_{};
};

}  // namespace catalog
