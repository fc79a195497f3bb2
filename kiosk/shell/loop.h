// Loop: waits, draws when there is a reason to, and passes messages between the session and the desk.
#pragma once

#include <functional>
#include <string>

#include "base/clock.h"
#include "kiosk/app/event.h"
#include "kiosk/app/order.h"
#include "kiosk/shell/figures.h"
#include "kiosk/shell/gl_renderer.h"
#include "kiosk/shell/semantics_file.h"
#include "kiosk/shell/session.h"
#include "kiosk/shell/window.h"

namespace shell {

/// How the loop reaches the worker; neither call may block.
struct DeskLine {
  std::function<void(app::Order)> post;
  std::function<app::Events()> answers;
};

class Loop {
 public:
  struct Parts {
    Window& window;
    GlRenderer& renderer;
    Session& session;
    const base::Clock& clock;
    DeskLine desk;
    SemanticsFile* semantics = nullptr;  ///< may be null
    /// Called every turn (60 a second while it is set) with the time; false ends the loop.
    std::function<bool(double time_s)> every_turn;
  };
  explicit Loop(Parts parts) : parts_(std::move(parts)) {}

  /// Until the window is closed, the process is told to end (TERM, INT) or every_turn says so.
  void run();
  /// Asks for a picture of the next frame, into this file.
  void want_screenshot(std::string path) { screenshot_ = std::move(path); }
  const Figures& figures() const { return figures_; }

 private:
  bool frame_due(double now_s) const;
  double seconds_to_wait(double now_s) const;
  void draw(double now_s);
  void talk_to_desk();
  void tick(double now_s);

  Parts parts_;
  Figures figures_;
  std::string screenshot_;
  bool damaged_ = false;
  double next_frame_s_ = 0;
  double next_tick_s_ = 0;
};

/// Keeps TERM and INT from killing the process, so that run() can end in order. To be called before any thread
/// starts.
void hold_end_signals();

}  // namespace shell
