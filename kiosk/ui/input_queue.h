// InputQueue: what every finger on the glass did, in the order it happened, given out so that no tap is lost or
// doubled however slow the frames are: each frame sees at most one press or release, and every place on the way to
// it.
#pragma once

#include <deque>
#include <vector>

#include "kiosk/ui/geometry.h"

namespace ui {

/// One finger from press to release; the mouse, and a pointer that the system makes of touches, is always the same.
using ContactId = std::uint32_t;
inline constexpr ContactId mouse_contact = 0;

/// A hand: a contact that is larger than this in one direction, where the glass tells sizes at all, ...
inline constexpr float palm_mm = 25;
/// ... or one of three that come down within this time.
inline constexpr double palm_s = 0.08;

/// What one frame sees of a finger. Times are seconds of the shell's steady clock.
struct Contact {
  ContactId id = mouse_contact;
  Point at;
  bool down = false;
  bool pressed = false;        ///< went down in this frame
  bool released = false;       ///< went up in this frame
  bool cancelled = false;      ///< was found to be a hand, or was lost: what it began is as if it had never been
  bool dragging = false;       ///< has moved further than the slop since it went down: no longer a tap
  Point press_at;              ///< where it went down
  Point drag;                  ///< movement since the last frame while dragging
  Point fling;                 ///< px/s at a release that ends a drag
  double time_s = 0;           ///< of its press or release in this frame
  std::vector<Point> samples;  ///< where it was in this frame, one after the other, every place that the glass told
};

struct Touches {
  std::vector<Contact> contacts;  ///< on the glass, or just gone from it, in the order in which they came down
  Point mouse_at;                 ///< where the wheel turns
  float wheel_px = 0;             ///< of a mouse wheel, for staff with a mouse
  double time_s = 0;              ///< until when this is all: now, or when the first of what still waits happened
};

class InputQueue {
 public:
  /// How far a finger may tremble and still tap.
  static constexpr float slop_px = 18;

  void move(Point at, double time_s, ContactId contact = mouse_contact, float size_mm = 0);
  void press(Point at, double time_s, ContactId contact = mouse_contact, float size_mm = 0);
  void release(Point at, double time_s, ContactId contact = mouse_contact);
  void wheel(float px, double time_s);
  /// The glass has gone, or the window is no longer in front: every contact is let go and means nothing.
  void lose_all(double time_s);

  /// The next frame's view: everything up to and including one press or release. Valid until the next call.
  const Touches& next(double now_s);
  /// More is waiting: draw another frame at once.
  bool pending() const { return !raw_.empty(); }

 private:
  enum class Kind { move, press, release, cancel, wheel };
  struct Raw {
    Kind kind;
    ContactId contact = mouse_contact;
    Point at;
    float wheel = 0;
    double time_s = 0;
  };
  struct Sample {
    Point at;
    double time_s;
  };
  /// A contact that is down when all of raw_ has been seen.
  struct Landed {
    ContactId contact;
    double time_s;
    bool palm = false;
  };
  Landed* landed(ContactId contact);
  void take_for_palm(Landed& hand, double time_s);
  bool apply(const Raw& raw);
  void track(Contact& contact, const Raw& raw);
  Contact* seen(ContactId contact);
  bool is_shown(ContactId contact) const;

  std::deque<Raw> raw_;
  std::vector<Landed> landed_;
  std::deque<double> landings_s_;  ///< of the last palm_s
  Touches touches_;
  std::vector<std::deque<Sample>> trails_;  ///< of the last 100 ms of each of touches_.contacts, for the fling
};

}  // namespace ui
