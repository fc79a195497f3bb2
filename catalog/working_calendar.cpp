#include "catalog/working_calendar.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "catalog/calendar_file.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;

constexpr int levels_above = 4;

}  // namespace

std::string product_calendar_folder() {
  if (const char* named = std::getenv("CHAYUE_SHARE"); named != nullptr && *named != '\0')
    return (fs::path(named) / "calendar").string();
  std::error_code error;
  fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (int level = 0; level < levels_above && !error; ++level, folder = folder.parent_path()) {
    const fs::path calendar = folder / "share/chayue/calendar";
    if (fs::is_directory(calendar, error)) return calendar.string();
    error.clear();
  }
  return "";
}

base::Calendar working_calendar(const Catalog* catalogue, const std::string& product) {
  base::Calendar calendar;
  (void)add_calendar_folder(product, calendar);  // what is missing makes dates provisional, and they say so
  if (catalogue == nullptr) return calendar;
  auto years = catalogue->calendar();
  if (!years) return calendar;
  for (base::CalendarYear& year : *years) calendar.add(std::move(year));
  return calendar;
}

}  // namespace catalog
