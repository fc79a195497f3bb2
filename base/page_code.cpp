#include "base/page_code.h"

#include <cstddef>
#include <vector>

#include "base/code_signs.h"

namespace base {
namespace {

constexpr std::size_t length_signs = 15;
constexpr std::size_t group_signs = 5;
constexpr int document_signs = 8, revision_signs = 4, page_signs = 2;
constexpr int largest_page = 1023;

using Values = std::vector<unsigned>;

/// Each sign is weighed with another power of x, the last one with 1: zero for what is right.
unsigned syndrome(const Values& values) {
  unsigned sum = 0;
  for (const unsigned value : values) sum = times_x(sum) ^ value;
  return sum;
}

void write(Values& values, std::size_t& at, std::uint64_t number, int count) {
  for (int i = count - 1; i >= 0; --i) values[at++] = static_cast<unsigned>(number >> (5 * i)) & 31U;
}

std::uint64_t read(const Values& values, std::size_t& at, int count) {
  std::uint64_t number = 0;
  for (int i = 0; i < count; ++i) number = number << 5 | values[at++];
  return number;
}

}  // namespace

std::uint64_t fingerprint(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a, its bits mixed at the end as in MurmurHash3
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDU;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53U;
  return hash ^ (hash >> 33);
}

std::string to_text(const PageCode& code) {
  Values values(length_signs);
  std::size_t at = 0;
  write(values, at, code.document, document_signs);
  write(values, at, code.revision, revision_signs);
  const bool has_number = code.page >= 0 && code.page <= largest_page;
  write(values, at, has_number ? static_cast<std::uint64_t>(code.page) : 0, page_signs);
  values[at] = syndrome(values);
  return write_code_signs(values, group_signs);
}

std::optional<PageCode> parse_page_code(std::string_view typed) {
  const auto values = read_code_signs(typed, length_signs);
  if (!values || syndrome(*values) != 0) return std::nullopt;
  std::size_t at = 0;
  PageCode code;
  code.document = read(*values, at, document_signs);
  code.revision = static_cast<std::uint32_t>(read(*values, at, revision_signs));
  code.page = static_cast<int>(read(*values, at, page_signs));
  return code;
}

std::string_view page_code_signs() { return code_signs(); }

}  // namespace base
