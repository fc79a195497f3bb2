#include "kiosk/ui/grips.h"

#include <algorithm>

namespace ui {

void Grips::begin(const Touches& touches) {
  for (const Contact& contact : touches.contacts) {
    if (contact.pressed) {
      std::erase_if(grips_, [&](const Grip& each) { return each.contact == contact.id; });
      Grip grip;
      grip.contact = contact.id;
      grip.since_s = contact.time_s;
      grips_.push_back(std::move(grip));
    }
    Grip* const grip = find(contact.id);
    if (grip == nullptr) continue;
    if (contact.cancelled) grip->dead = true;
    if (!contact.dragging) continue;
    grip->may_tap = false;
    if (grip->kind == Grip::Kind::button) grip->let_go();
  }
}

void Grips::end(const Touches& touches) {
  std::erase_if(grips_, [&](const Grip& grip) {
    return std::none_of(touches.contacts.begin(), touches.contacts.end(),
                        [&](const Contact& contact) { return contact.id == grip.contact && contact.down; });
  });
}

Grip* Grips::find(ContactId contact) {
  for (Grip& grip : grips_)
    if (grip.contact == contact) return &grip;
  return nullptr;
}

bool Grips::kill_others(ContactId contact) {
  bool any = false;
  for (Grip& grip : grips_)
    if (grip.contact != contact) any = grip.dead = true;
  return any;
}

void Grips::kill_all() {
  for (Grip& grip : grips_) grip.dead = true;
}

}  // namespace ui
