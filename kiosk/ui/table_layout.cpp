#include "kiosk/ui/table_layout.h"

#include <algorithm>
#include <cmath>

#include "base/line_break.h"

namespace ui {
namespace {

constexpr float rule_px = 2;

class TableLayouter {
 public:
  TableLayouter(float width, const Theme& theme, const Canvas& canvas)
      : width_(width), theme_(theme), canvas_(canvas), style_{theme.em(28), theme.color.ink} {}

  BlockLayout run(const base::Block& block) {
    widths_ = column_widths(block);
    content_width_ = rule_px;
    for (const float w : widths_) content_width_ += w;
    rule({0, 0, content_width_, rule_px});
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      add_row(block.rows[r], r);
      if (r == 0) out_.table.head_height = y_ + rule_px;
    }
    TableInside& table = out_.table;
    table.content = {content_width_, y_ + rule_px};
    table.top = std::round(theme_.body_leading() * 0.3F);
    const bool is_long = table.content.y > theme_.table_height() * 1.3F;
    table.box = {std::min(width_, content_width_), is_long ? theme_.table_height() : table.content.y};
    out_.height = table.top + table.box.y + std::round(theme_.body_leading() * 0.5F);
    return std::move(out_);
  }

 private:
  float pad() const { return theme_.mm(2); }
  float bold_width(const std::string& text) const {
    return canvas_.width(text, {style_.size_px, style_.color, Weight::bold});
  }

  /// Every column gets room for a few characters; what is left goes to the columns by how much more they hold.
  std::vector<float> column_widths(const base::Block& block) const {
    constexpr float most_em = 14, least_em = 4.2F;
    std::size_t columns = 1;
    for (const auto& row : block.rows) columns = std::max(columns, row.size());
    std::vector<float> wish(columns, 0);
    for (std::size_t r = 0; r < block.rows.size(); ++r)
      for (std::size_t c = 0; c < block.rows[r].size(); ++c) {
        const std::string& cell = block.rows[r][c];
        const float width = r == 0 ? bold_width(cell) : canvas_.width(cell, style_);
        wish[c] = std::max(wish[c], std::min(width, style_.size_px * most_em));
      }
    float least_sum = 0, wish_sum = 0;
    std::vector<float> least(columns);
    for (std::size_t c = 0; c < columns; ++c) {
      wish[c] = std::ceil(wish[c]) + 2 * pad() + 1;
      least[c] = std::min(wish[c], style_.size_px * least_em + 2 * pad());
      least_sum += least[c], wish_sum += wish[c] - least[c];
    }
    const float spare = width_ - rule_px - least_sum;
    if (spare <= 0) return least;
    for (std::size_t c = 0; c < columns; ++c) {
      const float share = wish_sum > 0 ? (wish[c] - least[c]) / wish_sum : 1 / static_cast<float>(columns);
      least[c] = std::floor(least[c] + spare * share);
    }
    return least;
  }

  void add_row(const std::vector<std::string>& row, std::size_t r) {
    TextStyle style = style_;
    style.weight = r == 0 ? Weight::bold : Weight::regular;
    const float step = std::round(style.size_px * 1.45F), top = y_;
    const std::size_t first_line = out_.lines.size();
    std::size_t most = 1;
    float x = 0;
    for (std::size_t c = 0; c < row.size(); ++c) {
      base::WrapOptions options;
      options.width = widths_[c] - 2 * pad();
      options.hang = style.size_px * 0.5F;
      const auto broken = base::wrap(row[c], options, [&](char32_t sign) { return canvas_.advance(sign, style); });
      for (std::size_t i = 0; i < broken.size(); ++i) {
        BodyLine line;
        line.row = r, line.cell = c, line.begin = broken[i].begin, line.end = broken[i].end;
        line.x = x + pad(), line.y = top + pad() + static_cast<float>(i) * step;
        line.height = step, line.style = style;
        out_.lines.push_back(line);
      }
      most = std::max(most, broken.size());
      x += widths_[c];
    }
    std::stable_sort(out_.lines.begin() + static_cast<std::ptrdiff_t>(first_line), out_.lines.end(),
                     [](const BodyLine& a, const BodyLine& b) { return a.y < b.y; });
    const float height = static_cast<float>(most) * step + 2 * pad();
    x = 0;
    for (const float w : widths_) rule({x, top, rule_px, height}), x += w;
    rule({x, top, rule_px, height});
    y_ = top + height;
    rule({0, y_, content_width_, rule_px});
  }

  void rule(Rect rect) { out_.table.rules.push_back(rect); }

  float width_;
  const Theme& theme_;
  const Canvas& canvas_;
  TextStyle style_;
  std::vector<float> widths_;
  float content_width_ = 0;
  BlockLayout out_;
  float y_ = 0;
};

}  // namespace

BlockLayout layout_table(const base::Block& block, float width, const Theme& theme, const Canvas& canvas) {
  return TableLayouter(width, theme, canvas).run(block);
}

}  // namespace ui
