#include "kiosk/ui/body_layout.h"

#include <algorithm>
#include <cmath>

#include "base/line_break.h"
#include "base/utf8.h"
#include "kiosk/ui/table_layout.h"

namespace ui {
namespace {

/// Lines of one block that is not a table.
class Layouter {
 public:
  Layouter(float width, const Theme& theme, const Canvas& canvas) : width_(width), theme_(theme), canvas_(canvas) {}

  BlockLayout run(const base::Block& block) {
    const std::string text = app::body_text(block);
    const TextStyle body{theme_.body(), theme_.color.ink};
    const float indent = 2 * body.size_px;
    switch (block.kind) {
      // An article's bold label is as wide as in regular: ideographs fill their em either way.
      case base::BlockKind::article: lines(text, body, indent, block.label.size()); break;
      case base::BlockKind::heading: heading(block, text); break;
      case base::BlockKind::paragraph: lines(text, body, indent, 0); break;
      case base::BlockKind::flush: lines(text, body, 0, 0); break;
      case base::BlockKind::closing: closing(text, body); break;
      case base::BlockKind::table: break;
    }
    out_.height = y_;
    return std::move(out_);
  }

 private:
  std::vector<base::Line> wrap(std::string_view text, const TextStyle& style, float indent) const {
    base::WrapOptions options;
    options.width = width_;
    options.first_indent = indent;
    options.hang = style.size_px * 0.5F;
    return base::wrap(text, options, [&](char32_t c) { return canvas_.advance(c, style); });
  }

  void push(const base::Line& line, float x, const TextStyle& style, std::size_t bold_until) {
    BodyLine placed;
    placed.begin = line.begin, placed.end = line.end;
    placed.x = x, placed.y = y_, placed.style = style, placed.bold_until = bold_until;
    placed.height = theme_.body_leading();
    out_.lines.push_back(placed);
    y_ += placed.height;
  }

  void lines(std::string_view text, const TextStyle& style, float indent, std::size_t bold_until) {
    const auto broken = wrap(text, style, indent);
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
    const TextStyle style{block.level <= 1 ? theme_.em(38) : theme_.em(36), theme_.color.ink, Weight::bold};
    y_ += std::round(theme_.body_leading() * 0.4F);
    const bool centred = block.level <= 1 && text.rfind("第", 0) == 0;  // 章、节
    const float indent = centred ? 0 : 2 * style.size_px;
    for (const base::Line& line : wrap(text, style, indent)) {
      const bool first = line.begin == 0;
      push(line, centred ? (width_ - line.width) / 2 : first ? indent : 0, style, 0);
    }
  }

  void closing(std::string_view text, const TextStyle& style) {
    for (const base::Line& line : wrap(text, style, 0))
      push(line, std::max(0.0F, width_ - line.width - 2 * style.size_px), style, 0);
  }

  float width_;
  const Theme& theme_;
  const Canvas& canvas_;
  BlockLayout out_;
  float y_ = 0;
};

constexpr std::size_t bytes_of_han = 3;

/// Without looking at the characters: Han text fills its lines, so that this is seldom off by more than a line.
float estimated_height(const base::Block& block, float width, const Theme& theme) {
  if (block.kind == base::BlockKind::table) {
    const float row = theme.em(28) * 1.45F * 1.5F + 2 * theme.mm(2);
    return std::round(std::min(row * static_cast<float>(block.rows.size()), theme.table_height()) +
                      theme.body_leading() * 0.8F);
  }
  const float em = theme.body();
  const auto characters = static_cast<float>((block.label.size() + block.text.size()) / bytes_of_han + 2);
  const float heading = block.kind == base::BlockKind::heading ? 0.4F : 0;
  return std::round(theme.body_leading() * (heading + std::max(1.0F, std::ceil(characters * em / width))));
}

std::size_t characters_of(const base::Block& block) {
  std::size_t bytes = block.label.size() + block.text.size() + bytes_of_han;
  for (const auto& row : block.rows)
    for (const std::string& cell : row) bytes += cell.size() + bytes_of_han;
  return bytes / bytes_of_han;
}

}  // namespace

std::size_t BlockLayout::line_of(std::size_t byte) const {
  if (table.content.y > 0 || lines.empty()) return 0;
  const auto after =
      std::partition_point(lines.begin(), lines.end(), [byte](const BodyLine& line) { return line.begin <= byte; });
  return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
}

const BodyLine* BlockLayout::find(const app::BodyMatch& match) const {
  for (const BodyLine& line : lines) {
    const bool same = line.row == match.row && line.cell == match.cell;
    if (same && match.begin >= line.begin && match.begin < std::max(line.end, line.begin + 1)) return &line;
  }
  return nullptr;
}

BlockLayout layout_block(const base::Block& block, float width, const Theme& theme, const Canvas& canvas) {
  if (block.kind == base::BlockKind::table) return layout_table(block, width, theme, canvas);
  return Layouter(width, theme, canvas).run(block);
}

BodyLayout::BodyLayout(const base::Blocks& blocks, float width, const Theme& theme)
    : width_(width), theme_(theme), blocks_(blocks.size()), tops_(blocks.size() + 1) {
  for (std::size_t i = 0; i < blocks.size(); ++i)
    blocks_[i].layout.height = estimated_height(blocks[i], width, theme);
  place_from(0);
}

void BodyLayout::place_from(std::size_t index) {
  for (std::size_t i = index; i < blocks_.size(); ++i) tops_[i + 1] = tops_[i] + double{blocks_[i].layout.height};
}

void BodyLayout::lay(const base::Blocks& blocks, std::size_t index, const Canvas& canvas) {
  blocks_[index] = {layout_block(blocks[index], width_, theme_, canvas), true};
}

const BlockLayout& BodyLayout::block(const base::Blocks& blocks, std::size_t index, const Canvas& canvas) {
  if (!blocks_[index].is_exact) {
    lay(blocks, index, canvas);
    place_from(index);
  }
  return blocks_[index].layout;
}

void BodyLayout::lay_around(const base::Blocks& blocks, std::size_t index, float px, const Canvas& canvas) {
  if (blocks_.empty()) return;
  std::size_t first = index;
  const auto lay_one = [&](std::size_t i) {
    if (blocks_[i].is_exact) return;
    lay(blocks, i, canvas);
    first = std::min(first, i);
  };
  float above = 0, below = 0;
  for (std::size_t i = index; i > 0 && above < px; above += blocks_[i].layout.height) lay_one(--i);
  for (std::size_t i = index; i < blocks_.size() && below < px; below += blocks_[i - 1].layout.height) lay_one(i++);
  place_from(first);
}

void BodyLayout::settle(const base::Blocks& blocks, std::size_t characters, const Canvas& canvas) {
  const std::size_t first = next_;
  std::size_t done = 0;
  for (; next_ < blocks_.size() && done < characters; ++next_) {
    if (blocks_[next_].is_exact) continue;
    lay(blocks, next_, canvas);
    done += characters_of(blocks[next_]);
  }
  place_from(first);
}

std::size_t BodyLayout::block_at(double y) const {
  const auto after = std::upper_bound(tops_.begin(), tops_.end(), y);
  const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - tops_.begin() - 1, 0));
  return blocks_.empty() ? 0 : std::min(at, blocks_.size() - 1);
}

}  // namespace ui
