// Listing: the part of every record that lists are made from, kept in memory: filtering, order, facets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/model.h"

namespace catalog {

struct ListEntry {
  std::string folded_title;
  std::string folded_number;  ///< 文号
  std::size_t node = 0;       ///< place of its column in Listing::nodes
  std::size_t issuer = 0;     ///< place in Listing::issuers
  std::size_t genre = 0;      ///< place in Listing::genres
  int year = 0;               ///< 0 if it has no date
  Validity validity = Validity::unstated;
  std::optional<base::Date> shown_until;
};

struct Listing {
  std::vector<ListEntry> entries;        ///< entry i is record i + 1
  std::vector<Column> nodes;             ///< the column tree in pre-order
  std::vector<std::size_t> subtree_end;  ///< of each node: one past the last column below it
  std::vector<std::string> issuers;
  std::vector<std::string> genres;

  /// Fills subtree_end from the parents in `nodes`.
  void measure_subtrees();

  bool is_visible(RecordId id, base::Date today) const;

  /// Records in each node and below it; hidden ones left out where `today` is given.
  std::vector<std::int64_t> counts(const std::optional<base::Date>& today) const;

  /// The list as Catalog::find() promises it. `hits`: the records, ascending, that hold the words; null if none were
  /// asked for. `folded_words`: those words.
  ResultSet list(const Filter& filter, base::Date today, const std::vector<RecordId>* hits,
                 const std::vector<std::string>& folded_words) const;
};

}  // namespace catalog
