#include "input/handwriting_templates.h"

#include <charconv>
#include <cmath>
#include <cstring>

#include "input/table_file.h"

namespace input {
namespace {

constexpr std::string_view family = "chayue-handwriting 1 ";
constexpr std::size_t head_size = family.size() + 8 + 1 + 16 + 1;  ///< count and checksum, hexadecimal
constexpr std::size_t triangle = feature_count * (feature_count + 1) / 2;
constexpr std::size_t fixed_size = sizeof(float) * (feature_count + triangle + 1);
constexpr std::size_t row_size = sizeof(std::uint32_t) + sizeof(float) + feature_count;

std::string hexadecimal(std::uint64_t value, std::size_t digits) {
  std::string text(digits, '0');
  for (std::size_t i = digits; i-- > 0; value >>= 4U) text[i] = "0123456789abcdef"[value & 15U];
  return text;
}

std::string head_of(std::size_t count, std::string_view body) {
  return std::string(family) + hexadecimal(count, 8) + ' ' + hexadecimal(checksum(body), 16) + '\n';
}

template <class Value>
void put(std::string& bytes, const Value* values, std::size_t count) {
  bytes.append(reinterpret_cast<const char*>(values), count * sizeof(Value));
}

template <class Value>
void take(std::string_view& bytes, Value* values, std::size_t count) {
  std::memcpy(values, bytes.data(), count * sizeof(Value));
  bytes.remove_prefix(count * sizeof(Value));
}

/// How many rows a body of this size has room for; 0 where it is no whole number of them.
std::size_t rows_in(std::size_t body_size) {
  if (body_size <= fixed_size || (body_size - fixed_size) % row_size != 0) return 0;
  return (body_size - fixed_size) / row_size;
}

}  // namespace

Features HandwritingTemplates::place_of(const Features& features) const {
  Features from{}, place{};
  for (std::size_t i = 0; i < feature_count; ++i) from[i] = features[i] - middle[i];
  const float* row = straighten.data();
  for (std::size_t i = 0; i < feature_count; row += ++i) {
    float sum = 0;
    for (std::size_t j = 0; j <= i; ++j) sum += row[j] * from[j];
    place[i] = sum;
  }
  return place;
}

std::string to_bytes(const HandwritingTemplates& templates) {
  std::string body;
  put(body, templates.middle.data(), feature_count);
  put(body, templates.straighten.data(), triangle);
  put(body, &templates.scale, 1);
  for (std::size_t i = 0; i < templates.rows.size(); ++i) {
    const auto character = static_cast<std::uint32_t>(templates.characters[i]);
    put(body, &character, 1);
    put(body, &templates.burden[i], 1);
    put(body, templates.rows[i].data(), feature_count);
  }
  return head_of(templates.rows.size(), body) + body;
}

base::Result<HandwritingTemplates> templates_from(std::string_view bytes) {
  std::string_view body = bytes.substr(std::min(head_size, bytes.size()));
  const std::size_t count = rows_in(body.size());
  if (count == 0 || bytes.substr(0, head_size) != head_of(count, body)) {
    return base::error(base::ErrorKind::unavailable, "handwriting: damaged, or of another version");
  }
  HandwritingTemplates templates;
  templates.straighten.resize(triangle);
  take(body, templates.middle.data(), feature_count);
  take(body, templates.straighten.data(), triangle);
  take(body, &templates.scale, 1);
  templates.characters.resize(count);
  templates.burden.resize(count);
  templates.rows.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t character = 0;
    take(body, &character, 1);
    templates.characters[i] = character;
    take(body, &templates.burden[i], 1);
    take(body, templates.rows[i].data(), feature_count);
  }
  return templates;
}

}  // namespace input
