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

  /// A record that fails on no side, or on one alone: then it counts for the values of that side.
  void count(const ListEntry& entry, unsigned failed) {
    const auto counts = [failed](Side side) { return (failed & ~Sieve::bit(side)) == 0 ? 1U : 0U; };
    nodes_[entry.node] += failed == 0 ? 1 : 0;
    items_[entry.node] += counts(Side::statutory);
    issuers_[entry.issuer] += counts(Side::issuer);
    subjects_[entry.subject] += counts(Side::subject);
    genres_[entry.genre] += counts(Side::genre);
    years_[entry.year] += counts(Side::year);
    validities_[static_cast<std::size_t>(entry.validity)] += counts(Side::validity);
  }

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
  Counts nodes_, items_, issuers_, subjects_, genres_, years_;
  std::array<std::uint32_t, validity_count> validities_{};
};

}  // namespace catalog
