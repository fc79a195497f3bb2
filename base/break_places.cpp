#include "base/break_places.h"

#include <algorithm>
#include <cstddef>

#include "base/web_address.h"

namespace base {
namespace {

constexpr std::u32string_view numerals = U"〇零一二三四五六七八九十百千万";
constexpr std::u32string_view counted = U"条款项章节编届次号期批页类级季年月日个";
constexpr std::u32string_view before_more_digits = U"年月时";  // 2026年11月20日, 9时30分
constexpr std::u32string_view amounts = U"百千万亿";           // 300万元

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

/// Finds what stays whole and takes the good places out of it.
class Keeper {
 public:
  Keeper(const std::vector<Utf8Char>& chars, std::vector<Break>& breaks) : chars_(chars), breaks_(breaks) {}

  void run() {
    for (std::size_t i = 0; i < chars_.size(); ++i) {
      const std::size_t end = std::max({end_of_article(i), end_of_number(i), end_of_document_number(i)});
      keep(i, end);
      if (is_space(at(i)) && is_standard_before(i) && is_digit(i + 1)) weaken(i + 1);
    }
  }

 private:
  char32_t at(std::size_t i) const { return i < chars_.size() ? chars_[i].code_point : 0; }
  bool is_digit(std::size_t i) const { return break_class(at(i)) == BreakClass::digit; }
  bool is_upper(std::size_t i) const { return at(i) >= 'A' && at(i) <= 'Z'; }

  void weaken(std::size_t i) { breaks_[i] = std::min(breaks_[i], Break::if_must); }
  void keep(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i) weaken(i);
  }

  std::size_t after_digits(std::size_t i) const {
    while (is_digit(i)) ++i;
    return i;
  }

  /// 第三十三条, 第三十三条之一
  std::size_t end_of_article(std::size_t i) const {
    if (at(i) != U'第') return i;
    std::size_t end = i + 1;
    while (contains(numerals, at(end)) || is_digit(end)) ++end;
    if (end == i + 1 || !contains(counted, at(end))) return i;
    ++end;
    if (at(end) != U'之' || !contains(numerals, at(end + 1))) return end;
    while (contains(numerals, at(end + 1))) ++end;
    return end + 1;
  }

  /// 2026年11月20日, 300万元
  std::size_t end_of_number(std::size_t i) const {
    if (!is_digit(i) || (i > 0 && is_digit(i - 1))) return i;
    std::size_t end = after_digits(i);
    while (contains(before_more_digits, at(end)) && is_digit(end + 1)) end = after_digits(end + 1);
    while (contains(amounts, at(end))) ++end;
    return break_class(at(end)) == BreakClass::unit ? end + 1 : end;
  }

  /// 〔2026〕48号
  std::size_t end_of_document_number(std::size_t i) const {
    if (!contains(U"〔[［", at(i)) || !is_digit(i + 1)) return i;
    const std::size_t close = after_digits(i + 1);
    if (!contains(U"〕]］", at(close)) || !is_digit(close + 1)) return i;
    const std::size_t end = after_digits(close + 1);
    return at(end) == U'号' ? end + 1 : end;
  }

  /// GB/T before the space of GB/T 33000—2016
  bool is_standard_before(std::size_t space) const {
    std::size_t i = space;
    while (i > 0 && (is_upper(i - 1) || is_digit(i - 1) || at(i - 1) == '/')) --i;
    return space - i >= 2 && space - i <= 7 && is_upper(i);
  }

  const std::vector<Utf8Char>& chars_;
  std::vector<Break>& breaks_;
};

/// An address breaks after / . - ? & only, and not inside of "://".
void keep_address(const std::vector<Utf8Char>& chars, std::vector<Break>& breaks, const WebAddress& address) {
  for (std::size_t i = 1; i < chars.size(); ++i) {
    if (chars[i].offset <= address.begin || chars[i].offset >= address.end) continue;
    const char32_t before = chars[i - 1].code_point;
    const bool after_mark = before == '/' || before == '.' || before == '-' || before == '?' || before == '&';
    const bool in_scheme = chars[i].code_point == '/' || (before == '/' && i > 1 && chars[i - 2].code_point == '/');
    breaks[i] = after_mark && !in_scheme ? Break::good : Break::never;
  }
}

}  // namespace

std::vector<Break> break_places(const std::vector<Utf8Char>& chars, std::string_view text) {
  std::vector<Break> breaks(chars.size(), Break::good);
  bool kept = false;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const char32_t c = chars[i].code_point;
    const bool may = i == 0 || may_break_between(chars[i - 1].code_point, c);
    breaks[i] = may ? Break::good : Break::never;
    kept = kept || c == U'第' || break_class(c) == BreakClass::digit;
  }
  if (kept) Keeper(chars, breaks).run();
  for (const WebAddress& address : find_web_addresses(text)) keep_address(chars, breaks, address);
  return breaks;
}

std::vector<Break> breaks_of(std::string_view text) { return break_places(decode(text), text); }

}  // namespace base
