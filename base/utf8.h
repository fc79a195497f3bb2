// UTF-8: decoding, encoding, validation. Text is UTF-8 in std::string everywhere and is never cut by byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// One decoded character and where it stands.
struct Utf8Char {
  char32_t code_point = 0;  ///< U+FFFD for an ill-formed byte
  std::size_t offset = 0;   ///< bytes from the start of the text
  std::size_t size = 0;     ///< 1 to 4 bytes
};

/// Decodes the character at `offset` (< text.size()). An ill-formed sequence yields U+FFFD and advances one byte.
Utf8Char decode_at(std::string_view text, std::size_t offset);

/// All characters in order.
std::vector<Utf8Char> decode(std::string_view text);

/// Calls visit(char32_t) for each character without allocating.
template <class Visit>
void for_each_code_point(std::string_view text, Visit&& visit) {
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Char c = decode_at(text, i);
    visit(c.code_point);
    i += c.size;
  }
}

/// Appends one character. Surrogates and values past U+10FFFF are appended as U+FFFD.
void append(std::string& text, char32_t code_point);

/// Well-formed as of Unicode 15, table 3-7: no overlong forms, no surrogates.
bool is_valid_utf8(std::string_view text);

/// Number of characters (code points).
std::size_t length(std::string_view text);

/// The first `count` characters of `text`.
std::string_view prefix(std::string_view text, std::size_t count);

/// Byte offset of the character before / after `offset`; clamps at both ends.
std::size_t previous_offset(std::string_view text, std::size_t offset);
std::size_t next_offset(std::string_view text, std::size_t offset);

/// 中日韩统一表意文字 and their extensions, 〇 and the private use area included.
bool is_han(char32_t code_point);

/// White space of any width, zero-width characters included (U+3000, U+00A0, U+200B …).
constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200D) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

/// Without white space (is_space) at both ends.
std::string_view trim(std::string_view text);

}  // namespace base
