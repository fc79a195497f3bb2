// Grams: which records hold which characters and pairs of characters. The index behind exact substring search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace catalog {

/// One character, or two that follow each other, packed into a number.
using Gram = std::int64_t;

/// Ends a field of folded text; no folded text holds it, so that no gram and no hit reaches across it.
inline constexpr char field_separator = '\n';

/// The grams that a folded word consists of: its one character, or its pairs. A record that lacks one of them does
/// not hold the word. For words of one or two characters the reverse is true as well.
std::vector<Gram> grams_of_word(std::string_view folded_word);

/// Collects the grams of all records. Records must come in ascending order of their number.
class GramIndex {
 public:
  /// Adds the single characters and the pairs of `folded_text`, fields separated by field_separator.
  void add(std::int64_t record, std::string_view folded_text);

  struct Posting {
    std::int64_t last = 0;
    std::string bytes;  ///< differences of record numbers, seven bits a byte
  };
  const std::unordered_map<Gram, Posting>& postings() const { return postings_; }

 private:
  void add_gram(std::int64_t record, Gram gram);
  std::unordered_map<Gram, Posting> postings_;
};

/// The record numbers of a posting, ascending. Stops at the first number that makes no sense.
std::vector<std::int64_t> decode_posting(std::string_view bytes);

}  // namespace catalog
