#include "package/manifest.h"

#include <sodium.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/date.h"
#include "base/utf8.h"

namespace package {
namespace {

using Json = nlohmann::json;
using base::ErrorKind;

constexpr std::size_t max_path_bytes = 200;
constexpr std::size_t max_agency_bytes = 300;
constexpr std::size_t max_note_bytes = 8000;

std::string quoted(const std::string& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_line(std::string_view text, std::size_t longest_bytes) {
  return text.size() <= longest_bytes && base::is_valid_utf8(text) &&
         std::none_of(text.begin(), text.end(), is_control);
}

bool is_note(std::string_view text) {
  const auto is_bad = [](char c) { return is_control(c) && c != '\n'; };
  return text.size() <= max_note_bytes && base::is_valid_utf8(text) && std::none_of(text.begin(), text.end(), is_bad);
}

/// "2026-11-23 14:05", or nothing.
bool is_moment(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() != 16 || text[10] != ' ' || text[13] != ':' || !base::parse_date(text.substr(0, 10))) return false;
  const auto digit = [&](std::size_t at, char most) { return text[at] >= '0' && text[at] <= most; };
  const bool is_hour = digit(11, '2') && digit(12, text[11] == '2' ? '3' : '9');
  return is_hour && digit(14, '5') && digit(15, '9');
}

/// What Windows takes for a device, whatever follows after a dot.
bool is_device_name(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  for (char& c : stem) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  static const std::set<std::string, std::less<>> devices = {"CON", "PRN", "AUX", "NUL"};
  const bool is_numbered =
      stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) && stem[3] >= '0' && stem[3] <= '9';
  return is_numbered || devices.contains(stem);
}

bool is_name(std::string_view name) { return !name.empty() && name != "." && name != ".." && !is_device_name(name); }

std::string fault_of(const Part& part) {
  if (!is_part_path(part.path)) return "a path that no part may have";
  if (!is_sha256(part.sha256)) return "a sum that is none";
  return part.size > max_part_bytes ? "a part beyond the limit" : "";
}

/// Nothing is both a file and a folder. `parts` are in order.
bool has_file_below_file(const std::vector<Part>& parts) {
  std::set<std::string_view> files;
  for (const Part& part : parts) files.insert(part.path);
  for (const std::string_view path : files)
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1))
      if (files.contains(path.substr(0, slash))) return true;
  return false;
}

bool has_two_sizes(const std::vector<Part>& parts) {
  std::map<std::string_view, std::uint64_t> sizes;
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
    return sizes.emplace(part.sha256, part.size).first->second != part.size;
  });
}

std::string fault_of(const std::vector<Part>& parts) {
  if (parts.empty() || parts.size() > max_parts) return "no parts, or too many";
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (std::string fault = fault_of(parts[i]); !fault.empty()) return fault;
    if (i > 0 && !(parts[i - 1].path < parts[i].path)) return "parts that repeat or are out of order";
    total += parts[i].size;
  }
  if (has_two_sizes(parts)) return "a sum of two sizes";
  if (total > max_version_bytes) return "parts beyond the limit together";
  return has_file_below_file(parts) ? "a path that is a file and a folder" : "";
}

std::string fault_of_base(const Manifest& manifest) {
  if (manifest.base == 0) return manifest.base_sha256.empty() ? "" : "a base without a counter";
  if (manifest.base < 0 || manifest.base >= manifest.counter) return "a base that is not before it";
  return is_sha256(manifest.base_sha256) ? "" : "a base without a sum";
}

std::string to_line(const Part& part) {
  return "{\"path\": " + quoted(part.path) + ", \"sha256\": " + quoted(part.sha256) +
         ", \"size\": " + std::to_string(part.size) + "}";
}

/// Types that do not fit leave what is there: the comparison with to_text() finds them.
void take(const Json& object, const char* key, std::string& value) {
  const auto found = object.find(key);
  if (found != object.end() && found->is_string()) value = found->get<std::string>();
}
template <class Number>
void take_number(const Json& object, const char* key, Number& value) {
  const auto found = object.find(key);
  if (found != object.end() && found->is_number_integer()) value = found->get<Number>();
}

Part part_from(const Json& object) {
  Part part;
  if (!object.is_object()) return part;
  take(object, "path", part.path);
  take(object, "sha256", part.sha256);
  take_number(object, "size", part.size);
  return part;
}

Manifest manifest_from(const Json& object) {
  Manifest manifest;
  take(object, "agency", manifest.agency);
  take_number(object, "counter", manifest.counter);
  take_number(object, "base", manifest.base);
  take(object, "base_sha256", manifest.base_sha256);
  take(object, "made_at", manifest.made_at);
  take(object, "note", manifest.note);
  const auto parts = object.find("parts");
  if (parts == object.end() || !parts->is_array()) return manifest;
  for (const Json& part : *parts) manifest.parts.push_back(part_from(part));
  return manifest;
}

}  // namespace

bool is_sha256(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_part_path(std::string_view path) {
  if (!is_line(path, max_path_bytes) || path.find_first_of("\\:") != std::string_view::npos) return false;
  for (std::size_t begin = 0;;) {
    const std::size_t slash = path.find('/', begin);
    if (!is_name(path.substr(begin, slash - begin))) return false;
    if (slash == std::string_view::npos) return true;
    begin = slash + 1;
  }
}

std::string fault_of(const Manifest& manifest) {
  if (manifest.agency.empty() || !is_line(manifest.agency, max_agency_bytes)) return "no agency";
  if (manifest.counter < 1 || manifest.counter > max_counter) return "a counter that makes no sense";
  if (std::string fault = fault_of_base(manifest); !fault.empty()) return fault;
  if (!is_moment(manifest.made_at)) return "made_at is not a moment";
  if (!is_note(manifest.note)) return "a note that is too long or not of text";
  return fault_of(manifest.parts);
}

std::string to_text(const Manifest& manifest) {
  std::string text =
      "{\n\"format\": " + std::to_string(manifest_format) + ",\n\"agency\": " + quoted(manifest.agency) +
      ",\n\"counter\": " + std::to_string(manifest.counter) + ",\n\"base\": " + std::to_string(manifest.base) +
      ",\n\"base_sha256\": " + quoted(manifest.base_sha256) + ",\n\"made_at\": " + quoted(manifest.made_at) +
      ",\n\"note\": " + quoted(manifest.note) + ",\n\"parts\": [";
  for (const Part& part : manifest.parts) {
    text += &part == &manifest.parts.front() ? "\n" : ",\n";
    text += to_line(part);
  }
  return text + "\n]\n}\n";
}

base::Result<Manifest> parse_manifest(std::string_view text) {
  const auto refused = [](const std::string& why) { return base::error(ErrorKind::bad_input, "manifest: " + why); };
  if (text.size() > max_manifest_bytes) return refused("larger than the limit");
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) return refused("not a JSON object");
  Manifest manifest = manifest_from(object);
  if (const std::string fault = fault_of(manifest); !fault.empty()) return refused(fault);
  if (to_text(manifest) != text) return refused("not as it is written");
  return manifest;
}

std::optional<std::int64_t> format_of(std::string_view text) {
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object() || !object.contains("format") || !object["format"].is_number_integer()) return std::nullopt;
  return object["format"].get<std::int64_t>();
}

std::string sha256_of(std::string_view bytes) {
  unsigned char sum[crypto_hash_sha256_BYTES] = {};
  crypto_hash_sha256(sum, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::string hex(2 * sizeof sum + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), sum, sizeof sum);
  hex.pop_back();
  return hex;
}

}  // namespace package
