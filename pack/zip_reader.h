// Zip reader: the parts of an .xlsx or .docx file, with caps against files that swell beyond reason.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pack {

class ZipReader {
 public:
  /// Keeps `bytes` in use while it lives. bad_input: no zip; no_space: swells beyond the caps below.
  static base::Result<ZipReader> open(std::string_view bytes);
  ZipReader(ZipReader&&) noexcept;
  ~ZipReader();

  const std::vector<std::string>& names() const;

  /// A part by its name, upper and lower case alike, a leading '/' ignored. Nothing if it is not there, is encrypted
  /// or damaged.
  std::optional<std::string> read(std::string_view name) const;

 private:
  struct Archive;
  explicit ZipReader(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

inline constexpr std::uint64_t zip_part_limit_bytes = std::uint64_t{192} << 20U;
inline constexpr std::uint64_t zip_total_limit_bytes = std::uint64_t{512} << 20U;
inline constexpr std::uint64_t zip_ratio_limit = 250;  ///< of parts beyond 1 MiB
inline constexpr std::size_t zip_count_limit = 20'000;

}  // namespace pack
