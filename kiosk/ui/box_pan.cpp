#include "kiosk/ui/box_pan.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr float decay_per_s = 3;
constexpr float least_velocity_px_per_s = 20;
constexpr float longest_step_s = 0.1F;

/// The speed after a step, 0 where it has come to rest or to the end.
float slowed(float velocity, float step_s, bool at_end) {
  const float slower = velocity * std::exp(-decay_per_s * step_s);
  return at_end || std::abs(slower) < least_velocity_px_per_s ? 0 : slower;
}

}  // namespace

void BoxPan::stop() {
  known_.clear();
  drawn_.clear();
  velocity_ = {};
}

void BoxPan::begin(const Touches& touches) {
  known_ = std::exchange(drawn_, {});
  for (const Contact& contact : touches.contacts)
    if (contact.pressed) velocity_ = {};
}

void BoxPan::end(const Touches&) {
  const bool is_seen =
      std::any_of(drawn_.begin(), drawn_.end(), [this](const Known& box) { return box.id == running_; });
  if (!is_seen) velocity_ = {};
}

void BoxPan::take(const Touches& touches, Grips& grips, Rect area) const {
  for (const Contact& contact : touches.contacts) {
    Grip* const grip = grips.find(contact.id);
    if (grip == nullptr || grip->dead || !contact.dragging || grip->kind == Grip::Kind::scroll) continue;
    const Point moved{contact.at.x - contact.press_at.x, contact.at.y - contact.press_at.y};
    const bool sideways = std::abs(moved.x) > std::abs(moved.y);
    for (const Known& box : known_) {
      if (!box.rect.contains(contact.press_at) || !area.contains(contact.press_at)) continue;
      const bool can = sideways ? box.left || box.right : moved.y < 0 ? box.down : box.up;
      if (can) grip->take(Grip::Kind::scroll, box.id, box.id);
    }
  }
}

float BoxPan::follow(const Box& box, const Touches& touches, Grips& grips, float elapsed_s, Point& offset) {
  float rest = 0;
  for (const Contact& contact : touches.contacts) {
    Grip* const grip = grips.find(contact.id);
    if (grip == nullptr || grip->dead || !grip->holds(Grip::Kind::scroll, box.id)) continue;
    const float wanted = offset.y - contact.drag.y;
    offset = {std::clamp(offset.x - contact.drag.x, 0.0F, box.longest.x), std::clamp(wanted, 0.0F, box.longest.y)};
    rest += wanted - offset.y;
    if (!contact.released) continue;
    running_ = box.id;
    velocity_ = {-contact.fling.x, -contact.fling.y};
  }
  if (moving() && running_ == box.id) run(box, elapsed_s, offset);
  drawn_.push_back(
      {std::string(box.id), box.rect, offset.x > 0, offset.x<box.longest.x, offset.y> 0, offset.y < box.longest.y});
  return rest;
}

void BoxPan::run(const Box& box, float elapsed_s, Point& offset) {
  const float step = std::min(elapsed_s, longest_step_s);
  const Point wanted{offset.x + velocity_.x * step, offset.y + velocity_.y * step};
  offset = {std::clamp(wanted.x, 0.0F, box.longest.x), std::clamp(wanted.y, 0.0F, box.longest.y)};
  velocity_ = {slowed(velocity_.x, step, wanted.x != offset.x), slowed(velocity_.y, step, wanted.y != offset.y)};
}

}  // namespace ui
