// One act of an update in a process of its own, for updates_power_test: update_act DATA load PACKAGE | back NUMBER |
// import FOLDER.
#include <cstdlib>
#include <string>

#include "catalog/import.h"
#include "updates/updates.h"

namespace {

constexpr base::LocalTime noon{base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, 12,
                               0};

bool load(const std::string& data, const std::string& file) {
  auto updates = updates::Updates::open(data);
  if (!updates) return false;
  const auto prepared = updates->prepare(file, noon, {});
  const auto* preview = std::get_if<updates::Preview>(&prepared);
  return preview != nullptr && updates->confirm(*preview).ok();
}

bool go_back(const std::string& data, const std::string& number) {
  auto updates = updates::Updates::open(data);
  return updates && updates->roll_back_to(std::atoll(number.c_str())).ok();
}

bool import(const std::string& data, const std::string& folder) {
  catalog::ImportReport report;
  return catalog::import_directory(folder, data, report).ok();
}

}  // namespace

int main(int count, char** values) {
  if (count != 4) return 2;
  const std::string act = values[2];
  const auto run = act == "load" ? load : act == "back" ? go_back : import;
  return run(values[1], values[3]) ? 0 : 1;
}
