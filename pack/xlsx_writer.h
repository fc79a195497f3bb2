// Xlsx writer: a workbook of plain tables, for reports.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace pack {

enum class CellStyle { plain, heading, strong, red, orange, yellow };

struct WrittenCell {
  std::string text;
  CellStyle style = CellStyle::plain;
  bool is_number = false;  ///< `text` is a whole number
};

struct WrittenSheet {
  std::string name;            ///< at most 31 characters
  std::vector<double> widths;  ///< of the columns, in characters of the standard font
  std::vector<std::vector<WrittenCell>> rows;
  bool has_heading_row = false;  ///< the first row stays in sight, and filters
};

/// The file's bytes; the same for the same sheets. Texts of any bytes: what XML cannot hold is left out, and no text
/// is ever a formula. internal: the zip could not be made.
base::Result<std::string> write_xlsx(const std::vector<WrittenSheet>& sheets);

}  // namespace pack
