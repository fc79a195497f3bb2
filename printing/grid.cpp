#include "printing/grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace printing {
namespace {

constexpr float writing_box_lines = 3;  // a cell of so many lines is a box to write in, and filled from its top
constexpr float tick_gap = 0.35F;       // of the type size, between box and word
constexpr float choice_gap = 1.5F;      // between choices
constexpr float tick_side = 0.85F;
constexpr float ink_width_pt = 2.2F;
constexpr float hair_rule_pt = 0.25F;

/// A line of a cell: text, or choices side by side.
struct CellLine {
  base::Line line;
  std::vector<std::pair<Choice, float>> choices;  ///< with their places
};

struct SetCell {
  const Cell* cell = nullptr;
  std::vector<CellLine> lines;
};

float inner_width(const Cell& cell) { return std::max(cell.width_pt - 2 * cell_side_padding(cell.type), 1.0F); }

/// Choices that do not fit go to the next line whole; one that fits no line is broken like text.
std::vector<CellLine> choice_lines(const Setter& setter, const Cell& cell) {
  const float size = cell.type.size_pt;
  const float box = (tick_side + tick_gap) * size;
  std::vector<CellLine> lines(1);
  float x = 0;
  for (const Choice& choice : cell.choices) {
    const std::string words = clean(choice.text);
    const float width = box + setter.width(words, cell.type);
    if (x > 0 && x + width > inner_width(cell)) lines.emplace_back(), x = 0;
    bool first = true;
    for (const base::Line& part : setter.lines(words, cell.type, inner_width(cell) - box)) {
      const std::string text = words.substr(part.begin, part.end - part.begin);
      if (!first) lines.emplace_back();
      lines.back().choices.push_back({{text, choice.ticked}, first ? x : -box});
      first = false;
    }
    x += width + choice_gap * size;
  }
  return lines;
}

std::vector<CellLine> lines_of(const Setter& setter, const Cell& cell) {
  if (!cell.choices.empty()) return choice_lines(setter, cell);
  const float width = inner_width(cell);
  std::vector<CellLine> lines;
  for (const base::Line& line : cell.align == Align::centre ? setter.balanced_lines(cell.rich.text, cell.type, width)
                                                            : setter.lines(cell.rich.text, cell.type, width)) {
    lines.push_back({line, {}});
  }
  return lines;
}

/// A box to tick, standing on the line; the tick is drawn and needs no font.
void add_box(Slab& slab, float x, float y, float side, bool ticked) {
  const float stroke = side * 0.08F;
  slab.rules.push_back({x, y, x + side, y, stroke});
  slab.rules.push_back({x, y + side, x + side, y + side, stroke});
  slab.rules.push_back({x, y, x, y + side, stroke});
  slab.rules.push_back({x + side, y, x + side, y + side, stroke});
  if (!ticked) return;
  slab.rules.push_back({x + side * 0.2F, y + side * 0.5F, x + side * 0.42F, y + side * 0.8F, side * 0.14F});
  slab.rules.push_back({x + side * 0.42F, y + side * 0.8F, x + side * 0.86F, y + side * 0.2F, side * 0.14F});
}

void set_choices(Slab& slab, const Setter& setter, const Cell& cell, const CellLine& line, float x, float top) {
  const float side = tick_side * cell.type.size_pt;
  for (const auto& [choice, at] : line.choices) {
    const bool goes_on = at < 0;  // the second line of a long choice has no box
    const float left = x + (goes_on ? 0 : at);
    if (!goes_on) add_box(slab, left, top + (cell.type.pitch_pt - side) / 2, side, choice.ticked);
    setter.set(slab, choice.text, cell.type, left + side + tick_gap * cell.type.size_pt, top);
  }
}

void set_line(Slab& slab, const Setter& setter, const Cell& cell, const CellLine& line, float top) {
  const float left = cell.x_pt + cell_side_padding(cell.type);
  if (!line.choices.empty()) return set_choices(slab, setter, cell, line, left, top);
  const float rest = inner_width(cell) - line.line.width;
  const float shift = cell.align == Align::centre ? std::max(rest / 2, 0.0F) : 0;
  setter.set_natural(slab, cell.rich, line.line, cell.type, left + shift, top);
}

/// Ink in the middle of its cell, in a square that shows how it was placed. `top`: of the square.
void set_ink(Slab& slab, const Cell& cell, float top) {
  const float left = cell.x_pt + (cell.width_pt - ink_square_pt) / 2;
  const float right = left + ink_square_pt, bottom = top + ink_square_pt;
  for (const float y : {top, bottom}) slab.rules.push_back({left, y, right, y, hair_rule_pt});
  for (const float x : {left, right}) slab.rules.push_back({x, top, x, bottom, hair_rule_pt});
  const float scale = ink_square_pt / base::ink_side;
  for (const base::InkStroke& drawn : cell.ink) {
    if (drawn.empty()) continue;
    Stroke stroke;
    stroke.width_pt = ink_width_pt;
    for (const base::InkPoint& point : drawn) {
      stroke.points.push_back(
          {left + scale * static_cast<float>(point.x), top + scale * static_cast<float>(point.y)});
    }
    slab.strokes.push_back(std::move(stroke));
  }
}

std::vector<float> uprights_of(const Row& row) {
  std::vector<float> uprights;
  for (const Cell& cell : row) uprights.push_back(cell.x_pt);
  uprights.push_back(row.back().x_pt + row.back().width_pt);
  return uprights;
}

void add_uprights(Slab& slab, const std::vector<float>& uprights) {
  for (const float x : uprights) slab.rules.push_back({x, 0, x, slab.height_pt, thin_rule_pt});
}

void add_level_rule(Slab& slab, const std::vector<float>& uprights, float y) {
  slab.rules.push_back({uprights.front(), y, uprights.back(), y, thin_rule_pt});
}

/// One row and its lines.
class RowSetter {
 public:
  RowSetter(const Setter& setter, const Row& row, float pitch_pt)
      : setter_(setter), pitch_pt_(pitch_pt), uprights_(uprights_of(row)) {
    for (const Cell& cell : row) {
      cells_.push_back({&cell, lines_of(setter, cell)});
      lines_ = std::max({lines_, static_cast<float>(cells_.back().lines.size()), cell.min_lines});
      if (!cell.ink.empty()) ink_lines_ = (ink_square_pt + 2 * cell_top_padding_pt) / pitch_pt;
      lines_ = std::max(lines_, ink_lines_);
    }
  }

  float height() const { return lines_ * pitch_pt_ + 2 * cell_top_padding_pt; }

  Slab whole() const {
    Slab slab;
    slab.height_pt = height();
    for (const SetCell& set : cells_) {
      if (!set.cell->ink.empty()) set_ink(slab, *set.cell, (slab.height_pt - ink_square_pt) / 2);
      const float rest = (lines_ - static_cast<float>(set.lines.size())) * pitch_pt_;
      const bool to_write_in = set.cell->min_lines >= writing_box_lines && set.cell->align == Align::left;
      float top = cell_top_padding_pt + (to_write_in ? 0 : rest / 2);
      for (const CellLine& line : set.lines) {
        set_line(slab, setter_, *set.cell, line, top);
        top += pitch_pt_;
      }
    }
    add_level_rule(slab, uprights_, 0);
    add_level_rule(slab, uprights_, slab.height_pt);
    add_uprights(slab, uprights_);
    return slab;
  }

  /// A slab for each line; the first two stay together, and the last two, and those beside ink.
  std::vector<Slab> cut() const {
    const auto count = static_cast<std::size_t>(std::ceil(lines_));
    std::vector<Slab> slabs;
    for (std::size_t i = 0; i < count; ++i) {
      const bool first = i == 0, last = i + 1 == count;
      Slab slab;
      slab.height_pt = pitch_pt_ + (first ? cell_top_padding_pt : 0) + (last ? cell_top_padding_pt : 0);
      slab.with_next = first || i + 2 == count || static_cast<float>(i + 1) < ink_lines_;
      slab.open_top = !first;
      if (!last) slab.uprights = uprights_;
      for (const SetCell& set : cells_) {
        if (first && !set.cell->ink.empty()) set_ink(slab, *set.cell, cell_top_padding_pt);
        if (i < set.lines.size()) set_line(slab, setter_, *set.cell, set.lines[i], first ? cell_top_padding_pt : 0);
      }
      if (first) add_level_rule(slab, uprights_, 0);
      if (last) add_level_rule(slab, uprights_, slab.height_pt);
      add_uprights(slab, uprights_);
      slabs.push_back(std::move(slab));
    }
    slabs.back().with_next = false;
    return slabs;
  }

 private:
  const Setter& setter_;
  float pitch_pt_;
  std::vector<float> uprights_;
  std::vector<SetCell> cells_;
  float lines_ = 1;
  float ink_lines_ = 0;  // that the square of ink is high
};

}  // namespace

void add_row(Flow& flow, const Setter& setter, const Row& row, float pitch_pt, int head) {
  const RowSetter set(setter, row, pitch_pt);
  std::vector<Slab> slabs;
  if (set.height() <= flow.text_height_pt / 3) {
    slabs.push_back(set.whole());
  } else {
    slabs = set.cut();
  }
  for (Slab& slab : slabs) {
    slab.head = head;
    flow.slabs.push_back(std::move(slab));
  }
}

}  // namespace printing
