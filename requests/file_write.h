// Files that are written whole or not at all, synced, readable by their owner only; and read whole.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace requests {

/// Beside `path`, then renamed over it. no_space, unavailable: what stood there stays.
base::Status write_whole(const std::string& path, std::string_view bytes);

/// An empty one (0600) in a folder (0700 if it is made): before SQLite makes it, so that neither it nor its journals
/// are ever readable by others. What is there stays. no_space, unavailable.
base::Status make_private_file(const std::string& folder, const std::string& path);

/// not_found; unavailable; bad_input: longer than `most` bytes.
base::Result<std::string> read_whole(const std::string& path, std::size_t most);

}  // namespace requests
