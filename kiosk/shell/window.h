// Window: the one window of the kiosk with its GL 3.3 context, and the touches and keys that arrive in it.
#pragma once

#include <functional>
#include <memory>

#include "base/result.h"
#include "kiosk/shell/arrivals.h"
#include "kiosk/shell/gl_renderer.h"

namespace shell {

class Window {
 public:
  struct Settings {
    int width = 1080;
    int height = 1920;
    bool fullscreen = false;
    bool staff = false;         ///< the cursor is shown and Ctrl+Q or the window's cross closes
    bool pointer_only = false;  ///< fingers are not told apart: for a touch screen whose driver cannot
  };
  using Sink = std::function<void(Arrival)>;

  /// unavailable: no display, or no OpenGL 3.3 on it. The context is current on the calling thread, which must be
  /// the only one to call anything here but wake(). One window a process.
  static base::Result<std::unique_ptr<Window>> open(const Settings& settings, Sink sink);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  SurfaceSize size() const;
  /// Sleeps until something arrives, wake() is called or the time is over; everything that arrived goes to the sink.
  /// 0: takes what is there and returns.
  void wait(double seconds);
  void swap();
  bool asked_to_close() const;
  /// Has the window been resized or uncovered since the last call?
  bool take_damage();
  /// From any thread: ends a wait().
  static void wake();

 private:
  struct Handle;
  explicit Window(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

/// Seconds of the steady clock since some fixed moment.
double steady_s();

}  // namespace shell
