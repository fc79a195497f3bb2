#include "printing/drawing.h"

#include <cstdio>
#include <string>

#include "base/utf8.h"

namespace printing {
namespace {

class Drafter {
 public:
  Drafter(Fonts& fonts, DrawnPage& page) : fonts_(fonts), page_(page) {}

  void add(const Run& run) {
    float x = run.x_pt;
    bool fresh = true;  // the next character begins a piece of its own
    base::for_each_code_point(run.text, [&](char32_t c) {
      const Glyph glyph = fonts_.find(c, run.face);
      if (glyph.found()) {
        show(run, x, c, glyph, fresh);
      } else {
        add_missing(run, x, c);
      }
      fresh = !glyph.found();
      x += glyph.advance_em * run.size_pt + run.spacing_pt;
    });
  }

 private:
  void show(const Run& run, float x, char32_t c, const Glyph& glyph, bool fresh) {
    const std::size_t at = page_.glyphs.size();
    if (fresh || page_.pieces.back().font != glyph.font) {
      page_.pieces.push_back({glyph.font, x, run.baseline_pt, run.size_pt, run.spacing_pt, at, at});
    }
    page_.glyphs.push_back({c, glyph.index, glyph.advance_em});
    page_.pieces.back().end = at + 1;
  }

  /// A box with the character's number in two lines, so that staff can tell what it stands for.
  void add_missing(const Run& run, float x, char32_t c) {
    page_.missing.push_back(c);
    const float em = run.size_pt;
    const float left = x + 0.08F * em, right = x + 0.92F * em;
    const float top = run.baseline_pt - 0.8F * em, bottom = run.baseline_pt + 0.06F * em;
    const float width = 0.04F * em;
    for (const float y : {top, bottom}) page_.rules.push_back({left, y, right, y, width});
    for (const float side : {left, right}) page_.rules.push_back({side, top, side, bottom, width});
    char number[9];
    std::snprintf(number, sizeof number, c > 0xFFFF ? "%06X" : "%04X", static_cast<unsigned>(c));
    const std::string digits = number;
    const std::size_t half = digits.size() / 2;
    add_digits(run, digits.substr(0, half), x + em / 2, run.baseline_pt - 0.42F * em);
    add_digits(run, digits.substr(half), x + em / 2, run.baseline_pt - 0.05F * em);
  }

  void add_digits(const Run& run, const std::string& digits, float middle_x, float baseline) {
    Run small{0, baseline, run.size_pt * 0.4F, 0, Face::song, digits};
    float width = 0;
    base::for_each_code_point(digits, [&](char32_t c) {
      const Glyph glyph = fonts_.find(c, Face::song);
      if (!glyph.found()) small.text.clear();  // a font without digits: the box alone
      width += glyph.advance_em * small.size_pt;
    });
    small.x_pt = middle_x - width / 2;
    add(small);
  }

  Fonts& fonts_;
  DrawnPage& page_;
};

}  // namespace

void draw_page(Fonts& fonts, const Page& page, DrawnPage& into) {
  into.glyphs.clear();
  into.pieces.clear();
  into.missing.clear();
  into.rules = page.rules;
  into.boxes = page.boxes;
  into.strokes = page.strokes;
  Drafter drafter(fonts, into);
  for (const Run& run : page.runs) drafter.add(run);
}

}  // namespace printing
