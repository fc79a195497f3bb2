#include "printing/hold_code.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>

namespace printing {
namespace {

/// A quasigroup of order ten that is totally anti-symmetric (H. M. Damm, 2004).
constexpr std::array<std::string_view, 10> quasigroup = {"0317598642", "7092154863", "4206871359", "1750983426",
                                                         "6123045978", "3674209581", "5869720134", "8945362017",
                                                         "9438617205", "2581436790"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t value_of(char digit) { return static_cast<std::size_t>(digit - '0'); }

char interim(std::string_view digits) {
  char state = '0';
  for (const char digit : digits) state = quasigroup[value_of(state)][value_of(digit)];
  return state;
}

}  // namespace

std::string with_check_digit(std::string_view digits) { return std::string(digits) + interim(digits); }

bool is_hold_code(std::string_view text) {
  return text.size() == 6 && std::all_of(text.begin(), text.end(), is_digit) && interim(text) == '0';
}

std::string random_hold_code() {
  std::random_device source;
  std::uniform_int_distribution<int> any_digit(0, 9);
  std::string digits;
  while (digits.size() < 5) digits += static_cast<char>('0' + any_digit(source));
  return with_check_digit(digits);
}

}  // namespace printing
