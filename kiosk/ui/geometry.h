// Points, rectangles and colours in window pixels; origin top left.
#pragma once

#include <algorithm>
#include <cstdint>

namespace ui {

struct Point {
  float x = 0;
  float y = 0;
};

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool empty() const { return w <= 0 || h <= 0; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }

  Rect intersect(const Rect& o) const {
    const float left = std::max(x, o.x), top = std::max(y, o.y);
    return {left, top, std::max(0.0F, std::min(right(), o.right()) - left),
            std::max(0.0F, std::min(bottom(), o.bottom()) - top)};
  }
  Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }

  /// Cuts a strip off one side and returns it; what remains is this rectangle.
  Rect take_top(float height) {
    const Rect strip{x, y, w, height};
    return y += height, h -= height, strip;
  }
  Rect take_bottom(float height) { return h -= height, Rect{x, y + h, w, height}; }
  Rect take_left(float width) {
    const Rect strip{x, y, width, h};
    return x += width, w -= width, strip;
  }
  Rect take_right(float width) { return w -= width, Rect{x + w, y, width, h}; }
};

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Color&) const = default;
};

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

}  // namespace ui
