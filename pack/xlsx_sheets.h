// Xlsx sheets: all sheets of an .xlsx workbook, hidden ones included, as tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/collector.h"
#include "pack/sheet.h"

namespace pack {

/// Reads the bytes of a workbook of `file`. Takes any bytes: what cannot be read is an error in `found`, and the
/// sheets that could be read are returned. Values of formulas are those that were last worked out. Cells that are
/// merged over several rows have their value in each of them. Columns beyond `columns_read` are left out with a
/// warning, cells beyond cell_limit (csv_sheet.h) with an error.
std::vector<Sheet> read_xlsx_sheets(const std::string& file, std::string_view bytes, Collector& found);

inline constexpr std::size_t columns_read = 256;

}  // namespace pack
