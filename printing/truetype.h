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

struct Bounds {
  int x_min = 0, y_min = 0, x_max = 0, y_max = 0;
};

/// Around all points; zeros if there are none.
Bounds bounds_of(const Outline& outline);
/// Around all outlines and the origin.
Bounds bounds_of(const std::vector<Outline>& outlines);

struct SmallFont {
  std::string name;  ///< PostScript name, ASCII
  bool bold = false;
  int units_per_em = 1000;
  int ascent = 880;
  int descent = -120;
  std::vector<Outline> glyphs;  ///< of the codes 1, 2, …
};

/// The most glyphs that make_truetype takes.
constexpr std::size_t most_glyphs = 50'000;

/// A font file with the tables that PDF asks of an embedded font (ISO 32000-1, 9.9): glyph 0 is an empty one of one
/// em, glyph i + 1 is glyphs[i]. Same glyphs, same bytes.
std::string make_truetype(const SmallFont& font);

}  // namespace printing
