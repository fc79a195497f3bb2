#include "kiosk/ui/scroll.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float decay_per_s = 3;
constexpr float least_velocity_px_per_s = 20;
constexpr float longest_step_s = 0.1F;
constexpr double spring_s = 0.3;    ///< after which an edge is in its place again
constexpr float spring_per_s = 22;  ///< the stiffer, the sooner

/// The first pixels follow the finger by half, and none goes further than `give`.
float damped(float pull, float give) {
  if (give <= 0) return 0;
  return std::copysign(give * (1 - std::exp(-std::abs(pull) / (2 * give))), pull);
}

}  // namespace

void Scroll::stop() {
  area_.clear();
  finger_.reset();
  spring_.reset();
  velocity_ = pull_ = shift_ = 0;
}

void Scroll::begin(const Touches& touches) {
  stopped_.clear();
  for (const Contact& contact : touches.contacts) {
    if (!contact.pressed || velocity_ == 0) continue;
    stopped_ = area_;
    velocity_ = 0;
  }
}

void Scroll::end(const Touches& touches) {
  if (!finger_) return;
  for (const Contact& contact : touches.contacts)
    if (contact.id == *finger_ && contact.down) return;
  finger_.reset();
}

float Scroll::shift(std::string_view area) const { return area_ == area ? shift_ : 0; }

double Scroll::drag(const Area& area, const Contact& contact, double offset) {
  const double wanted = offset + pull_ - contact.drag.y;
  offset = std::clamp(wanted, 0.0, area.longest);
  pull_ = area.longest > 0 ? static_cast<float>(wanted - offset) : 0;
  shift_ = -damped(pull_, area.give_px);
  return offset;
}

double Scroll::follow(const Area& area, const Touches& touches, Grips& grips, float elapsed_s, double offset) {
  for (const Contact& contact : touches.contacts) {
    Grip* const grip = grips.find(contact.id);
    if (grip == nullptr) continue;
    const bool here = area.rect.contains(contact.press_at);
    if (contact.pressed && here && stopped_ == area.id) grip->may_tap = false;
    if (contact.pressed && here && finger_ && area_ == area.id) grip->dead = true;
    const bool taken = grip->kind == Grip::Kind::ink || grip->held ||
                       (grip->kind == Grip::Kind::key && grip->scroll_area != area.id) ||
                       (grip->kind == Grip::Kind::scroll && grip->id != area.id);
    if (!finger_ && contact.dragging && here && !grip->dead && !taken) {
      stop();
      finger_ = contact.id, area_ = area.id;
      grip->take(Grip::Kind::scroll, area.id, area.id);
    }
    if (finger_ != contact.id || area_ != area.id) continue;
    offset = drag(area, contact, offset);
    if (contact.down && !grip->dead) continue;
    if (pull_ != 0) {
      spring_ = Spring{shift_, 0, touches.time_s};
    } else if (contact.released && !grip->dead) {
      velocity_ = -contact.fling.y;
    }
    pull_ = 0;
    finger_.reset();
  }
  if (area.rect.contains(touches.mouse_at)) offset -= static_cast<double>(touches.wheel_px);
  if (area_ == area.id && !finger_) offset = run(area, touches.time_s, elapsed_s, offset);
  return std::clamp(offset, 0.0, area.longest);
}

double Scroll::run(const Area& area, double now_s, float elapsed_s, double offset) {
  if (velocity_ != 0) {
    const float step = std::min(elapsed_s, longest_step_s);
    offset += static_cast<double>(velocity_ * step);
    velocity_ *= std::exp(-decay_per_s * step);
    const bool past_end = offset <= 0 || offset >= area.longest;
    if (past_end && area.longest > 0) spring_ = Spring{0, -velocity_, now_s};
    if (past_end || std::abs(velocity_) < least_velocity_px_per_s) velocity_ = 0;
  }
  swing(area, now_s);
  return offset;
}

void Scroll::swing(const Area& area, double now_s) {
  if (!spring_) return;
  const double since = std::max(0.0, now_s - spring_->since_s);
  const float t = static_cast<float>(since);
  const float at =
      (spring_->from + (spring_->velocity + spring_per_s * spring_->from) * t) * std::exp(-spring_per_s * t);
  shift_ = std::clamp(at, -area.give_px, area.give_px);
  if (since < spring_s) return;
  shift_ = 0;
  spring_.reset();
}

}  // namespace ui
