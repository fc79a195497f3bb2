#include "printing/imposition.h"

#include <algorithm>

#include "printing/layout.h"

namespace printing {

Sheets sheets_of(std::size_t pages, const Selection& selection) {
  using namespace geometry;
  const int count = static_cast<int>(pages);
  const int first = std::clamp(selection.first, 1, count);
  const int last = selection.last == 0 ? count : std::clamp(selection.last, first, count);
  Sheets sheets{page_width_pt, page_height_pt, {}};
  if (selection.two_up) std::swap(sheets.width_pt, sheets.height_pt);
  const float half_pt = sheets.width_pt / 2;
  const float scale = half_pt / page_width_pt;
  for (int number = first; number <= last; ++number) {
    const auto page = static_cast<std::size_t>(number - 1);
    if (!selection.two_up) {
      sheets.sides.push_back({{page, 1, 0, 0}});
      continue;
    }
    const bool right = (number - first) % 2 != 0;
    if (!right) sheets.sides.emplace_back();
    const float bottom_pt = (sheets.height_pt - page_height_pt * scale) / 2;
    sheets.sides.back().push_back({page, scale, right ? half_pt : 0, bottom_pt});
  }
  return sheets;
}

}  // namespace printing
