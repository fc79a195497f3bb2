#include "catalog/grams.h"

#include <algorithm>

#include "base/utf8.h"

namespace catalog {
namespace {

constexpr int bits_of_character = 21;

Gram pair_of(char32_t first, char32_t second) {
  return (static_cast<Gram>(first) << bits_of_character) | static_cast<Gram>(second);
}

void append_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<char>((number & 0x7F) | 0x80));
  bytes.push_back(static_cast<char>(number));
}

}  // namespace

std::vector<Gram> grams_of_word(std::string_view folded_word) {
  std::vector<Gram> grams;
  char32_t previous = 0;
  base::for_each_code_point(folded_word, [&](char32_t c) {
    if (previous != 0) grams.push_back(pair_of(previous, c));
    previous = c;
  });
  if (grams.empty() && previous != 0) grams.push_back(static_cast<Gram>(previous));
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

void GramIndex::add(std::int64_t record, std::string_view folded_text) {
  char32_t previous = 0;
  base::for_each_code_point(folded_text, [&](char32_t c) {
    if (c == static_cast<char32_t>(field_separator)) {
      previous = 0;
      return;
    }
    add_gram(record, static_cast<Gram>(c));
    if (previous != 0) add_gram(record, pair_of(previous, c));
    previous = c;
  });
}

void GramIndex::add_gram(std::int64_t record, Gram gram) {
  Posting& posting = postings_[gram];
  if (posting.last == record) return;
  append_number(posting.bytes, static_cast<std::uint64_t>(record - posting.last));
  posting.last = record;
}

std::vector<std::int64_t> decode_posting(std::string_view bytes) {
  std::vector<std::int64_t> records;
  std::int64_t record = 0;
  std::uint64_t number = 0;
  int shift = 0;
  for (const char c : bytes) {
    number |= static_cast<std::uint64_t>(static_cast<unsigned char>(c) & 0x7FU) << shift;
    shift += 7;
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (shift > 28) break;
      continue;
    }
    record += static_cast<std::int64_t>(number);
    records.push_back(record);
    number = 0;
    shift = 0;
  }
  return records;
}

}  // namespace catalog
