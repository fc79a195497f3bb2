#include "requests/identifiers.h"

#include <array>
#include <cstddef>

#include "base/utf8.h"
#include "base/wipe.h"

namespace requests {
namespace {

constexpr std::string_view resident_check_characters = "10X98765432";
constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The full-width forms U+FF01 to U+FF5E as ASCII.
char32_t half_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

char32_t upper(char32_t c) { return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c; }

/// Digits 7 to 14 as a day that is not after `today`.
bool has_birth_day(std::string_view id, base::Date today) {
  std::string iso{id.substr(6, 4)};
  iso.append("-").append(id.substr(10, 2)).append("-").append(id.substr(12, 2));
  const auto day = base::parse_date(iso);
  return day && *day <= today;
}

bool has_check_digit(std::string_view id) {
  static constexpr std::array<std::size_t, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  std::size_t sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!is_digit(id[i])) return false;
    sum += weights[i] * static_cast<std::size_t>(id[i] - '0');
  }
  return id[17] == resident_check_characters[sum % resident_check_characters.size()];
}

std::optional<Problem> problem_of(std::string_view id, base::Date today) {
  if (base::length(id) != 18) return Problem::id_length;
  if (id.size() != 18) return Problem::id_check_digit;
  if (!has_birth_day(id, today)) return Problem::id_date;
  if (!has_check_digit(id)) return Problem::id_check_digit;
  return std::nullopt;
}

}  // namespace

std::string normalize_number(std::string_view typed) {
  std::string number;
  number.reserve(typed.size());
  base::for_each_code_point(typed, [&number](char32_t c) {
    if (!base::is_space(c)) base::append(number, upper(half_width(c)));
  });
  return number;
}

std::optional<Problem> resident_id_problem(std::string_view typed, base::Date today) {
  std::string id = normalize_number(typed);
  const std::optional<Problem> problem = problem_of(id, today);
  base::wipe(id);
  return problem;
}

bool is_usual_credit_code(std::string_view typed) {
  const std::string code = normalize_number(typed);
  if (code.size() != 18) return false;
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    const std::size_t value = credit_alphabet.find(code[i]);
    if (value == std::string_view::npos) return false;
    sum += value * weight;
    weight = weight * 3 % credit_alphabet.size();
  }
  const std::size_t check = (credit_alphabet.size() - sum % credit_alphabet.size()) % credit_alphabet.size();
  return code[17] == credit_alphabet[check];
}

}  // namespace requests
