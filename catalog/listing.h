// Listing: the part of every record that lists are made from, kept in memory: filtering, order, facets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/model.h"

namespace catalog {

/// 32 bytes a record, so that a million of them are looked through in a few milliseconds.
struct ListEntry {
  std::uint32_t node = 0;              ///< place of its column in Listing::nodes
  std::uint32_t issuer = 0;            ///< place in Listing::issuers
  std::uint32_t subject = 0;           ///< place in Listing::subjects
  std::uint32_t genre = 0;             ///< place in Listing::genres
  std::uint32_t last_day = always;     ///< 公示截止日期, in days since 1970-01-01
  std::uint32_t characters = 0;        ///< of the text that is searched, separators included
  std::uint16_t year = 0;              ///< 0 if it has no date
  std::uint16_t title_characters = 0;  ///< of the folded title, with which that text begins
  Validity validity = Validity::unstated;

  static constexpr std::uint32_t always = 0xFFFFFFFF;
};

/// The days since 1970-01-01 that a day is counted as in ListEntry::last_day; 0 for earlier ones.
std::uint32_t day_number(base::Date day);

/// How well a record answers the words, best first.
enum class Rank : std::uint8_t {
  equal,   ///< its title or 文号 is what was asked for
  phrase,  ///< its title holds the words as they were typed, one after the other
  title,   ///< its title holds all of them
  rest,
};

/// A record that holds the words.
struct Hit {
  std::uint32_t record = 0;
  Rank rank = Rank::rest;

  bool operator==(const Hit&) const = default;
};

/// One more than the greatest year that a record may have.
inline constexpr std::uint16_t years_end = 4096;

struct Listing {
  std::vector<ListEntry> entries;        ///< entry i is record i + 1
  std::vector<Column> nodes;             ///< the column tree in pre-order
  std::vector<std::size_t> subtree_end;  ///< of each node: one past the last column below it
  std::vector<std::string> issuers;
  std::vector<std::string> subjects;  ///< "一级\二级"
  std::vector<std::string> genres;
  std::vector<std::uint32_t> begins;  ///< where the searched text of each record begins, and where the last one ends

  /// Do all places that entries name exist?
  bool fits_together() const;

  /// Fills `begins` from the entries.
  void measure_texts();

  /// Fills subtree_end from the parents in `nodes`.
  void measure_subtrees();

  bool is_visible(RecordId id, base::Date today) const;

  /// Records in each node and below it; hidden ones left out where `today` is given.
  std::vector<std::int64_t> counts(const std::optional<base::Date>& today) const;

  /// The list as Catalog::find() promises it. `hits`: the records, ascending, that hold the words; nothing if no
  /// words were asked for.
  ResultSet list(const Filter& filter, base::Date today, std::optional<std::span<const Hit>> hits) const;
};

}  // namespace catalog
