#include "base/line_break.h"

#include <algorithm>

namespace base {
namespace {

constexpr std::u32string_view never_first =
    U"。，、；：？！）》〉」』】〕〗〙’”…—～·％‰℃〟﹚﹜﹞"
    U".,;:?!)]}%°′″＞］｝．，；：！？）＂＇々〻ー゛゜";
constexpr std::u32string_view never_last = U"（《〈「『【〔〖〘‘“〝﹙﹛﹝([{＜［｛￥＄$¥#№＃§＋±";

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

bool is_latin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F) ||
         (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

bool is_word(char32_t c) { return is_digit(c) || is_latin(c); }

/// Joins two word characters into one run: 2026-11-20, GB/T, 33000.5, a@b.cn, 014416330/2026-00217.
bool is_joiner(char32_t c) { return contains(U"-./_@:&'+~", c); }

/// Units and counters that belong to the number before them.
bool binds_to_number(char32_t c) { return contains(U"年月日时分秒号条款项章节第%℃元万亿米吨人件起次家名页", c); }

}  // namespace

bool may_break_between(char32_t before, char32_t after) {
  if (is_space(after)) return false;  // spaces stay at the end of the line that they close
  if (contains(never_first, after) || contains(never_last, before)) return false;
  if (is_space(before)) return true;
  if (is_word(before) && (is_word(after) || is_joiner(after))) return false;
  if (is_joiner(before) && is_word(after)) return false;
  if (is_digit(before) && binds_to_number(after)) return false;
  if (before == U'〕' && is_digit(after)) return false;  // 〔2026〕48号
  if (before == U'第' && is_digit(after)) return false;
  return true;
}

std::vector<Line> wrap(std::string_view text, const WrapOptions& options,
                       const std::function<float(char32_t)>& advance) {
  std::vector<Line> lines;
  const std::vector<Utf8Char> chars = decode(text);
  std::size_t first = 0;  // index of the line's first character
  const auto finish = [&](std::size_t last,
                          std::size_t next) {  // the line is [first, last), the next begins at `next`
    std::size_t end = last;
    while (end > first && is_space(chars[end - 1].code_point)) --end;
    Line line;
    line.begin = first < chars.size() ? chars[first].offset : text.size();
    line.end = end > first ? chars[end - 1].offset + chars[end - 1].size : line.begin;
    for (std::size_t i = first; i < end; ++i) line.width += advance(chars[i].code_point);
    lines.push_back(line);
    first = next;
  };

  float width = options.first_indent;
  std::size_t candidate = 0;  // the last place where this line may be broken
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const char32_t c = chars[i].code_point;
    if (c == '\n') {
      finish(i, i + 1);
      width = 0, candidate = first;
      continue;
    }
    const float step = advance(c);
    if (i > first && may_break_between(chars[i - 1].code_point, c)) candidate = i;
    const float room = options.width + (contains(never_first, c) ? options.hang : 0.0F);
    while (i > first && !is_space(c) &&
           width + step > room) {  // twice where what follows the break is too long as well
      const std::size_t at = candidate > first ? candidate : i;
      finish(at, at);
      width = 0, candidate = first;
      for (std::size_t k = first; k < i; ++k) width += advance(chars[k].code_point);
    }
    width += step;
  }
  finish(chars.size(), chars.size());
  return lines;
}

}  // namespace base
