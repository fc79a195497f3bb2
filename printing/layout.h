// Layout: a paper set into pages, as runs of text and rules at places in points. Knows nothing of PDF or font files.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "printing/paper.h"

namespace printing {

enum class Face { regular, bold };

/// Characters of one face and size on one line, at even distances.
struct Run {
  float x_pt = 0;         ///< left edge, from the left edge of the page
  float baseline_pt = 0;  ///< from the top of the page
  float size_pt = 0;
  float spacing_pt = 0;  ///< added after each character
  Face face = Face::regular;
  std::string text;  ///< UTF-8, never empty
};

/// A straight black line.
struct Rule {
  float x0_pt = 0, y0_pt = 0, x1_pt = 0, y1_pt = 0;  ///< from the top left corner of the page
  float width_pt = 0;
};

struct Page {
  std::vector<Run> runs;  ///< in reading order; the page number and the foot lines come last
  std::vector<Rule> rules;
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
std::vector<Page> typeset(const Paper& paper, const Advance& advance);

}  // namespace printing
