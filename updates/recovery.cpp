#include "updates/recovery.h"

#include <filesystem>

#include "catalog/files.h"
#include "updates/preparation.h"

namespace updates {

base::Result<catalog::Versions::Recovery> recover(const std::string& data_directory) {
  std::error_code ignored;
  if (!std::filesystem::exists(data_directory, ignored)) return catalog::Versions::Recovery{};
  bool is_busy = false;
  const auto lock = catalog::DirectoryLock::take(data_directory, is_busy);
  if (!lock) return lock.error();
  auto versions = catalog::Versions::open(data_directory);
  if (!versions) return versions.error();
  std::filesystem::remove_all(staging_folder(data_directory), ignored);
  return versions->recover(*lock);
}

std::string log_line(const catalog::Versions::Recovery& recovery) {
  if (!recovery.set_aside && !recovery.in_use_now) return {};
  std::string line = recovery.set_aside ? "catalogue: the store failed its checks and was set aside; "
                                        : "catalogue: the store was gone; ";
  if (!recovery.in_use_now) return line + "no good version is kept";
  return line + "version " + std::to_string(recovery.in_use_now->number) + " of " +
         recovery.in_use_now->content_date + " is in use";
}

}  // namespace updates
