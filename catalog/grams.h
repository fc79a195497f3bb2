// Grams: which records hold which characters and pairs of characters. The index behind exact substring search.
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

/// The grams that a folded word consists of: its one character, or its pairs. A record that lacks one of them does
/// not hold the word. For words of one or two characters the reverse is true as well.
std::vector<Gram> grams_of_word(std::string_view folded_word);

/// Collects the grams of all records. Records must come in ascending order of their number, from 1.
class GramIndex {
 public:
  GramIndex();

  /// Adds the single characters and the pairs of `folded_text`, fields separated by field_separator.
  void add(std::int64_t record, std::string_view folded_text);

  struct Posting {
    Gram gram = 0;
    std::uint32_t last = 0;  ///< the greatest record number
    std::string records;     ///< differences of record numbers, seven bits a byte; see decode_posting()
  };
  /// All postings, by gram. What is added after it is collected anew.
  std::vector<Posting> take_sorted();

  /// About what all this takes.
  std::size_t memory_bytes() const;

 private:
  /// A place of the hash table; open addressing, because a big import looks grams up 25 million times.
  struct Slot {
    Gram gram = 0;             ///< 0: free
    std::uint32_t place = 0;   ///< in postings_
    std::uint32_t record = 0;  ///< the last that has the gram
  };
  Slot& slot_of(Gram gram);
  void grow();
  void add_gram(std::uint32_t record, Gram gram);

  std::vector<Slot> slots_;    ///< a power of two of them, at most half taken
  std::vector<Slot> singles_;  ///< of characters below U+10000 alone, by character
  std::vector<Posting> postings_;
  std::size_t record_bytes_ = 0;  ///< of all postings
};

/// Appends the records of a posting, which are all greater than `last`, to those of another, of which `last` is the
/// greatest (0: it is empty).
void append_posting(std::string& records, std::uint32_t last, std::string_view more);

/// The record numbers of a posting, ascending. Stops at the first number that makes no sense.
std::vector<std::int64_t> decode_posting(std::string_view bytes);

}  // namespace catalog
