// Lexicon: the words of the product with their syllables and counts, as the build makes them (words.tsv).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace input {

struct LexiconWord {
  std::string_view text;
  std::string_view syllables;  ///< "zheng fu"
  double count = 0;            ///< how often it is written; never below 1
};

class Lexicon {
 public:
  /// unavailable: the file is missing; corrupt: a line is not word, syllables, count.
  static base::Result<Lexicon> read(const std::string& file);

  /// All readings of all words; those of a word stand together.
  const std::vector<LexiconWord>& words() const { return words_; }
  std::vector<LexiconWord>& words() { return words_; }

  /// Is it one of the characters that may come out (the 8,105)?
  bool is_standard(std::string_view character) const { return first_.contains(character); }

  /// Index of the first reading of `text`, the most frequent one; npos where it is no word.
  std::size_t find(std::string_view text) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// The syllables of any text of standard characters: longest match over words, then the most frequent reading of a
  /// character. A word with several readings gives each (at most four in all). Empty where a character is none of
  /// ours.
  std::vector<std::string> readings(std::string_view text) const;

 private:
  Lexicon() = default;
  base::Status parse();
  void index();
  std::size_t longest_word(std::string_view text) const;  ///< bytes
  std::vector<std::string_view> readings_of_word(std::string_view word) const;

  std::unique_ptr<const std::string> bytes_;  ///< what the words point into
  std::vector<LexiconWord> words_;
  std::unordered_map<std::string_view, std::size_t> first_;
};

/// "zheng fu" -> "zhengfu" and "zf".
std::string letters_of(std::string_view syllables);
std::string initials_of(std::string_view syllables);

}  // namespace input
