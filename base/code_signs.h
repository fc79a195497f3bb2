// Code signs: the 32 signs of the codes that people type from paper, and the field that their checks count in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// The digits and the capitals without I, L, O and U, in order.
std::string_view code_signs();

/// As typed or scanned: lower case, full-width letters, spaces and dashes anywhere, O for 0, I and L for 1. Values of
/// the signs, 0 to 31. Nothing if it is not exactly `count` signs.
std::optional<std::vector<unsigned>> read_code_signs(std::string_view typed, std::size_t count);

/// In groups with "-" between them: 15 signs by 5 are "7Q2MX-9K4TR-B3WHF".
std::string write_code_signs(const std::vector<unsigned>& values, std::size_t group);

/// Times x in the field of 32 elements, x^5 = x^2 + 1: no two of the first 31 powers of x are equal.
constexpr unsigned times_x(unsigned value) {
  const unsigned doubled = value << 1;
  return (doubled & 32U) != 0 ? doubled ^ 37U : doubled;
}

}  // namespace base
