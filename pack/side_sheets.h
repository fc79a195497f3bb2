// Side sheets: the sheets beside the catalogue (栏目、指南、公示栏、机关、撤下), made into the import's JSON files.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pack/collector.h"
#include "pack/column_list.h"
#include "pack/gathered.h"
#include "pack/headings.h"

namespace pack {

/// The section of what is withdrawn, with the reasons.
inline constexpr std::string_view withdrawn_section = "撤下";

class SideSheets {
 public:
  SideSheets(const HeadingTable& headings, Collector& found);
  SideSheets(const SideSheets&) = delete;
  SideSheets& operator=(const SideSheets&) = delete;
  ~SideSheets();

  /// A sheet of any section but 目录.
  void read(const Sheet& sheet, std::string_view section);

  /// Adds to Gathered::files what the sheets said: "guide.json" and so on. A file that is there already stays, and
  /// the sheet is warned about. Where nobody lists the columns, those that the rows name (`of_rows`) are taken, with
  /// a warning.
  void finish(Gathered& gathered, const ColumnList& of_rows);

 private:
  struct Made;
  void put(Gathered& gathered, const std::string& name, std::string_view section, const std::string& json);
  const HeadingTable& headings_;
  Collector& found_;
  std::unique_ptr<Made> made_;
};

}  // namespace pack
