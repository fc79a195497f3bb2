#include "catalog/terms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/name_key.h"
#include "catalog/readings.h"

namespace catalog {
namespace {

using View = std::u32string_view;

constexpr std::size_t most_spellings = 12;
constexpr std::size_t most_counts_in_memory = 50'000;
constexpr int key_bits = 40;
constexpr std::int64_t key_passes = 4;
constexpr std::size_t piece_size = 2;

/// What divides a title into terms besides signs.
constexpr std::array<std::string_view, 4> dividers = {"关于", "印发", "转发", "的"};

bool belongs_to_term(char32_t c) {
  return base::is_han(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

/// Long enough, and not only a number or a date.
bool is_term(std::string_view text) {
  std::size_t length = 0, characters = 0;
  base::for_each_code_point(text, [&](char32_t c) { ++length, characters += base::is_han(c) ? 1U : 0U; });
  return length <= longest_term && characters >= shortest_term;
}

void take_term(std::vector<std::string>& terms, std::string& run) {
  const bool is_new = is_term(run) && std::find(terms.begin(), terms.end(), run) == terms.end();
  if (is_new) terms.push_back(std::move(run));
  run.clear();
}

std::size_t divider_at(std::string_view text) {
  for (const std::string_view divider : dividers)
    if (text.starts_with(divider)) return divider.size();
  return 0;
}

void append_terms(std::vector<std::string>& terms, std::string_view text, bool is_divided) {
  std::string run;
  for (std::size_t i = 0; i < text.size();) {
    const base::Utf8Char c = base::decode_at(text, i);
    const std::size_t divider = is_divided ? divider_at(text.substr(i)) : 0;
    const bool ends = divider > 0 || !belongs_to_term(c.code_point);
    if (ends)
      take_term(terms, run);
    else
      run += text.substr(i, c.size);
    i += divider > 0 ? divider : c.size;
  }
  take_term(terms, run);
}

/// A syllable as those hear it who tell neither n from l nor zh from z nor ang from an.
std::string heard(std::string_view syllable) {
  std::string sound(syllable);
  if (sound.size() > 1 && sound[1] == 'h') sound.erase(1, 1);
  if (sound.starts_with('n')) sound[0] = 'l';
  const bool is_nasal = sound.size() > 2 && sound.ends_with("ng") && sound[sound.size() - 3] != 'o';
  if (is_nasal) sound.pop_back();
  return sound;
}

std::vector<std::string> sounds_of(char32_t c) {
  std::vector<std::string> sounds;
  for (const std::string_view reading : readings_of(c)) {
    std::string sound = heard(reading);
    if (std::find(sounds.begin(), sounds.end(), sound) == sounds.end()) sounds.push_back(std::move(sound));
  }
  if (sounds.empty()) base::append(sounds.emplace_back(), c);
  return sounds;
}

/// At most most_spellings; those with the usual readings first.
std::vector<std::string> spellings_of(View word) {
  std::vector<std::string> spellings = {""};
  for (const char32_t c : word) {
    std::vector<std::string> longer;
    for (const std::string& sound : sounds_of(c)) {
      for (const std::string& spelling : spellings) longer.push_back(spelling + sound + ' ');
    }
    longer.resize(std::min(longer.size(), most_spellings));
    spellings = std::move(longer);
  }
  return spellings;
}

std::int64_t key_of(char kind, std::string_view text) {
  return name_key(kind + std::string(text)) & ((std::int64_t{1} << key_bits) - 1);
}

std::int64_t key_of(char kind, View text) {
  std::string bytes;
  for (const char32_t c : text) base::append(bytes, c);
  return key_of(kind, bytes);
}

/// By its sounds, by itself, and by itself without each of its characters.
std::vector<std::int64_t> common_keys(View word) {
  std::vector<std::int64_t> keys;
  for (const std::string& spelling : spellings_of(word)) keys.push_back(key_of('s', spelling));
  keys.push_back(key_of('c', word));
  for (std::size_t i = 0; i < word.size() && word.size() > 1; ++i) {
    std::u32string shorter(word);
    keys.push_back(key_of('c', shorter.erase(i, 1)));
  }
  return keys;
}

/// Two wrong characters spare one of three pieces: the first, the middle and the last of a term of this length.
struct Piece {
  char kind;
  std::size_t at;
};

std::array<Piece, 3> pieces_of(std::size_t length) {
  return {{{'f', 0}, {'m', (length - piece_size) / 2}, {'l', length - piece_size}}};
}

std::int64_t piece_key(char kind, std::size_t length, View piece) {
  std::u32string text(1, static_cast<char32_t>(U'0' + length));
  return key_of(kind, text += piece);
}

void sort_out(std::vector<std::int64_t>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

std::u32string folded_characters(std::string_view text) {
  std::u32string characters;
  base::for_each_code_point(fold(text), [&](char32_t c) { characters.push_back(c); });
  return characters;
}

std::vector<std::string> terms_of(const Record& record) {
  std::vector<std::string> terms;
  append_terms(terms, record.keywords, false);
  append_terms(terms, record.title, true);
  return terms;
}

std::vector<std::string> terms_of(std::string_view name) {
  std::vector<std::string> terms;
  append_terms(terms, name, false);
  return terms;
}

bool sound_alike(char32_t one, char32_t other) {
  const std::vector<std::string> sounds = sounds_of(one), others = sounds_of(other);
  return std::find_first_of(sounds.begin(), sounds.end(), others.begin(), others.end()) != sounds.end();
}

std::vector<std::int64_t> keys_of_term(std::u32string_view folded_term) {
  std::vector<std::int64_t> keys = common_keys(folded_term);
  const std::size_t length = folded_term.size();
  if (most_wrong(length) > 1) {
    for (const Piece& piece : pieces_of(length))
      keys.push_back(piece_key(piece.kind, length, folded_term.substr(piece.at, piece_size)));
  }
  sort_out(keys);
  return keys;
}

std::vector<std::int64_t> keys_of_word(std::u32string_view folded_word) {
  std::vector<std::int64_t> keys = common_keys(folded_word);
  const std::size_t shift = 2, size = folded_word.size();
  for (std::size_t length = size < shift ? 0 : size - shift; length <= size + shift; ++length) {
    if (length < piece_size || most_wrong(length) < 2) continue;
    for (const Piece& piece : pieces_of(length)) {
      for (std::size_t at = piece.at < shift ? 0 : piece.at - shift; at <= piece.at + shift; ++at) {
        if (at + piece_size > size) break;
        keys.push_back(piece_key(piece.kind, length, folded_word.substr(at, piece_size)));
      }
    }
  }
  sort_out(keys);
  return keys;
}

void TermCounter::add(const std::vector<std::string>& terms) {
  for (const std::string& term : terms) ++counts_[term];
  if (counts_.size() >= most_counts_in_memory) put_counts();
}

void TermCounter::put_counts() {
  for (const auto& [text, count] : counts_) {
    access_("INSERT INTO term_count VALUES(?,?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            {text, std::to_string(count)}, {});
  }
  counts_.clear();
}

void TermCounter::put_keys() {
  const std::int64_t keys_a_pass = (std::int64_t{1} << key_bits) / key_passes;
  for (std::int64_t pass = 0; pass < key_passes; ++pass) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> keys;
    access_("SELECT id, text FROM term", {}, [&](const StoreRow& row) {
      for (const std::int64_t key : keys_of_term(folded_characters(row[1])))
        if (key / keys_a_pass == pass) keys.emplace_back(key, static_cast<std::uint32_t>(std::stoul(row[0])));
    });
    std::sort(keys.begin(), keys.end());
    for (const auto& [key, term] : keys)
      access_("INSERT INTO term_key VALUES(?,?)", {std::to_string(key), std::to_string(term)}, {});
  }
}

void TermCounter::finish() {
  put_counts();
  access_("INSERT INTO term(text, count) SELECT text, count FROM term_count ORDER BY count DESC, text LIMIT ?",
          {std::to_string(most_terms)}, {});
  access_("DROP TABLE term_count", {}, {});
  put_keys();
}

}  // namespace catalog
