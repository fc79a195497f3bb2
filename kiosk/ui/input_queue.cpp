#include "kiosk/ui/input_queue.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double trail_s = 0.1;
constexpr float least_fling_px_per_s = 150;
constexpr std::size_t palm_contacts = 3;

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// px/s; nothing for a finger that rested before it was lifted.
template <class Trail>
Point velocity(const Trail& trail, double now_s) {
  if (trail.size() < 2) return {};
  const auto& first = trail.front();
  const auto& last = trail.back();
  const double span = now_s - first.time_s;
  if (span <= 0.005 || span > 3 * trail_s) return {};
  const Point v{static_cast<float>((last.at.x - first.at.x) / span),
                static_cast<float>((last.at.y - first.at.y) / span)};
  return std::hypot(v.x, v.y) < least_fling_px_per_s ? Point{} : v;
}

}  // namespace

InputQueue::Landed* InputQueue::landed(ContactId contact) {
  for (Landed& each : landed_)
    if (each.contact == contact) return &each;
  return nullptr;
}

Contact* InputQueue::seen(ContactId contact) {
  for (Contact& each : touches_.contacts)
    if (each.id == contact && each.down) return &each;
  return nullptr;
}

bool InputQueue::is_shown(ContactId contact) const {
  return std::any_of(touches_.contacts.begin(), touches_.contacts.end(),
                     [&](const Contact& each) { return each.id == contact; });
}

void InputQueue::take_for_palm(Landed& hand, double time_s) {
  if (hand.palm) return;
  hand.palm = true;
  raw_.push_back({Kind::cancel, hand.contact, {}, 0, time_s});
}

void InputQueue::press(Point at, double time_s, ContactId contact, float size_mm) {
  if (landed(contact) != nullptr) return;  // a second button of the mouse means nothing
  landed_.push_back({contact, time_s});
  raw_.push_back({Kind::press, contact, at, 0, time_s});
  if (contact == mouse_contact) return;
  if (size_mm > palm_mm) take_for_palm(landed_.back(), time_s);
  while (!landings_s_.empty() && time_s - landings_s_.front() > palm_s) landings_s_.pop_front();
  landings_s_.push_back(time_s);
  if (landings_s_.size() < palm_contacts) return;
  for (Landed& each : landed_)
    if (each.contact != mouse_contact && time_s - each.time_s <= palm_s) take_for_palm(each, time_s);
}

void InputQueue::move(Point at, double time_s, ContactId contact, float size_mm) {
  Landed* const hand = landed(contact);
  if (hand == nullptr && contact != mouse_contact) return;
  if (hand != nullptr && size_mm > palm_mm) take_for_palm(*hand, time_s);
  if (hand != nullptr && hand->palm) return;
  const bool merge =
      hand == nullptr && !raw_.empty() && raw_.back().kind == Kind::move && raw_.back().contact == mouse_contact;
  if (merge) raw_.pop_back();  // of a mouse that nobody presses only the last place matters
  raw_.push_back({Kind::move, contact, at, 0, time_s});
}

void InputQueue::release(Point at, double time_s, ContactId contact) {
  const Landed* const hand = landed(contact);
  if (hand == nullptr) return;
  if (!hand->palm) raw_.push_back({Kind::release, contact, at, 0, time_s});
  std::erase_if(landed_, [&](const Landed& each) { return each.contact == contact; });
}

void InputQueue::wheel(float px, double time_s) { raw_.push_back({Kind::wheel, mouse_contact, {}, px, time_s}); }

void InputQueue::lose_all(double time_s) {
  for (Landed& each : landed_) take_for_palm(each, time_s);
  landed_.clear();
}

const Touches& InputQueue::next(double now_s) {
  for (std::size_t i = touches_.contacts.size(); i-- > 0;) {
    Contact& contact = touches_.contacts[i];
    if (contact.down) {
      contact.pressed = false, contact.drag = {};
      contact.samples.clear();
      continue;
    }
    touches_.contacts.erase(touches_.contacts.begin() + static_cast<std::ptrdiff_t>(i));
    trails_.erase(trails_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  touches_.wheel_px = 0;
  bool transition = false;
  while (!raw_.empty() && !transition) {
    const Raw raw = raw_.front();
    if (raw.kind == Kind::press && is_shown(raw.contact)) break;  // its end is for this frame to see
    raw_.pop_front();
    transition = apply(raw);
  }
  touches_.time_s = raw_.empty() ? now_s : std::min(now_s, raw_.front().time_s);
  return touches_;
}

/// Was it a press or a release?
bool InputQueue::apply(const Raw& raw) {
  if (raw.kind == Kind::wheel) return touches_.wheel_px += raw.wheel, false;
  if (raw.contact == mouse_contact && raw.kind != Kind::cancel) touches_.mouse_at = raw.at;
  if (raw.kind == Kind::press) {
    Contact contact;
    contact.id = raw.contact;
    contact.at = contact.press_at = raw.at;
    contact.down = contact.pressed = true;
    contact.time_s = raw.time_s;
    contact.samples.push_back(raw.at);
    touches_.contacts.push_back(std::move(contact));
    trails_.push_back({{raw.at, raw.time_s}});
    return true;
  }
  Contact* const contact = seen(raw.contact);
  if (contact == nullptr) return false;
  if (raw.kind == Kind::cancel) return contact->down = false, contact->cancelled = true, false;
  track(*contact, raw);
  if (raw.kind == Kind::move) return false;
  contact->down = false, contact->released = true;
  contact->time_s = raw.time_s;
  const auto index = static_cast<std::size_t>(contact - touches_.contacts.data());
  if (contact->dragging) contact->fling = velocity(trails_[index], raw.time_s);
  return true;
}

void InputQueue::track(Contact& contact, const Raw& raw) {
  if (!contact.dragging && distance(raw.at, contact.press_at) > slop_px) contact.dragging = true;
  if (contact.dragging) {
    contact.drag.x += raw.at.x - contact.at.x;
    contact.drag.y += raw.at.y - contact.at.y;
  }
  contact.at = raw.at;
  contact.samples.push_back(raw.at);
  std::deque<Sample>& trail = trails_[static_cast<std::size_t>(&contact - touches_.contacts.data())];
  trail.push_back({raw.at, raw.time_s});
  while (trail.size() > 2 && raw.time_s - trail.front().time_s > trail_s) trail.pop_front();
}

}  // namespace ui
