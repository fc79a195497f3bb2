// InputQueue: touches and keys in the order they happened, given out so that no tap is lost or doubled however slow
// the frames are: each frame sees at most one press or release, at the place where it happened.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "kiosk/ui/geometry.h"

namespace ui {

/// What one frame sees of the finger. Times are seconds of the shell's steady clock.
struct Pointer {
  Point at;
  bool down = false;
  bool pressed = false;   ///< went down in this frame
  bool released = false;  ///< went up in this frame
  bool dragging = false;  ///< has moved further than the slop since it went down: no longer a tap
  Point press_at;         ///< where it went down
  Point drag;             ///< movement since the last frame while dragging
  Point fling;            ///< px/s at a release that ends a drag
  float wheel_px = 0;     ///< of a mouse wheel, for staff with a mouse
  double time_s = 0;
};

class InputQueue {
 public:
  /// How far a finger may tremble and still tap.
  static constexpr float slop_px = 18;

  void move(Point at, double time_s);
  void press(Point at, double time_s);
  void release(Point at, double time_s);
  void wheel(float px, double time_s);

  /// The next frame's view: movements are merged, up to and including one press or release.
  Pointer next(double now_s);
  /// More is waiting: draw another frame at once.
  bool pending() const { return !raw_.empty(); }
  bool finger_down() const { return state_.down; }

 private:
  enum class Kind { move, press, release, wheel };
  struct Raw {
    Kind kind;
    Point at;
    float wheel = 0;
    double time_s = 0;
  };
  void apply(const Raw& raw);
  void track(Point at, double time_s);
  Point velocity(double now_s) const;

  std::deque<Raw> raw_;
  bool down_at_end_ = false;  ///< will the finger be down when all of raw_ has been seen?
  Pointer state_;
  struct Sample {
    Point at;
    double time_s;
  };
  std::deque<Sample> trail_;  ///< of the last 100 ms of a drag, for the fling
};

}  // namespace ui
