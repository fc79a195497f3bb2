#include "pack/gathered.h"

namespace pack {

Place Table::place_of(const Entry& entry) const { return {file, sheet, entry.row, {}}; }

Place Table::place_of(const Entry& entry, catalog::Field field) const {
  const auto index = static_cast<std::size_t>(field);
  Place place = place_of(entry);
  if (columns[index] < 0) return place.cell = catalog::field_name(field), place;
  place.cell = headings[index] + "（" + cell_name(static_cast<std::size_t>(columns[index]), entry.row) + "）";
  return place;
}

}  // namespace pack
