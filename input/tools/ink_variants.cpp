#include "input/tools/ink_variants.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tools {
namespace {

struct Place {
  float x = 0;
  float y = 0;
};

/// Turns and stretches around a middle, then moves.
struct Turn {
  Place middle;
  float xx = 1, xy = 0, yx = 0, yy = 1;
  Place by;

  Place operator()(Place p) const {
    const float x = p.x - middle.x, y = p.y - middle.y;
    return {middle.x + by.x + xx * x + xy * y, middle.y + by.y + yx * x + yy * y};
  }
};

constexpr float half = base::ink_side / 2.0F;

Turn whole_turn(Chance& chance) {
  const float angle = chance.about(0.07F), slant = chance.about(0.10F);
  const float wide = 1 + chance.about(0.10F), high = 1 + chance.about(0.10F);
  return {{half, half}, wide * std::cos(angle), slant - std::sin(angle), std::sin(angle), high * std::cos(angle), {}};
}

Turn stroke_turn(const base::InkStroke& stroke, Chance& chance) {
  float x = 0, y = 0;
  for (const base::InkPoint& p : stroke) x += static_cast<float>(p.x), y += static_cast<float>(p.y);
  const auto count = static_cast<float>(stroke.size());
  const float angle = chance.about(0.09F), size = 1 + chance.about(0.12F);
  return {{x / count, y / count}, size * std::cos(angle), -size * std::sin(angle),
          size * std::sin(angle), size * std::cos(angle), {chance.about(24), chance.about(24)}};
}

/// One half of the character is larger than the other.
struct Bend {
  float across = 0, down = 0;
  Place operator()(Place p) const {
    const float u = p.x / base::ink_side, v = p.y / base::ink_side;
    return {p.x + across * base::ink_side * u * (1 - u), p.y + down * base::ink_side * v * (1 - v)};
  }
};

std::int16_t whole(float value) { return static_cast<std::int16_t>(std::clamp(std::lround(value), -1024L, 2047L)); }

void join_some(base::Ink& ink, float probability, Chance& chance) {
  for (std::size_t i = 0; i + 1 < ink.size();) {
    if (!chance.happens(probability)) {
      ++i;
      continue;
    }
    ink[i].insert(ink[i].end(), ink[i + 1].begin(), ink[i + 1].end());
    ink.erase(ink.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void reorder_some(base::Ink& ink, Chance& chance) {
  for (std::size_t i = 0; i + 1 < ink.size(); ++i) std::swap(ink[i], ink[i + chance.next() % (ink.size() - i)]);
}

}  // namespace

std::uint64_t Chance::next() {
  std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

float Chance::unit() { return static_cast<float>(next() >> 40U) / static_cast<float>(1U << 24U); }

float Chance::about(float deviation) {
  constexpr float unit_deviation = 0.5F;  // of the sum of three, each of a deviation of 1/sqrt(12)
  return (unit() + unit() + unit() - 1.5F) / unit_deviation * deviation;
}

base::Ink variant_of(const base::Ink& ink, Chance& chance) {
  const Turn all = whole_turn(chance);
  const Bend bend{chance.about(0.18F), chance.about(0.18F)};
  base::Ink variant;
  for (const base::InkStroke& stroke : ink) {
    const Turn own = stroke_turn(stroke, chance);
    base::InkStroke& drawn = variant.emplace_back();
    for (const base::InkPoint& p : stroke) {
      Place place = all(bend(own({static_cast<float>(p.x), static_cast<float>(p.y)})));
      drawn.push_back({whole(place.x + chance.about(9)), whole(place.y + chance.about(9))});
    }
  }
  if (chance.happens(0.25F)) reorder_some(variant, chance);
  if (chance.happens(0.4F)) join_some(variant, 0.3F, chance);
  return variant;
}

}  // namespace tools
