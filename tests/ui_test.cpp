// The widgets without a window: finger in, answers and nodes out.
#include <doctest/doctest.h>

#include <cmath>

#include "kiosk/ui/ui.h"

namespace {

using ui::ButtonStyle;
using ui::Point;
using ui::Rect;
using words::Word;

constexpr Rect left_button{100, 100, 300, 120}, right_button{500, 100, 300, 120};

/// A small screen of two buttons, a list and a counter, drawn frame by frame.
class Bench {
 public:
  Bench()
      : atlas_(std::move(ui::GlyphAtlas::open(ui::debian_screen_fonts()).value())),
        canvas_(*atlas_),
        ui(canvas_, ui::Theme{}) {}

  void frame() {
    now_ += frame_s;
    ui::FrameInput input;
    input.width = 1080, input.height = 1920;
    input.time_s = now_, input.elapsed_s = static_cast<float>(frame_s);
    input.touches = queue.next(now_);
    canvas_.begin_frame(1080, 1920, input.elapsed_s);
    ui.begin(input, screen);
    if (ui.button("left", left_button, Word::bar_home)) ++left;
    if (ui.button("right", right_button, Word::bar_end, ButtonStyle::primary, right_enabled)) ++right;
    const Rect list{100, 400, 800, 1000};
    scroll = ui.begin_scroll("list", list, 20000, scroll);
    const auto first = static_cast<int>(scroll / 200);
    for (int i = first; i < first + 6; ++i)
      if (ui.button("row." + std::to_string(i), {100, 400 - scroll + static_cast<float>(i) * 200, 800, 190},
                    Word::bar_home))
        ++rows;
    ui.end_scroll();
    ui.end();
    canvas_.end_frame();
  }
  void frames_until_still() {
    do frame();
    while (queue.pending() || ui.animating());
  }
  void tap(Point at) { queue.move(at, now_), queue.press(at, now_), queue.release(at, now_ + 0.001); }

  double frame_s = 1.0 / 60;
  ui::InputQueue queue;
  std::string screen = "bench";
  int left = 0, right = 0, rows = 0;
  bool right_enabled = true;
  float scroll = 0;

 private:
  std::unique_ptr<ui::GlyphAtlas> atlas_;
  ui::Canvas canvas_;
  double now_ = 0;

 public:
  ui::Ui ui;
};

constexpr Point on_left{250, 160}, on_right{650, 160}, on_list{400, 900};

double luminance(ui::Color c) {
  const auto linear = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(ui::Color a, ui::Color b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

TEST_CASE("a tap that falls between two frames is not lost and not doubled") {
  Bench bench;
  for (const double frame_s : {0.1, 1.0 / 30, 1.0 / 60}) {
    bench.frame_s = frame_s;
    bench.left = 0;
    for (int i = 0; i < 40; ++i) {
      bench.tap(on_left);
      bench.frame();  // slower than the taps come
    }
    bench.frames_until_still();
    CHECK(bench.left == 40);
  }
}

TEST_CASE("taps queued in one frame land where each was made, in order") {
  Bench bench;
  bench.tap(on_left), bench.tap(on_right), bench.tap(on_left);
  bench.frames_until_still();
  CHECK(bench.left == 2);
  CHECK(bench.right == 1);
}

TEST_CASE("a tap must begin and end on the target") {
  Bench bench;
  bench.queue.press(on_left, 0), bench.queue.move({260, 165}, 0.01), bench.queue.release(on_right, 0.02);
  bench.queue.press({10, 10}, 0.5), bench.queue.release(on_left, 0.6);
  bench.frames_until_still();
  CHECK(bench.left == 0);
  CHECK(bench.right == 0);
}

TEST_CASE("a trembling finger still taps and a dragging one does not") {
  Bench bench;
  bench.queue.press(on_left, 0), bench.queue.move({256, 164}, 0.02), bench.queue.release({254, 158}, 0.05);
  bench.frames_until_still();
  CHECK(bench.left == 1);
  bench.queue.press(on_left, 1), bench.queue.move({290, 160}, 1.05), bench.queue.move(on_left, 1.1),
      bench.queue.release(on_left, 1.2);
  bench.frames_until_still();
  CHECK(bench.left == 1);
}

TEST_CASE("a disabled button does not answer and says so") {
  Bench bench;
  bench.right_enabled = false;
  bench.tap(on_right);
  bench.frames_until_still();
  CHECK(bench.right == 0);
  REQUIRE(bench.ui.semantics().find("right") != nullptr);
  CHECK_FALSE(bench.ui.semantics().find("right")->enabled);
}

TEST_CASE("a second tap at the same place just after the screen has changed is taken for trembling") {
  Bench bench;
  bench.tap(on_left);
  bench.frames_until_still();
  bench.screen = "next";
  bench.tap(on_left);
  bench.frames_until_still();
  CHECK(bench.left == 1);
  for (int i = 0; i < 30; ++i) bench.frame();
  bench.tap(on_left);
  bench.frames_until_still();
  CHECK(bench.left == 2);
}

TEST_CASE("a drag scrolls, a fling runs on and comes to rest, and no row is activated") {
  Bench bench;
  bench.queue.press(on_list, 0);
  for (int i = 1; i <= 8; ++i) {
    bench.queue.move({on_list.x, on_list.y - static_cast<float>(i) * 40}, i * 0.01);
    bench.frame();
  }
  bench.queue.release({on_list.x, on_list.y - 320}, 0.085);
  const float at_release = bench.scroll;
  CHECK(at_release > 250);
  bench.frames_until_still();
  CHECK(bench.scroll > at_release + 200);
  CHECK(bench.rows == 0);
}

TEST_CASE("a touch on a moving list stops it and activates nothing") {
  Bench bench;
  bench.queue.press(on_list, 0);
  for (int i = 1; i <= 8; ++i) bench.queue.move({on_list.x, on_list.y - static_cast<float>(i) * 40}, i * 0.01);
  bench.queue.release({on_list.x, on_list.y - 320}, 0.085);
  for (int i = 0; i < 6; ++i) bench.frame();
  bench.tap(on_list);
  bench.frames_until_still();
  CHECK(bench.rows == 0);
  const float still = bench.scroll;
  bench.frame();
  CHECK(bench.scroll == still);
  bench.tap(on_list);
  bench.frames_until_still();
  CHECK(bench.rows == 1);
}

TEST_CASE("scrolling stays within the content") {
  Bench bench;
  bench.queue.move(on_list, 0);
  bench.queue.wheel(500, 0);
  bench.frames_until_still();
  CHECK(bench.scroll == 0);
  bench.queue.wheel(-1.0e6F, 0);
  bench.frames_until_still();
  CHECK(bench.scroll == 19000);
}

TEST_CASE("a button smaller than a finger is as large as one to the finger") {
  Bench bench;
  bench.frame();
  for (const ui::Node& node : bench.ui.semantics().nodes) {
    if (node.role != ui::Role::button) continue;
    CHECK(node.whole.w >= bench.ui.theme().least_touch());
    CHECK(node.whole.h >= bench.ui.theme().least_touch());
  }
}

TEST_CASE("words keep a contrast of 4.5 with every ground they stand on") {
  const ui::Palette c;
  const std::pair<ui::Color, ui::Color> pairs[] = {
      {c.ink, c.surface},       {c.ink, c.paper},     {c.ink, c.notice},         {c.ink, c.found},
      {c.ink, c.found_current}, {c.ink, c.header},    {c.ink, c.pressed},        {c.meta, c.surface},
      {c.meta, c.paper},        {c.meta, c.header},   {c.on_primary, c.primary}, {c.quiet_on_primary, c.primary},
      {c.primary, c.surface},   {c.primary, c.paper}, {c.good, c.surface},       {c.ended, c.surface},
      {c.ended, c.paper},       {c.amber, c.surface}, {c.good, c.header},        {c.ended, c.header}};
  for (const auto& [words, ground] : pairs) CHECK(contrast(words, ground) >= 4.5);
}
