// Ink: what a finger has written, stroke by stroke, and the sign that stands for a drawn character in a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace base {

/// Side of the square that is written in; x to the right, y down.
inline constexpr std::int16_t ink_side = 1024;

struct InkPoint {
  std::int16_t x = 0;  ///< 0 to ink_side - 1
  std::int16_t y = 0;
  bool operator==(const InkPoint&) const = default;
};
using InkStroke = std::vector<InkPoint>;  ///< from where the finger went down to where it was lifted
using Ink = std::vector<InkStroke>;       ///< in the order of writing

/// While a request is written, drawn character number k (from 0) stands in a text as this private-use character: it
/// is edited like any other, and shown as its ink. It never leaves the kiosk: on disk and on paper stands 〓.
inline constexpr char32_t first_drawn = 0xF0000;
inline constexpr std::size_t max_drawn = 64;
constexpr bool is_drawn(char32_t c) { return c >= first_drawn && c < first_drawn + max_drawn; }
constexpr std::size_t drawn_index(char32_t c) { return static_cast<std::size_t>(c - first_drawn); }

/// Overwrites the points, then drops them.
void wipe(Ink& ink);

}  // namespace base
