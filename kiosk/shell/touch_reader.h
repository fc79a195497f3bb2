// TouchReader: fingers as an X server tells them apart (XInput 2.2), because the pointer that it makes of touches for
// everyone else knows the first finger only: of two thumbs that overlap it loses the second.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "kiosk/shell/arrivals.h"

struct GLFWwindow;

namespace shell {

class TouchReader {
 public:
  /// Reads in a thread of its own, over a connection of its own, whatever touches `window`, which must outlive it;
  /// `wake` is called from that thread when something has come. Devices may be plugged in and out. Null where the
  /// session is not X11 or its server does not know touches: the emulated pointer goes on working then.
  static std::unique_ptr<TouchReader> open(GLFWwindow* window, std::function<void()> wake);
  ~TouchReader();
  TouchReader(const TouchReader&) = delete;
  TouchReader& operator=(const TouchReader&) = delete;

  /// What has come since the last call, in order: Moved, PressedDown, LetGo, and TouchesLost when a device has gone.
  std::vector<Arrival> take();
  /// Is a finger down, or was a moment ago? Then the pointer that moves is the one that the server makes of it.
  bool touched_lately() const;

 private:
  struct Reading;
  explicit TouchReader(std::unique_ptr<Reading> reading);
  std::unique_ptr<Reading> reading_;
};

}  // namespace shell
