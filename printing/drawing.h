// Drawing: what a page comes down to, for the PDF and for the picture alike: glyphs, rules, boxes and strokes in
// place.
#pragma once

#include <cstddef>
#include <vector>

#include "printing/fonts.h"
#include "printing/layout.h"

namespace printing {

struct DrawnGlyph {
  char32_t character = 0;
  unsigned index = 0;    ///< in its font
  float advance_em = 0;  ///< to where the next one stands, before spacing
};

/// Glyphs of one font and size that follow each other at even distances.
struct Piece {
  int font = 0;  ///< of Fonts
  float x_pt = 0;
  float baseline_pt = 0;  ///< from the top of the page
  float size_pt = 0;
  float spacing_pt = 0;
  std::size_t begin = 0, end = 0;  ///< of DrawnPage::glyphs
};

struct DrawnPage {
  std::vector<DrawnGlyph> glyphs;
  std::vector<Piece> pieces;  ///< in reading order
  std::vector<Rule> rules;
  std::vector<Box> boxes;
  std::vector<Stroke> strokes;
  std::vector<char32_t> missing;  ///< as they occur; each stands on the page as a box with its number in it
};

/// Finds the glyphs of a page. `into` is emptied first; its memory serves again.
void draw_page(Fonts& fonts, const Page& page, DrawnPage& into);

}  // namespace printing
