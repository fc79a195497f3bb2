// Line breaking for Chinese text with numbers and Latin words in it; used by the screen and by the paper.
//
// Rules (避头尾, after GB/T 15834-2011 5.1 and the practice of 公文): no line starts with closing punctuation
// 。，、；：？！）》〉」』】〕…—% and the like; none ends with an opening bracket or quote; a number, a Latin word,
// a date, a 文号 such as 〔2026〕 and its 号 stay together.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace base {

/// May a line end after `before` and the next begin with `after`?
bool may_break_between(char32_t before, char32_t after);

/// A laid-out line: bytes [begin, end) of the text; trailing spaces are left out of `end`.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  float width = 0;  ///< in the unit of `advance`
};

struct WrapOptions {
  float width = 0;         ///< of the column, same unit as the advances
  float first_indent = 0;  ///< taken from the first line's width
  float hang = 0;          ///< how far closing punctuation may stick out past `width` before the line is broken
};

/// Greedy lines of `text` by the rules above. `advance(code_point)` is the width of one character.
/// '\n' always ends a line. Always makes progress: a run that fits no line is cut between two characters.
/// Never returns an empty list: an empty text is one empty line.
std::vector<Line> wrap(std::string_view text, const WrapOptions& options,
                       const std::function<float(char32_t)>& advance);

}  // namespace base
