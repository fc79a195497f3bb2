// Substring search: the records that hold given words, exactly. Knows nothing of where the index is kept.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/grams.h"
#include "catalog/listing.h"
#include "catalog/posting_list.h"

namespace catalog {

/// How the search reads the store.
struct SearchIndex {
  /// The heads of the lists of a gram (posting_list.h).
  struct Heads {
    std::string records;  ///< tagged()
    std::string places;   ///< where a pair begins; empty for a single character
  };
  std::function<std::optional<Heads>(Gram)> heads;  ///< nothing if no record has it
  PostingReader::Get chunk;
  std::span<const std::uint32_t> begins;  ///< where the text of each record begins, and where the last one ends
  std::span<const ListEntry> entries;
};

/// Records as tagged(), ascending: those that hold the words, tagged where the title does.
using TaggedRecords = std::vector<std::uint32_t>;

class SubstringSearch {
 public:
  explicit SubstringSearch(const SearchIndex& index) : index_(index) {}

  /// The records of which one field or paragraph holds the folded word (not empty).
  TaggedRecords with(std::string_view folded_word);

  /// The index was seen to be damaged; what was answered may lack records.
  bool is_damaged() const { return is_damaged_; }

 private:
  struct Pair {
    std::uint32_t offset = 0;  ///< in the word
    std::uint32_t count = 0;   ///< of its places
    std::string head;
  };
  TaggedRecords holding(Gram gram);
  std::optional<std::vector<Pair>> pairs_of(const std::vector<Gram>& grams) const;
  std::vector<std::uint32_t> places_of_phrase(const std::vector<Gram>& grams);
  void keep_where(const Pair& pair, std::vector<std::uint32_t>& begins);
  TaggedRecords records_at(const std::vector<std::uint32_t>& places) const;

  const SearchIndex& index_;
  bool is_damaged_ = false;
};

/// Those that are in both, tagged where both are.
TaggedRecords in_both(const TaggedRecords& some, const TaggedRecords& others);
/// Those that are in one of them, tagged where one is.
TaggedRecords in_either(const TaggedRecords& some, const TaggedRecords& others);

}  // namespace catalog
