// Guard numbers: finds the numbers of persons in a text that is to become public, however they are spaced.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pack {

enum class NumberKind {
  resident_id,      ///< 居民身份证, 18 signs, checked
  old_resident_id,  ///< of 15 digits
  mistyped_id,      ///< 15 or 18 signs behind "身份证" that do not pass the check
  bank_card,
  mobile,
  passport,  ///< passports and travel permits, behind their name
  officer,   ///< 军官证, 士兵证 and the like, behind their name
};

struct PersonalNumber {
  NumberKind kind = NumberKind::mobile;
  std::size_t offset = 0;  ///< bytes
  std::size_t size = 0;    ///< bytes, spaces within included
  std::string signs;       ///< half-width, without spaces: "110101199003070012"
};

/// In the order of the text, none overlapping. Lines are looked at one by one: no number goes over the end of one.
/// Numbers that are masked with * or × are none. Unified social credit codes, landlines, hotlines, 文号, index
/// numbers and amounts are none.
std::vector<PersonalNumber> find_numbers(std::string_view text);

/// What a report may show of it: "1101…0012", "138…78".
std::string masked(const PersonalNumber& number);

/// A sentence in which every number of a person is masked, so that find_numbers() finds none in it.
std::string with_numbers_masked(std::string_view sentence);

/// The first `count` characters of a text on one line, every number of a person and every run of seven and more
/// digits masked, with "…" where something is left out. For reports.
std::string safe_excerpt(std::string_view text, std::size_t count);

}  // namespace pack
