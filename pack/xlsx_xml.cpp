#include "pack/xlsx_xml.h"

#include <charconv>
#include <cstddef>
#include <filesystem>

#include "base/utf8.h"

namespace pack {
namespace {

/// The character of "_x000D_" at `at`; 0 if none stands there.
char32_t escaped_at(std::string_view text, std::size_t at) {
  const std::string_view sign = text.substr(at, 7);
  if (sign.size() < 7 || !sign.starts_with("_x") || sign[6] != '_') return 0;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(sign.data() + 2, sign.data() + 6, value, 16);
  return error == std::errc{} && end == sign.data() + 6 ? static_cast<char32_t>(value) : 0;
}

bool is_kept(char32_t c) { return c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF); }

}  // namespace

std::string_view local_name(const char* name) {
  const std::string_view full(name);
  const std::size_t colon = full.rfind(':');
  return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

std::string clean_xml_text(std::string_view text) {
  std::string clean;
  for (std::size_t i = 0; i < text.size();) {
    base::Utf8Char c = base::decode_at(text, i);
    i += c.size;
    if (c.code_point == '_') {
      if (const char32_t escaped = escaped_at(text, i - 1); escaped != 0) c.code_point = escaped, i += 6;
    }
    if (is_kept(c.code_point)) base::append(clean, c.code_point);
  }
  return clean;
}

std::string part_path(std::string_view said_by, std::string_view target) {
  namespace fs = std::filesystem;
  const fs::path path = target.starts_with('/') ? fs::path(std::string(target.substr(1)))
                                                : fs::path(std::string(said_by)).parent_path() / std::string(target);
  return path.lexically_normal().generic_string();
}

std::string relations_path(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

}  // namespace pack
