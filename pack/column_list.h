// Column list: the 栏目 of an agency as a clerk lists them, one row each, made into columns.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/collector.h"

namespace pack {

struct ColumnRow {
  Place place;
  std::string id;  ///< empty: made of the names
  std::string name;
  std::string note;
  std::string parent;  ///< name or id; empty: of the first level
  std::string role;    ///< annual_report, disclosure_rules or empty
};

class ColumnList {
 public:
  void add(ColumnRow row) { rows_.push_back(std::move(row)); }
  /// A path "一级/二级" (also with \ or >) and all columns above it, each once.
  void add_path(const std::string& path);
  bool is_empty() const { return rows_.empty(); }

  /// columns.json. A parent that is not in the list, or goes in a circle, is an error.
  std::string to_json(Collector& found) const;

 private:
  std::vector<ColumnRow> rows_;
};

/// "年报" -> "annual_report"; what is not known stays as it is, for the import to complain about.
std::string role_of(std::string_view words);

}  // namespace pack
