// Layout: which entry of a zip is the manifest, which are signatures, which are parts; anything else is refused.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "package/archive.h"
#include "package/package.h"

namespace package {

struct Layout {
  std::size_t manifest = 0;                  ///< entry of the archive
  std::vector<std::size_t> signatures;       ///< entries
  std::map<std::string, std::size_t> parts;  ///< by SHA-256
};

/// False: not_a_package (no manifest), part_twice, part_unlisted (an entry that is none of the three, or no plain
/// file) or bad_signature (more than max_signatures).
bool read_layout(const Archive& archive, Layout& layout, Refused& refused);

bool is_signature_entry(const std::string& name);

inline constexpr std::size_t max_signatures = 16;

}  // namespace package
