// Fingers on keys, buttons, lists and pads without a window: many at once, in any order, at any pace of frames.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>

#include "kiosk/ui/ui.h"

namespace {

using ui::Point;
using ui::Rect;
using words::Word;
using Press = ui::Ui::Press;

constexpr float key_side = 70;
constexpr Rect ok_button{100, 900, 300, 120}, no_button{500, 900, 300, 120};
constexpr Rect list_area{100, 1100, 800, 600}, pad_area{100, 420, 400, 400};
constexpr float content = 5000;
constexpr Point on_list{400, 1500};

/// A grid of 10 x 4 keys (row 3 repeats), two buttons, a pad and a list, drawn frame by frame.
class Panel {
 public:
  explicit Panel(double frame_s = 1.0 / 60) : frame_s_(frame_s) {}

  void frame() {
    now += frame_s_;
    ui::FrameInput input;
    input.width = 1080, input.height = 1920;
    input.time_s = now, input.elapsed_s = static_cast<float>(frame_s_);
    input.touches = queue.next(now);
    canvas_.begin_frame(1080, 1920, input.elapsed_s);
    ui.begin(input, screen);
    for (int i = 0; i < 40 && keys; ++i) draw_key(i);
    if (ui.button("ok", ok_button, Word::bar_home)) ++ok;
    if (ui.button("no", no_button, Word::bar_end)) ++no;
    draw_pad();
    scroll = ui.begin_scroll("list", list_area, content, scroll);
    for (int i = 0; i < 25; ++i) {
      const Rect row{100, 1100 - scroll + static_cast<float>(i) * 200, 800, 190};
      if (ui.tap_area("row." + std::to_string(i), row, Word::bar_home, ui::Role::row)) ++rows;
    }
    shift_ = canvas_.shift();
    ui.end_scroll();
    ui.end();
    canvas_.end_frame();
  }
  void frames(double seconds) {
    for (const double end_s = now + seconds; now < end_s;) frame();
  }
  void until_still() {
    do frame();
    while (queue.pending() || ui.animating());
  }
  static Rect cell(int i) {
    return {100 + static_cast<float>(i % 10) * key_side, 100 + static_cast<float>(i / 10) * key_side, key_side,
            key_side};
  }
  static Point on(int i) { return {cell(i).x + key_side / 2, cell(i).y + key_side / 2}; }
  static Point on(Rect rect) { return {rect.x + rect.w / 2, rect.y + rect.h / 2}; }
  void press(Point at, ui::ContactId finger, float size_mm = 0) { queue.press(at, now, finger, size_mm); }
  void release(Point at, ui::ContactId finger) { queue.release(at, now, finger); }
  void tap(Point at, ui::ContactId finger = 1) { press(at, finger), release(at, finger); }
  /// How far the list is drawn beside its place.
  float shift() const { return shift_; }
  int all_taps() const {
    int sum = 0;
    for (const auto& [key, count] : taps) sum += count;
    return sum;
  }

  ui::InputQueue queue;
  std::string screen = "panel";
  std::map<int, int> taps, holds, let_gos, seen_pressed;
  int ok = 0, no = 0, rows = 0;
  std::vector<Point> ink;
  int strokes = 0, ended = 0, taken_back = 0;
  float scroll = 0;
  bool keys = true;
  double now = 100;

 private:
  void draw_key(int i) {
    const std::string id = "key." + std::to_string(i);
    switch (ui.key(id, cell(i), Word::bar_home, i >= 30)) {
      case Press::tap: ++taps[i]; break;
      case Press::hold: ++holds[i]; break;
      case Press::let_go: ++let_gos[i]; break;
      case Press::none: break;
    }
    if (ui.is_pressed(id)) ++seen_pressed[i];
  }
  void draw_pad() {
    const ui::Ui::InkTouch touch = ui.ink("pad", pad_area, Word::bar_home, 0);
    if (touch.began) ++strokes;
    ink.insert(ink.end(), touch.points.begin(), touch.points.end());
    if (touch.ended) ++ended;
    if (touch.cancelled) ++taken_back;
  }

  double frame_s_;
  float shift_ = 0;
  std::unique_ptr<ui::GlyphAtlas> atlas_ = std::move(ui::GlyphAtlas::open(ui::debian_screen_fonts()).value());
  ui::Canvas canvas_{*atlas_};

 public:
  ui::Ui ui{canvas_, ui::Theme{}};
};

/// What up to five fingers did, in the order of time, and what it must lead to.
struct Story {
  struct Act {
    double at_s;
    ui::ContactId finger;
    int kind;  ///< 0 press, 1 move, 2 release
    Point at;
  };
  std::vector<Act> acts;
  std::map<int, int> taps;
};

/// One tap of a finger: trembling on the key, or slid to another place.
void tell_tap(Story& story, std::mt19937& random, double at_s, ui::ContactId finger, double& free_s) {
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
  const int key = pick(30);
  const double hold_s = 0.01 + pick(50) * 0.01;
  const bool slides = pick(5) == 0;
  Point at = Panel::on(key);
  story.acts.push_back({at_s, finger, 0, at});
  at.x += static_cast<float>(pick(16) - 8), at.y += static_cast<float>(pick(16) - 8);
  if (slides) at = Panel::on((key + 2 + pick(20)) % 40);
  story.acts.push_back({at_s + hold_s / 2, finger, 1, at});
  story.acts.push_back({at_s + hold_s, finger, 2, at});
  if (!slides) ++story.taps[key];
  free_s = at_s + hold_s + 0.001;
}

Story story_of(unsigned seed) {
  std::mt19937 random(seed);
  Story story;
  std::array<double, 5> free_s{};
  double last_press_s = 0, before_last_s = 0;
  for (int i = 0; i < 60; ++i) {
    const auto finger = static_cast<std::size_t>(random() % free_s.size());
    double at_s = std::max(last_press_s + static_cast<double>(random() % 120) / 1000, free_s[finger]);
    at_s = std::max(at_s, before_last_s + ui::palm_s + 0.005);  // never three at once: that is a hand
    tell_tap(story, random, at_s, static_cast<ui::ContactId>(finger + 1), free_s[finger]);
    before_last_s = last_press_s, last_press_s = at_s;
  }
  std::stable_sort(story.acts.begin(), story.acts.end(),
                   [](const Story::Act& a, const Story::Act& b) { return a.at_s < b.at_s; });
  return story;
}

void play(Panel& panel, const Story& story) {
  const double start_s = panel.now;
  for (std::size_t next = 0; next < story.acts.size(); panel.frame())
    for (; next < story.acts.size() && start_s + story.acts[next].at_s <= panel.now; ++next) {
      const Story::Act& act = story.acts[next];
      const double at_s = start_s + act.at_s;
      if (act.kind == 0) panel.queue.press(act.at, at_s, act.finger);
      if (act.kind == 1) panel.queue.move(act.at, at_s, act.finger);
      if (act.kind == 2) panel.queue.release(act.at, at_s, act.finger);
    }
  panel.until_still();
}

std::map<int, int> without_zeros(std::map<int, int> counts) {
  std::erase_if(counts, [](const auto& each) { return each.second == 0; });
  return counts;
}

}  // namespace

TEST_CASE("whatever five fingers do on the keys, every tap that begins and ends on a key counts once and no other") {
  for (const double frames_per_second : {10.0, 30.0, 60.0})
    for (unsigned seed = 1; seed <= 25; ++seed) {
      Panel panel(1 / frames_per_second);
      const Story story = story_of(seed);
      play(panel, story);
      CHECK_MESSAGE(without_zeros(panel.taps) == story.taps, frames_per_second << " a second, story " << seed);
      CHECK(panel.holds.empty());
    }
}

TEST_CASE("two thumbs that overlap lose no key, whichever is lifted first") {
  for (const bool first_in_first_out : {true, false}) {
    Panel panel(0.1);
    for (int i = 0; i < 50; ++i) {
      panel.press(Panel::on(1), 1), panel.press(Panel::on(8), 2);
      if (first_in_first_out) panel.release(Panel::on(1), 1), panel.release(Panel::on(8), 2);
      if (!first_in_first_out) panel.release(Panel::on(8), 2), panel.release(Panel::on(1), 1);
      panel.frames(0.25);
    }
    panel.until_still();
    CHECK(panel.taps[1] == 50);
    CHECK(panel.taps[8] == 50);
    CHECK(panel.all_taps() == 100);
  }
}

TEST_CASE("forty taps on a key within one frame are forty") {
  for (const double frame_s : {0.1, 1.0 / 60}) {
    Panel panel(frame_s);
    for (int i = 0; i < 40; ++i)
      panel.queue.press(Panel::on(5), panel.now), panel.queue.release(Panel::on(5), panel.now);
    panel.until_still();
    CHECK(panel.taps[5] == 40);
    CHECK(panel.all_taps() == 40);
  }
}

TEST_CASE("a key that was tapped faster than a frame is seen pressed") {
  Panel panel(0.1);
  panel.tap(Panel::on(5));
  panel.until_still();
  CHECK(panel.seen_pressed[5] >= 1);
  panel.frames(0.3);
  const int seen = panel.seen_pressed[5];
  panel.frame();
  CHECK(panel.seen_pressed[5] == seen);
}

TEST_CASE("a finger that slides off a key, or from one key to another, has struck none") {
  Panel panel;
  panel.press(Panel::on(5), 1), panel.queue.move(Panel::on(7), panel.now, 1);
  panel.queue.move(Panel::on(5), panel.now, 1), panel.release(Panel::on(5), 1);
  panel.frames(0.2);
  panel.press(Panel::on(5), 1), panel.release(Panel::on(6), 1);
  panel.frames(0.2);
  const float edge = Panel::cell(5).right(), middle = Panel::on(5).y;
  panel.press({edge - 4, middle}, 1), panel.release({edge + 4, middle}, 1);  // hardly: it begins and ends on two keys
  panel.until_still();
  CHECK(panel.all_taps() == 0);
}

TEST_CASE("an ordinary button takes every other finger out of play, and a key does not") {
  Panel panel;
  panel.press(Panel::on(3), 1), panel.press(Panel::on(no_button), 2), panel.frames(0.2);
  panel.tap(Panel::on(ok_button), 3);
  panel.until_still();
  CHECK(panel.ok == 1);
  panel.release(Panel::on(3), 1), panel.release(Panel::on(no_button), 2);
  panel.until_still();
  CHECK(panel.no == 0);
  CHECK(panel.all_taps() == 0);
  panel.press(Panel::on(ok_button), 1), panel.frames(0.2), panel.tap(Panel::on(3), 2);
  panel.release(Panel::on(ok_button), 1);
  panel.until_still();
  CHECK(panel.ok == 2);
  CHECK(panel.taps[3] == 1);
}

TEST_CASE("three fingers that come down together are a hand and do nothing") {
  Panel panel;
  panel.press(Panel::on(3), 1), panel.press(Panel::on(35), 2), panel.frame(), panel.press(Panel::on(ok_button), 3);
  panel.frames(0.3);
  panel.release(Panel::on(3), 1), panel.release(Panel::on(35), 2), panel.release(Panel::on(ok_button), 3);
  panel.until_still();
  CHECK(panel.all_taps() == 0);
  CHECK(panel.ok == 0);
  panel.tap(Panel::on(4));
  panel.until_still();
  CHECK(panel.taps[4] == 1);
}

TEST_CASE("a contact as large as a hand does nothing, from the first or when it has grown") {
  Panel panel;
  panel.press(Panel::on(3), 1, 31), panel.frames(0.3), panel.release(Panel::on(3), 1);
  panel.press(Panel::on(3), 1, 9), panel.frame(), panel.queue.move(Panel::on(3), panel.now, 1, 26);
  panel.frames(0.2), panel.release(Panel::on(3), 1);
  panel.press(Panel::on(35), 1, 9), panel.queue.move(Panel::on(35), panel.now, 1, 40), panel.frames(3);
  panel.until_still();
  CHECK(panel.all_taps() == 0);
  panel.press(Panel::on(3), 2, 24), panel.release(Panel::on(3), 2);
  panel.until_still();
  CHECK(panel.taps[3] == 1);
}

TEST_CASE("a hand that rests on the glass keeps no finger from tapping") {
  Panel panel;
  panel.press({20, 800}, 1, 40), panel.press(Panel::on(no_button), 2), panel.frames(0.5);
  for (int i = 0; i < 5; ++i) panel.tap(Panel::on(4), 3), panel.frames(0.2);
  panel.tap(Panel::on(ok_button), 3);
  panel.until_still();
  CHECK(panel.taps[4] == 5);
  CHECK(panel.ok == 1);
}

TEST_CASE("when the glass is lost everything is let go and nothing acts") {
  Panel panel;
  panel.press(Panel::on(3), 1), panel.press(Panel::on(ok_button), 2), panel.frame();
  panel.queue.lose_all(panel.now);
  panel.release(Panel::on(3), 1), panel.release(Panel::on(ok_button), 2);
  panel.until_still();
  CHECK(panel.all_taps() == 0);
  CHECK(panel.ok == 0);
  panel.press(on_list, 3), panel.queue.move({400, 1300}, panel.now, 3), panel.frame();
  panel.queue.lose_all(panel.now);
  panel.frame();
  const float at = panel.scroll;
  panel.frames(0.5);
  CHECK(panel.scroll == at);
  panel.tap(Panel::on(3), 1);
  panel.until_still();
  CHECK(panel.taps[3] == 1);
}

TEST_CASE("a key that was held long is not tapped by its release") {
  Panel panel;
  panel.press(Panel::on(3), 1), panel.frames(0.5);
  CHECK(panel.holds.empty());
  CHECK(panel.ui.due_s() > panel.now);
  CHECK(panel.ui.due_s() < panel.now + 0.15);
  panel.frames(0.2);
  CHECK(panel.holds[3] == 1);
  panel.queue.move({900, 60}, panel.now, 1), panel.frames(0.5), panel.release({900, 60}, 1);
  panel.until_still();
  CHECK(panel.holds[3] == 1);
  CHECK(panel.let_gos[3] == 1);
  CHECK(panel.all_taps() == 0);
}

TEST_CASE("a hold that is cut off is let go as well") {
  Panel panel;
  panel.press(Panel::on(3), 1), panel.frames(0.7), panel.queue.lose_all(panel.now), panel.frame();
  CHECK(panel.let_gos[3] == 1);
  panel.press(Panel::on(3), 1), panel.frames(0.7), panel.tap(Panel::on(ok_button), 2), panel.until_still();
  CHECK(panel.let_gos[3] == 2);
  CHECK(panel.all_taps() == 0);
}

TEST_CASE("only a key that repeats does, after its delay and at its pace") {
  Panel panel;
  panel.press(Panel::on(35), 1), panel.frames(0.05);
  CHECK(panel.taps[35] == 0);  // it may still be a hand
  panel.frames(0.2);
  CHECK(panel.taps[35] == 1);
  panel.frames(0.45);
  CHECK(panel.taps[35] == 1);
  panel.frames(1.0);  // at 1.7 s: 0.8, 1.0, 1.2, 1.4, 1.6
  CHECK(panel.taps[35] == 6);
  CHECK(panel.holds.empty());
  panel.release(Panel::on(35), 1), panel.frames(1);
  CHECK(panel.taps[35] == 6);
  panel.ui.set_key_manner({2, 1, 0});
  panel.press(Panel::on(35), 1), panel.frames(1.9);
  CHECK(panel.taps[35] == 7);
  panel.frames(1.2);
  CHECK(panel.taps[35] == 9);
  panel.queue.move(Panel::on(12), panel.now, 1), panel.frames(3);
  CHECK(panel.taps[35] == 9);
}

TEST_CASE("a finger that rests asks for no frame but the one at which something happens") {
  Panel panel;
  panel.press(Panel::on(no_button), 1), panel.frames(0.5);
  CHECK_FALSE(panel.queue.pending());
  CHECK_FALSE(panel.ui.animating());
  CHECK(std::isinf(panel.ui.due_s()));
  panel.press(Panel::on(35), 2), panel.frames(0.5);
  CHECK_FALSE(panel.ui.animating());
  CHECK(panel.ui.due_s() > panel.now);
  CHECK(panel.ui.due_s() < panel.now + 0.4);
}

TEST_CASE("the same key twice within the guard counts once where it is switched on, another key at once") {
  Panel panel;
  const auto strike = [&](int key, double wait_s) { panel.tap(Panel::on(key)), panel.frames(wait_s); };
  strike(3, 0.3), strike(3, 0.6);
  CHECK(panel.taps[3] == 2);
  panel.ui.set_key_manner({0.8, 0.2, 0.5});
  strike(3, 0.3), strike(3, 0.6), strike(3, 0.1), strike(4, 0.1), strike(3, 0.6);
  CHECK(panel.taps[3] == 5);
  CHECK(panel.taps[4] == 1);
  strike(35, 0.2), strike(35, 0.2), strike(35, 1);
  CHECK(panel.taps[35] == 1);
  panel.press(Panel::on(36), 1), panel.frames(1.3);
  CHECK(panel.taps[36] == 4);  // holding is no second strike: at once, 0.8, 1.0, 1.2
}

TEST_CASE("a pen loses no sample, however slow the frames") {
  Panel panel(0.1);
  panel.press({150, 450}, 1);
  for (int i = 1; i <= 240; ++i) {
    panel.queue.move({150 + static_cast<float>(i), 450}, panel.now, 1);
    if (i % 12 == 0) panel.frame();
  }
  panel.release({390, 450}, 1);
  panel.until_still();
  CHECK(panel.strokes == 1);
  CHECK(panel.ended == 1);
  CHECK(panel.taken_back == 0);
  REQUIRE(panel.ink.size() >= 241);
  for (int i = 0; i <= 240; ++i) CHECK(panel.ink[static_cast<std::size_t>(i)].x == 150 + static_cast<float>(i));
  CHECK(panel.scroll == 0);
}

TEST_CASE("a hand that rests on the pad gives way to the finger that writes, and a second one does not disturb it") {
  Panel panel;
  panel.press({450, 800}, 1), panel.frames(0.2);
  panel.press({150, 450}, 2), panel.queue.move({250, 450}, panel.now, 2), panel.frames(0.2);
  CHECK(panel.taken_back == 1);
  CHECK(panel.strokes == 2);
  panel.ink.clear();
  panel.press({450, 700}, 3), panel.queue.move({450, 760}, panel.now, 3), panel.queue.move({300, 450}, panel.now, 2);
  panel.release({300, 450}, 2);
  panel.until_still();
  CHECK(panel.strokes == 2);
  CHECK(panel.ended == 2);
  for (const Point& at : panel.ink) CHECK(at.y == 450);
}

TEST_CASE("a stroke that turns out to be a hand is taken back") {
  Panel panel;
  panel.press({150, 450}, 1), panel.press({250, 500}, 2), panel.press({300, 700}, 3);
  panel.frames(0.5);
  CHECK(panel.strokes - panel.taken_back == 0);
  CHECK(panel.strokes == panel.ended);
}

TEST_CASE("one finger scrolls, and a second one on the moving list does no harm") {
  Panel panel;
  panel.press(on_list, 1);
  for (int i = 1; i <= 10; ++i)
    panel.queue.move({400, 1500 - static_cast<float>(i) * 20}, panel.now, 1), panel.frame();
  CHECK(panel.scroll == doctest::Approx(200));
  panel.press({300, 1200}, 2);
  for (int i = 1; i <= 10; ++i)
    panel.queue.move({300, 1200 + static_cast<float>(i) * 20}, panel.now, 2), panel.frame();
  panel.tap({500, 1600}, 3);
  panel.frames(0.2);
  CHECK(panel.scroll == doctest::Approx(200));
  CHECK(panel.rows == 0);
  panel.queue.move({400, 1200}, panel.now, 1), panel.frame();
  CHECK(panel.scroll == doctest::Approx(300));
  panel.tap(Panel::on(4), 4), panel.until_still();
  CHECK(panel.taps[4] == 1);
}

TEST_CASE("the end of a list gives a little to the finger and is back within a third of a second") {
  Panel panel;
  panel.press({400, 1300}, 1);
  for (int i = 1; i <= 30; ++i)
    panel.queue.move({400, 1300 + static_cast<float>(i) * 10}, panel.now, 1), panel.frame();
  CHECK(panel.scroll == 0);
  const float drawn_at = panel.shift();
  CHECK(drawn_at > 20);
  CHECK(drawn_at <= panel.ui.theme().mm(12));
  panel.release({400, 1600}, 1), panel.frame(), panel.frame();
  CHECK(panel.shift() < drawn_at);
  CHECK(panel.shift() > 0);
  CHECK(panel.ui.animating());
  panel.frames(0.32);
  CHECK(panel.shift() == 0);
  CHECK_FALSE(panel.ui.animating());
  CHECK(panel.rows == 0);
}

TEST_CASE("a finger that comes back from past the end first takes back what it drew out") {
  Panel panel;
  panel.press({400, 1300}, 1), panel.queue.move({400, 1500}, panel.now, 1), panel.frame(), panel.frame();
  panel.queue.move({400, 1320}, panel.now, 1), panel.frame();
  CHECK(panel.scroll == 0);
  panel.queue.move({400, 1200}, panel.now, 1), panel.frame();
  CHECK(panel.scroll == doctest::Approx(100));
}

TEST_CASE("a fling that meets the end bends it and comes to rest there") {
  Panel panel;
  panel.scroll = content - list_area.h - 250;
  panel.press(on_list, 1);
  for (int i = 1; i <= 8; ++i) {
    panel.queue.move({400, 1500 - static_cast<float>(i) * 20}, panel.now, 1);
    panel.frame();
  }
  panel.release({400, 1340}, 1);
  float furthest = 0;
  for (int i = 0; i < 120; ++i) panel.frame(), furthest = std::min(furthest, panel.shift());
  CHECK(panel.scroll == content - list_area.h);
  CHECK(furthest < -3);
  CHECK(furthest >= -panel.ui.theme().mm(12));
  CHECK(panel.shift() == 0);
  CHECK_FALSE(panel.ui.animating());
}

TEST_CASE("a button beside a running list answers at once") {
  Panel panel;
  panel.press(on_list, 1);
  for (int i = 1; i <= 8; ++i)
    panel.queue.move({400, 1500 - static_cast<float>(i) * 40}, panel.now, 1), panel.frame();
  panel.release({400, 1180}, 1), panel.frame(), panel.frame();
  REQUIRE(panel.ui.animating());
  panel.tap(Panel::on(ok_button), 2), panel.until_still();
  CHECK(panel.ok == 1);
}

TEST_CASE("a finger that is down when the screen changes does nothing on the next one") {
  Panel panel;
  panel.press(Panel::on(ok_button), 1), panel.press(Panel::on(4), 2), panel.frame(), panel.frame();
  panel.screen = "next", panel.frame();
  panel.release(Panel::on(ok_button), 1), panel.release(Panel::on(4), 2);
  panel.until_still();
  CHECK(panel.ok == 0);
  CHECK(panel.all_taps() == 0);
}
