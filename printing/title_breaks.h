// Title breaks: where the lines of a title, a label or a table's head had better end. Inside of layout only.
#pragma once

#include <string_view>
#include <vector>

namespace printing {

/// For each character, what it costs to begin a line with it: 0 between known words, more between unknown characters,
/// most in a word; below 0 where a title likes to turn. GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整.
std::vector<float> title_break_costs(std::string_view text);

}  // namespace printing
