// The line that a pen leaves: where it goes and how wide it is; and drawn characters in a text.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "kiosk/ui/ink_painter.h"
#include "support/written_ink.h"

namespace {

using ui::BrushPoint;
using ui::Point;

constexpr float width_px = 12;

/// Samples that stand `apart_px` from each other, along a line to the right.
std::vector<Point> straight(float apart_px, int count) {
  std::vector<Point> samples;
  for (int i = 0; i < count; ++i) samples.push_back({100 + apart_px * static_cast<float>(i), 200});
  return samples;
}

float middle_width(const std::vector<BrushPoint>& line) { return line[line.size() / 2].radius_px * 2; }

float nearest(const std::vector<BrushPoint>& line, Point to) {
  float least = 1e9F;
  for (const BrushPoint& p : line) least = std::min(least, std::hypot(p.at.x - to.x, p.at.y - to.y));
  return least;
}

std::string text_of(char32_t c) {
  std::string text;
  for (const unsigned shift : {18U, 12U, 6U, 0U})
    text += static_cast<char>((shift == 18U ? 0xF0U : 0x80U) | ((c >> shift) & 0x3FU));
  return text;
}

}  // namespace

TEST_CASE("nothing leaves no line, a tap leaves a dot") {
  CHECK(ui::pen_line({}, width_px, true).empty());
  const auto dot = ui::pen_line(std::vector<Point>{{50, 60}, {50, 60}}, width_px, true);
  REQUIRE(dot.size() == 1);
  CHECK(dot[0].radius_px * 2 >= width_px);
}

TEST_CASE("a hand that is fast leaves a thinner line than one that is slow, never a hair and never a blot") {
  const float slow = middle_width(ui::pen_line(straight(2, 60), width_px, true));
  const float fast = middle_width(ui::pen_line(straight(40, 20), width_px, true));
  CHECK(slow > fast * 1.3F);
  CHECK(slow < width_px * 1.2F);
  CHECK(fast > width_px * 0.5F);
}

TEST_CASE("a finished stroke that flew off runs out thin, a growing one ends under the finger") {
  auto samples = straight(20, 20);
  samples.push_back({samples.back().x + 0.5F, samples.back().y});
  const auto finished = ui::pen_line(samples, width_px, true), growing = ui::pen_line(samples, width_px, false);
  CHECK(finished.back().radius_px < 0.5F * growing.back().radius_px);
  for (const auto& line : {finished, growing}) {
    CHECK(line.back().at.x == doctest::Approx(samples.back().x));
    CHECK(line.back().at.y == doctest::Approx(samples.back().y));
  }
}

TEST_CASE("the line goes through what was written, closer than it is wide, and changes its width gently") {
  for (const written::Character& one : written::by_hand())
    for (const base::InkStroke& stroke : one.ink) {
      std::vector<Point> samples;
      for (const base::InkPoint& p : stroke) samples.push_back({p.x * 0.5F, p.y * 0.5F});
      const auto line = ui::pen_line(samples, width_px, true);
      for (const Point& p : samples) CHECK(nearest(line, p) < width_px * 0.3F);
      for (std::size_t i = 1; i < line.size(); ++i) {
        CHECK(std::hypot(line[i].at.x - line[i - 1].at.x, line[i].at.y - line[i - 1].at.y) < width_px);
        CHECK(std::abs(line[i].radius_px - line[i - 1].radius_px) < width_px * 0.2F);
      }
    }
}

TEST_CASE("a trembling panel leaves a steady line") {
  std::vector<Point> samples = straight(6, 50);
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i].y += i % 2 == 0 ? 1.0F : -1.0F;
  const auto line = ui::pen_line(samples, width_px, true);
  for (std::size_t i = 10; i + 10 < line.size(); ++i) CHECK(std::abs(line[i].at.y - 200) < 0.2F);
}

TEST_CASE("a live stroke comes onto the grid, what is outside to its edge, and is gone when wiped") {
  ui::LiveStroke live;
  live.add(std::vector<Point>{{100, 100}, {300, 200}, {300, 200}, {900, -50}});
  CHECK(live.on_grid({100, 100, 400, 400}) == base::InkStroke{{0, 0}, {512, 256}, {1023, 0}});
  live.wipe();
  CHECK(live.empty());
  CHECK(live.on_grid({100, 100, 400, 400}).empty());
}

TEST_CASE("a drawn character takes one em of a text in the frame that knows its ink") {
  const auto atlas = std::move(ui::GlyphAtlas::open(ui::debian_screen_fonts()).value());
  ui::Canvas canvas(*atlas);
  const base::Ink ink = written::by_hand().front().ink;
  const base::Ink* const inks[] = {&ink};
  const ui::TextStyle style{40, ui::rgb(0)};
  const std::string text = "张" + text_of(base::first_drawn);
  canvas.begin_frame(400, 400, 0.02F);
  canvas.set_drawn(inks);
  CHECK(canvas.width(text, style) == doctest::Approx(80));
  CHECK(canvas.text({10, 10}, text, style) == doctest::Approx(90));
  canvas.end_frame();
}
