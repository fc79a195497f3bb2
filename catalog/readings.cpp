#include "catalog/readings.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace catalog {
namespace {

struct Pair {
  char32_t character;
  std::uint16_t start;
};

#include "catalog/characters/readings.inc"

constexpr std::uint16_t end_of_list = 0;

constexpr std::size_t beginning_count = [] {
  std::size_t count = 0;
  std::string_view previous;
  for (const std::string_view syllable : syllables) {
    std::size_t same = 0;
    while (same < previous.size() && same < syllable.size() && previous[same] == syllable[same]) ++same;
    count += syllable.size() - same;
    previous = syllable;
  }
  return count;
}();

/// All beginnings of syllables in order.
constexpr std::array<std::string_view, beginning_count> beginnings = [] {
  std::array<std::string_view, beginning_count> all;
  std::size_t count = 0;
  std::string_view previous;
  for (const std::string_view syllable : syllables) {
    std::size_t same = 0;
    while (same < previous.size() && same < syllable.size() && previous[same] == syllable[same]) ++same;
    for (std::size_t size = same + 1; size <= syllable.size(); ++size) all[count++] = syllable.substr(0, size);
    previous = syllable;
  }
  return all;
}();

}  // namespace

std::string_view Readings::Iterator::operator*() const { return syllables[*at_ - 1]; }

Readings::Iterator Readings::end() const { return Iterator(&end_of_list); }

Readings readings_of(char32_t c) {
  if (c < first_character) return Readings(&end_of_list);
  if (c <= last_character) return Readings(lists + flat[c - first_character]);
  const auto found = std::lower_bound(std::begin(others), std::end(others), c,
                                      [](const Pair& pair, char32_t wanted) { return pair.character < wanted; });
  return Readings(found != std::end(others) && found->character == c ? lists + found->start : &end_of_list);
}

bool begins_syllable(std::string_view letters) { return beginning_of(letters) >= 0; }

int beginning_of(std::string_view letters) {
  const auto found = std::lower_bound(beginnings.begin(), beginnings.end(), letters);
  return found != beginnings.end() && *found == letters ? static_cast<int>(found - beginnings.begin()) : -1;
}

}  // namespace catalog
