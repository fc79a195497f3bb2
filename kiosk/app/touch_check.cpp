#include "kiosk/app/touch_check.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace app {
namespace {

using Touch = TouchCheckScreen::Touch;
using Touches = std::array<Touch, touch_check_crosses>;

/// Where the crosses stand, the centre of the glass being 0.
constexpr std::array<Touch, touch_check_crosses> places = {{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {0, 0}}};
constexpr float corners = 4;

bool is_within_tolerance(const Touches& touches) {
  return std::all_of(touches.begin(), touches.end(), [](const Touch& touch) {
    return std::hypot(touch.off_x_mm, touch.off_y_mm) <= touch_tolerance_mm;
  });
}

Touches without_shift(Touches touches) {
  Touch mean;
  for (const Touch& touch : touches) {
    mean.off_x_mm += touch.off_x_mm / static_cast<float>(touches.size());
    mean.off_y_mm += touch.off_y_mm / static_cast<float>(touches.size());
  }
  for (Touch& touch : touches) {
    touch.off_x_mm -= mean.off_x_mm;
    touch.off_y_mm -= mean.off_y_mm;
  }
  return touches;
}

/// Takes off what grows evenly across the glass and down it (least squares).
Touches without_slope(Touches touches, float Touch::*off) {
  float across = 0, down = 0;
  for (std::size_t i = 0; i < touches.size(); ++i) {
    across += places[i].off_x_mm * touches[i].*off / corners;
    down += places[i].off_y_mm * touches[i].*off / corners;
  }
  for (std::size_t i = 0; i < touches.size(); ++i) {
    touches[i].*off -= across * places[i].off_x_mm + down * places[i].off_y_mm;
  }
  return touches;
}

}  // namespace

TouchVerdict touch_verdict(const TouchCheckScreen& check) {
  Touches touches{};
  std::copy_n(check.touches.begin(), std::min(check.touches.size(), touches.size()), touches.begin());
  if (is_within_tolerance(touches)) return TouchVerdict::good;
  touches = without_shift(touches);
  if (is_within_tolerance(touches)) return TouchVerdict::shifted;
  touches = without_slope(without_slope(touches, &Touch::off_x_mm), &Touch::off_y_mm);
  return is_within_tolerance(touches) ? TouchVerdict::turned : TouchVerdict::uneven;
}

}  // namespace app
