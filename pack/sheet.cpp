#include "pack/sheet.h"

#include <algorithm>

namespace pack {

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.push_back(static_cast<char>('A' + (rest - 1) % 26));
  std::reverse(letters.begin(), letters.end());
  return letters;
}

std::string cell_name(std::size_t column, int row) { return column_letters(column) + std::to_string(row); }

std::size_t column_of(std::string_view cell_name) {
  std::size_t column = 0;
  for (const char c : cell_name) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    if (column > column_limit) return column_limit;
  }
  return column == 0 ? column_limit : column - 1;
}

}  // namespace pack
