// Keys and pads.
#include "kiosk/ui/ui.h"

namespace ui {

Ui::Press Ui::key(std::string_view id, Rect rect, const Text& name, bool /*repeats*/, bool enabled) {
  const bool tapped = touch(id, rect, enabled);
  node(Role::button, id, name.str(), {}, enabled, rect);
  return tapped ? Press::tap : Press::none;
}

Ui::InkTouch Ui::ink(std::string_view id, Rect rect, const Text& name) {
  node(Role::area, id, name.str(), {}, true, rect);
  ink_points_.clear();
  const Pointer& pointer = input_.pointer;
  InkTouch ink;
  if (inert_) return ink;
  const bool began = pointer.pressed && !press_ignored_ && rect.contains(pointer.at);
  if (began) inked_ = id;
  if (inked_ != id) return ink;
  ink.began = began;
  ink.ended = pointer.released;
  if (pointer.down || pointer.released) ink_points_.push_back(pointer.at);
  if (pointer.released) inked_.clear();
  ink.points = ink_points_;
  return ink;
}

}  // namespace ui
