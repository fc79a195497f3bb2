// Heading line: finds the row of a sheet that holds its headings, and what they mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/headings.h"
#include "pack/sheet.h"

namespace pack {

struct HeadingLine {
  std::size_t row = 0;                ///< its place in Sheet::rows
  std::vector<std::string> texts;     ///< of the cells, trimmed
  std::vector<std::string> meanings;  ///< by the table of headings; empty where it knows none
  std::size_t known = 0;              ///< different meanings among them
};

/// The one of the first ten rows with most known headings, the lower one of two; nothing if none has two of them.
std::optional<HeadingLine> find_heading_line(const Sheet& sheet, const HeadingTable& headings,
                                             std::string_view section);

/// What a sheet is about: by its own name (of a .csv: the file's), else by its headings. Nothing if that says
/// nothing.
std::optional<std::string> section_of(const Sheet& sheet, const HeadingTable& headings);

/// The name of a sheet without its folder and type: "目录" of "2026/目录.csv", or the sheet's own.
std::string name_of(const Sheet& sheet);

}  // namespace pack
