// Grams: which records hold which characters and pairs of characters, and where. The index behind exact search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace catalog {

/// One character, or two that follow each other, packed into a number.
using Gram = std::int64_t;

/// Ends a field of folded text; no folded text holds it, so that no gram and no hit reaches across it.
inline constexpr char field_separator = '\n';

/// The gram of a word of one character, or the pairs of a longer one, in its order.
std::vector<Gram> grams_of_word(std::string_view folded_word);

/// A record that holds a gram, as postings have it: its number doubled, and one more where the gram stands in its
/// first field, the title.
constexpr std::uint32_t tagged(std::uint32_t record, bool in_title) { return 2 * record + (in_title ? 1 : 0); }
constexpr std::uint32_t record_of_tagged(std::uint32_t number) { return number / 2; }
constexpr bool is_title_tagged(std::uint32_t number) { return number % 2 == 1; }

/// Collects the grams of all records. Records must come in ascending order of their number, from 1.
class GramIndex {
 public:
  GramIndex();

  /// Adds the single characters and the pairs of `folded_text`, fields separated by field_separator. The characters
  /// of all texts, separators included, are counted on: a place is what was counted before a character.
  void add(std::int64_t record, std::string_view folded_text);

  /// Characters that were added so far, whatever was taken.
  std::uint64_t characters() const { return characters_; }

  struct Posting {
    Gram gram = 0;
    std::uint32_t last_record = 0;  ///< the greatest of `records`
    std::uint32_t last_place = 0;   ///< the greatest of `places`
    std::string records;            ///< tagged(), as differences (varint.h)
    std::string places;             ///< where a pair begins, as differences; empty for single characters
  };
  /// All postings, by gram. What is added after it is collected anew.
  std::vector<Posting> take_sorted();

  /// About what all this takes.
  std::size_t memory_bytes() const;

 private:
  /// A place of the hash table; open addressing, because a big import looks grams up a thousand million times.
  struct Slot {
    Gram gram = 0;              ///< 0: free
    std::uint32_t posting = 0;  ///< in postings_
    std::uint32_t record = 0;   ///< the last that has the gram, tagged
    std::uint32_t place = 0;    ///< the last one
  };
  Slot& slot_of(Gram gram);
  void grow();
  Slot& taken_slot_of(Gram gram);
  void add_record(Slot& slot, std::uint32_t record, bool in_title);
  void add_place(Slot& slot, std::uint32_t place);

  std::vector<Slot> slots_;    ///< a power of two of them, at most half taken
  std::vector<Slot> singles_;  ///< of characters below U+10000 alone, by character
  std::vector<Posting> postings_;
  std::uint64_t characters_ = 0;
  std::size_t bytes_ = 0;  ///< of records and places of all postings
};

/// Appends a list of differences, whose numbers are all greater than `last`, to another, of which `last` is the
/// greatest (0: it is empty).
void append_differences(std::string& numbers, std::uint32_t last, std::string_view more);

}  // namespace catalog
