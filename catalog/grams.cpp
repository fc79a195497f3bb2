#include "catalog/grams.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace catalog {
namespace {

constexpr int bits_of_character = 21;
constexpr std::size_t singles = 0x10000;

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

GramIndex::GramIndex() : slots_(std::size_t{1} << 12U), singles_(singles) {}

void GramIndex::add(std::int64_t record, std::string_view folded_text) {
  const auto number = static_cast<std::uint32_t>(record);
  char32_t previous = 0;
  base::for_each_code_point(folded_text, [&](char32_t c) {
    const bool is_separator = c == static_cast<char32_t>(field_separator);
    if (!is_separator) add_gram(number, static_cast<Gram>(c));
    if (!is_separator && previous != 0) add_gram(number, pair_of(previous, c));
    previous = is_separator ? 0 : c;
  });
}

GramIndex::Slot& GramIndex::slot_of(Gram gram) {
  if (gram < static_cast<Gram>(singles)) return singles_[static_cast<std::size_t>(gram)];
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (static_cast<std::uint64_t>(gram) * 0x9E3779B97F4A7C15U) >> 32U;
  for (at &= mask; slots_[at].gram != 0 && slots_[at].gram != gram;) at = (at + 1) & mask;
  return slots_[at];
}

void GramIndex::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& slot : old) {
    if (slot.gram != 0) slot_of(slot.gram) = slot;
  }
}

void GramIndex::add_gram(std::uint32_t record, Gram gram) {
  Slot& slot = slot_of(gram);
  if (slot.record == record) return;
  if (slot.gram == 0) {
    slot.gram = gram;
    slot.place = static_cast<std::uint32_t>(postings_.size());
    postings_.push_back({gram, 0, {}});
  }
  std::string& records = postings_[slot.place].records;
  record_bytes_ -= records.size();
  append_number(records, record - slot.record);
  record_bytes_ += records.size();
  slot.record = record;
  if (postings_.size() * 2 > slots_.size()) grow();
}

std::vector<GramIndex::Posting> GramIndex::take_sorted() {
  for (std::vector<Slot>* slots : {&slots_, &singles_}) {
    for (Slot& slot : *slots) {
      if (slot.gram != 0) postings_[slot.place].last = slot.record;
      slot = {};
    }
  }
  std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) { return a.gram < b.gram; });
  record_bytes_ = 0;
  return std::exchange(postings_, {});
}

std::size_t GramIndex::memory_bytes() const {
  constexpr std::size_t slack = 2;  // a growing string has room for about as much again
  return slots_.size() * sizeof(Slot) + postings_.capacity() * sizeof(Posting) + record_bytes_ * slack;
}

void append_posting(std::string& records, std::uint32_t last, std::string_view more) {
  std::uint64_t first = 0;
  std::size_t size = 0;
  for (int shift = 0; size < more.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(more[size++]);
    first |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) break;
  }
  append_number(records, first - last);
  records += more.substr(size);
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
