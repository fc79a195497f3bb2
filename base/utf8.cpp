#include "base/utf8.h"

namespace base {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

bool is_continuation(unsigned char b) { return (b & 0xC0U) == 0x80U; }

/// The length that a lead byte announces, 0 if it is none.
std::size_t announced_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

/// The narrower range that the second byte must keep for some leads (no overlong forms, no surrogates).
bool second_byte_fits(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return second <= 0x9F;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second <= 0x8F;
    default: return true;
  }
}

}  // namespace

Utf8Char decode_at(std::string_view text, std::size_t offset) {
  const unsigned char lead = byte_at(text, offset);
  const std::size_t size = announced_size(lead);
  if (size == 1) return {lead, offset, 1};
  if (size == 0 || offset + size > text.size()) return {replacement, offset, 1};
  if (!second_byte_fits(lead, byte_at(text, offset + 1))) return {replacement, offset, 1};
  char32_t code_point = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned char b = byte_at(text, offset + i);
    if (!is_continuation(b)) return {replacement, offset, 1};
    code_point = (code_point << 6) | (b & 0x3FU);
  }
  return {code_point, offset, size};
}

std::vector<Utf8Char> decode(std::string_view text) {
  std::vector<Utf8Char> chars;
  chars.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size();) {
    chars.push_back(decode_at(text, i));
    i += chars.back().size;
  }
  return chars;
}

void append(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
  const auto put = [&text](char32_t b) { text.push_back(static_cast<char>(static_cast<unsigned char>(b))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Char c = decode_at(text, i);
    if (c.code_point == replacement && c.size == 1) return false;
    i += c.size;
  }
  return true;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for_each_code_point(text, [&count](char32_t) { ++count; });
  return count;
}

std::string_view prefix(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) end = next_offset(text, end);
  return text.substr(0, end);
}

std::size_t previous_offset(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  std::size_t i = offset - 1;
  while (i > 0 && is_continuation(byte_at(text, i))) --i;
  return i;
}

std::size_t next_offset(std::string_view text, std::size_t offset) {
  return offset >= text.size() ? text.size() : offset + decode_at(text, offset).size;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xE000 && c <= 0xF8FF) || (c >= 0x2E80 && c <= 0x2FDF) || c == 0x3007;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const Utf8Char first = decode_at(text, 0);
    if (!is_space(first.code_point)) break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    const std::size_t last = previous_offset(text, text.size());
    if (!is_space(decode_at(text, last).code_point)) break;
    text = text.substr(0, last);
  }
  return text;
}

}  // namespace base
