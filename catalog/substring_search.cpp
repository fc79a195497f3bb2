#include "catalog/substring_search.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "catalog/grams.h"

namespace catalog {
namespace {

bool contains(std::string_view text, std::string_view word) {
  // memmem and not string_view::find, which stops at every byte that a Chinese text is full of.
  return ::memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

/// All grams of all words, without repeats.
std::vector<Gram> grams_of(const std::vector<std::string>& words) {
  std::vector<Gram> grams;
  for (const std::string& word : words) {
    const std::vector<Gram> more = grams_of_word(word);
    grams.insert(grams.end(), more.begin(), more.end());
  }
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

/// The posting of each gram, shortest first; nothing if one of them occurs nowhere.
std::optional<std::vector<std::string>> postings_of(const SearchIndex& index, const std::vector<Gram>& grams) {
  std::vector<std::string> postings;
  for (const Gram gram : grams) {
    std::optional<std::string> posting = index.posting(gram);
    if (!posting) return std::nullopt;
    postings.push_back(std::move(*posting));
  }
  std::sort(postings.begin(), postings.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  return postings;
}

/// Records that hold all the grams.
std::vector<RecordId> candidates(const SearchIndex& index, const std::vector<Gram>& grams) {
  const auto postings = postings_of(index, grams);
  if (!postings || postings->empty()) return {};
  std::vector<RecordId> records = decode_posting(postings->front());
  for (std::size_t i = 1; i < postings->size() && !records.empty(); ++i) {
    const std::vector<RecordId> others = decode_posting((*postings)[i]);
    std::vector<RecordId> both;
    std::set_intersection(records.begin(), records.end(), others.begin(), others.end(), std::back_inserter(both));
    records = std::move(both);
  }
  return records;
}

/// Keeps the records whose text holds the words themselves.
std::vector<RecordId> verified(const SearchIndex& index, const std::vector<RecordId>& records,
                               const std::vector<std::string>& words) {
  std::vector<RecordId> found;
  for (const RecordId record : records) {
    const std::string_view text = index.text(record);
    const bool holds_all =
        std::all_of(words.begin(), words.end(), [text](const std::string& word) { return contains(text, word); });
    if (holds_all) found.push_back(record);
  }
  return found;
}

}  // namespace

std::vector<RecordId> records_with(const SearchIndex& index, const std::vector<std::string>& folded_words) {
  std::vector<RecordId> records = candidates(index, grams_of(folded_words));
  // A record that has the pair has the word of two characters; longer words may be made of pairs that stand apart.
  std::vector<std::string> long_words;
  std::copy_if(folded_words.begin(), folded_words.end(), std::back_inserter(long_words),
               [](const std::string& word) { return base::length(word) > 2; });
  return long_words.empty() ? records : verified(index, records, long_words);
}

}  // namespace catalog
