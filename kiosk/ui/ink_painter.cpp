#include "kiosk/ui/ink_painter.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float slow = 1.08F, fast = 0.62F;  ///< of the width
constexpr float foot = 0.82F;                ///< how wide a stroke begins, of its width there
constexpr float run_out = 0.35F;             ///< how wide a stroke ends that flew off

float distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

/// Without samples that stand on one another.
std::vector<Point> apart(std::span<const Point> samples, float least) {
  std::vector<Point> kept;
  for (const Point& p : samples)
    if (kept.empty() || distance(kept.back(), p) >= least) kept.push_back(p);
  if (!samples.empty() && kept.size() > 1) kept.back() = samples.back();
  return kept;
}

/// By more than 70 degrees: no trembling, a corner.
bool is_corner(Point before, Point at, Point after) {
  const float along = (at.x - before.x) * (after.x - at.x) + (at.y - before.y) * (after.y - at.y);
  return along < 0.342F * distance(before, at) * distance(at, after);
}

/// Takes the tremble of the panel out of samples that stand close; corners that were drawn on purpose stay.
std::vector<Point> steadied(const std::vector<Point>& points, float close) {
  std::vector<Point> steady = points;
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    if (distance(points[i - 1], points[i]) > close || distance(points[i], points[i + 1]) > close) continue;
    if (is_corner(points[i - 1], points[i], points[i + 1])) continue;
    steady[i] = {(points[i - 1].x + 2 * points[i].x + points[i + 1].x) / 4,
                 (points[i - 1].y + 2 * points[i].y + points[i + 1].y) / 4};
  }
  return steady;
}

/// Catmull and Rom's curve from b to c; the neighbours' pull is cut where they are far off, so that a long straight
/// stretch does not swing out before a corner.
class Curve {
 public:
  Curve(Point a, Point b, Point c, Point d) : b_(b), c_(c), out_(pull(a, b, c)), in_(pull(b, c, d)) {}

  Point at(float t) const {
    const float u = 1 - t;
    const float hb = u * u * (1 + 2 * t), hc = t * t * (3 - 2 * t), ho = u * u * t, hi = -t * t * u;
    return {hb * b_.x + hc * c_.x + ho * out_.x + hi * in_.x, hb * b_.y + hc * c_.y + ho * out_.y + hi * in_.y};
  }

 private:
  /// The way of the curve at `at`, as long as the stretch from b_ to c_.
  Point pull(Point before, Point at, Point after) const {
    const float in = distance(before, at), out = distance(at, after), length = distance(b_, c_);
    if (in <= 0 || out <= 0) return {c_.x - b_.x, c_.y - b_.y};
    Point way{(at.x - before.x) / in + (after.x - at.x) / out, (at.y - before.y) / in + (after.y - at.y) / out};
    const float scale = length / 2;
    return {way.x * scale, way.y * scale};
  }

  Point b_;
  Point c_;
  Point out_;
  Point in_;
};

/// The width that a hand of this speed leaves; speed is the way between two samples, in widths.
float width_at(float speed) { return fast + (slow - fast) * std::exp(-0.55F * speed); }

/// One width a sample, changing gently.
std::vector<float> widths_of(const std::vector<Point>& points, float width_px) {
  std::vector<float> widths(points.size(), slow);
  for (std::size_t i = 1; i < points.size(); ++i)
    widths[i] = 0.6F * widths[i - 1] + 0.4F * width_at(distance(points[i - 1], points[i]) / width_px);
  for (std::size_t i = points.size() - 1; i > 0; --i) widths[i - 1] = 0.6F * widths[i - 1] + 0.4F * widths[i];
  return widths;
}

/// Narrows what lies within `reach_px` of the last place, down to `end` of the width.
void narrow(std::vector<BrushPoint>& line, float end, float reach_px) {
  float away = 0;
  for (std::size_t i = line.size(); i-- > 0 && away < reach_px;) {
    line[i].radius_px *= end + (1 - end) * std::sqrt(away / reach_px);
    if (i > 0) away += distance(line[i].at, line[i - 1].at);
  }
}

std::int16_t to_grid(float at, float from, float side) {
  const float place = (at - from) / std::max(side, 1.0F) * base::ink_side;
  return static_cast<std::int16_t>(std::clamp(std::lround(place), 0L, static_cast<long>(base::ink_side - 1)));
}

}  // namespace

std::vector<BrushPoint> pen_line(std::span<const Point> samples, float width_px, bool finished) {
  const std::vector<Point> points = steadied(apart(samples, width_px * 0.08F), width_px * 1.5F);
  if (points.empty()) return {};
  if (points.size() == 1) return {{points[0], width_px * slow / 2}};
  const std::vector<float> widths = widths_of(points, width_px);
  std::vector<BrushPoint> line{{points[0], widths[0] * width_px / 2}};
  const std::size_t last = points.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    const Curve curve(points[i == 0 ? 0 : i - 1], points[i], points[i + 1], points[std::min(i + 2, last)]);
    const int steps = std::clamp(static_cast<int>(distance(points[i], points[i + 1]) / (width_px * 0.22F)), 1, 64);
    for (int k = 1; k <= steps; ++k) {
      const float t = static_cast<float>(k) / static_cast<float>(steps);
      line.push_back({curve.at(t), std::lerp(widths[i], widths[i + 1], t) * width_px / 2});
    }
  }
  std::reverse(line.begin(), line.end());
  narrow(line, foot, width_px);
  std::reverse(line.begin(), line.end());
  const bool flew_off = distance(points[last - 1], points[last]) > width_px * 0.6F;
  if (finished) narrow(line, flew_off ? run_out : foot, width_px * (flew_off ? 3.0F : 1.0F));
  return line;
}

void paint_ink(Canvas& canvas, const base::Ink& ink, Rect square, Color color, float width_px) {
  const float scale = square.w / base::ink_side;
  std::vector<Point> points;
  for (const base::InkStroke& stroke : ink) {
    points.clear();
    for (const base::InkPoint& p : stroke)
      points.push_back({square.x + static_cast<float>(p.x) * scale, square.y + static_cast<float>(p.y) * scale});
    canvas.brush(pen_line(points, width_px, true), color);
  }
}

void LiveStroke::add(std::span<const Point> points) { points_.insert(points_.end(), points.begin(), points.end()); }

void LiveStroke::paint(Canvas& canvas, Color color, float width_px) const {
  canvas.brush(pen_line(points_, width_px, false), color);
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
  for (Point& point : points_) point = {};
  points_.clear();
}

}  // namespace ui
