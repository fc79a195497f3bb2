// ScanWedge: tells a code scanner, which types like a keyboard, from a hand at one. Nothing that is typed is lost or
// comes in another order; what is scanned comes as one Scan.
#pragma once

#include <limits>
#include <vector>

#include "kiosk/shell/arrivals.h"

namespace shell {

/// A scan is a run of ASCII characters without a pause: least_ended of them with Enter or Tab among them, or
/// least_endless without. Whatever arrives during a run waits behind it, until a pause has been seen or the run is
/// certain to be typed.
class ScanWedge {
 public:
  static constexpr double pause_s = 0.05;
  static constexpr double endless_pause_s = 0.08;  ///< of a run long enough to be a scan without an end
  static constexpr double longest_gap_s = 0.5;     ///< nobody looked for a pause: it was one all the same
  static constexpr std::size_t least_ended = 6;
  static constexpr std::size_t least_endless = 10;
  static constexpr std::size_t held_key = 8;  ///< the same character as often in a row: a key is being held down
  static constexpr std::size_t most = 8192;   ///< arrivals that a run may have

  /// Hands on to `out` what is certain, in the order of arrival. Times are seconds of a clock that never goes back.
  void take(Arrival arrival, double time_s, Arrivals& out);
  /// To be called when due_s() has come, after everything that has arrived by then was taken: a program that was
  /// busy has not seen a pause.
  void look(double now_s, Arrivals& out);
  double due_s() const;  ///< infinity: nothing waits
  /// Overwrites and drops the keys of the run: the visit has ended.
  void drop_keys();

 private:
  void take_character(const input::Key& key, double time_s, Arrivals& out);
  void take_named(const input::Key& key, double time_s, Arrivals& out);
  void add(Arrival arrival, double time_s, Arrivals& out);
  bool is_scan() const;
  void settle(Arrivals& out);

  std::vector<Arrival> run_;
  std::size_t characters_ = 0;
  std::size_t same_ = 0;  ///< of them the same as the first
  bool ended_ = false;    ///< Enter or Tab among them
  double last_s_ = -std::numeric_limits<double>::infinity();
  char32_t repeated_ = 0;  ///< of a key that is held down
};

}  // namespace shell
