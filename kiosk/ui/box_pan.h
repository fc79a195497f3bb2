// BoxPan: a finger moves what lies in a box both ways (a large table), before it moves the page around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/grips.h"

namespace ui {

class BoxPan {
 public:
  struct Box {
    std::string_view id;
    Rect rect;      ///< what of it is seen
    Point longest;  ///< offset at the end of its content
  };

  /// What moved belongs to another screen.
  void stop();
  /// To be called before anything is drawn: a finger that comes down stops what runs by itself.
  void begin(const Touches& touches);
  void end(const Touches& touches);
  /// Gives fingers that began to move to the boxes of the frame before that can follow them. To be called before the
  /// area around them looks for its finger.
  void take(const Touches& touches, Grips& grips, Rect area) const;
  /// Moves `offset` with its finger, or lets it run on. Returns what the page is to be moved by because the box has
  /// come to its end, px.
  float follow(const Box& box, const Touches& touches, Grips& grips, float elapsed_s, Point& offset);
  bool moving() const { return velocity_.x != 0 || velocity_.y != 0; }

 private:
  struct Known {
    std::string id;
    Rect rect;
    bool left = false, right = false, up = false, down = false;  ///< can the offset go there?
  };
  void run(const Box& box, float elapsed_s, Point& offset);

  std::vector<Known> known_;  ///< of the frame before
  std::vector<Known> drawn_;  ///< of this one
  std::string running_;
  Point velocity_;  ///< px/s, of the offset
};

}  // namespace ui
