// BodyLayout: a document's body broken into lines for one width and type size. Made once, drawn line by line.
#pragma once

#include <cstdint>
#include <vector>

#include "base/block.h"
#include "kiosk/app/screens.h"
#include "kiosk/ui/canvas.h"
#include "kiosk/ui/theme.h"

namespace ui {

/// A line ready to be drawn; positions are pixels from the body's top left.
struct BodyLine {
  std::size_t block = 0;
  std::size_t row = 0, cell = 0;   ///< of a table
  std::size_t begin = 0, end = 0;  ///< bytes of app::body_text(block) or of the cell
  float x = 0, y = 0;
  TextStyle style;
  std::size_t bold_until = 0;  ///< bytes up to here are set bold: the label of an article
};

/// A rule of a table.
struct BodyRule {
  Rect rect;
};

struct BodyLayout {
  std::vector<BodyLine> lines;  ///< by y
  std::vector<BodyRule> rules;  ///< by y
  float height = 0;

  /// Index of the first line that ends below `y`.
  std::size_t first_below(float y) const;
  /// Top of the line that holds the match; 0 if there is none.
  float top_of(const app::BodyMatch& match) const;
};

/// Sets the blocks: first lines indented by two characters, full lines justified, 避头尾 by base::wrap, headings
/// bold, closing lines to the right, tables with rules and wrapped cells.
BodyLayout layout_body(const base::Blocks& blocks, float width, const Theme& theme, const Canvas& canvas);

}  // namespace ui
