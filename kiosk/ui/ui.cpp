#include "kiosk/ui/ui.h"

#include <cmath>

namespace ui {
namespace {

constexpr double repeat_tap_guard_s =
    0.3;  ///< a trembling second tap must not act on the screen that the first opened
constexpr float repeat_tap_guard_mm = 12;
constexpr float momentum_decay_per_s = 3;
constexpr float momentum_end_px_per_s = 20;

/// A fingerprint of where the texts begin and end: lines laid out for one shape never reach outside another text.
std::uint64_t shape_of(const base::Blocks& blocks) {
  std::uint64_t hash = 14695981039346656037U;
  const auto mix = [&hash](std::size_t size) { hash = (hash ^ size) * 1099511628211U; };
  for (const base::Block& block : blocks) {
    mix(static_cast<std::size_t>(block.kind));
    mix(block.label.size());
    mix(block.text.size());
    for (const auto& row : block.rows)
      for (const std::string& cell : row) mix(cell.size());
  }
  return hash;
}

}  // namespace

Ui::Ui(Canvas& canvas, Theme theme) : canvas_(canvas), theme_(theme) {}

void Ui::begin(const FrameInput& input, std::string_view screen) {
  input_ = input;
  animating_ = false;
  inert_ = false;
  semantics_.screen = screen;
  semantics_.nodes.clear();
  if (screen != last_screen_) {
    fling_ = {};
    drag_area_.clear();
    last_screen_ = screen;
  }
  const Pointer& pointer = input_.pointer;
  if (pointer.pressed) {
    const bool same_place =
        std::hypot(pointer.at.x - last_tap_.x, pointer.at.y - last_tap_.y) < theme_.mm(repeat_tap_guard_mm);
    const bool trembling = pointer.time_s - last_tap_s_ < repeat_tap_guard_s && same_place && tap_screen_ != screen;
    press_ignored_ = trembling || fling_.velocity != 0;  // a touch on a moving list stops it
    fling_ = {};
    active_.clear();
  }
  if (pointer.dragging) active_.clear();
}

void Ui::end() {
  if (input_.pointer.released) {
    active_.clear();
    drag_area_.clear();
  }
}

void Ui::node(Role role, std::string_view id, std::string_view name, std::string_view value, bool enabled,
              Rect bounds) {
  if (inert_) return;
  const Rect seen = bounds.intersect(canvas_.clip());
  if (seen.empty()) return;
  semantics_.nodes.push_back({role, std::string(id), std::string(name), std::string(value), enabled, seen, bounds});
}

Rect Ui::touch_rect(Rect rect) const {
  const float least = theme_.least_touch();
  const float dx = std::max(0.0F, least - rect.w) / 2, dy = std::max(0.0F, least - rect.h) / 2;
  return rect.inset(-dx, -dy);
}

bool Ui::touch(std::string_view id, Rect rect, bool enabled) {
  pressed_visible_ = false;
  if (inert_ || !enabled) return false;
  const Pointer& pointer = input_.pointer;
  const bool on_it = rect.intersect(canvas_.clip()).contains(pointer.at);
  if (pointer.pressed && on_it && !press_ignored_) active_ = id;
  const bool mine = active_ == id && on_it;
  pressed_visible_ = mine && pointer.down;
  if (!mine || !pointer.released) return false;
  last_tap_ = pointer.at;
  last_tap_s_ = pointer.time_s;
  tap_screen_ = semantics_.screen;
  return true;
}

bool Ui::tap_area(std::string_view id, Rect rect, const Text& name, Role role, std::string_view value, bool enabled) {
  const Rect target = touch_rect(rect);
  const bool tapped = touch(id, target, enabled);
  node(role, id, name.str(), value, enabled, target);
  return tapped;
}

float Ui::momentum(std::string_view id, float content_height, Rect rect, float offset) {
  if (fling_.area != id || fling_.velocity == 0) return offset;
  const float step = std::min(input_.elapsed_s, 0.1F);
  offset -= fling_.velocity * step;
  fling_.velocity *= std::exp(-momentum_decay_per_s * step);
  const bool at_edge = offset <= 0 || offset >= content_height - rect.h;
  if (std::abs(fling_.velocity) < momentum_end_px_per_s || at_edge) fling_ = {};
  animating_ = true;
  return offset;
}

float Ui::begin_scroll(std::string_view id, Rect rect, float content_height, float offset) {
  const Pointer& pointer = input_.pointer;
  if (!inert_) {
    if (pointer.dragging && drag_area_.empty() && rect.contains(pointer.press_at)) drag_area_ = id;
    if (drag_area_ == id) offset -= pointer.drag.y;
    if (drag_area_ == id && pointer.released) fling_ = {std::string(id), pointer.fling.y};
    if (rect.contains(pointer.at)) offset -= pointer.wheel_px;
    offset = momentum(id, content_height, rect, offset);
  }
  offset = std::round(std::clamp(offset, 0.0F, std::max(0.0F, content_height - rect.h)));
  node(Role::area, id, {}, std::to_string(static_cast<long>(offset)), true, rect);
  draw_scroll_bar(rect, content_height, offset);
  canvas_.push_clip(rect);
  return offset;
}

const BodyLayout& Ui::body_layout(std::int64_t document, const base::Blocks& blocks, float width) {
  const BodyKey key{document, shape_of(blocks), width, theme_.text_scale};
  if (!(key == body_key_)) {
    body_ = layout_body(blocks, width, theme_, canvas_);
    body_key_ = key;
  }
  return body_;
}

void Ui::end_scroll() { canvas_.pop_clip(); }

void Ui::draw_scroll_bar(Rect rect, float content_height, float offset) {
  if (content_height <= rect.h + 1) return;
  const float width = theme_.mm(2);
  const float length = std::max(theme_.mm(12), rect.h * rect.h / content_height);
  const float at = (rect.h - length) * offset / (content_height - rect.h);
  canvas_.fill({rect.right() - width, rect.y + at, width, length}, color().primary);
}

}  // namespace ui
