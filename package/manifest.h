// Manifest: what an update package says of itself, and of every part of the version that it brings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace package {

/// One file of the import directory (docs/formats.md).
struct Part {
  std::string path;        ///< relative, '/' between names: is_part_path()
  std::string sha256;      ///< 64 lower-case hex digits
  std::uint64_t size = 0;  ///< bytes

  bool operator==(const Part&) const = default;
};

struct Manifest {
  std::string agency;  ///< full name: a kiosk takes packages of its own agency only
  /// 1 or more; each version of an agency has a greater one than all before (no clock is trusted).
  std::int64_t counter = 0;
  std::int64_t base = 0;    ///< 0: a full package; else the counter of the version whose parts it leaves out
  std::string base_sha256;  ///< of the base's manifest, as text; empty in a full package
  std::string made_at;      ///< "2026-11-23 14:05", for people; nothing depends on it
  std::string note;         ///< what is new, in the clerk's words; may be empty
  std::vector<Part> parts;  ///< of the whole version, also those that a delta leaves out; by path

  bool operator==(const Manifest&) const = default;
};

/// One JSON object, the same bytes for the same manifest: what is signed.
std::string to_text(const Manifest& manifest);
/// bad_input: not what to_text() could have written (unknown format, paths that escape or repeat, sizes beyond
/// max_version_bytes, counters that make no sense).
base::Result<Manifest> parse_manifest(std::string_view text);
/// The "format" that a manifest says it is of; parse_manifest() understands `manifest_format` alone. Nothing: it says
/// none.
std::optional<std::int64_t> format_of(std::string_view text);

/// Which rule of parse_manifest() it breaks, in English; empty: none.
std::string fault_of(const Manifest& manifest);

/// "rows/a.csv", "texts/b01.md": no empty, "." or ".." name, no backslash, colon or control character, no name that
/// Windows keeps for a device (NUL, com1.txt), at most 200 bytes, valid UTF-8.
bool is_part_path(std::string_view path);
/// 64 lower-case hex digits.
bool is_sha256(std::string_view text);

/// Lower-case hex.
std::string sha256_of(std::string_view bytes);

inline constexpr std::int64_t manifest_format = 1;
inline constexpr std::int64_t max_counter = 9'007'199'254'740'991;  // what every reader of JSON keeps exactly
inline constexpr std::uint64_t max_part_bytes = std::uint64_t{512} << 20U;
inline constexpr std::uint64_t max_version_bytes = std::uint64_t{8} << 30U;
inline constexpr std::size_t max_parts = 200'000;
inline constexpr std::size_t max_manifest_bytes = std::size_t{64} << 20U;

}  // namespace package
