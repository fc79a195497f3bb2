#include "catalog/snippet.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "catalog/block_codec.h"
#include "catalog/fold.h"
#include "catalog/number_forms.h"
#include "catalog/pinyin.h"

namespace catalog {
namespace {

constexpr std::size_t characters_before_hit = 20;
constexpr std::string_view ellipsis = "…";

/// The window of `text` that begins a little before byte `hit`.
std::string window(std::string_view text, std::size_t hit) {
  if (base::length(text) <= longest_snippet) return std::string(text);
  std::size_t begin = hit;
  for (std::size_t i = 0; i < characters_before_hit; ++i) begin = base::previous_offset(text, begin);
  const bool cut_before = begin > 0;
  const std::string_view rest = text.substr(begin);
  const std::size_t room = longest_snippet - (cut_before ? 1 : 0);
  if (base::length(rest) <= room) return std::string(cut_before ? ellipsis : "") + std::string(rest);
  return std::string(cut_before ? ellipsis : "") + std::string(base::prefix(rest, room - 1)) + std::string(ellipsis);
}

/// First place of any of the words, each in any of its forms; npos if there is none.
std::size_t first_hit(std::string_view text, const std::vector<std::string>& words) {
  std::size_t first = std::string_view::npos;
  for (const std::string& word : words) {
    for (const std::string& form : alternatives(fold(word))) {
      const std::vector<Match> matches = find_folded(text, form);
      if (!matches.empty()) first = std::min(first, matches.front().begin);
    }
  }
  return first;
}

/// Also where a word is only spelled: searching does so in names alone.
bool is_marked(std::string_view name, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [name](const std::string& word) { return !find_marks(name, word).empty(); });
}

}  // namespace

std::string snippet_of(std::string_view text, const std::vector<std::string>& words) {
  const std::size_t hit = first_hit(text, words);
  return hit == std::string_view::npos ? std::string() : window(text, hit);
}

std::string snippet_of(const base::Blocks& body, const std::vector<std::string>& words) {
  std::string snippet;
  for (const base::Block& block : body) {
    for_each_text(block, [&](std::string_view text) {
      if (snippet.empty()) snippet = snippet_of(text, words);
    });
    if (!snippet.empty()) break;
  }
  return snippet;
}

void show_hit(ListRow& row, const std::vector<std::string>& words, const std::function<base::Blocks()>& body) {
  using Place = ListRow::Place;
  const Record& record = row.record;
  row.snippet = record.summary;
  row.place = Place::summary;
  if (words.empty()) return;
  const auto take = [&row](std::string snippet, Place place) {
    if (snippet.empty()) return false;
    row.snippet = std::move(snippet);
    row.place = place;
    return true;
  };
  if (record.has_text && take(snippet_of(body(), words), Place::body)) return;
  if (take(snippet_of(record.summary, words), Place::summary)) return;
  if (take(snippet_of(record.keywords, words), Place::keywords)) return;
  if (take(snippet_of(record.index_number, words), Place::index_number)) return;
  const bool in_title = is_marked(record.title, words);
  const bool in_number = is_marked(record.document_number, words);
  row.place = in_title ? Place::title : in_number ? Place::number : Place::other;
}

}  // namespace catalog
