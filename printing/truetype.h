// TrueType: writes a small font file with just the glyphs that a document uses.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace printing {

/// An outline of quadratic curves, in font units.
struct Outline {
  struct Point {
    int x = 0;
    int y = 0;
    bool on_curve = true;
  };
  std::vector<Point> points;
  std::vector<std::uint16_t> contour_ends;  ///< index of each contour's last point
  int advance = 0;
};

struct SmallFont {
  std::string name;   ///< PostScript name, ASCII
  std::string style;  ///< "Regular", "Bold"
  int units_per_em = 1000;
  int ascent = 880;
  int descent = -120;
  std::vector<Outline> glyphs;  ///< of the codes first_code, first_code + 1, …
  char16_t first_code = 0x0100;
};

/// A whole font file with the tables that libharu asks for: glyph 0 is an empty one of one em, glyph i + 1 is
/// glyphs[i]; cmap is one format-4 segment. At most 50,000 glyphs. Same glyphs, same bytes.
std::string make_truetype(const SmallFont& font);

}  // namespace printing
