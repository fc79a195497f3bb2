// Scroll: how a list follows the finger: drag, momentum, and an edge that gives a little and comes back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/ui/grips.h"

namespace ui {

/// One list moves at a time, by one finger.
class Scroll {
 public:
  struct Area {
    std::string_view id;
    Rect rect;
    double longest = 0;  ///< offset at the end of the content; of a long text a float would be too coarse
    float give_px = 0;   ///< how far the edge gives at most
  };

  /// What moved belongs to another screen.
  void stop();
  /// To be called before anything is drawn: a finger that comes down stops what runs by itself.
  void begin(const Touches& touches);
  void end(const Touches& touches);
  /// The offset after this frame's fingers, wheel and momentum, within the content.
  double follow(const Area& area, const Touches& touches, Grips& grips, float elapsed_s, double offset);
  /// How far the content is drawn beside its place now, px; only the area that moves is off its place.
  float shift(std::string_view area) const;
  /// Moves by itself: draw the next frame without waiting.
  bool moving() const { return velocity_ != 0 || spring_.has_value(); }

 private:
  struct Spring {
    float from = 0;      ///< px beside its place
    float velocity = 0;  ///< px/s
    double since_s = 0;
  };
  double drag(const Area& area, const Contact& contact, double offset);
  double run(const Area& area, double now_s, float elapsed_s, double offset);
  void swing(const Area& area, double now_s);

  std::string area_;                 ///< that moves
  std::optional<ContactId> finger_;  ///< that drags it
  std::string stopped_;              ///< area that a finger has stopped in this frame
  float velocity_ = 0;               ///< px/s, of the content's offset
  float pull_ = 0;                   ///< how far the finger has gone on past the end, px
  float shift_ = 0;
  std::optional<Spring> spring_;
};

}  // namespace ui
