#include "catalog/nearest.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/terms.h"

namespace catalog {
namespace {

using Kind = Suggestion::Kind;
using View = std::u32string_view;

constexpr std::size_t most_terms_offered = 4;  ///< the rest is for loosened queries, where there are any
constexpr std::size_t most_words = 6;          ///< of a query; what is behind them is left as it is
constexpr std::size_t longest_word = 32;       ///< of which parts are looked for
constexpr std::size_t most_parts = 2;
/// A key that very many terms have says little: only the most frequent of them are looked at.
constexpr const char* most_of_key = "400";

/// How far characters are apart.
constexpr int sound_cost = 1, character_cost = 3;

int substitution_cost(char32_t one, char32_t other) {
  if (one == other) return 0;
  return sound_alike(one, other) ? sound_cost : character_cost;
}

/// Levenshtein's distance, in which another character of the same sound counts less.
int distance(View one, View other) {
  std::vector<int> row(other.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<int>(j) * character_cost;
  for (std::size_t i = 0; i < one.size(); ++i) {
    int diagonal = row[0];
    row[0] += character_cost;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const int changed = diagonal + substitution_cost(one[i], other[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, diagonal + character_cost, row[j] + character_cost});
    }
  }
  return row.back();
}

bool sounds_like(View one, View other) {
  return one.size() == other.size() && std::equal(one.begin(), one.end(), other.begin(), sound_alike);
}

struct NearTerm {
  std::string text;
  std::int64_t count = 0;
  int distance = 0;
};

/// The terms that a word may be meant for, nearest first.
std::vector<NearTerm> near_terms(const std::string& word, const StoreAccess& store) {
  const std::u32string wanted = folded_characters(word);
  if (wanted.size() < shortest_term || wanted.size() > longest_term + most_wrong(longest_term)) return {};
  std::map<std::string, NearTerm> terms;
  for (const std::int64_t key : keys_of_word(wanted)) {
    store("SELECT text, count FROM term_key JOIN term ON term.id = term WHERE key = ? ORDER BY term LIMIT ?",
          {std::to_string(key), most_of_key}, [&terms](const StoreRow& row) {
            terms.try_emplace(row[0], NearTerm{row[0], std::stoll(row[1]), 0});
          });
  }
  std::vector<NearTerm> near;
  for (auto& [text, term] : terms) {
    const std::u32string other = folded_characters(text);
    term.distance = distance(wanted, other);
    const int most = static_cast<int>(most_wrong(std::min(wanted.size(), other.size()))) * character_cost;
    if (term.distance > 0 && (term.distance <= most || sounds_like(wanted, other))) near.push_back(std::move(term));
  }
  std::sort(near.begin(), near.end(), [](const NearTerm& a, const NearTerm& b) {
    return std::tuple(a.distance, -a.count, a.text) < std::tuple(b.distance, -b.count, b.text);
  });
  return near;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

class Finder {
 public:
  Finder(std::string_view query, const StoreAccess& store, const CountOf& count_of)
      : query_(folded_characters(query)), words_(split_words(query)), store_(store), count_of_(count_of) {
    for (std::size_t i = 0; i < std::min(words_.size(), most_words); ++i)
      if (words_.size() == 1 || count_of_(words_[i]) == 0) unknown_.push_back(i);
  }

  std::vector<Suggestion> all() {
    std::vector<Suggestion> loosened = words_.size() == 1 ? parts() : without_words();
    const std::size_t room = most_suggestions - std::min(loosened.size(), most_suggestions - most_terms_offered);
    std::vector<Suggestion> found = terms(room);
    for (Suggestion& each : loosened) add(found, std::move(each.words), each.kind);
    return found;
  }

 private:
  /// Adds what finds something and is neither the query nor there already.
  void add(std::vector<Suggestion>& found, std::string words, Kind kind) {
    const std::u32string text = folded_characters(words);
    if (found.size() == most_suggestions || text.empty() || text == query_) return;
    for (const Suggestion& each : found)
      if (folded_characters(each.words) == text) return;
    const std::int64_t count = count_of_(words);
    if (count > 0) found.push_back({std::move(words), count, kind});
  }

  std::vector<Suggestion> terms(std::size_t most) {
    std::vector<Suggestion> found;
    for (const std::size_t place : unknown_) {
      for (const NearTerm& term : near_terms(words_[place], store_)) {
        if (found.size() == most) return found;
        std::vector<std::string> words = words_;
        words[place] = term.text;
        add(found, joined(words), Kind::term);
      }
    }
    return found;
  }

  /// Without all words that occur nowhere, or where each occurs, without one of them.
  std::vector<Suggestion> without_words() {
    std::vector<Suggestion> found;
    if (!unknown_.empty()) {
      std::vector<std::string> known;
      for (std::size_t i = 0; i < words_.size(); ++i)
        if (std::find(unknown_.begin(), unknown_.end(), i) == unknown_.end()) known.push_back(words_[i]);
      add(found, joined(known), Kind::without);
    }
    for (std::size_t i = 0; unknown_.empty() && i < std::min(words_.size(), most_words); ++i) {
      std::vector<std::string> fewer = words_;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      add(found, joined(fewer), Kind::without);
    }
    return found;
  }

  /// The longest part of the one word that occurs, then the longest beside it.
  std::vector<Suggestion> parts() {
    std::vector<Suggestion> found;
    std::vector<View> pieces = {View(query_).substr(0, longest_word)};
    while (!pieces.empty() && found.size() < most_parts) {
      const View piece = pieces.back();
      pieces.pop_back();
      const View part = longest_part(piece);
      if (part.empty()) continue;
      add(found, bytes_of(part), Kind::part);
      const std::size_t begin = static_cast<std::size_t>(part.data() - piece.data());
      pieces.push_back(piece.substr(0, begin));
      pieces.push_back(piece.substr(begin + part.size()));
    }
    return found;
  }

  /// Of at least two characters, not the whole query, and without 的 at its ends; empty if there is none.
  View longest_part(View text) {
    View longest;
    std::size_t wanted = shortest_term;
    for (std::size_t at = 0; at + wanted <= text.size();) {
      const View part = text.substr(at, wanted);
      const bool occurs = part.size() < query_.size() && count_of_(bytes_of(part)) > 0;
      if (occurs)
        longest = part, ++wanted;
      else
        ++at;
    }
    while (longest.starts_with(U'的')) longest.remove_prefix(1);
    while (longest.ends_with(U'的')) longest.remove_suffix(1);
    return longest.size() < shortest_term ? View() : longest;
  }

  static std::string bytes_of(View text) {
    std::string bytes;
    for (const char32_t c : text) base::append(bytes, c);
    return bytes;
  }

  std::u32string query_;
  std::vector<std::string> words_;
  std::vector<std::size_t> unknown_;  ///< places of words for which terms are looked for
  const StoreAccess& store_;
  const CountOf& count_of_;
};

}  // namespace

std::vector<Suggestion> nearest_to(std::string_view query, const StoreAccess& store, const CountOf& count_of) {
  return Finder(query, store, count_of).all();
}

}  // namespace catalog
