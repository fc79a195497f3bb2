// Headings: what the Chinese headings of a clerk's tables stand for (assets/pack/headings.json, docs/formats.md).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace pack {

/// The sections of the file.
inline constexpr std::string_view catalogue_section = "目录";
inline constexpr std::string_view columns_section = "栏目";
inline constexpr std::string_view guide_section = "指南";
inline constexpr std::string_view offices_section = "公示栏";
inline constexpr std::string_view agency_section = "机关";
inline constexpr std::string_view sheets_section = "工作表";  ///< names of sheets and files -> one of the above

/// A spelling as it is compared: without white space, signs like * and ：, and what stands in brackets; full-width
/// letters and digits as half-width ones, small letters.
std::string fold_heading(std::string_view heading);

class HeadingTable {
 public:
  /// Adds what a file says; it goes before what was there. bad_input: no JSON of this form; `why` names the place.
  base::Status add(std::string_view json, std::string& why);

  /// What a heading means in a section: "文件名称" in 目录 is "标题". Nothing if it is not known.
  std::optional<std::string> find(std::string_view section, std::string_view heading) const;

 private:
  std::map<std::string, std::map<std::string, std::string>> sections_;  ///< section -> folded spelling -> meaning
};

/// share/chayue above the program, $CHAYUE_SHARE before it; empty if there is none with a table of headings.
std::string product_folder();
/// Inside it.
inline constexpr std::string_view product_headings = "/pack/headings.json";

}  // namespace pack
