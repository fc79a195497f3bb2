#include "printing/drawing.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"

namespace printing {
namespace {

constexpr std::size_t longest_piece_bytes = 8000;  // libharu refuses strings from 65,535 on

class Drafter {
 public:
  explicit Drafter(Fonts& fonts) : fonts_(fonts) {}

  Drawing run(const std::vector<Page>& pages) {
    for (const Page& page : pages) {
      drawing_.pages.emplace_back();
      drawing_.pages.back().rules = page.rules;
      for (const Run& run : page.runs) add(run);
    }
    drawing_.missing.assign(missing_.begin(), missing_.end());
    return std::move(drawing_);
  }

 private:
  /// A font of the document, and the code of each of its characters so far.
  struct Slot {
    int used_font = -1;
    std::unordered_map<char32_t, char32_t> codes;
  };

  DrawnPage& page() { return drawing_.pages.back(); }

  void add(const Run& run) {
    float x = run.x_pt;
    bool fresh = true;  // the next character begins a piece of its own
    base::for_each_code_point(run.text, [&](char32_t c) {
      const Glyph glyph = fonts_.find(c, run.face);
      if (glyph.found()) {
        show(run, x, c, glyph, fresh);
        fresh = false;
      } else {
        add_missing(run, x, c);
        fresh = true;
      }
      x += glyph.advance_em * run.size_pt + run.spacing_pt;
    });
  }

  void show(const Run& run, float x, char32_t c, const Glyph& glyph, bool fresh) {
    Slot& slot = slots_[glyph.font];
    if (slot.used_font < 0) {
      slot.used_font = static_cast<int>(drawing_.fonts.size());
      drawing_.fonts.push_back({described(glyph.font), {}});
    }
    std::vector<Piece>& pieces = page().pieces;
    if (fresh || pieces.back().font != slot.used_font || pieces.back().codes.size() > longest_piece_bytes) {
      pieces.push_back({slot.used_font, x, run.baseline_pt, run.size_pt, run.spacing_pt, {}});
    }
    base::append(pieces.back().codes, code_of(slot, c, glyph));
  }

  /// Two files may hold the same font; libharu wants names that differ.
  SmallFont described(int font) const {
    SmallFont small = fonts_.describe(font);
    const auto same = [&](const UsedFont& other) { return other.font.name == small.name; };
    if (std::any_of(drawing_.fonts.begin(), drawing_.fonts.end(), same)) small.name += "-" + std::to_string(font);
    return small;
  }

  char32_t code_of(Slot& slot, char32_t c, const Glyph& glyph) {
    UsedFont& used = drawing_.fonts[static_cast<std::size_t>(slot.used_font)];
    const auto [place, added] = slot.codes.try_emplace(c, 0);
    if (added) {
      place->second = used.font.first_code + static_cast<char32_t>(used.characters.size());
      used.characters.push_back(c);
      used.font.glyphs.push_back(fonts_.outline(glyph.font, glyph.index));
    }
    return place->second;
  }

  /// A box with the character's number in two lines, so that staff can tell what it stands for.
  void add_missing(const Run& run, float x, char32_t c) {
    missing_.insert(c);
    const float em = run.size_pt;
    const float left = x + 0.08F * em, right = x + 0.92F * em;
    const float top = run.baseline_pt - 0.8F * em, bottom = run.baseline_pt + 0.06F * em;
    const float width = 0.04F * em;
    for (const float y : {top, bottom}) page().rules.push_back({left, y, right, y, width});
    for (const float side : {left, right}) page().rules.push_back({side, top, side, bottom, width});
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
  Drawing drawing_;
  std::unordered_map<int, Slot> slots_;
  std::set<char32_t> missing_;
};

}  // namespace

Drawing draw_with(Fonts& fonts, const std::vector<Page>& pages) { return Drafter(fonts).run(pages); }

}  // namespace printing
