// Files that are written whole or not at all, synced, readable by their owner only; and read whole.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace requests {

/// Beside `path`, then renamed over it. no_space, unavailable: what stood there stays.
base::Status write_whole(const std::string& path, std::string_view bytes);

/// not_found; unavailable; bad_input: longer than `most` bytes.
base::Result<std::string> read_whole(const std::string& path, std::size_t most);

}  // namespace requests
