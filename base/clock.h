// Clock: where the time of day comes from. Injected, so that tests decide what day it is.
#pragma once

#include "base/date.h"

namespace base {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Local wall-clock time of the reading room.
  virtual LocalTime now() const = 0;
};

/// Stands still, for tests and for playing the tour reproducibly.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(LocalTime time) : time_(time) {}
  LocalTime now() const override { return time_; }
  void set(LocalTime time) { time_ = time; }

 private:
  LocalTime time_;
};

}  // namespace base
