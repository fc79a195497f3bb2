// Sieve: a filter whose names have become places of a listing, and what of it a record fails.
#pragma once

#include <cstdint>
#include <vector>

#include "catalog/listing.h"

namespace catalog {

/// The sides on which a list is narrowed; a set of them is a mask of 1 << side.
enum class Side : std::uint8_t { column, statutory, issuer, year, genre, subject, validity };

class Sieve {
 public:
  Sieve(const Listing& listing, const Filter& filter, base::Date today);

  static constexpr unsigned hidden = 0x80;
  static constexpr unsigned bit(Side side) { return 1U << static_cast<unsigned>(side); }

  /// The sides on which the record fails; `hidden` where it is not to be counted on any.
  unsigned failed(const ListEntry& entry) const {
    if (entry.last_day < today_ || (filter_in_force_ && is_ended(entry.validity))) return hidden;
    return nodes_[entry.node] | subjects_[entry.subject] | unless(Side::issuer, issuer_, entry.issuer) |
           unless(Side::genre, genre_, entry.genre) | unless(Side::year, year_, entry.year) |
           unless(Side::validity, validity_, static_cast<std::uint32_t>(entry.validity));
  }

  /// 失效 and 废止.
  static bool is_ended(Validity validity) { return validity == Validity::expired || validity == Validity::repealed; }

 private:
  /// `any`, or the one place that passes.
  using Wanted = std::uint32_t;
  static constexpr Wanted any = 0xFFFFFFFF;
  static constexpr Wanted none = 0xFFFFFFFE;
  static Wanted wanted(const std::vector<std::string>& names, const std::string& name);
  static unsigned unless(Side side, Wanted wanted, std::uint32_t place) {
    return wanted == any || wanted == place ? 0 : bit(side);
  }
  void look_at_nodes(const Listing& listing, const Filter& filter);
  void look_at_subjects(const Listing& listing, const Filter& filter);

  std::uint32_t today_;
  bool filter_in_force_;
  std::vector<std::uint8_t> nodes_;     ///< what of column and 法定内容 a record of each node fails
  std::vector<std::uint8_t> subjects_;  ///< the same of the subject
  Wanted issuer_, genre_, year_ = any, validity_ = any;
};

}  // namespace catalog
