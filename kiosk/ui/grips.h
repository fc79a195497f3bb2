// Grips: what every finger on the glass went down on, from its press to its release.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/input_queue.h"

namespace ui {

struct Grip {
  enum class Kind { nothing, button, key, ink, scroll };

  ContactId contact = mouse_contact;
  Kind kind = Kind::nothing;
  std::string id;           ///< of the widget
  std::string scroll_area;  ///< that the widget lies in
  double since_s = 0;       ///< when the finger went down
  bool may_tap = true;      ///< false: it stopped a moving list, dragged, or trembled
  bool dead = false;        ///< means nothing until it is lifted
  bool held = false;        ///< a key has told of a hold
  double repeat_s = -1;     ///< when the key strikes again; negative: it has not yet struck
  bool inking = false;      ///< its stroke has begun
  std::vector<Point> owed;  ///< places of a stroke that has not begun yet

  bool holds(Kind k, std::string_view widget) const { return kind == k && id == widget; }
  void take(Kind k, std::string_view widget, std::string_view area) { kind = k, id = widget, scroll_area = area; }
  void let_go() { kind = Kind::nothing, id.clear(); }
};

class Grips {
 public:
  /// A grip for each contact that has come down; one that drags no longer holds a button.
  void begin(const Touches& touches);
  /// Those of contacts that are gone are dropped.
  void end(const Touches& touches);
  Grip* find(ContactId contact);
  /// Every finger but this one means nothing until it is lifted. Is there another?
  bool kill_others(ContactId contact);
  void kill_all();
  std::vector<Grip>& all() { return grips_; }

 private:
  std::vector<Grip> grips_;
};

}  // namespace ui
