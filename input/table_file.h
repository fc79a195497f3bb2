// TableFile: a table that the build made: one line of version, count and checksum, then rows of fields. Inside of
// input only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace input {

/// FNV-1a, 64 bits.
std::uint64_t checksum(std::string_view bytes);

/// The whole file. unavailable: it cannot be read. `detail` names the file.
base::Result<std::string> read_whole(const std::string& file);

/// The rows behind the head "chayue-NAME 1 ROWS CHECKSUM". unavailable: another name or version, a row more or less,
/// a byte changed. The rows point into `content`.
base::Result<std::vector<std::string_view>> rows_of(std::string_view content, std::string_view name);

/// Takes the field up to the next tab, or all that is left, off the front of `row`.
std::string_view take_field(std::string_view& row);

/// 0 where it is no number.
std::uint32_t number_in(std::string_view field);

}  // namespace input
