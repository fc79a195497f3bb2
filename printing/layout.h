// Layout: a paper set into pages, as runs of text and rules at places in points. Knows nothing of PDF or font files.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "printing/paper.h"

namespace printing {

/// 仿宋 for text, 宋 for small print and figures, bold 宋 for titles, 黑 and 楷 for headings (GB/T
/// 9704-2012, 5.2.4, 7.3.3).
enum class Face { fang, song, song_bold, hei, kai };
constexpr int face_count = 5;

/// Large print: at least 22 points for everything that is read, for people who see badly.
enum class Edition { standard, large_print };

/// Characters of one face and size on one line, at even distances.
struct Run {
  float x_pt = 0;         ///< left edge, from the left edge of the page
  float baseline_pt = 0;  ///< from the top of the page
  float size_pt = 0;
  float spacing_pt = 0;  ///< added after each character
  Face face = Face::song;
  std::string text;  ///< UTF-8, never empty
};

/// A straight black line.
struct Rule {
  float x0_pt = 0, y0_pt = 0, x1_pt = 0, y1_pt = 0;  ///< from the top left corner of the page
  float width_pt = 0;
};

/// A black rectangle: a module of a QR code.
struct Box {
  float x_pt = 0, y_pt = 0, width_pt = 0, height_pt = 0;  ///< from the top left corner of the page
};

/// A black line through points with round ends and corners: a stroke of handwriting. One point is a dot.
struct Stroke {
  struct Point {
    float x_pt = 0, y_pt = 0;  ///< from the top left corner of the page
  };
  std::vector<Point> points;  ///< never empty
  float width_pt = 0;
};

/// A place on the page that leads out of it.
struct Link {
  float x0_pt = 0, y0_pt = 0, x1_pt = 0, y1_pt = 0;  ///< from the top left corner of the page
  std::string uri;
};

struct Page {
  std::vector<Run> runs;  ///< in reading order; the page number and the foot lines come last
  std::vector<Rule> rules;
  std::vector<Box> boxes;
  std::vector<Stroke> strokes;
  std::vector<Link> links;
};

/// A heading, for the outline of the PDF.
struct Bookmark {
  std::string text;
  int level = 1;         ///< 1 to 3
  std::size_t page = 0;  ///< index into Layout::pages
  float y_pt = 0;        ///< top of the heading, from the top of the page
};

struct Layout {
  std::vector<Page> pages;  ///< at least one
  std::vector<Bookmark> bookmarks;
};

/// Width of a character as a part of the type size (an ideograph has 1). Asked for every character.
using Advance = std::function<float(char32_t, Face)>;

/// A4 and the text area (版心) of GB/T 9704-2012, 5.2 and 6: 22 lines of 28 characters in 156 x 225 mm.
namespace geometry {
constexpr float mm = 72.0F / 25.4F;
constexpr float page_width_pt = 210 * mm;
constexpr float page_height_pt = 297 * mm;
constexpr float left_pt = 28 * mm;
constexpr float top_pt = 37 * mm;
constexpr float text_width_pt = 156 * mm;
constexpr float text_height_pt = 225 * mm;
constexpr int lines_per_page = 22;
constexpr int characters_per_line = 28;
constexpr float line_pitch_pt = text_height_pt / lines_per_page;
constexpr float character_pitch_pt = text_width_pt / characters_per_line;
}  // namespace geometry

/// Sets the whole paper. Always at least one page. Never fails: what cannot be set well (a table of a hundred
/// columns) is set badly, and no character of the text is dropped but those that have no appearance by nature
/// (zero-width spaces, direction marks). Same paper and widths, same pages.
Layout typeset(const Paper& paper, Edition edition, const Advance& advance);

}  // namespace printing
