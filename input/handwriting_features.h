// Features: what tells one written character from another, whatever the order and number of its strokes: which way
// the pen went in which part of the character. Inside of input only.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "base/ink.h"

namespace input {

inline constexpr std::size_t feature_cells = 8;  ///< a side of the character
inline constexpr std::size_t feature_directions = 8;
inline constexpr std::size_t feature_count = feature_cells * feature_cells * feature_directions;

using Features = std::array<float, feature_count>;  ///< of length 1

/// Place and size in the square do not matter. Nothing where no stroke leaves its place.
std::optional<Features> features_of(const base::Ink& ink);

}  // namespace input
