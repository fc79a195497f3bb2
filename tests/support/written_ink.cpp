#include "written_ink.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <numbers>
#include <sstream>

namespace written {
namespace {

struct Place {
  float x = 0;
  float y = 0;
};
using Line = std::vector<Place>;

base::InkPoint on_grid(Place p) {
  const auto whole = [](float v) { return static_cast<std::int16_t>(std::clamp(std::lround(v), 0L, 1023L)); };
  return {whole(p.x), whole(p.y)};
}

Line line_of(const std::string& signs) {
  Line line;
  for (std::size_t i = 0; i + 1 < signs.size(); i += 2)
    line.push_back({static_cast<float>(signs[i] - '!') * 11, static_cast<float>(signs[i + 1] - '!') * 11});
  return line;
}

/// "12,50-88,44": hundredths of the square.
Line line_through(const std::string& places) {
  std::istringstream in(places);
  Line line;
  char between = 0;
  for (Place p; in >> p.x >> between >> p.y; in >> between)
    line.push_back({p.x * base::ink_side / 100, p.y * base::ink_side / 100});
  return line;
}

/// The fields of each row that is no comment, by the first.
std::vector<std::vector<std::string>> rows_of(const std::string& file) {
  std::ifstream in(std::string(CHAYUE_SOURCE_DIR) + file);
  std::vector<std::vector<std::string>> rows;
  for (std::string text; std::getline(in, text);) {
    if (text.rfind("# ", 0) == 0) continue;
    std::istringstream fields(text);
    std::vector<std::string>& row = rows.emplace_back();
    for (std::string field; fields >> field;) row.push_back(field);
  }
  return rows;
}

/// Bends `line` so that it begins and ends at these places: each axis by itself where the stroke has an extent along
/// it, else by turning and stretching the whole.
Line bent(const Line& line, Place from, Place to) {
  const float dx = line.back().x - line.front().x, dy = line.back().y - line.front().y;
  const float tx = to.x - from.x, ty = to.y - from.y;
  const float along = dx * dx + dy * dy;
  const bool by_axis = std::min(std::abs(dx), std::abs(dy)) > 0.35F * std::sqrt(along) && dx * tx > 0 && dy * ty > 0;
  const float cosine = along > 0 ? (dx * tx + dy * ty) / along : 1,
              sine = along > 0 ? (dx * ty - dy * tx) / along : 0;
  Line placed;
  for (const Place& p : line) {
    const float x = p.x - line.front().x, y = p.y - line.front().y;
    placed.push_back(by_axis ? Place{from.x + x * tx / dx, from.y + y * ty / dy}
                             : Place{from.x + cosine * x - sine * y, from.y + sine * x + cosine * y});
  }
  return placed;
}

/// As a panel reports it: a sample every 24 units or so.
base::InkStroke sampled(const Line& line) {
  base::InkStroke stroke;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const float length = std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
    const int steps = std::max(1, static_cast<int>(length / 24));
    for (int k = 0; k < steps; ++k) {
      const float t = static_cast<float>(k) / static_cast<float>(steps);
      stroke.push_back(on_grid({std::lerp(line[i].x, line[i + 1].x, t), std::lerp(line[i].y, line[i + 1].y, t)}));
    }
  }
  stroke.push_back(on_grid(line.back()));
  return stroke;
}

}  // namespace

std::vector<Character> characters() {
  std::map<std::string, std::vector<std::string>> medians;
  for (auto& row : rows_of("/assets/handwriting/medians.txt")) medians[row[0]] = {row.begin() + 2, row.end()};
  std::vector<Character> all;
  for (const auto& row : rows_of("/tests/handwriting/stroke_ends.txt")) {
    const std::vector<std::string>& strokes = medians[row[0]];
    if (strokes.size() + 1 != row.size()) continue;
    Character& character = all.emplace_back();
    character.text = row[0];
    for (std::size_t i = 0; i < strokes.size(); ++i) {
      const Line ends = line_of(row[i + 1]);
      character.ink.push_back(sampled(bent(line_of(strokes[i]), ends.front(), ends.back())));
    }
  }
  return all;
}

std::vector<Character> by_hand() {
  std::vector<Character> all;
  for (const auto& row : rows_of("/tests/handwriting/by_hand.txt")) {
    Character& character = all.emplace_back();
    character.text = row[0];
    for (std::size_t i = 1; i < row.size(); ++i) character.ink.push_back(sampled(line_through(row[i])));
  }
  return all;
}

std::uint32_t Dice::next() {
  state_ = state_ * 6364136223846793005U + 1442695040888963407U;
  return static_cast<std::uint32_t>(state_ >> 32U);
}

float Dice::within(float most) {
  return (static_cast<float>(next() >> 8U) / static_cast<float>(1U << 23U) - 1) * most;
}

float Dice::bell(float deviation) { return (within(1) + within(1) + within(1)) * deviation; }

bool Dice::falls(float probability) { return within(0.5F) + 0.5F < probability; }

base::Ink shaken(const base::Ink& ink, const Shake& shake, Dice& dice) {
  const float angle = dice.within(shake.degrees) * std::numbers::pi_v<float> / 180;
  const float wide = 1 + dice.within(shake.stretch), high = 1 + dice.within(shake.stretch);
  base::Ink result;
  for (const base::InkStroke& stroke : ink) {
    const Place by{dice.bell(shake.stroke), dice.bell(shake.stroke)};
    base::InkStroke& moved = result.emplace_back();
    for (const base::InkPoint& p : stroke) {
      const float x = (static_cast<float>(p.x) - 512 + by.x + dice.bell(shake.point)) * wide;
      const float y = (static_cast<float>(p.y) - 512 + by.y + dice.bell(shake.point)) * high;
      moved.push_back(on_grid(
          {512 + x * std::cos(angle) - y * std::sin(angle), 512 + x * std::sin(angle) + y * std::cos(angle)}));
    }
  }
  return result;
}

base::Ink swapped(base::Ink ink, float probability, Dice& dice) {
  for (std::size_t i = 0; i + 1 < ink.size(); ++i)
    if (dice.falls(probability)) std::swap(ink[i], ink[i + 1]);
  return ink;
}

base::Ink shuffled(base::Ink ink, Dice& dice) {
  for (std::size_t i = ink.size(); i > 1; --i) std::swap(ink[i - 1], ink[dice.next() % i]);
  return ink;
}

base::Ink joined(const base::Ink& ink, float probability, Dice& dice) {
  base::Ink result;
  for (const base::InkStroke& stroke : ink) {
    if (!result.empty() && dice.falls(probability)) {
      result.back().insert(result.back().end(), stroke.begin(), stroke.end());
    } else {
      result.push_back(stroke);
    }
  }
  return result;
}

base::Ink fitted(const base::Ink& ink, int x, int y, int side) {
  base::Ink result = ink;
  for (base::InkStroke& stroke : result)
    for (base::InkPoint& p : stroke)
      p = {static_cast<std::int16_t>(x + p.x * side / base::ink_side),
           static_cast<std::int16_t>(y + p.y * side / base::ink_side)};
  return result;
}

}  // namespace written
