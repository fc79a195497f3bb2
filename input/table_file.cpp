#include "input/table_file.h"

#include <charconv>
#include <fstream>
#include <sstream>

namespace input {
namespace {

constexpr std::string_view version = "1";

std::string_view take(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return taken;
}

std::uint64_t hexadecimal(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

bool head_fits(std::string_view head, std::string_view name, std::string_view body) {
  constexpr std::string_view family = "chayue-";
  if (head.substr(0, family.size()) != family) return false;
  head.remove_prefix(family.size());
  return take(head, ' ') == name && take(head, ' ') == version && !take(head, ' ').empty() &&
         hexadecimal(take(head, ' ')) == checksum(body);
}

std::uint32_t count_in(std::string_view head) {
  take(head, ' ');
  take(head, ' ');
  return number_in(take(head, ' '));
}

}  // namespace

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t value = 0xCBF29CE484222325U;
  for (const char byte : bytes) value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  return value;
}

base::Result<std::string> read_whole(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  if (in) content << in.rdbuf();
  if (!in || !content) return base::error(base::ErrorKind::unavailable, file + ": cannot be read");
  return std::move(content).str();
}

base::Result<std::vector<std::string_view>> rows_of(std::string_view content, std::string_view name) {
  const std::string_view head = take(content, '\n');
  if (!head_fits(head, name, content)) {
    return base::error(base::ErrorKind::unavailable, std::string(name) + ": damaged, or of another version");
  }
  std::vector<std::string_view> rows;
  rows.reserve(count_in(head));
  while (!content.empty()) rows.push_back(take(content, '\n'));
  if (rows.empty() || rows.size() != count_in(head)) {
    return base::error(base::ErrorKind::unavailable, std::string(name) + ": the count of rows is not as it says");
  }
  return rows;
}

std::string_view take_field(std::string_view& row) { return take(row, '\t'); }

std::uint32_t number_in(std::string_view field) {
  std::uint32_t value = 0;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return value;
}

}  // namespace input
