#include "printing/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "printing/drawing.h"

namespace printing {
namespace {

class Canvas {
 public:
  Canvas(int width_px, float scale) : scale_(scale) {
    picture_.width_px = width_px;
    picture_.height_px = static_cast<int>(std::lround(geometry::page_height_pt * scale));
    picture_.grey.assign(static_cast<std::size_t>(picture_.width_px) * static_cast<std::size_t>(picture_.height_px),
                         255);
  }

  void add(Fonts& fonts, const DrawnPage& page, const Piece& piece) {
    float x = piece.x_pt;
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      const DrawnGlyph& glyph = page.glyphs[i];
      add_glyph(fonts, piece, glyph.index, x);
      x += glyph.advance_em * piece.size_pt + piece.spacing_pt;
    }
  }

  void add(const Box& box) {
    fill({box.x_pt * scale_, box.y_pt * scale_, (box.x_pt + box.width_pt) * scale_,
          (box.y_pt + box.height_pt) * scale_});
  }

  void add(const Rule& rule) {
    const float width = rule.width_pt * scale_;
    const float x0 = rule.x0_pt * scale_, y0 = rule.y0_pt * scale_;
    const float x1 = rule.x1_pt * scale_, y1 = rule.y1_pt * scale_;
    if (x0 == x1) {
      fill({x0 - width / 2, std::min(y0, y1), x0 + width / 2, std::max(y0, y1)});
    } else if (y0 == y1) {
      fill({std::min(x0, x1), y0 - width / 2, std::max(x0, x1), y0 + width / 2});
    } else {
      slant(x0, y0, x1, y1, std::max(width, 1.0F));
    }
  }

  void add(const Stroke& stroke) {
    const auto px = [&](Stroke::Point point) { return Stroke::Point{point.x_pt * scale_, point.y_pt * scale_}; };
    const float width = std::max(stroke.width_pt * scale_, 1.0F);
    Stroke::Point from = px(stroke.points.front());
    for (const Stroke::Point& point : stroke.points) {
      const Stroke::Point to = px(point);
      round_line(from, to, width);
      from = to;
    }
  }

  Picture take() && { return std::move(picture_); }

 private:
  struct Area {
    float left, top, right, bottom;
  };

  void add_glyph(Fonts& fonts, const Piece& piece, unsigned index, float x_pt) {
    const auto quarters = [&](float pt) { return static_cast<int>(std::floor(pt * scale_ * 4 + 0.5F)); };
    const int x = quarters(x_pt), y = quarters(piece.baseline_pt);
    const Coverage& glyph = fonts.coverage(piece.font, index, {piece.size_pt * scale_, x & 3, y & 3});
    const int left = (x >> 2) + glyph.left_px, top = (y >> 2) + glyph.top_px;
    const int first = std::max(0, -left), last = std::min(glyph.width_px, picture_.width_px - left);
    for (int row = std::max(0, -top); row < glyph.height_px && top + row < picture_.height_px; ++row) {
      const unsigned char* const from = &glyph.bytes[static_cast<std::size_t>(row * glyph.width_px)];
      for (int column = first; column < last; ++column) darken(left + column, top + row, from[column]);
    }
  }

  /// Edges on whole pixels: sharp, and neighbours neither overlap nor leave a gap.
  void fill(const Area& area) {
    const auto [left, right] = pixels(area.left, area.right, picture_.width_px);
    const auto [top, bottom] = pixels(area.top, area.bottom, picture_.height_px);
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) darken(x, y, 255);
    }
  }

  static std::pair<int, int> pixels(float from, float to, int limit) {
    const int first = static_cast<int>(std::lround(from));
    const int last = std::max(first + 1, static_cast<int>(std::lround(to)));
    return {std::clamp(first, 0, limit), std::clamp(last, 0, limit)};
  }

  /// Each pixel as dark as its middle is deep in the line.
  void slant(float x0, float y0, float x1, float y1, float width) {
    const float dx = x1 - x0, dy = y1 - y0, length = std::hypot(dx, dy);
    const auto [left, right] = pixels(std::min(x0, x1) - width, std::max(x0, x1) + width, picture_.width_px);
    const auto [top, bottom] = pixels(std::min(y0, y1) - width, std::max(y0, y1) + width, picture_.height_px);
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        const float px = static_cast<float>(x) + 0.5F - x0, py = static_cast<float>(y) + 0.5F - y0;
        const float along = (px * dx + py * dy) / length, across = std::fabs(px * dy - py * dx) / length;
        const float inside = std::min({width / 2 - across, along, length - along}) + 0.5F;
        darken(x, y, static_cast<int>(std::clamp(inside, 0.0F, 1.0F) * 255));
      }
    }
  }

  /// Each pixel as dark as its middle is near to the line; where two lines of a stroke meet, no darker than either.
  void round_line(Stroke::Point from, Stroke::Point to, float width) {
    const float dx = to.x_pt - from.x_pt, dy = to.y_pt - from.y_pt, square = dx * dx + dy * dy;
    const auto [left, right] =
        pixels(std::min(from.x_pt, to.x_pt) - width, std::max(from.x_pt, to.x_pt) + width, picture_.width_px);
    const auto [top, bottom] =
        pixels(std::min(from.y_pt, to.y_pt) - width, std::max(from.y_pt, to.y_pt) + width, picture_.height_px);
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        const float px = static_cast<float>(x) + 0.5F - from.x_pt, py = static_cast<float>(y) + 0.5F - from.y_pt;
        const float along = square == 0 ? 0 : std::clamp((px * dx + py * dy) / square, 0.0F, 1.0F);
        const float inside = width / 2 - std::hypot(px - along * dx, py - along * dy) + 0.5F;
        blacken(x, y, static_cast<int>(std::clamp(inside, 0.0F, 1.0F) * 255));
      }
    }
  }

  void blacken(int x, int y, int at_least) {
    unsigned char& grey = grey_at(x, y);
    grey = static_cast<unsigned char>(std::min<int>(grey, 255 - at_least));
  }

  void darken(int x, int y, int by) {
    unsigned char& grey = grey_at(x, y);
    grey = static_cast<unsigned char>(grey * (255 - by) / 255);
  }

  unsigned char& grey_at(int x, int y) {
    const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width_px);
    return picture_.grey[row + static_cast<std::size_t>(x)];
  }

  Picture picture_;
  float scale_;  // pixels a point
};

}  // namespace

Picture draw_picture(Fonts& fonts, const Page& page, int width_px) {
  DrawnPage drawn;
  draw_page(fonts, page, drawn);
  Canvas canvas(width_px, static_cast<float>(width_px) / geometry::page_width_pt);
  for (const Box& box : drawn.boxes) canvas.add(box);
  for (const Rule& rule : drawn.rules) canvas.add(rule);
  for (const Stroke& stroke : drawn.strokes) canvas.add(stroke);
  for (const Piece& piece : drawn.pieces) canvas.add(fonts, drawn, piece);
  return std::move(canvas).take();
}

}  // namespace printing
