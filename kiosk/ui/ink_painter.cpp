#include "kiosk/ui/ink_painter.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

void paint_line(Canvas& canvas, const std::vector<Point>& points, Color color, float width_px) {
  if (points.empty()) return;
  canvas.disc(points.front(), width_px / 2, color);
  canvas.disc(points.back(), width_px / 2, color);
  canvas.polyline(points, color, width_px);
}

std::int16_t to_grid(float at, float from, float side) {
  const float place = (at - from) / std::max(side, 1.0F) * base::ink_side;
  return static_cast<std::int16_t>(std::clamp(std::lround(place), 0L, static_cast<long>(base::ink_side - 1)));
}

}  // namespace

void paint_ink(Canvas& canvas, const base::Ink& ink, Rect square, Color color, float width_px) {
  const float scale = square.w / base::ink_side;
  std::vector<Point> points;
  for (const base::InkStroke& stroke : ink) {
    points.clear();
    for (const base::InkPoint& p : stroke)
      points.push_back({square.x + static_cast<float>(p.x) * scale, square.y + static_cast<float>(p.y) * scale});
    paint_line(canvas, points, color, width_px);
  }
}

void LiveStroke::add(std::span<const Point> points) { points_.insert(points_.end(), points.begin(), points.end()); }

void LiveStroke::paint(Canvas& canvas, Color color, float width_px) const {
  paint_line(canvas, points_, color, width_px);
}

base::InkStroke LiveStroke::on_grid(Rect square) const {
  base::InkStroke stroke;
  for (const Point& p : points_) {
    const base::InkPoint at{to_grid(p.x, square.x, square.w), to_grid(p.y, square.y, square.h)};
    if (stroke.empty() || !(stroke.back() == at)) stroke.push_back(at);
  }
  return stroke;
}

void LiveStroke::wipe() {
  std::fill(points_.begin(), points_.end(), Point{});
  points_.clear();
}

}  // namespace ui
