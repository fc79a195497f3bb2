// Drawn characters of an application: where they stand, and what stands in their place once the text leaves the
// kiosk.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/ink.h"
#include "requests/application.h"

namespace requests {

/// 〓, for a character that could not be entered.
inline constexpr char32_t stand_in = 0x3013;

/// A drawn character in the text of a field.
struct DrawnPlace {
  Field field = Field::name;
  std::size_t position = 0;  ///< characters before it in the trimmed text
  std::size_t index = 0;     ///< of Application::drawn
  bool operator==(const DrawnPlace&) const = default;
};

/// Those of the fields that apply, in the order of the form and of the text, at most base::max_drawn. A sign whose
/// drawing is missing or empty is none.
std::vector<DrawnPlace> drawn_places(const Application& application);

/// The text as it may be stored and printed: 〓 for each drawn character and for every other one of private use.
std::string without_drawn(std::string_view text);

/// Strokes that are left out are the last ones, of more than 64; points that hardly turn are left out until about 400
/// are left; all lie within the square. Strokes without a point are dropped.
base::Ink thinned(const base::Ink& ink);

}  // namespace requests
