#include "package/base64.h"

#include <sodium.h>

namespace package {

std::string to_base64(const std::vector<std::uint8_t>& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the zero at the end
  return text;
}

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text, std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  std::size_t length = 0;
  const char* end = nullptr;
  const bool read = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                                      sodium_base64_VARIANT_ORIGINAL) == 0;
  if (!read || length != size || end != text.data() + text.size()) return std::nullopt;
  return bytes;
}

std::optional<std::vector<std::string_view>> lines_of(std::string_view text, std::size_t count) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() <= count) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  if (lines.size() != count) return std::nullopt;
  return lines;
}

}  // namespace package
