// Update room: the small vocabulary of the tests of updates. A data directory with trust, versions of an invented
// catalogue as packages, and what citizens then read.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "catalog/catalog.h"
#include "tests/support/package_maker.h"
#include "updates/updates.h"

namespace support {

inline constexpr base::LocalTime noon{
    base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, 12, 0};

/// One row of an invented catalogue.
struct Entry {
  std::string index_number;
  std::string title;
  std::string column = "notice";
  std::string text;  ///< the full text; empty: none
};

/// The parts of a version with these rows.
inline Parts version_of(const std::vector<Entry>& entries, const std::string& withdrawn = "") {
  Parts parts;
  parts["manifest.json"] =
      R"({"format":1,"agency":{"name":"示例市应急管理局"},"content_date":"2026-11-20","columns":"columns.json",)"
      R"("rows":["rows/a.csv"],"texts":"texts","guide":"guide.json"})";
  parts["columns.json"] =
      R"([{"id":"notice","name":"通知"},{"id":"policy","name":"政策","children":[{"id":"rule","name":"规定"}]}])";
  parts["guide.json"] = R"({"updated_on":"2026-10-01","fields":{"access":"现场查阅"}})";
  parts["rows/a.csv"] = "索引号,标题,内容概述,发布机构,栏目,成文日期,发布日期,公开方式,正文\n";
  parts["texts/none.md"] = "没有用到\n";
  for (const Entry& entry : entries) {
    const std::string text = entry.text.empty() ? "" : entry.index_number + ".md";
    parts["rows/a.csv"] += entry.index_number + "," + entry.title + ",概述,示例局," + entry.column +
                           ",2026-01-02,2026-01-05,主动公开," + text + "\n";
    if (!text.empty()) parts["texts/" + text] = entry.text;
  }
  if (!withdrawn.empty()) parts["withdrawn.json"] = withdrawn;
  return parts;
}

/// Where there is a file system in memory, tests that sync a thousand times use it.
struct QuickDisk {
  QuickDisk() {
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
  }
};

struct UpdateRoom {
  QuickDisk disk;
  PackageMaker maker;
  Person clerk{"张科长"};
  std::string data = maker.path("data");

  UpdateRoom() {
    ::setenv("CHAYUE_INPUT", "/nonexistent", 1);  // making the tables of typing takes seconds
    std::filesystem::create_directories(data);
    REQUIRE(package::write_trust(data, trust_in({&clerk})));
  }

  std::string package(std::int64_t counter, const Parts& parts, const std::string& base = "") {
    return maker.make_signed(std::to_string(counter) + ".chayue", counter, parts, clerk, base);
  }

  updates::Updates open() const {
    auto opened = updates::Updates::open(data);
    REQUIRE(opened);
    return std::move(*opened);
  }

  /// What citizens read, newest list order.
  std::vector<std::string> titles() const {
    std::vector<std::string> titles;
    const auto opened = catalog::Catalog::open(data);
    if (!opened) return titles;
    const auto found = opened->find({}, noon.date);
    REQUIRE(found);
    const auto rows = opened->rows(found->ids, "");
    REQUIRE(rows);
    for (const auto& row : *rows) titles.push_back(row.record.title);
    return titles;
  }
};

inline std::variant<updates::Preview, updates::Trouble> prepare(updates::Updates& updates, const std::string& file,
                                                                const updates::Progress& progress = {}) {
  return updates.prepare(file, noon, progress);
}

inline updates::Preview preview_of(updates::Updates& updates, const std::string& file) {
  auto prepared = prepare(updates, file);
  REQUIRE(std::holds_alternative<updates::Preview>(prepared));
  return std::get<updates::Preview>(std::move(prepared));
}

/// Loads what must load.
inline void load(updates::Updates& updates, const std::string& file) {
  const updates::Preview preview = preview_of(updates, file);
  REQUIRE(updates.confirm(preview));
}

/// Why nothing was prepared; fails the test where something was.
inline package::Refusal refusal_of(const std::variant<updates::Preview, updates::Trouble>& prepared) {
  REQUIRE(std::holds_alternative<updates::Trouble>(prepared));
  const auto& why = std::get<updates::Trouble>(prepared).why;
  REQUIRE(std::holds_alternative<package::Refused>(why));
  return std::get<package::Refused>(why).why;
}

inline const Entry one{"N1", "一号通知", "notice", "第一段\n\n第二段\n\n第三段\n"};
inline const Entry two{"N2", "二号规定", "rule", {}};
inline const Entry three{"N3", "三号通知", "notice", {}};

/// In order; none where there is no such folder.
inline std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  if (!std::filesystem::exists(folder)) return names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

/// A room with version 1 (one, two), loaded from package 1.
struct LoadedRoom : UpdateRoom {
  std::string first = package(1, version_of({one, two}));
  updates::Updates updates = open();
  LoadedRoom() { load(updates, first); }
};

}  // namespace support
