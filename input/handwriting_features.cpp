#include "input/handwriting_features.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace input {
namespace {

struct Place {
  float x = 0;
  float y = 0;
};

struct Move {
  Place from;
  Place to;
  float weight = 1;  ///< a pen in the air says a little too: joined strokes are drawn over it

  float length() const { return std::hypot(to.x - from.x, to.y - from.y); }
};
using Moves = std::vector<Move>;

constexpr float air_weight = 0.12F;
constexpr float spread = 0.75F;            ///< of a sample over the cells around it, in cells
constexpr float step = 0.35F;              ///< between samples, in cells
constexpr std::size_t max_samples = 6000;  ///< of a scribble; a character has about 300
constexpr float reach = 2.0F;              ///< standard deviations from the middle to the edge of the cells
constexpr float least_spread = 0.30F;      ///< a thin character (一) is not blown up to a square

Place place_of(const base::InkPoint& p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

Moves moves_of(const base::Ink& ink) {
  Moves moves;
  std::optional<Place> last;
  for (const base::InkStroke& stroke : ink) {
    float weight = air_weight;
    for (const base::InkPoint& point : stroke) {
      const Place here = place_of(point);
      if (last && (here.x != last->x || here.y != last->y)) moves.push_back({*last, here, weight});
      last = here;
      weight = 1;
    }
  }
  return moves;
}

struct Moments {
  float x = 0, y = 0;        ///< the middle
  float wide = 0, high = 0;  ///< standard deviations
  float drawn = 0;           ///< length of all that was drawn
};

Moments moments_of(const Moves& moves) {
  double length = 0, x = 0, y = 0, xx = 0, yy = 0;
  for (const Move& move : moves) {
    if (move.weight < 1) continue;
    const double l = move.length(), mx = (move.from.x + move.to.x) / 2, my = (move.from.y + move.to.y) / 2;
    const double dx = move.to.x - move.from.x, dy = move.to.y - move.from.y;
    length += l;
    x += l * mx;
    y += l * my;
    xx += l * (mx * mx + dx * dx / 12);
    yy += l * (my * my + dy * dy / 12);
  }
  if (length <= 0) return {};
  x /= length;
  y /= length;
  return {static_cast<float>(x), static_cast<float>(y),
          static_cast<float>(std::sqrt(std::max(0.0, xx / length - x * x))),
          static_cast<float>(std::sqrt(std::max(0.0, yy / length - y * y))), static_cast<float>(length)};
}

/// Puts the middle of the character into the middle of the cells, and its spread to their size.
void normalise(Moves& moves, const Moments& moments) {
  const float most = std::max(moments.wide, moments.high);
  const float half = static_cast<float>(feature_cells) / 2;
  const float across = half / (reach * std::max(moments.wide, least_spread * most));
  const float down = half / (reach * std::max(moments.high, least_spread * most));
  for (Move& move : moves)
    for (Place* place : {&move.from, &move.to})
      *place = {half + (place->x - moments.x) * across, half + (place->y - moments.y) * down};
}

using Spread = std::array<float, feature_cells>;

/// How a sample at `at` (in cells, from the edge) falls upon the cells: those of an eighth of a cell are kept.
const Spread& spread_at(float at) {
  constexpr int fine = 8, margin = 2 * fine, places = static_cast<int>(feature_cells) * fine + 2 * margin + 1;
  static const std::array<Spread, places> table = [] {
    std::array<Spread, places> all{};
    for (int i = 0; i < places; ++i)
      for (std::size_t cell = 0; cell < feature_cells; ++cell) {
        const float away = static_cast<float>(i - margin) / fine - static_cast<float>(cell) - 0.5F;
        all[static_cast<std::size_t>(i)][cell] = std::exp(-away * away / (2 * spread * spread));
      }
    return all;
  }();
  return table[static_cast<std::size_t>(
      std::clamp(static_cast<int>(std::lround(at * fine)) + margin, 0, places - 1))];
}

void add_sample(Features& features, Place at, std::size_t direction, float first, float second) {
  const Spread& across = spread_at(at.x);
  const Spread& down = spread_at(at.y);
  constexpr std::size_t plane = feature_cells * feature_cells;
  float* const one = &features[direction * plane];
  float* const next = &features[(direction + 1) % feature_directions * plane];
  for (std::size_t row = 0; row < feature_cells; ++row)
    for (std::size_t column = 0; column < feature_cells; ++column) {
      const float share = down[row] * across[column];
      one[row * feature_cells + column] += first * share;
      next[row * feature_cells + column] += second * share;
    }
}

void add_move(Features& features, const Move& move, float least_step) {
  const float length = move.length();
  if (length <= 0) return;
  const float turn = std::atan2(move.to.y - move.from.y, move.to.x - move.from.x) / (2 * std::numbers::pi_v<float>);
  const float angle = (turn < 0 ? turn + 1 : turn) * static_cast<float>(feature_directions);
  const auto direction = static_cast<std::size_t>(angle);
  const float rest = angle - static_cast<float>(direction);
  const auto samples = static_cast<std::size_t>(std::max(1.0F, std::ceil(length / std::max(step, least_step))));
  const float weight = move.weight * length / static_cast<float>(samples);
  for (std::size_t i = 0; i < samples; ++i) {
    const float along = (static_cast<float>(i) + 0.5F) / static_cast<float>(samples);
    add_sample(features, {std::lerp(move.from.x, move.to.x, along), std::lerp(move.from.y, move.to.y, along)},
               direction % feature_directions, weight * (1 - rest), weight * rest);
  }
}

/// What a visitor wrote is not left behind in memory.
void wipe(Move& move) {
  for (float* const value : {&move.from.x, &move.from.y, &move.to.x, &move.to.y})
    *static_cast<volatile float*>(value) = 0;
}

}  // namespace

std::optional<Features> features_of(const base::Ink& ink) {
  Moves moves = moves_of(ink);
  const Moments moments = moments_of(moves);
  if (moments.drawn <= 0) return std::nullopt;
  normalise(moves, moments);
  float length = 0;
  for (const Move& move : moves) length += move.length();
  Features features{};
  for (const Move& move : moves) add_move(features, move, length / static_cast<float>(max_samples));
  for (Move& move : moves) wipe(move);
  float sum = 0;
  for (const float value : features) sum += value;
  for (float& value : features) value = std::sqrt(value / sum);
  return features;
}

}  // namespace input
