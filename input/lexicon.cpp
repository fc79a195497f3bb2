#include "input/lexicon.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "base/utf8.h"

namespace input {
namespace {

constexpr std::size_t longest_match = 12;  ///< characters
constexpr std::size_t most_readings = 4;   ///< of one text: more would be a list of mistakes

/// The text before the next `end`, which is taken off.
std::string_view take(std::string_view& rest, char end) {
  const std::size_t at = std::min(rest.find(end), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

std::vector<std::string> each_with_each(const std::vector<std::string>& heads,
                                        const std::vector<std::string_view>& tails) {
  std::vector<std::string> all;
  for (const std::string& head : heads)
    for (const std::string_view tail : tails) {
      if (all.size() == most_readings) return all;
      all.push_back(head.empty() ? std::string(tail) : head + " " + std::string(tail));
    }
  return all;
}

}  // namespace

base::Result<Lexicon> Lexicon::read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return base::error(base::ErrorKind::unavailable, "no words at " + file);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  Lexicon lexicon;
  lexicon.bytes_ = std::make_unique<const std::string>(std::move(bytes).str());
  if (const auto parsed = lexicon.parse(); !parsed) return parsed.error();
  lexicon.index();
  return lexicon;
}

base::Status Lexicon::parse() {
  for (std::string_view rest = *bytes_; !rest.empty();) {
    std::string_view line = take(rest, '\n');
    LexiconWord word;
    word.text = take(line, '\t');
    word.syllables = take(line, '\t');
    const auto [end, wrong] = std::from_chars(line.data(), line.data() + line.size(), word.count);
    if (word.text.empty() || word.syllables.empty() || wrong != std::errc{} || end != line.data() + line.size())
      return base::error(base::ErrorKind::corrupt, "words.tsv: line " + std::to_string(words_.size() + 1));
    words_.push_back(word);
  }
  return base::Done{};
}

void Lexicon::index() {
  first_.reserve(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) first_.emplace(words_[i].text, i);
}

std::size_t Lexicon::find(std::string_view text) const {
  const auto found = first_.find(text);
  return found == first_.end() ? npos : found->second;
}

std::size_t Lexicon::longest_word(std::string_view text) const {
  std::size_t size = base::prefix(text, longest_match).size();
  while (size > 0 && !first_.contains(text.substr(0, size))) size = base::previous_offset(text, size);
  return size;
}

std::vector<std::string_view> Lexicon::readings_of_word(std::string_view word) const {
  std::vector<std::string_view> all;
  const std::size_t first = find(word);
  if (first == npos) return all;
  const bool character = base::length(word) == 1;
  for (std::size_t i = first; i < words_.size() && words_[i].text == word; ++i) all.push_back(words_[i].syllables);
  if (character) all.resize(1);
  return all;
}

std::vector<std::string> Lexicon::readings(std::string_view text) const {
  std::vector<std::string> all{""};
  while (!text.empty() && !all.empty()) {
    const std::size_t size = longest_word(text);
    if (size == 0) return {};
    all = each_with_each(all, readings_of_word(text.substr(0, size)));
    text.remove_prefix(size);
  }
  return all;
}

std::string letters_of(std::string_view syllables) {
  std::string letters(syllables);
  std::erase(letters, ' ');
  return letters;
}

std::string initials_of(std::string_view syllables) {
  std::string initials;
  for (std::size_t i = 0; i < syllables.size(); ++i)
    if (i == 0 || syllables[i - 1] == ' ') initials += syllables[i];
  return initials;
}

}  // namespace input
