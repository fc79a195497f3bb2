// Pen: draws icons in grid units, 24 x 24 to a square; in the colour of the line or of the accent.
#pragma once

#include <cmath>
#include <initializer_list>
#include <vector>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/icons.h"

namespace ui {

class Pen {
 public:
  Pen(Canvas& canvas, Rect rect, const IconStyle& style)
      : canvas_(canvas), rect_(rect), style_(style), color_(style.line) {}

  /// The same pen in the colour of what matters.
  Pen accent() const {
    Pen pen(*this);
    pen.color_ = style_.accent;
    return pen;
  }

  void line(std::initializer_list<Point> points, bool closed = false) const {
    std::vector<Point> placed;
    for (const Point& p : points) placed.push_back(at(p));
    canvas_.polyline(placed, color_, style_.thickness, closed);
  }
  /// The middle line of a stretch with a head of two strokes at its end; along one axis.
  void arrow(Point from, Point to, float head = 2.2F) const {
    line({from, to});
    const float dx = to.x > from.x ? head : to.x < from.x ? -head : 0;
    const float dy = to.y > from.y ? head : to.y < from.y ? -head : 0;
    line({{to.x - dx - dy, to.y - dy - dx}, to, {to.x - dx + dy, to.y - dy + dx}});
  }
  void cross(Point centre, float reach) const {
    line({{centre.x - reach, centre.y - reach}, {centre.x + reach, centre.y + reach}});
    line({{centre.x + reach, centre.y - reach}, {centre.x - reach, centre.y + reach}});
  }
  void circle(Point centre, float radius) const {
    canvas_.circle(at(centre), radius * rect_.w / 24, color_, style_.thickness);
  }
  /// Clockwise from 3 o'clock, in degrees.
  void arc(Point centre, float radius, float from, float to) const {
    constexpr int steps = 32;
    std::vector<Point> placed;
    for (int i = 0; i <= steps; ++i) {
      const float angle = (from + (to - from) * static_cast<float>(i) / steps) * 0.0174533F;
      placed.push_back(at({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)}));
    }
    canvas_.polyline(placed, color_, style_.thickness);
  }
  void dot(Point centre, float radius) const { canvas_.disc(at(centre), radius * rect_.w / 24, color_); }
  void box(float x, float y, float w, float h) const { line({{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, true); }
  /// A sheet with a folded corner.
  void sheet(float x, float y, float w, float h, float fold = 4) const {
    const float right = x + w;
    line({{right - fold, y}, {x, y}, {x, y + h}, {right, y + h}, {right, y + fold}}, false);
    line({{right, y + fold}, {right - fold, y}, {right - fold, y + fold}, {right, y + fold}});
  }

 private:
  Point at(Point p) const { return {rect_.x + p.x * rect_.w / 24, rect_.y + p.y * rect_.h / 24}; }
  Canvas& canvas_;
  Rect rect_;
  IconStyle style_;
  Color color_;
};

/// Icons of a printer and its paper (printer_icons.cpp). False for any other icon.
bool draw_printer_icon(const Pen& pen, Icon icon);

}  // namespace ui
