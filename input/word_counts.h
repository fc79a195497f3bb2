// WordCounts: how often texts write each word of a lexicon, and which phrases they repeat.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "input/lexicon.h"

namespace input {

class WordCounts {
 public:
  /// The lexicon must outlive this.
  explicit WordCounts(const Lexicon& lexicon);

  /// Counts the words of `text` by longest match. Characters that are none of the 8,105 part words.
  void add(std::string_view text);

  std::size_t characters() const { return characters_; }  ///< of all texts so far
  std::size_t total() const { return total_; }            ///< words counted
  std::uint32_t of(std::size_t word) const { return counts_[word]; }

  struct Phrase {
    std::string text;
    std::string syllables;
    std::uint32_t count = 0;
  };
  /// Two or three words in a row, 3 to 8 characters together, written at least `least` times; no words themselves.
  std::vector<Phrase> phrases(std::uint32_t least) const;

 private:
  struct Rows {
    std::uint32_t first = 0, second = 0, third = 0;  ///< indexes of words; none for `third` of a pair
    bool operator==(const Rows&) const = default;
  };
  struct RowsHash {
    std::size_t operator()(const Rows& rows) const;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::size_t longest_at(std::string_view text, std::size_t offset, std::uint32_t& word) const;
  void count_word(std::uint32_t word);
  void end_run();

  const Lexicon& lexicon_;
  std::unordered_map<std::uint64_t, std::uint32_t> steps_;  ///< the tree of words: (node, character) -> node
  std::vector<std::uint32_t> word_of_node_;
  std::vector<std::uint32_t> counts_;
  std::unordered_map<Rows, std::uint32_t, RowsHash> rows_;
  std::uint32_t last_ = none;
  std::uint32_t before_last_ = none;
  std::size_t characters_ = 0;
  std::size_t total_ = 0;
};

}  // namespace input
