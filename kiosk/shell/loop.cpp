#include "kiosk/shell/loop.h"

#include <signal.h>

#include <algorithm>
#include <cstdio>

#include "kiosk/shell/screenshot.h"

namespace shell {
namespace {

constexpr double least_frame_s = 1.0 / 60;  ///< where the display does not hold the pace itself
constexpr double tick_s = 1;

sigset_t end_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

bool told_to_end() {
  const sigset_t signals = end_signals();
  const timespec at_once{0, 0};
  return sigtimedwait(&signals, nullptr, &at_once) > 0;
}

void log(const base::Error& error) { std::fprintf(stderr, "chayue: %s\n", error.detail.c_str()); }

}  // namespace

void hold_end_signals() {
  const sigset_t signals = end_signals();
  sigprocmask(SIG_BLOCK, &signals, nullptr);
}

void Loop::run() {
  while (!parts_.window.asked_to_close() && !told_to_end()) {
    parts_.window.wait(seconds_to_wait(steady_s()));
    damaged_ = parts_.window.take_damage() || damaged_;
    talk_to_desk();
    const double now_s = steady_s();
    tick(now_s);
    if (parts_.every_turn && !parts_.every_turn(now_s)) return;
    if (frame_due(now_s) && now_s >= next_frame_s_) draw(now_s);
    talk_to_desk();
  }
}

bool Loop::frame_due(double now_s) const {
  return damaged_ || parts_.session.wants_frame() || !screenshot_.empty() || parts_.session.frame_due_s() <= now_s;
}

double Loop::seconds_to_wait(double now_s) const {
  double until_s = std::min(next_tick_s_, parts_.session.frame_due_s());
  if (parts_.every_turn) until_s = std::min(until_s, now_s + least_frame_s);
  if (frame_due(now_s)) until_s = next_frame_s_;
  return std::max(0.0, until_s - now_s);
}

void Loop::draw(double now_s) {
  next_frame_s_ = now_s + least_frame_s;
  damaged_ = false;
  figures_.frame_begins();
  const SurfaceSize size = parts_.window.size();
  const ImDrawData* frame =
      parts_.session.frame(static_cast<float>(size.window_width), static_cast<float>(size.window_height), now_s);
  parts_.renderer.render(*frame, size, parts_.session.theme().color.paper);
  if (!screenshot_.empty()) {
    const base::Status saved = save_screenshot(screenshot_, size.framebuffer_width, size.framebuffer_height);
    if (!saved.ok()) log(saved.error());
    screenshot_.clear();
  }
  parts_.window.swap();
  figures_.frame_presented();
  if (parts_.semantics == nullptr) return;
  if (const base::Status written = parts_.semantics->write(parts_.session.semantics()); !written.ok())
    log(written.error());
}

void Loop::talk_to_desk() {
  for (app::Event& answer : parts_.desk.answers()) parts_.session.give(std::move(answer));
  for (app::Order& order : parts_.session.take_orders()) parts_.desk.post(std::move(order));
}

void Loop::tick(double now_s) {
  if (now_s < next_tick_s_) return;
  next_tick_s_ = now_s + tick_s;
  parts_.session.tick(parts_.clock.now(), now_s);
}

}  // namespace shell
