// Writing a file whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace staff {

/// Who may read a file: whoever the system lets, or its owner alone.
enum class Readers { usual, owner };

/// Writes `bytes` beside `path`, syncs and renames over it; what stood there stays until then. no_space,
/// unavailable: nothing was changed and nothing is left behind.
base::Status write_atomically(const std::string& path, std::string_view bytes, Readers readers = Readers::usual);

}  // namespace staff
