#include "pack/guard_digits.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace pack {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_province(std::string_view digits) {
  static constexpr std::array<int, 35> codes = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                                                35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                                                53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
  return std::find(codes.begin(), codes.end(), number(digits)) != codes.end();
}

bool is_day(int year, int month, int day) {
  return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

bool has_right_luhn_digit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int value = digits[digits.size() - 1 - i] - '0';
    sum += i % 2 == 0 ? value : value * 2 - (value > 4 ? 9 : 0);
  }
  return sum % 10 == 0;
}

bool starts_with_any(std::string_view digits, std::initializer_list<std::string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return digits.starts_with(head); });
}

}  // namespace

bool looks_like_resident_id(std::string_view signs) {
  if (signs.size() != 18 || !all_digits(signs.substr(0, 17)) || !is_province(signs.substr(0, 2))) return false;
  if (!is_digit(signs[17]) && signs[17] != 'X') return false;
  const int year = number(signs.substr(6, 4));
  return year >= 1900 && year < 2100 && is_day(year, number(signs.substr(10, 2)), number(signs.substr(12, 2)));
}

bool is_resident_id(std::string_view signs) {
  if (!looks_like_resident_id(signs)) return false;
  static constexpr std::array<int, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (signs[i] - '0') * weights[i];
  return signs[17] == "10X98765432"[sum % 11];
}

bool is_old_resident_id(std::string_view digits) {
  if (digits.size() != 15 || !all_digits(digits) || !is_province(digits.substr(0, 2))) return false;
  if (digits.substr(2, 4) == "0000") return false;  // no such place
  return is_day(1900 + number(digits.substr(6, 2)), number(digits.substr(8, 2)), number(digits.substr(10, 2)));
}

bool is_union_pay_card(std::string_view digits) {
  if (digits.size() < 16 || digits.size() > 19 || !all_digits(digits)) return false;
  const bool known = digits.starts_with("62") || (digits.size() == 19 && digits.starts_with("9558"));
  return known && has_right_luhn_digit(digits);
}

bool is_card_of_any_issuer(std::string_view digits) {
  if (digits.size() < 13 || digits.size() > 19 || !all_digits(digits)) return false;
  return starts_with_any(digits, {"3", "4", "5", "60", "62", "9"}) && has_right_luhn_digit(digits);
}

bool is_mobile(std::string_view digits) {
  return digits.size() == 11 && all_digits(digits) && digits[0] == '1' && digits[1] >= '3';
}

bool is_credit_code(std::string_view signs) {
  static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (signs.size() != 18) return false;
  int sum = 0, weight = 1;
  for (std::size_t i = 0; i < 17; ++i, weight = weight * 3 % 31) {
    const std::size_t value = alphabet.find(signs[i]);
    if (value == std::string_view::npos) return false;
    sum += static_cast<int>(value) * weight;
  }
  return signs[17] == alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

}  // namespace pack
