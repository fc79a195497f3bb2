// Break places: the table of line_break.cpp applied to a text, and what must stay whole in it. Inside of base only.
#pragma once

#include <string_view>
#include <vector>

#include "base/line_break.h"

namespace base {

/// As breaks_of(); `chars` are those of `text`.
std::vector<Break> break_places(const std::vector<Utf8Char>& chars, std::string_view text);

}  // namespace base
