#include "input/word_counts.h"

#include <algorithm>

#include "base/utf8.h"

namespace input {
namespace {

constexpr std::size_t fewest_characters = 3;  ///< of a phrase
constexpr std::size_t most_characters = 8;
constexpr std::size_t most_rows = 3'000'000;  ///< some 200 MB; texts that go on repeat themselves

std::uint64_t step_key(std::uint32_t node, char32_t character) {
  return (std::uint64_t{node} << 32U) | std::uint64_t{character};
}

}  // namespace

std::size_t WordCounts::RowsHash::operator()(const Rows& rows) const {
  std::uint64_t hash = rows.first;
  hash = hash * 0x9E3779B97F4A7C15U + rows.second;
  hash = hash * 0x9E3779B97F4A7C15U + rows.third;
  return static_cast<std::size_t>(hash ^ (hash >> 29U));
}

WordCounts::WordCounts(const Lexicon& lexicon)
    : lexicon_(lexicon), word_of_node_(1, none), counts_(lexicon.words().size(), 0) {
  steps_.reserve(lexicon.words().size() * 2);
  for (const LexiconWord& word : lexicon.words()) {
    std::uint32_t node = 0;
    base::for_each_code_point(word.text, [&](char32_t c) {
      const auto next = static_cast<std::uint32_t>(word_of_node_.size());
      const auto [step, fresh] = steps_.emplace(step_key(node, c), next);
      if (fresh) word_of_node_.push_back(none);
      node = step->second;
    });
    if (word_of_node_[node] == none) word_of_node_[node] = static_cast<std::uint32_t>(lexicon.find(word.text));
  }
}

std::size_t WordCounts::longest_at(std::string_view text, std::size_t offset, std::uint32_t& word) const {
  std::size_t best = 0;
  std::uint32_t node = 0;
  for (std::size_t at = offset; at < text.size();) {
    const base::Utf8Char c = base::decode_at(text, at);
    const auto step = steps_.find(step_key(node, c.code_point));
    if (step == steps_.end()) break;
    node = step->second;
    at += c.size;
    if (word_of_node_[node] == none) continue;
    word = word_of_node_[node];
    best = at - offset;
  }
  return best;
}

void WordCounts::end_run() {
  last_ = none;
  before_last_ = none;
}

void WordCounts::count_word(std::uint32_t word) {
  ++counts_[word];
  ++total_;
  const bool room = rows_.size() < most_rows;
  if (room && last_ != none) ++rows_[{last_, word, none}];
  if (room && before_last_ != none) ++rows_[{before_last_, last_, word}];
  before_last_ = last_;
  last_ = word;
}

void WordCounts::add(std::string_view text) {
  end_run();
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t word = none;
    const std::size_t size = longest_at(text, at, word);
    if (size == 0) {
      end_run();
      at = base::next_offset(text, at);
      continue;
    }
    count_word(word);
    at += size;
  }
  characters_ += base::length(text);
}

std::vector<WordCounts::Phrase> WordCounts::phrases(std::uint32_t least) const {
  std::vector<Phrase> found;
  for (const auto& [row, count] : rows_) {
    if (count < least) continue;
    Phrase phrase{"", "", count};
    for (const std::uint32_t word : {row.first, row.second, row.third}) {
      if (word == none) continue;
      phrase.text.append(lexicon_.words()[word].text);
      phrase.syllables.append(phrase.syllables.empty() ? "" : " ").append(lexicon_.words()[word].syllables);
    }
    const std::size_t size = base::length(phrase.text);
    if (size < fewest_characters || size > most_characters || lexicon_.find(phrase.text) != Lexicon::npos) continue;
    found.push_back(std::move(phrase));
  }
  std::sort(found.begin(), found.end(), [](const Phrase& a, const Phrase& b) { return a.text < b.text; });
  return found;
}

}  // namespace input
