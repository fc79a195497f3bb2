#include "pack/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "base/utf8.h"

namespace pack {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark = "\xFE\xFF";

int line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

Decoded failure(Undecodable fault, int line = 0) { return {{}, Encoding::utf8, fault, line}; }

std::size_t first_ill_formed(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const base::Utf8Char c = base::decode_at(text, i);
    if (c.code_point == 0xFFFD && c.size == 1) return i;
    i += c.size;
  }
  return text.size();
}

/// A text of which one character in twenty or fewer is broken was UTF-8 once; GB18030 never looks like that.
bool is_damaged_utf8(std::string_view text) {
  std::size_t broken = 0;
  std::size_t whole = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::Utf8Char c = base::decode_at(text, i);
    if (c.code_point == 0xFFFD && c.size == 1) ++broken;
    if (c.size >= 3) ++whole;
    i += c.size;
  }
  return broken * 20 < whole;
}

/// 16 bits at `offset`, which is inside.
char32_t unit(std::string_view bytes, std::size_t offset, bool is_big) {
  const auto first = static_cast<unsigned char>(bytes[offset]);
  const auto second = static_cast<unsigned char>(bytes[offset + 1]);
  return is_big ? static_cast<char32_t>((first << 8U) | second) : static_cast<char32_t>((second << 8U) | first);
}

Decoded from_utf16(std::string_view bytes, bool is_big) {
  Decoded decoded{{}, is_big ? Encoding::utf16_be : Encoding::utf16_le, Undecodable::none, 0};
  std::string& text = decoded.text;
  text.reserve(bytes.size() + bytes.size() / 2);
  const auto broken = [&text] { return failure(Undecodable::damaged_utf16, line_at(text, text.size())); };
  if (bytes.size() % 2 != 0) return failure(Undecodable::damaged_utf16);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t c = unit(bytes, i, is_big);
    if (c >= 0xDC00 && c < 0xE000) return broken();
    if (c >= 0xD800 && c < 0xDC00) {
      i += 2;
      const char32_t low = i < bytes.size() ? unit(bytes, i, is_big) : 0;
      if (low < 0xDC00 || low >= 0xE000) return broken();
      c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
    }
    base::append(text, c);
  }
  return decoded;
}

/// Tables and texts have line ends and digits, whose upper byte is zero: where the zeros stand tells the order.
std::optional<bool> is_big_by_pattern(std::string_view bytes) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\0') ++zeros[i % 2];
  if (zeros[0] > 0 && zeros[1] == 0) return true;
  if (zeros[1] > 0 && zeros[0] == 0) return false;
  return std::nullopt;
}

class Iconv {
 public:
  Iconv(const char* to, const char* from) : descriptor_(iconv_open(to, from)) {}
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  ~Iconv() {
    if (is_open()) iconv_close(descriptor_);
  }

  bool is_open() const { return descriptor_ != reinterpret_cast<iconv_t>(-1); }

  /// Converts as much as fits together; returns how many bytes of `bytes` were used.
  std::size_t convert(std::string_view bytes, std::string& text) {
    text.resize(bytes.size() * 2 + 16);  // two bytes become at most three, four at most four
    auto* in = const_cast<char*>(bytes.data());
    char* out = text.data();
    std::size_t in_left = bytes.size();
    std::size_t out_left = text.size();
    (void)iconv(descriptor_, &in, &in_left, &out, &out_left);
    text.resize(text.size() - out_left);
    return bytes.size() - in_left;
  }

 private:
  iconv_t descriptor_;
};

Decoded from_gb18030(std::string_view bytes) {
  Iconv iconv("UTF-8", "GB18030");
  if (!iconv.is_open()) return failure(Undecodable::not_text);
  Decoded decoded;
  decoded.encoding = Encoding::gb18030;
  const std::size_t used = iconv.convert(bytes, decoded.text);
  if (used == bytes.size() && base::is_valid_utf8(decoded.text)) return decoded;
  // What is no text at all fails near its beginning.
  return failure(used < 64 ? Undecodable::not_text : Undecodable::damaged_gb18030, line_at(bytes, used));
}

}  // namespace

Decoded decode(std::string_view bytes) {
  const bool is_marked = bytes.starts_with(utf8_mark);
  if (is_marked) bytes.remove_prefix(utf8_mark.size());
  if (!is_marked && bytes.starts_with(little_mark)) return from_utf16(bytes.substr(2), false);
  if (!is_marked && bytes.starts_with(big_mark)) return from_utf16(bytes.substr(2), true);
  if (bytes.find('\0') != std::string_view::npos) {
    const std::optional<bool> is_big = is_big_by_pattern(bytes);
    return is_big ? from_utf16(bytes, *is_big) : failure(Undecodable::not_text);
  }
  const std::size_t broken = first_ill_formed(bytes);
  if (broken == bytes.size()) return {std::string(bytes), Encoding::utf8, Undecodable::none, 0};
  if (is_marked || is_damaged_utf8(bytes)) return failure(Undecodable::damaged_utf8, line_at(bytes, broken));
  return from_gb18030(bytes);
}

}  // namespace pack
