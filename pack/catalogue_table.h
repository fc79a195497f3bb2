// Catalogue table: the rows of a sheet as entries of the catalogue, normalised, with a finding for every change.
#pragma once

#include "pack/collector.h"
#include "pack/gathered.h"
#include "pack/heading_line.h"

namespace pack {

/// The meaning of the column of attachments in the section 目录; not a field of the catalogue itself.
inline constexpr std::string_view attachment_heading = "附件";
/// The meaning of columns that are known and of no use here (序号, 点击量).
inline constexpr std::string_view ignored_heading = "不收入";

/// `line` is the sheet's heading line. Unknown headings are warned about, missing ones that must be there are errors.
Table read_catalogue_table(const Sheet& sheet, const HeadingLine& line, Collector& found);

/// Rows of all tables: the same 索引号 twice is an error, the same 标题 a warning.
void find_repeated(std::vector<Table>& tables, Collector& found);

}  // namespace pack
