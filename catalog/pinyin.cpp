#include "catalog/pinyin.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "catalog/number_forms.h"
#include "catalog/readings.h"

namespace catalog {
namespace {

using Characters = std::u32string;
using View = std::u32string_view;
using Records = std::vector<std::uint32_t>;

constexpr std::size_t longest_syllable = 6;
constexpr std::size_t longest_word = 40;
/// Stands for the first beginning of a syllable in grams; private use, so that it is nearly never a character.
constexpr char32_t first_beginning = 0xF0000;

bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

Characters decoded(std::string_view text) {
  Characters characters;
  base::for_each_code_point(text, [&](char32_t c) { characters.push_back(c); });
  return characters;
}

std::string letters_of(View letters) {
  std::string text;
  for (const char32_t c : letters) text.push_back(static_cast<char>(c));
  return text;
}

/// What stands for these letters, or for one character itself, as the first of a gram; 0 for letters that begin no
/// syllable.
char32_t typed_as(View piece) {
  const bool spelled = std::all_of(piece.begin(), piece.end(), is_letter);
  const int beginning = spelled ? beginning_of(letters_of(piece)) : -1;
  if (beginning >= 0) return first_beginning + static_cast<char32_t>(beginning);
  return piece.size() == 1 ? piece.front() : 0;
}

void add_once(Characters& all, char32_t c) {
  if (all.find(c) == Characters::npos) all.push_back(c);
}

/// What a character may be typed as: all that its readings begin with, and itself.
Characters ways_of(char32_t c) {
  Characters ways;
  for (const std::string_view reading : readings_of(c)) {
    const Characters letters = decoded(reading);
    for (std::size_t size = 1; size <= letters.size(); ++size)
      add_once(ways, typed_as(View(letters).substr(0, size)));
  }
  add_once(ways, typed_as(View(&c, 1)));
  return ways;
}

Characters initials_of(char32_t c) {
  Characters initials;
  for (const std::string_view reading : readings_of(c))
    add_once(initials, static_cast<unsigned char>(reading.front()));
  if (initials.empty()) initials.push_back(c);
  return initials;
}

/// Before a character that stands for itself only the initial, or the character, is looked at.
Characters short_ways_of(char32_t c) {
  Characters ways;
  for (const char32_t initial : initials_of(c)) add_once(ways, typed_as(View(&initial, 1)));
  add_once(ways, typed_as(View(&c, 1)));
  return ways;
}

void append_pairs(std::string& text, const Characters& ways, char32_t next) {
  for (const char32_t way : ways) {
    base::append(text, way);
    if (next != 0) base::append(text, next);
    text.push_back(field_separator);
  }
}

Records united(const Records& some, const Records& others) {
  Records all;
  std::set_union(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(all));
  return all;
}

Records common(const Records& some, const Records& others) {
  Records both;
  std::set_intersection(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(both));
  return both;
}

Gram gram_of(char32_t first, char32_t second) {
  std::string text;
  base::append(text, first);
  if (second != 0) base::append(text, second);
  return grams_of_word(text).front();
}

}  // namespace

std::string spelling_text(std::string_view folded_name) {
  const Characters name = decoded(folded_name);
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const Characters ways = ways_of(name[i]);
    if (i + 1 == name.size()) {
      append_pairs(text, ways, 0);
      break;
    }
    for (const char32_t next : initials_of(name[i + 1])) append_pairs(text, ways, next);
    if (!readings_of(name[i + 1]).empty()) append_pairs(text, short_ways_of(name[i]), name[i + 1]);
  }
  return text;
}

std::optional<SpelledWord> SpelledWord::parse(std::string_view folded_word) {
  Characters word = decoded(folded_word);
  const auto letters = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_letter));
  const std::size_t fewest = letters == word.size() ? 3 : 2;
  if (letters < fewest || word.size() > longest_word) return std::nullopt;
  return SpelledWord(std::move(word));
}

std::vector<std::uint32_t> SpelledWord::candidates(const Lookup& lookup) const {
  // reached[i]: records that spell the word up to its character i, pair by pair; nothing yet at the beginning.
  std::vector<Records> reached(word_.size());
  Records all;
  for (std::size_t begin = 0; begin < word_.size(); ++begin) {
    if (begin > 0 && reached[begin].empty()) continue;
    for (std::size_t size = 1; size <= longest_syllable && begin + size <= word_.size(); ++size) {
      const View piece = View(word_).substr(begin, size);
      const char32_t way = typed_as(piece);
      if (way == 0) continue;
      const std::size_t end = begin + size;
      const char32_t next = end < word_.size() ? word_[end] : 0;
      const bool next_is_itself = next != 0 && !readings_of(next).empty();
      Records records = lookup(gram_of(next_is_itself ? typed_as(piece.substr(0, 1)) : way, next));
      if (begin > 0) records = common(reached[begin], records);
      Records& target = next == 0 ? all : reached[end];
      target = united(target, records);
    }
  }
  return all;
}

/// One past the last character of the shortest piece of `text` from `at` on that the word spells; 0 if it spells
/// none.
std::size_t SpelledWord::end_of_match(View text, std::size_t at) const {
  // Bit i: the word up to its character i can end here.
  static_assert(longest_word < 64);
  std::uint64_t reached = 1;
  for (; at < text.size(); ++at) {
    std::uint64_t next = 0;
    const auto reach = [&](std::size_t i) { next |= std::uint64_t{1} << i; };
    for (std::size_t i = 0; i < word_.size(); ++i) {
      if ((reached >> i & 1U) == 0) continue;
      if (text[at] == word_[i]) reach(i + 1);
      if (!is_letter(word_[i])) continue;
      for (const std::string_view reading : readings_of(text[at])) {
        for (std::size_t k = 0; k < reading.size() && i + k < word_.size(); ++k) {
          if (word_[i + k] != static_cast<unsigned char>(reading[k])) break;
          reach(i + k + 1);
        }
      }
    }
    if ((next >> word_.size() & 1U) != 0) return at + 1;
    if (next == 0) return 0;
    reached = next;
  }
  return 0;
}

bool SpelledWord::stands_in(std::string_view text) const {
  const Characters characters = decoded(fold(text));
  for (std::size_t at = 0; at < characters.size(); ++at) {
    if (end_of_match(characters, at) > 0) return true;
  }
  return false;
}

std::vector<Match> SpelledWord::find(std::string_view text) const {
  Characters characters;
  std::vector<Match> origins;
  for (const base::Utf8Char& c : base::decode(text)) {
    const std::string folded = fold(text.substr(c.offset, c.size));
    if (folded.empty()) continue;
    characters += decoded(folded);
    origins.push_back({c.offset, c.offset + c.size});
  }
  std::vector<Match> matches;
  for (std::size_t at = 0; at < characters.size();) {
    const std::size_t end = end_of_match(characters, at);
    if (end > 0) matches.push_back({origins[at].begin, origins[end - 1].end});
    at = std::max(at + 1, end);
  }
  return matches;
}

std::vector<Match> find_marks(std::string_view text, std::string_view word) {
  const std::string folded = fold(word);
  for (const std::string& form : alternatives(folded)) {
    if (std::vector<Match> matches = find_folded(text, form); !matches.empty()) return matches;
  }
  const std::optional<SpelledWord> spelled = SpelledWord::parse(folded);
  return spelled ? spelled->find(text) : std::vector<Match>();
}

}  // namespace catalog
