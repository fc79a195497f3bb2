#include "base/code_signs.h"

#include "base/utf8.h"

namespace base {
namespace {

constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The sign that was meant, or npos.
std::size_t value_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
  if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  return c < 0x80 ? signs.find(static_cast<char>(c)) : signs.npos;
}

bool is_separator(char32_t c) { return is_space(c) || c == '-' || c == 0xFF0D || (c >= 0x2010 && c <= 0x2015); }

}  // namespace

std::string_view code_signs() { return signs; }

std::optional<std::vector<unsigned>> read_code_signs(std::string_view typed, std::size_t count) {
  std::vector<unsigned> values;
  bool good = true;
  for_each_code_point(typed, [&](char32_t c) {
    if (is_separator(c)) return;
    const std::size_t value = value_of(c);
    good = good && value != signs.npos && values.size() < count;
    if (good) values.push_back(static_cast<unsigned>(value));
  });
  if (!good || values.size() != count) return std::nullopt;
  return values;
}

std::string write_code_signs(const std::vector<unsigned>& values, std::size_t group) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0 && i % group == 0) text += '-';
    text += signs[values[i]];
  }
  return text;
}

}  // namespace base
