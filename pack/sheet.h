// Sheet: a table as it was read, of a .csv file or of one sheet of an .xlsx workbook, hidden parts included.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pack {

enum class CellKind {
  text,
  number,  ///< `text` is written without exponent
  date,    ///< `text` is "2026-11-20", or "2026-11-20 09:30:00" if it has a time of day
  truth,   ///< `text` is TRUE or FALSE
  fault,   ///< of a formula: `text` is "#REF!", "#N/A" …
};

/// UTF-8, well-formed. Rich text is joined; phonetic guides are left out.
struct Cell {
  std::string text;
  CellKind kind = CellKind::text;
  bool is_rounded =
      false;  ///< a number of more than 15 digits, or one that the file has in exponents: digits are lost
};

struct Row {
  int number = 0;       ///< as the table program shows it; the line where the row begins in a .csv
  bool hidden = false;  ///< by hand or by a filter
  std::vector<Cell> cells;
};

/// A comment (批注) that somebody left on a cell.
struct Comment {
  std::string cell;  ///< "C3"
  std::string text;
};

struct Sheet {
  std::string file;     ///< relative to the folder of the pack
  std::string name;     ///< of the sheet; empty for .csv
  bool hidden = false;  ///< "very hidden" too
  std::vector<Row> rows;
  std::vector<bool> hidden_columns;  ///< by column; columns beyond its end are shown
  std::vector<Comment> comments;
};

/// "A", "Z", "AA" for 0, 25, 26.
std::string column_letters(std::size_t column);
/// "C3"; "标题" columns are told by name elsewhere.
std::string cell_name(std::size_t column, int row);
/// The column of "C3" or "C"; the count of columns that a sheet can have (16384) for anything else.
std::size_t column_of(std::string_view cell_name);

inline constexpr std::size_t column_limit = 16384;

}  // namespace pack
