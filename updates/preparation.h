// Preparation: how a package becomes a version that lies aside. The inside of Updates::prepare().
#pragma once

#include <set>
#include <string>
#include <variant>

#include "catalog/files.h"
#include "catalog/versions.h"
#include "updates/updates.h"

namespace updates {

/// Where the files of a package lie while a version is built from them.
std::string staging_folder(const std::string& data_directory);

/// The sums of all parts of the versions that are kept. Nothing: one of them does not say, so that no part may go.
std::optional<std::set<std::string>> kept_parts(const catalog::Versions& versions);

/// Checks, copies, builds and compares (Updates::prepare()). The caller holds `lock`.
std::variant<Preview, Trouble> prepare(const std::string& data_directory, catalog::Versions& versions,
                                       const catalog::DirectoryLock& lock, const std::string& file,
                                       base::LocalTime now, const Progress& progress);

}  // namespace updates
