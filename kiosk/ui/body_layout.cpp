#include "kiosk/ui/body_layout.h"

#include <algorithm>
#include <cmath>

#include "base/line_break.h"
#include "base/utf8.h"

namespace ui {
namespace {

constexpr float rule_px = 2;

class Layouter {
 public:
  Layouter(float width, const Theme& theme, const Canvas& canvas) : width_(width), theme_(theme), canvas_(canvas) {}

  BodyLayout run(const base::Blocks& blocks) {
    for (block_ = 0; block_ < blocks.size(); ++block_) add(blocks[block_]);
    out_.height = y_;
    return std::move(out_);
  }

 private:
  void add(const base::Block& block) {
    const std::string text = app::body_text(block);
    const TextStyle body{theme_.body(), theme_.color.ink};
    const float indent = 2 * body.size_px;
    switch (block.kind) {
      // An article's bold label is as wide as in regular: ideographs fill their em either way.
      case base::BlockKind::heading: return heading(block, text);
      case base::BlockKind::article: return lines(text, body, indent, block.label.size());
      case base::BlockKind::paragraph: return lines(text, body, indent, 0);
      case base::BlockKind::flush: return lines(text, body, 0, 0);
      case base::BlockKind::closing: return closing(text, body);
      case base::BlockKind::table: return table(block);
    }
  }

  std::vector<base::Line> wrap(std::string_view text, float width, const TextStyle& style, float indent) const {
    base::WrapOptions options;
    options.width = width;
    options.first_indent = indent;
    options.hang = style.size_px * 0.5F;
    return base::wrap(text, options, [&](char32_t c) { return canvas_.advance(c, style); });
  }

  void push(const base::Line& line, float x, const TextStyle& style, std::size_t bold_until) {
    BodyLine placed;
    placed.block = block_, placed.begin = line.begin, placed.end = line.end;
    placed.x = x, placed.y = y_, placed.style = style, placed.bold_until = bold_until;
    out_.lines.push_back(placed);
    y_ += theme_.body_leading();
  }

  void lines(std::string_view text, const TextStyle& style, float indent, std::size_t bold_until) {
    const auto broken = wrap(text, width_, style, indent);
    for (std::size_t i = 0; i < broken.size(); ++i) {
      const float left = i == 0 ? indent : 0;
      TextStyle set = style;
      if (i + 1 < broken.size()) set.spacing = justify(text, broken[i], width_ - left);
      push(broken[i], left, set, bold_until);
    }
  }

  /// Extra advance that makes the line reach the right edge; 0 where the gap is too wide to hide.
  static float justify(std::string_view text, const base::Line& line, float width) {
    const std::size_t gaps = base::length(text.substr(line.begin, line.end - line.begin));
    if (gaps < 2) return 0;
    const float spread = (width - line.width) / static_cast<float>(gaps - 1);
    return spread < 6 ? spread : 0;
  }

  void heading(const base::Block& block, std::string_view text) {
    TextStyle style{block.level <= 1 ? theme_.em(38) : theme_.em(36), theme_.color.ink, Weight::bold};
    y_ += theme_.body_leading() * 0.4F;
    const bool centred = block.level <= 1 && text.rfind("第", 0) == 0;  // 章、节
    const float indent = centred ? 0 : 2 * style.size_px;
    for (const base::Line& line : wrap(text, width_, style, indent)) {
      const bool first = line.begin == 0;
      push(line, centred ? (width_ - line.width) / 2 : first ? indent : 0, style, 0);
    }
  }

  void closing(std::string_view text, const TextStyle& style) {
    for (const base::Line& line : wrap(text, width_, style, 0))
      push(line, std::max(0.0F, width_ - line.width - 2 * style.size_px), style, 0);
  }

  // -- tables

  /// Every column gets room for two characters; what is left goes to the columns by how much more they hold.
  std::vector<float> column_widths(const base::Block& block, const TextStyle& style) const {
    std::size_t columns = 1;
    for (const auto& row : block.rows) columns = std::max(columns, row.size());
    const float most = style.size_px * 14;
    std::vector<float> wish(columns, 0);
    for (const auto& row : block.rows)
      for (std::size_t c = 0; c < row.size(); ++c)
        wish[c] = std::max(wish[c], std::min(canvas_.width(row[c], style), most));
    const float least = std::min(style.size_px * 2.1F + 2 * pad(), width_ / static_cast<float>(columns));
    const float spare = width_ - least * static_cast<float>(columns);
    float sum = 0;
    for (float& w : wish) w = std::max(0.0F, w + 2 * pad() - least), sum += w;
    for (float& w : wish) w = std::floor(least + (sum > 0 ? spare * w / sum : spare / static_cast<float>(columns)));
    return wish;
  }

  float pad() const { return theme_.mm(2); }

  void table(const base::Block& block) {
    TextStyle style{theme_.em(28), theme_.color.ink};
    const std::vector<float> widths = column_widths(block, style);
    y_ += theme_.body_leading() * 0.3F;
    rule({0, y_, width_, rule_px});
    for (std::size_t r = 0; r < block.rows.size(); ++r) table_row(block.rows[r], r, widths, style);
    y_ += theme_.body_leading() * 0.5F;
  }

  void table_row(const std::vector<std::string>& row, std::size_t r, const std::vector<float>& widths,
                 TextStyle style) {
    style.weight = r == 0 ? Weight::bold : Weight::regular;
    const float step = std::round(style.size_px * 1.45F), top = y_;
    const std::size_t first_line = out_.lines.size();
    std::size_t most = 1;
    float x = 0;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const auto broken = wrap(row[c], widths[c] - 2 * pad(), style, 0);
      for (std::size_t i = 0; i < broken.size(); ++i) {
        BodyLine line;
        line.block = block_, line.row = r, line.cell = c, line.begin = broken[i].begin, line.end = broken[i].end;
        line.x = x + pad(), line.y = top + pad() + static_cast<float>(i) * step, line.style = style;
        out_.lines.push_back(line);
      }
      most = std::max(most, broken.size());
      x += widths[c];
    }
    std::stable_sort(out_.lines.begin() + static_cast<std::ptrdiff_t>(first_line), out_.lines.end(),
                     [](const BodyLine& a, const BodyLine& b) { return a.y < b.y; });
    const float height = static_cast<float>(most) * step + 2 * pad();
    x = 0;
    for (const float w : widths) rule({x, top, rule_px, height}), x += w;
    rule({width_ - rule_px, top, rule_px, height});
    y_ = top + height;
    rule({0, y_, width_, rule_px});
  }

  void rule(Rect rect) { out_.rules.push_back({rect}); }

  float width_;
  const Theme& theme_;
  const Canvas& canvas_;
  BodyLayout out_;
  std::size_t block_ = 0;
  float y_ = 0;
};

}  // namespace

std::size_t BodyLayout::first_below(float y) const {
  const auto found = std::partition_point(lines.begin(), lines.end(),
                                          [y](const BodyLine& line) { return line.y + line.style.size_px * 2 < y; });
  return static_cast<std::size_t>(found - lines.begin());
}

float BodyLayout::top_of(const app::BodyMatch& match) const {
  for (const BodyLine& line : lines) {
    const bool same = line.block == match.block && line.row == match.row && line.cell == match.cell;
    if (same && match.begin >= line.begin && match.begin < std::max(line.end, line.begin + 1)) return line.y;
  }
  return 0;
}

BodyLayout layout_body(const base::Blocks& blocks, float width, const Theme& theme, const Canvas& canvas) {
  return Layouter(width, theme, canvas).run(blocks);
}

}  // namespace ui
