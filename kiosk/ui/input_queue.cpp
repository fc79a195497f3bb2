#include "kiosk/ui/input_queue.h"

#include <cmath>

namespace ui {
namespace {

constexpr double trail_s = 0.1;
constexpr float least_fling_px_per_s = 150;

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

void InputQueue::move(Point at, double time_s) {
  if (!down_at_end_ && !raw_.empty() && raw_.back().kind == Kind::move)
    raw_.pop_back();  // only the last place matters
  raw_.push_back({Kind::move, at, 0, time_s});
}

void InputQueue::press(Point at, double time_s) {
  raw_.push_back({Kind::press, at, 0, time_s});
  down_at_end_ = true;
}

void InputQueue::release(Point at, double time_s) {
  raw_.push_back({Kind::release, at, 0, time_s});
  down_at_end_ = false;
}

void InputQueue::wheel(float px, double time_s) { raw_.push_back({Kind::wheel, {}, px, time_s}); }

Pointer InputQueue::next(double now_s) {
  state_.pressed = state_.released = false;
  state_.drag = {}, state_.fling = {}, state_.wheel_px = 0;
  if (!state_.down) state_.dragging = false;
  state_.time_s = now_s;
  while (!raw_.empty() && !state_.pressed && !state_.released) {
    const Raw raw = raw_.front();
    raw_.pop_front();
    apply(raw);
  }
  return state_;
}

void InputQueue::apply(const Raw& raw) {
  switch (raw.kind) {
    case Kind::wheel: state_.wheel_px += raw.wheel; return;
    case Kind::move: track(raw.at, raw.time_s); return;
    case Kind::press:
      if (state_.down) return;  // a second button or finger while one is down means nothing
      state_.at = state_.press_at = raw.at;
      state_.down = state_.pressed = true;
      state_.dragging = false;
      state_.time_s = raw.time_s;
      trail_.assign(1, {raw.at, raw.time_s});
      return;
    case Kind::release:
      if (!state_.down) return;
      track(raw.at, raw.time_s);
      state_.down = false, state_.released = true;
      state_.time_s = raw.time_s;
      if (state_.dragging) state_.fling = velocity(raw.time_s);
      return;
  }
}

void InputQueue::track(Point at, double time_s) {
  if (state_.down) {
    if (!state_.dragging && distance(at, state_.press_at) > slop_px) state_.dragging = true;
    if (state_.dragging) {
      state_.drag.x += at.x - state_.at.x;
      state_.drag.y += at.y - state_.at.y;
    }
    trail_.push_back({at, time_s});
    while (trail_.size() > 2 && time_s - trail_.front().time_s > trail_s) trail_.pop_front();
  }
  state_.at = at;
}

Point InputQueue::velocity(double now_s) const {
  if (trail_.size() < 2) return {};
  const auto& first = trail_.front();
  const auto& last = trail_.back();
  // A finger that rested before it was lifted does not fling.
  const double span = now_s - first.time_s;
  if (span <= 0.005 || span > 3 * trail_s) return {};
  const Point v{static_cast<float>((last.at.x - first.at.x) / span),
                static_cast<float>((last.at.y - first.at.y) / span)};
  return std::hypot(v.x, v.y) < least_fling_px_per_s ? Point{} : v;
}

}  // namespace ui
