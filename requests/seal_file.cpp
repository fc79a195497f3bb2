#include "requests/seal_file.h"

#include <sodium.h>

#include <algorithm>

namespace requests {

constexpr std::size_t longest_file = 4096;

std::optional<std::map<std::string, std::string>> read_lines(std::string_view text, std::string_view first_line) {
  if (text.size() > longest_file) return std::nullopt;
  std::map<std::string, std::string> lines;
  bool is_first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (is_first) {
      if (line != first_line) return std::nullopt;
      is_first = false;
      continue;
    }
    if (line.empty()) continue;
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    if (!lines.emplace(line.substr(0, colon), line.substr(colon + 2)).second) return std::nullopt;
  }
  if (is_first) return std::nullopt;
  return lines;
}

std::string to_base64(const std::uint8_t* bytes, std::size_t size) {
  std::string text(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

std::optional<Bytes> from_base64(const std::string& text, std::size_t size) {
  auto bytes = from_base64(text);
  if (!bytes || bytes->size() != size) return std::nullopt;
  return bytes;
}

std::optional<Bytes> from_base64(const std::string& text) {
  Bytes bytes(text.size() / 4 * 3 + 3);
  std::size_t length = 0;
  const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length,
                                       nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

}  // namespace requests
