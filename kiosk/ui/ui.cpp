#include "kiosk/ui/ui.h"

#include <cmath>

#include "requests/drawn.h"

namespace ui {
namespace {

constexpr double repeat_tap_guard_s =
    0.3;  ///< a trembling second tap must not act on the screen that the first opened
constexpr float repeat_tap_guard_mm = 12;
constexpr float edge_gives_mm = 12;

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

/// 〓 for each drawn character.
std::string spoken(std::string_view text) {
  constexpr char lead_byte_of_drawn = '\xF3';
  return text.find(lead_byte_of_drawn) == std::string_view::npos ? std::string(text) : requests::without_drawn(text);
}

}  // namespace

Ui::Ui(Canvas& canvas, Theme theme) : canvas_(canvas), theme_(theme) {}

void Ui::begin(const FrameInput& input, std::string_view screen) {
  input_ = input;
  animating_ = false;
  inert_ = false;
  semantics_.screen = screen;
  semantics_.nodes.clear();
  due_s_ = never_s;
  pressed_.clear();
  std::erase_if(looks_, [&](const Look& look) { return look.until_s <= input.time_s; });
  if (screen != last_screen_) {  // what a finger went down on is no longer there
    grips_.kill_all();
    scroll_.stop();
    boxes_.stop();
    live_stroke_.wipe();
    turned_to_.clear();
    last_screen_ = screen;
  }
  grips_.begin(input_.touches);
  scroll_.begin(input_.touches);
  boxes_.begin(input_.touches);
  for (const Contact& contact : input_.touches.contacts)
    if (contact.pressed && trembles(contact)) grips_.find(contact.id)->may_tap = false;
}

bool Ui::trembles(const Contact& contact) const {
  const bool same_place =
      std::hypot(contact.at.x - last_tap_.x, contact.at.y - last_tap_.y) < theme_.mm(repeat_tap_guard_mm);
  return contact.time_s - last_tap_s_ < repeat_tap_guard_s && same_place && tap_screen_ != semantics_.screen;
}

void Ui::end() {
  grips_.end(input_.touches);
  scroll_.end(input_.touches);
  boxes_.end(input_.touches);
  animating_ = animating_ || scroll_.moving() || boxes_.moving();
}

bool Ui::turns_to(const std::string& what) {
  if (what == turned_to_) return false;
  turned_to_ = what;
  return true;
}

void Ui::node(Role role, std::string_view id, std::string_view name, std::string_view value, bool enabled,
              Rect bounds) {
  if (inert_) return;
  const Rect seen = bounds.intersect(canvas_.clip());
  if (seen.empty()) return;
  semantics_.nodes.push_back({role, std::string(id), spoken(name), spoken(value), enabled, seen, bounds});
}

Rect Ui::touch_rect(Rect rect) const {
  const float least = theme_.least_touch();
  const float dx = std::max(0.0F, least - rect.w) / 2, dy = std::max(0.0F, least - rect.h) / 2;
  return rect.inset(-dx, -dy);
}

bool Ui::tap_area(std::string_view id, Rect rect, const Text& name, Role role, std::string_view value, bool enabled) {
  const Rect target = touch_rect(rect);
  const bool tapped = touch(id, target, enabled);
  node(role, id, name.str(), value, enabled, target);
  return tapped;
}

float Ui::begin_scroll(std::string_view id, Rect rect, float content_height, float offset) {
  return static_cast<float>(begin_long_scroll(id, rect, double{content_height}, double{offset}));
}

double Ui::begin_long_scroll(std::string_view id, Rect rect, double content_height, double offset, bool bar) {
  const double longest = std::max(0.0, content_height - double{rect.h});
  if (!inert_) boxes_.take(input_.touches, grips_, rect);
  if (!inert_)
    offset = scroll_.follow({id, rect, longest, theme_.mm(edge_gives_mm)}, input_.touches, grips_, input_.elapsed_s,
                            offset);
  offset = std::round(std::clamp(offset, 0.0, longest));
  node(Role::area, id, {}, std::to_string(static_cast<long>(offset)), true, rect);
  if (bar) draw_scroll_bar(rect, content_height, offset);
  canvas_.push_clip(rect);
  canvas_.set_shift(std::round(scroll_.shift(id)));
  scroll_area_ = id;
  return offset;
}

BodyLayout& Ui::body_layout(std::int64_t document, const base::Blocks& blocks, float width) {
  const BodyKey key{document, shape_of(blocks), width, theme_.text_scale};
  if (!(key == body_key_)) {
    body_ = BodyLayout(blocks, width, theme_);
    body_key_ = key;
  }
  return body_;
}

void Ui::end_scroll() {
  canvas_.set_shift(0);
  canvas_.pop_clip();
  scroll_area_.clear();
}

Ui::BoxMove Ui::begin_box(std::string_view id, Rect rect, Point content, Point offset) {
  const BoxPan::Box box{
      id, rect.intersect(canvas_.clip()), {std::max(0.0F, content.x - rect.w), std::max(0.0F, content.y - rect.h)}};
  BoxMove move{offset, 0};
  if (!inert_) move.rest_px = boxes_.follow(box, input_.touches, grips_, input_.elapsed_s, move.offset);
  move.offset = {std::round(std::clamp(move.offset.x, 0.0F, box.longest.x)),
                 std::round(std::clamp(move.offset.y, 0.0F, box.longest.y))};
  canvas_.push_clip(rect);
  return move;
}

void Ui::end_box(Rect rect, Point content, Point offset) {
  draw_scroll_bar(rect, content.y, offset.y);
  if (content.x > rect.w + 1) {
    const float height = theme_.mm(2);
    const float length = std::max(theme_.mm(12), rect.w * rect.w / content.x);
    const float at = (rect.w - length) * offset.x / (content.x - rect.w);
    canvas_.fill({rect.x + at, rect.bottom() - height, length, height}, color().primary);
  }
  canvas_.pop_clip();
}

void Ui::draw_scroll_bar(Rect rect, double content_height, double offset) {
  if (content_height <= rect.h + 1) return;
  const float width = theme_.mm(2);
  const float length = std::max(theme_.mm(12), rect.h * static_cast<float>(rect.h / content_height));
  const float at = (rect.h - length) * static_cast<float>(offset / (content_height - rect.h));
  canvas_.fill({rect.right() - width, rect.y + at, width, length}, color().primary);
}

}  // namespace ui
