// Pinyin: words typed in letters without any input method, aqsc or anquansc or 安q生chan for 安全生产.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/fold.h"
#include "catalog/grams.h"

namespace catalog {

/// What the spelling of a folded title, 文号 head or column name is looked up by: pairs of what a character may be
/// typed as, and the first that the next one is typed with, each pair ended by field_separator.
std::string spelling_text(std::string_view folded_name);

/// A folded word taken as spelling. Its letters stand for characters: for each a whole syllable, the beginning of
/// one, or its initial, ü as v; what is no letter, and letters too, may stand for themselves.
class SpelledWord {
 public:
  /// Nothing for words without letters, for letters alone if they are fewer than three (they would be in most
  /// titles), and with other characters if they are fewer than two.
  static std::optional<SpelledWord> parse(std::string_view folded_word);

  /// Every place of `text`, which need not be folded, that the word spells; in order, not overlapping.
  std::vector<Match> find(std::string_view text) const;

  /// Is there such a place?
  bool stands_in(std::string_view text) const;

  /// Records by gram of spelling_text(), ascending.
  using Lookup = std::function<std::vector<std::uint32_t>(Gram)>;
  /// The records, ascending, that may hold what the word spells; all that do are among them.
  std::vector<std::uint32_t> candidates(const Lookup& lookup) const;

 private:
  explicit SpelledWord(std::u32string word) : word_(std::move(word)) {}
  std::size_t end_of_match(std::u32string_view text, std::size_t at) const;

  std::u32string word_;
};

/// Every place of `text` that a search for `word`, as typed, hits: where the word stands in any of its forms, or if
/// it stands nowhere, where it is spelled.
std::vector<Match> find_marks(std::string_view text, std::string_view word);

}  // namespace catalog
