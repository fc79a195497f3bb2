// Imposition: which pages of a layout stand where on which sheet.
#pragma once

#include <cstddef>
#include <vector>

#include "printing/pdf.h"

namespace printing {

/// A page on a sheet: scaled, then its lower left corner put at x_pt, y_pt of the sheet's.
struct PlacedPage {
  std::size_t page = 0;  ///< index into Layout::pages
  float scale = 1, x_pt = 0, y_pt = 0;
};

/// One side of a sheet.
using Sheet = std::vector<PlacedPage>;

struct Sheets {
  float width_pt = 0, height_pt = 0;
  std::vector<Sheet> sides;  ///< at least one, none empty
};

/// The pages `selection` asks for, out of `pages` (at least one). Bounds beyond the pages mean the nearest page; a
/// last page before the first means the first alone. Two-up: the pages of A4 on A4 laid crosswise, each scaled by
/// 1/sqrt 2 to fill its half, the first on the left; an odd last page has the left half.
Sheets sheets_of(std::size_t pages, const Selection& selection);

}  // namespace printing
