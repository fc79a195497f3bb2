// What the fingers do to widgets: taps, keys and pads.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/ui.h"

namespace ui {
namespace {

bool strayed(const Contact& contact, Rect target) {
  const Rect wide = target.inset(-InputQueue::slop_px, -InputQueue::slop_px);
  return std::any_of(contact.samples.begin(), contact.samples.end(), [&](Point at) { return !wide.contains(at); });
}

}  // namespace

bool Ui::touch(std::string_view id, Rect rect, bool enabled) {
  pressed_.clear();
  if (inert_ || !enabled) return false;
  const Rect target = rect.intersect(canvas_.clip());
  for (const Contact& contact : input_.touches.contacts) {
    Grip* const grip = grips_.find(contact.id);
    const bool on_it = target.contains(contact.at);
    if (grip == nullptr || grip->dead || !grip->may_tap || !on_it) continue;
    if (contact.pressed) grip->take(Grip::Kind::button, id, scroll_area_);
    if (!grip->holds(Grip::Kind::button, id)) continue;
    if (contact.down) pressed_ = id;
    if (!contact.released) continue;
    remember_tap(contact);
    animating_ = grips_.kill_others(contact.id) || animating_;
    return true;
  }
  return false;
}

void Ui::remember_tap(const Contact& contact) {
  tapped_at_ = last_tap_ = contact.at;
  last_tap_s_ = contact.time_s;
  tap_screen_ = semantics_.screen;
}

Ui::Press Ui::key(std::string_view id, Rect rect, const Text& name, bool repeats, bool enabled) {
  const Rect target = rect.intersect(canvas_.clip());
  node(Role::button, id, name.str(), {}, enabled, rect);
  pressed_.clear();
  Press answer = Press::none;
  for (const Contact& contact : input_.touches.contacts) {
    Grip* const grip = grips_.find(contact.id);
    if (grip == nullptr) continue;
    if (inert_ || !enabled) grip->dead = grip->dead || grip->holds(Grip::Kind::key, id);
    const bool free = !inert_ && enabled && !grip->dead && grip->may_tap;
    if (contact.pressed && free && target.contains(contact.at)) {
      grip->take(Grip::Kind::key, id, scroll_area_);
      looks_.push_back({std::string(id), input_.time_s + least_look_s});
    }
    if (!grip->holds(Grip::Kind::key, id)) continue;
    const Press press = strike(contact, *grip, target, repeats);
    if (press != Press::none) answer = press;
    if (contact.down && !grip->dead) pressed_ = id;
  }
  for (const Look& look : looks_) {
    if (inert_ || look.key != id) continue;
    pressed_ = id;
    due_s_ = std::min(due_s_, look.until_s);
  }
  return answer;
}

Ui::Press Ui::strike(const Contact& contact, Grip& grip, Rect target, bool repeats) {
  const double now_s = input_.touches.time_s;
  const bool struck_before = grip.repeat_s >= 0;
  if (!grip.held && strayed(contact, target)) grip.dead = true;
  if (grip.dead || contact.released) {
    const bool tap = !grip.dead && !grip.held && !struck_before && target.contains(contact.at);
    const Press last = grip.held ? Press::let_go : tap ? struck(grip, contact.time_s) : Press::none;
    grip.let_go();
    return last;
  }
  if (grip.held) return Press::none;
  if (!repeats) {
    const double hold_at_s = grip.since_s + hold_s;
    grip.held = now_s >= hold_at_s;
    if (!grip.held) due_s_ = std::min(due_s_, hold_at_s);
    return grip.held ? Press::hold : Press::none;
  }
  Press press = Press::none;
  if (!struck_before && now_s >= grip.since_s + palm_s) {
    press = struck(grip, grip.since_s);
    if (press == Press::none) return grip.dead = true, press;
    grip.repeat_s = grip.since_s + key_manner_.repeat_after_s;
  } else if (struck_before && now_s >= grip.repeat_s) {
    press = Press::tap;
    last_key_s_ = now_s;
    grip.repeat_s = std::max(grip.repeat_s + key_manner_.repeat_every_s, now_s);
  }
  due_s_ = std::min(due_s_, grip.repeat_s >= 0 ? grip.repeat_s : grip.since_s + palm_s);
  return press;
}

/// A tap, if it is not the same key again too soon after the last one.
Ui::Press Ui::struck(const Grip& grip, double time_s) {
  const bool guarded = key_manner_.double_strike_s > 0 && grip.id == last_key_;
  if (guarded && grip.since_s - last_key_s_ < key_manner_.double_strike_s) return Press::none;
  last_key_ = grip.id;
  last_key_s_ = time_s;
  return Press::tap;
}

Ui::InkTouch Ui::ink(std::string_view id, Rect rect, const Text& name, std::size_t strokes) {
  node(Role::area, id, name.str(), std::to_string(strokes), true, rect);
  const Rect target = rect.intersect(canvas_.clip());
  ink_points_.clear();
  for (const Contact& contact : input_.touches.contacts) {
    Grip* const grip = grips_.find(contact.id);
    if (contact.pressed && grip != nullptr && !inert_ && !grip->dead && target.contains(contact.at))
      take_pen(*grip, id);
  }
  InkTouch ink;
  for (const Contact& contact : input_.touches.contacts) {
    Grip* const grip = grips_.find(contact.id);
    if (grip == nullptr || !grip->holds(Grip::Kind::ink, id)) continue;
    if (grip->dead || inert_) {
      if (grip->inking) ink = {false, true, true, {}};
      grip->let_go();
      continue;
    }
    grip->owed.insert(grip->owed.end(), contact.samples.begin(), contact.samples.end());
    if (ink.ended) {  // the stroke before it is taken back in this frame; its own begins in the next
      animating_ = true;
      continue;
    }
    ink.began = !grip->inking;
    ink.ended = contact.released;
    grip->inking = true;
    ink_points_.swap(grip->owed);
    grip->owed.clear();
  }
  ink.points = ink_points_;
  return ink;
}

Ui::Slide Ui::slide(std::string_view id, Rect track, float handle_px, double share, const Text& name,
                    const Text& value) {
  node(Role::area, id, name.str(), value.str(), true, track);
  const Rect target = track.intersect(canvas_.clip());
  Slide slide{false, false, share};
  for (const Contact& contact : input_.touches.contacts) {
    Grip* const grip = grips_.find(contact.id);
    if (grip == nullptr || inert_) continue;
    if (contact.pressed && !grip->dead && target.contains(contact.at)) take_pen(*grip, id);
    if (grip->dead || !grip->holds(Grip::Kind::ink, id)) continue;
    const float way = std::max(1.0F, track.h - handle_px);
    const double at = static_cast<double>((contact.at.y - track.y - handle_px / 2) / way);
    slide = {contact.down, true, std::clamp(at, 0.0, 1.0)};
    if (contact.released) grip->let_go();
  }
  return slide;
}

/// A finger comes down on a pad: it writes, unless another one is writing there already.
void Ui::take_pen(Grip& grip, std::string_view pad) {
  for (Grip& other : grips_.all()) {
    if (&other == &grip || other.dead || !other.holds(Grip::Kind::ink, pad)) continue;
    if (!other.may_tap) return grip.dead = true, void();  // it moves
    other.dead = true;                                    // it rests: a hand
  }
  grip.take(Grip::Kind::ink, pad, scroll_area_);
}

}  // namespace ui
