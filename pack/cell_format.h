// Cell format: what the number of a spreadsheet cell looks like to the clerk: a date, a number with leading zeros …
#pragma once

#include <string>
#include <string_view>

#include "pack/sheet.h"

namespace pack {

enum class Look { plain, date, time, zeros };

struct CellFormat {
  Look look = Look::plain;
  int digits = 0;  ///< of Look::zeros: at least so many
};

/// The format with a number that every workbook knows (14: a date); plain for others.
CellFormat built_in_format(int id);
/// Reads a format code: "yyyy\"年\"m\"月\"d\"日\"", "[$-804]h:mm", "00000".
CellFormat format_of_code(std::string_view code);

/// The number `raw` ("45658.5", "4.4E+17") as the clerk sees it. What is no number stays as it is.
Cell cell_of_number(std::string_view raw, CellFormat format, bool is_1904);

}  // namespace pack
