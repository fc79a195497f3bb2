#include "requests/drawn.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"

namespace requests {
namespace {

constexpr std::size_t most_strokes = 64;
constexpr std::size_t most_points = 400;

bool is_private_use(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

bool has_drawing(const Application& application, std::size_t index) {
  if (index >= application.drawn.size()) return false;
  const base::Ink& ink = application.drawn[index].ink;
  return std::any_of(ink.begin(), ink.end(), [](const base::InkStroke& stroke) { return !stroke.empty(); });
}

void add_places(const Application& application, Field field, std::vector<DrawnPlace>& places) {
  std::size_t position = 0;
  base::for_each_code_point(base::trim(application[field]), [&](char32_t c) {
    if (base::is_drawn(c) && has_drawing(application, base::drawn_index(c))) {
      places.push_back({field, position, base::drawn_index(c)});
    }
    ++position;
  });
}

base::InkPoint within_square(base::InkPoint point) {
  constexpr std::int16_t last = base::ink_side - 1;
  return {std::clamp<std::int16_t>(point.x, 0, last), std::clamp<std::int16_t>(point.y, 0, last)};
}

/// Of a point from the line between two others; from the first where they are one.
double distance(base::InkPoint point, base::InkPoint from, base::InkPoint to) {
  const double dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
  const double px = point.x - from.x, py = point.y - from.y;
  return length == 0 ? std::hypot(px, py) : std::fabs(px * dy - py * dx) / length;
}

/// The corners of a stroke: no point that is dropped lies further than `tolerance` from what is left.
base::InkStroke corners(const base::InkStroke& stroke, double tolerance) {
  std::vector<bool> kept(stroke.size(), false);
  kept.front() = kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open = {{0, stroke.size() - 1}};
  while (!open.empty()) {
    const auto [from, to] = open.back();
    open.pop_back();
    std::size_t furthest = from;
    double most = tolerance;
    for (std::size_t i = from + 1; i < to; ++i) {
      const double d = distance(stroke[i], stroke[from], stroke[to]);
      if (d > most) furthest = i, most = d;
    }
    if (furthest == from) continue;
    kept[furthest] = true;
    open.insert(open.end(), {{from, furthest}, {furthest, to}});
  }
  base::InkStroke result;
  for (std::size_t i = 0; i < stroke.size(); ++i)
    if (kept[i]) result.push_back(stroke[i]);
  return result;
}

std::size_t points_of(const base::Ink& ink) {
  std::size_t count = 0;
  for (const base::InkStroke& stroke : ink) count += stroke.size();
  return count;
}

}  // namespace

std::vector<DrawnPlace> drawn_places(const Application& application) {
  std::vector<DrawnPlace> places;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    const auto field = static_cast<Field>(i);
    if (applies(field, application.kind)) add_places(application, field, places);
  }
  places.resize(std::min(places.size(), base::max_drawn));
  return places;
}

std::string without_drawn(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  base::for_each_code_point(text, [&](char32_t c) { base::append(result, is_private_use(c) ? stand_in : c); });
  return result;
}

base::Ink thinned(const base::Ink& ink) {
  base::Ink result;
  for (const base::InkStroke& stroke : ink) {
    if (stroke.empty() || result.size() == most_strokes) continue;
    result.emplace_back(stroke);
    std::transform(stroke.begin(), stroke.end(), result.back().begin(), within_square);
  }
  // A stroke comes down to its two ends at last, so that this ends.
  for (double tolerance = 1; points_of(result) > most_points; tolerance *= 1.5)
    for (base::InkStroke& stroke : result) stroke = corners(stroke, tolerance);
  return result;
}

}  // namespace requests
