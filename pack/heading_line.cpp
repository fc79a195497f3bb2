#include "pack/heading_line.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/utf8.h"

namespace pack {
namespace {

constexpr std::size_t heading_rows = 10;
constexpr std::size_t least_known = 2;

HeadingLine line_of(const Row& row, const HeadingTable& headings, std::string_view section) {
  HeadingLine line;
  std::set<std::string> different;
  for (const Cell& cell : row.cells) {
    line.texts.emplace_back(base::trim(cell.text));
    line.meanings.push_back(headings.find(section, cell.text).value_or(""));
    if (!line.meanings.back().empty()) different.insert(line.meanings.back());
  }
  line.known = different.size();
  return line;
}

}  // namespace

std::optional<HeadingLine> find_heading_line(const Sheet& sheet, const HeadingTable& headings,
                                             std::string_view section) {
  std::optional<HeadingLine> best;
  for (std::size_t i = 0; i < std::min(sheet.rows.size(), heading_rows); ++i) {
    HeadingLine line = line_of(sheet.rows[i], headings, section);
    line.row = i;
    if (line.known >= std::max(least_known, best ? best->known : 0)) best = std::move(line);
  }
  return best;
}

std::optional<std::string> section_of(const Sheet& sheet, const HeadingTable& headings) {
  if (auto named = headings.find(sheets_section, name_of(sheet))) return named;
  std::optional<std::string> best;
  std::size_t known = 0;
  for (const std::string_view section : {catalogue_section, columns_section, offices_section, guide_section}) {
    const auto line = find_heading_line(sheet, headings, section);
    if (line && line->known > known) known = line->known, best = std::string(section);
  }
  return best;
}

std::string name_of(const Sheet& sheet) {
  return sheet.name.empty() ? std::filesystem::path(sheet.file).stem().string() : sheet.name;
}

}  // namespace pack
