#include "input/places.h"

#include <cstdlib>
#include <filesystem>

namespace input {
namespace {

constexpr int levels_above = 4;

}  // namespace

std::string product_folder() {
  if (const char* named = std::getenv("CHAYUE_INPUT"); named != nullptr && *named != '\0') return named;
  std::error_code error;
  std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (int level = 0; level < levels_above && !error; ++level, folder = folder.parent_path()) {
    const std::filesystem::path tables = folder / "share/chayue/input";
    if (std::filesystem::is_directory(tables, error)) return tables.string();
    error.clear();
  }
  return "";
}

std::string catalogue_folder(const std::string& data_directory) { return data_directory + "/input"; }

}  // namespace input
