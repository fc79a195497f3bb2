#include <algorithm>
#include <filesystem>

#include "updates/updates.h"

namespace updates {

std::vector<std::string> packages_on(const std::string& stick) {
  namespace fs = std::filesystem;
  std::vector<std::string> found;
  const auto add_from = [&found](const fs::path& folder, auto&& also) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      if (entry.is_regular_file(ignored) && entry.path().extension() == ".chayue") found.push_back(entry.path());
      if (entry.is_directory(ignored)) also(entry.path());
    }
  };
  add_from(stick, [&](const fs::path& below) { add_from(below, [](const fs::path&) {}); });
  std::sort(found.rbegin(), found.rend(),
            [](const auto& a, const auto& b) { return fs::path(a).filename() < fs::path(b).filename(); });
  return found;
}

}  // namespace updates
