// Player: plays a Script against a Session through the same door that the window's touches and keys use, at the pace
// of a person. Time is given from outside, so that a test may let it run as fast as it draws.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <utility>

#include "kiosk/shell/script.h"
#include "kiosk/shell/session.h"

namespace shell {

class Player {
 public:
  /// What of a script happens outside the session.
  struct World {
    std::function<void(const std::string& name)> picture;
    std::function<bool(const std::string& kind)> has_print_out;
    std::function<void(const std::string& line)> log;
  };
  enum class State { playing, done, failed };

  /// The longest that one step may take.
  static constexpr double step_limit_s = 20;

  Player(Script script, World world) : script_(std::move(script)), world_(std::move(world)) {}

  /// To be called between two frames, at least 20 times a second of the given time. One line a step goes to the log.
  State advance(Session& session, double now_s);

 private:
  struct Timed {
    double at_s;
    Arrival arrival;
  };
  struct Attempt;

  void begin_step(double now_s);
  void watch_areas(const Session& session, double now_s);
  void send_due(Session& session, double now_s);
  void touch_at(ui::Point at, double now_s);
  void write(const base::Ink& ink, const ui::Rect& pad, double now_s);
  void drag(ui::Point from, ui::Point to, double seconds, double rest_s, double now_s);
  void reveal(const Session& session, const std::string& id, double now_s);

  Script script_;
  World world_;
  std::size_t step_ = 0;
  double step_since_s_ = -1;
  double busy_until_s_ = 0;  ///< a gesture is going on, or its effect is given time to show
  bool acted_ = false;       ///< the step's gesture has been made
  std::deque<Timed> gesture_;
  std::string areas_;          ///< offsets of all scrolling areas, as last seen
  double areas_since_s_ = 0;   ///< since when they rest there
  std::string searched_from_;  ///< offsets before the last drag in search of a widget
  bool search_upwards_ = false;
};

}  // namespace shell
