// Arrivals: touches and keys in the one order in which they came, so that a word typed before a tap is there when the
// tap is answered, and one typed after it lands in the field that the tap chose.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <variant>

#include "input/key.h"
#include "kiosk/ui/input_queue.h"

namespace shell {

/// Times are seconds of the steady clock; positions and wheel are window pixels.
struct Moved {
  ui::Point at;
  double time_s = 0;
  ui::ContactId contact = ui::mouse_contact;
  float size_mm = 0;  ///< of the contact's longer side; 0 where the glass does not tell
};
struct PressedDown {
  ui::Point at;
  double time_s = 0;
  ui::ContactId contact = ui::mouse_contact;
  float size_mm = 0;
};
struct LetGo {
  ui::Point at;
  double time_s = 0;
  ui::ContactId contact = ui::mouse_contact;
};
/// Whatever was on the glass is not to be reckoned with any more: the device has gone, or the window lost the focus.
struct TouchesLost {
  double time_s = 0;
};
struct Wheeled {
  float px = 0;
  double time_s = 0;
};
/// What a code scanner has sent; made by ScanWedge of the keys that it came as.
struct Scan {
  std::string text;
};
using Arrival = std::variant<Moved, PressedDown, LetGo, TouchesLost, Wheeled, input::Key, Scan>;

class Arrivals {
 public:
  void add(Arrival arrival) { waiting_.push_back(std::move(arrival)); }
  /// Hands touches to `queue`, keys and scans to `on_keys`, up to the first of these that must wait for touches
  /// before it.
  void feed(ui::InputQueue& queue, const std::function<void(Arrival&)>& on_keys);
  bool empty() const { return waiting_.empty(); }
  /// A visit has ended: what was typed ahead is not for the next visitor.
  void drop_keys();

 private:
  std::deque<Arrival> waiting_;
};

}  // namespace shell
