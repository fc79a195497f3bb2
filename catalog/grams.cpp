#include "catalog/grams.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "catalog/varint.h"

namespace catalog {
namespace {

constexpr int bits_of_character = 21;
constexpr std::size_t singles = 0x10000;

Gram pair_of(char32_t first, char32_t second) {
  return (static_cast<Gram>(first) << bits_of_character) | static_cast<Gram>(second);
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
  return grams;
}

GramIndex::GramIndex() : slots_(std::size_t{1} << 12U), singles_(singles) {}

void GramIndex::add(std::int64_t record, std::string_view folded_text) {
  const auto number = static_cast<std::uint32_t>(record);
  bool in_title = true;
  char32_t previous = 0;
  base::for_each_code_point(folded_text, [&](char32_t c) {
    const bool is_separator = c == static_cast<char32_t>(field_separator);
    if (!is_separator) add_record(taken_slot_of(static_cast<Gram>(c)), number, in_title);
    if (!is_separator && previous != 0) {
      Slot& slot = taken_slot_of(pair_of(previous, c));
      add_record(slot, number, in_title);
      add_place(slot, static_cast<std::uint32_t>(characters_ - 1));
    }
    previous = is_separator ? 0 : c;
    in_title = in_title && !is_separator;
    ++characters_;
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

GramIndex::Slot& GramIndex::taken_slot_of(Gram gram) {
  Slot& slot = slot_of(gram);
  if (slot.gram != 0) return slot;
  slot.gram = gram;
  slot.posting = static_cast<std::uint32_t>(postings_.size());
  postings_.emplace_back().gram = gram;
  if (postings_.size() * 2 <= slots_.size()) return slot;
  grow();
  return slot_of(gram);
}

void GramIndex::add_record(Slot& slot, std::uint32_t record, bool in_title) {
  if (record_of_tagged(slot.record) == record) return;
  const std::uint32_t number = tagged(record, in_title);
  std::string& records = postings_[slot.posting].records;
  bytes_ -= records.size();
  append_varint(records, number - std::exchange(slot.record, number));
  bytes_ += records.size();
}

void GramIndex::add_place(Slot& slot, std::uint32_t place) {
  std::string& places = postings_[slot.posting].places;
  bytes_ -= places.size();
  append_varint(places, place - std::exchange(slot.place, place));
  bytes_ += places.size();
}

std::vector<GramIndex::Posting> GramIndex::take_sorted() {
  for (std::vector<Slot>* slots : {&slots_, &singles_}) {
    for (Slot& slot : *slots) {
      if (slot.gram != 0) {
        postings_[slot.posting].last_record = slot.record;
        postings_[slot.posting].last_place = slot.place;
      }
      slot = {};
    }
  }
  std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) { return a.gram < b.gram; });
  bytes_ = 0;
  return std::exchange(postings_, {});
}

std::size_t GramIndex::memory_bytes() const {
  constexpr std::size_t slack = 2;  // a growing string has room for about as much again
  return slots_.size() * sizeof(Slot) + postings_.capacity() * sizeof(Posting) + bytes_ * slack;
}

void append_differences(std::string& numbers, std::uint32_t last, std::string_view more) {
  std::uint32_t first = 0;
  if (!take_varint(more, first)) return;
  append_varint(numbers, first - last);
  numbers += more;
}

}  // namespace catalog
