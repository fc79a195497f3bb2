#include "base/line_break.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/break_places.h"

namespace base {
namespace {

/// '.': a line may end between the class of the row and that of the column. Rows and columns in the order of
/// BreakClass: ideograph opening closing stop dash ellipsis digit letter joiner point slash prefix suffix unit
/// ordinal space.
constexpr std::array<std::string_view, break_class_count> table{
    // id op cl st da el dg la jo po sl pr su un or sp
    "..xxxx...xx.x..x",  // ideograph
    "xxxxxxxxxxxxxxxx",  // opening
    "..xxxx...xx.x..x",  // closing
    "..xxxx...xx.x..x",  // stop
    "..xxxxxx.xx.x..x",  // dash
    "..xxxx...xx.x..x",  // ellipsis
    "..xxxxxxxxx.xx.x",  // digit
    "..xxxxxxxxx.x..x",  // letter
    "..xxxxxx.xx.x..x",  // joiner
    "..xxxxxx.xx.x..x",  // point
    "xxxxxxxxxxxxxxxx",  // slash
    "xxxxxxxxxxxxxxxx",  // prefix
    "..xxxx...xx.x..x",  // suffix
    "..xxxx...xx.x..x",  // unit
    "..xxxxx..xx.x..x",  // ordinal
    "..xxxx...xx.x..x",  // space
};

struct ClassRow {
  BreakClass of;
  std::u32string_view characters;
};

constexpr ClassRow classes[] = {
    {BreakClass::opening, U"（《〈「『【〔〖〘‘“〝﹙﹛﹝([{＜［｛"},
    {BreakClass::closing, U"）》〉」』】〕〗〙’”〟﹚﹜﹞)]}＞］｝"},
    {BreakClass::stop, U"。，、；：？！．·;!?々〻ー゛゜"},
    {BreakClass::dash, U"—–～－-"},
    {BreakClass::ellipsis, U"…⋯"},
    {BreakClass::joiner, U"_@&'~"},
    {BreakClass::point, U".:,"},
    {BreakClass::slash, U"/／"},
    {BreakClass::prefix, U"￥＄$¥#№＃§＋±"},
    {BreakClass::suffix, U"%°′″％‰℃＂＇"},
    {BreakClass::unit, U"年月日时分秒号条款项章节元万亿米吨人件起次家名页"},
    {BreakClass::ordinal, U"第"},
};

/// What is asked of every character again and again, looked up once: class, and on which sides it is half blank.
class Properties {
 public:
  constexpr Properties() {
    values_.fill(static_cast<std::uint8_t>(BreakClass::ideograph));
    for (const ClassRow& row : classes) set_all(row.characters, row.of);
    set_range('0', '9', BreakClass::digit);
    set_range(0xFF10, 0xFF19, BreakClass::digit);
    set_range('a', 'z', BreakClass::letter);
    set_range('A', 'Z', BreakClass::letter);
    set_range(0xC0, 0x24F, BreakClass::letter);
    set_range(0xFF21, 0xFF3A, BreakClass::letter);
    set_range(0xFF41, 0xFF5A, BreakClass::letter);
    for (char32_t c = 0; c < values_.size(); ++c) {
      if (is_space(c)) set_range(c, c, BreakClass::space);
    }
    for (const char32_t c : std::u32string_view(U"。，、；：）》〉」』】〕")) values_[c] |= blank_right;
    for (const char32_t c : std::u32string_view(U"（《〈「『【〔")) values_[c] |= blank_left;
  }

  constexpr BreakClass break_class(char32_t c) const { return static_cast<BreakClass>(of(c) & 0x0F); }
  constexpr bool has_blank_right(char32_t c) const { return (of(c) & blank_right) != 0; }
  constexpr bool has_blank_left(char32_t c) const { return (of(c) & blank_left) != 0; }

 private:
  static constexpr std::uint8_t blank_right = 0x10, blank_left = 0x20;

  constexpr std::uint8_t of(char32_t c) const { return values_[c < values_.size() ? c : 0x4E00]; }
  constexpr void set_all(std::u32string_view characters, BreakClass value) {
    for (const char32_t c : characters) set_range(c, c, value);
  }
  constexpr void set_range(char32_t first, char32_t last, BreakClass value) {
    for (char32_t c = first; c <= last; ++c) values_[c] = static_cast<std::uint8_t>(value);
  }

  std::array<std::uint8_t, 0x10000> values_{};
};

constexpr Properties properties;

bool begins_no_line(char32_t c) {
  const BreakClass of = break_class(c);
  return of == BreakClass::closing || of == BreakClass::stop || of == BreakClass::point;
}

/// Lines of one text, one after the other.
class Wrapper {
 public:
  Wrapper(std::string_view text, const WrapOptions& options, const std::function<float(char32_t)>& advance)
      : text_(text), options_(options), chars_(decode(text)), breaks_(break_places(chars_, text)) {
    widths_.reserve(chars_.size());
    for (const Utf8Char& c : chars_) widths_.push_back(c.code_point == '\n' ? 0 : advance(c.code_point));
  }

  std::vector<Line> run() {
    width_ = options_.first_indent;
    for (std::size_t i = 0; i < chars_.size(); ++i) {
      if (chars_[i].code_point == '\n') {
        finish(i, i + 1);
      } else {
        add(i);
      }
    }
    finish(chars_.size(), chars_.size());
    return std::move(lines_);
  }

 private:
  void add(std::size_t i) {
    if (i > first_ && breaks_[i] == Break::good) good_ = i;
    if (i > first_ && breaks_[i] != Break::never) possible_ = i;
    const char32_t c = chars_[i].code_point;
    // twice where what follows the break is too long as well
    while (i > first_ && !is_space(c) && width_ + widths_[i] > room_before(i)) {
      const std::size_t at = place_before(i);
      finish(at, at);
      for (std::size_t k = first_; k < i; ++k) take(k);
    }
    take(i);
  }

  /// Where the line that has no room for character i had better end.
  std::size_t place_before(std::size_t i) const {
    if (good_ <= first_) return possible_ > first_ ? possible_ : i;
    if (options_.loosest <= 0 || possible_ <= good_) return good_;
    float missing = options_.width - width_;
    for (std::size_t k = good_; k < i; ++k) missing += widths_[k];
    return missing > options_.loosest ? possible_ : good_;
  }

  /// Counts the character into the line.
  void take(std::size_t i) {
    width_ += widths_[i];
    if (options_.squeeze > 0) slack_ += slack_of(i);
  }

  float slack_of(std::size_t i) const {
    const char32_t c = chars_[i].code_point;
    const bool blank = has_blank_right(c) || (i > first_ && has_blank_left(c));
    return blank ? options_.squeeze : 0;
  }

  float room_before(std::size_t i) const {
    if (!begins_no_line(chars_[i].code_point)) return options_.width;
    const float squeezed = options_.squeeze > 0 ? slack_ + slack_of(i) : 0;
    return options_.width + std::max(options_.hang, squeezed);
  }

  /// The line is [first_, last), the next begins at `next`.
  void finish(std::size_t last, std::size_t next) {
    std::size_t end = last;
    while (end > first_ && is_space(chars_[end - 1].code_point)) --end;
    Line line;
    line.begin = first_ < chars_.size() ? chars_[first_].offset : text_.size();
    line.end = end > first_ ? chars_[end - 1].offset + chars_[end - 1].size : line.begin;
    for (std::size_t i = first_; i < end; ++i) line.width += widths_[i];
    lines_.push_back(line);
    first_ = next;
    good_ = next;
    width_ = 0;
    slack_ = 0;
  }

  std::string_view text_;
  const WrapOptions& options_;
  std::vector<Utf8Char> chars_;
  std::vector<Break> breaks_;
  std::vector<float> widths_;
  std::vector<Line> lines_;
  std::size_t first_ = 0;     // the line's first character
  std::size_t good_ = 0;      // the last good place to break this line
  std::size_t possible_ = 0;  // the last place to break it at all
  float width_ = 0;
  float slack_ = 0;
};

}  // namespace

BreakClass break_class(char32_t c) { return properties.break_class(c); }

bool may_break_between(char32_t before, char32_t after) {
  return table[static_cast<std::size_t>(break_class(before))][static_cast<std::size_t>(break_class(after))] == '.';
}

bool has_blank_right(char32_t c) { return properties.has_blank_right(c); }
bool has_blank_left(char32_t c) { return properties.has_blank_left(c); }

std::vector<Line> wrap(std::string_view text, const WrapOptions& options,
                       const std::function<float(char32_t)>& advance) {
  return Wrapper(text, options, advance).run();
}

}  // namespace base
