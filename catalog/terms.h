// Terms: the words that a catalogue is told about in, counted, with keys by which those near a mistyped word are
// found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/model.h"
#include "catalog/store_access.h"

namespace catalog {

/// term: at most most_terms, the most frequent first, as they are written; count: records and columns that have it.
/// term_key: under which keys (keys_of_term) each is found. term_count is there while a store is being written only.
inline constexpr const char* term_tables = R"(
CREATE TABLE term(id INTEGER PRIMARY KEY, text TEXT NOT NULL, count INTEGER NOT NULL);
CREATE TABLE term_key(key INTEGER NOT NULL, term INTEGER NOT NULL, PRIMARY KEY(key, term)) WITHOUT ROWID;
CREATE TABLE term_count(text TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
)";

inline constexpr std::int64_t most_terms = 200'000;

/// Characters that a term has at least and at most.
inline constexpr std::size_t shortest_term = 2;
inline constexpr std::size_t longest_term = 12;

/// The 关键词 of a record, and what stands in its title between signs, 关于, 印发 and 的. Each once.
std::vector<std::string> terms_of(const Record& record);
/// What stands in the name of a column between signs.
std::vector<std::string> terms_of(std::string_view name);

/// How many characters of a word of this length may be wrong, missing or too many.
constexpr std::size_t most_wrong(std::size_t length) { return length < 6 ? 1 : 2; }

std::u32string folded_characters(std::string_view text);

/// Are the two typed alike, or nearly so: one syllable, with n for l, z for zh, c for ch, s for sh, an for ang, en
/// for eng, in for ing?
bool sound_alike(char32_t one, char32_t other);

/// A term and a word that it may be meant by have a key in common: where all their characters sound alike in turn
/// (of characters with many readings not all), where one character is wrong, missing or too many, and from six
/// characters on where two are.
std::vector<std::int64_t> keys_of_term(std::u32string_view folded_term);
std::vector<std::int64_t> keys_of_word(std::u32string_view folded_word);

/// Counts the terms of a store that is being written. Memory is bounded: counts that do not fit wait in a table.
class TermCounter {
 public:
  /// For a store with term_tables. What the database throws comes out of add() and finish().
  explicit TermCounter(StoreAccess access) : access_(std::move(access)) {}

  void add(const std::vector<std::string>& terms);

  /// Writes both tables.
  void finish();

 private:
  void put_counts();
  void put_keys();

  StoreAccess access_;
  std::unordered_map<std::string, std::int64_t> counts_;
};

}  // namespace catalog
