// Line breaking for Chinese text with numbers and Latin words in it; used by the screen and by the paper.
//
// Rules: GB/T 15834-2011 5.1 (which mark may not begin or end a line, which may not be divided) and the practice of
// 公文: a number with its unit, a date, a 文号 such as 〔2026〕48号, a standard such as GB/T 33000—2016, 第三十三条
// and a Latin word stay whole; an address of the web breaks after / . - ? & only. The table is in line_break.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace base {

/// What a character is to the rules.
enum class BreakClass {
  ideograph,  ///< and everything that is nothing else
  opening,    ///< （《“: does not end a line
  closing,    ///< ）》”: does not begin one
  stop,       ///< 。，、；：？！·: does not begin one
  dash,       ///< — ～ -: does not begin a line nor leave the number after it
  ellipsis,   ///< …
  digit,
  letter,   ///< Latin
  joiner,   ///< _ @ &: holds the words on both sides together
  point,    ///< . : , of numbers and Latin text: a joiner that does not begin a line
  slash,    ///< 分隔号: neither begins nor ends a line
  prefix,   ///< ￥ № §: does not leave what follows
  suffix,   ///< % ℃: does not leave what stands before
  unit,     ///< 年 号 元 …: does not leave the number before it
  ordinal,  ///< 第
  space,    ///< stays at the end of the line that it closes
};
constexpr int break_class_count = 16;

BreakClass break_class(char32_t c);

/// May a line end after `before` and the next begin with `after`, whatever else stands there?
bool may_break_between(char32_t before, char32_t after);

/// How well a line may end before a character.
enum class Break : unsigned char {
  never,    ///< by the table
  if_must,  ///< inside of a date, an amount, a 文号 …: where nothing else fits
  good,
};

/// For each character of `text`, whether a line may begin with it. The first is `good`.
std::vector<Break> breaks_of(std::string_view text);

/// A laid-out line: bytes [begin, end) of the text; trailing spaces are left out of `end`.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  float width = 0;  ///< in the unit of `advance`; above the column's width where marks are to be squeezed
};

struct WrapOptions {
  float width = 0;         ///< of the column, same unit as the advances
  float first_indent = 0;  ///< taken from the first line's width
  float hang = 0;          ///< how far closing punctuation may stick out past `width` before the line is broken
  float loosest = 0;       ///< a line that would lack more divides what should stay whole; 0: none does
  float squeeze = 0;       ///< what each mark with a blank half may lose so that a closing mark fits the line
};

/// Has the character a blank half that a full line may take: 。，、；：）》 the right one, （《 the left one?
bool has_blank_right(char32_t c);
bool has_blank_left(char32_t c);

/// Greedy lines of `text` by the rules above. `advance(code_point)` is the width of one character.
/// '\n' always ends a line. Always makes progress: a run that fits no line is cut between two characters.
/// Never returns an empty list: an empty text is one empty line.
std::vector<Line> wrap(std::string_view text, const WrapOptions& options,
                       const std::function<float(char32_t)>& advance);

}  // namespace base
