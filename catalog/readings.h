// Readings: how characters are read, as one types it: 汉语拼音 in lower-case letters without tones, ü as v.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace catalog {

/// The readings of one character, the usual one first. Refers to a table that lives as long as the program.
class Readings {
 public:
  class Iterator {
   public:
    explicit Iterator(const std::uint16_t* at) : at_(at) {}
    std::string_view operator*() const;
    Iterator& operator++() { return ++at_, *this; }
    bool operator==(const Iterator& other) const { return *at_ == *other.at_; }

   private:
    const std::uint16_t* at_;
  };
  explicit Readings(const std::uint16_t* first) : first_(first) {}
  Iterator begin() const { return Iterator(first_); }
  Iterator end() const;
  bool empty() const { return *first_ == 0; }

 private:
  const std::uint16_t* first_;  ///< syllables, 0 behind the last
};

/// Those that are usual, and those of 通用规范汉字字典. Empty for what is no Chinese character.
Readings readings_of(char32_t c);

/// Does a syllable of 汉语拼音 begin with these letters?
bool begins_syllable(std::string_view letters);

/// The place of these letters among all beginnings of syllables ("s", "sh", "sha", "shan" …), from 0; -1 for others.
int beginning_of(std::string_view letters);

}  // namespace catalog
