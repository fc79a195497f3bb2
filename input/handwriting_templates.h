// HandwritingTemplates: one row of features a character, in the space where writers' habits count the same in every
// direction. The file that the build makes and the recogniser reads. Inside of input only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "input/handwriting_features.h"

namespace input {

struct HandwritingTemplates {
  using Row = std::array<std::int8_t, feature_count>;

  Features middle{};              ///< of all characters
  std::vector<float> straighten;  ///< lower triangle by rows: takes what differs between writers to the same size
  float scale = 1;                ///< a row times this is a place
  std::vector<char32_t> characters;
  std::vector<float> burden;  ///< of each: half its distance from the middle, less what it is favoured by
  std::vector<Row> rows;

  /// The place of an ink's features in that space.
  Features place_of(const Features& features) const;
};

std::string to_bytes(const HandwritingTemplates& templates);
/// unavailable: another kind or version of file, a byte changed, more or fewer than it says.
base::Result<HandwritingTemplates> templates_from(std::string_view bytes);

}  // namespace input
