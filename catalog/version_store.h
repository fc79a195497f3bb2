// What one store says of itself as a version, and whether it is sound. For versions.cpp.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "catalog/versions.h"

namespace catalog {

/// `number` is 0 in a store of the format that knew no versions. Nothing: it cannot be read.
std::optional<Version> read_version(const std::string& file);
/// The greatest counter that was in use when a store was built, its own included; 0 where it cannot be read.
std::int64_t read_highest_counter(const std::string& file);
base::Result<std::string> read_manifest(const std::string& file);

}  // namespace catalog
