#include "pack/dates.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace pack {
namespace {

constexpr long first_serial = 20000;  // 1954-10-03: smaller numbers are years or counts
constexpr long last_serial = 80000;   // 2119-01-11

/// 0 to 9 for Chinese digits, 10 for 十 and its kin, 20 for 廿, 30 for 卅; -1 for others.
int chinese_digit(char32_t c) {
  constexpr std::array<std::u32string_view, 10> digits = {U"〇零○◯Ｏ", U"一壹", U"二贰两", U"三叁", U"四肆",
                                                          U"五伍",     U"六陆", U"七柒",   U"八捌", U"九玖"};
  for (std::size_t i = 0; i < digits.size(); ++i)
    if (digits[i].find(c) != std::u32string_view::npos) return static_cast<int>(i);
  if (c == U'十' || c == U'拾') return 10;
  return c == U'廿' ? 20 : c == U'卅' ? 30 : -1;
}

/// "二〇二六" -> "2026", "十二" -> "12", "二十" -> "20".
std::string arabic(const std::vector<int>& digits) {
  int tens = -1;
  std::string text;
  for (const int digit : digits) {
    if (digit >= 10)
      tens = digit > 10 ? digit / 10 : text.empty() ? 1 : text.back() - '0', text.clear();
    else
      text.push_back(static_cast<char>('0' + digit));
  }
  if (tens < 0) return text;
  return std::to_string(tens) + (text.empty() ? "0" : text);
}

char32_t half_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

bool is_separator(char32_t c) {
  constexpr std::u32string_view signs = U"-/.\\、,。–—―‐‑−·";
  return signs.find(c) != std::u32string_view::npos;
}

/// A date in signs that mean something: digits as they are, '-' between numbers, 'y', 'm', 'd' for 年月日, ' ' and
/// 't' before a time of day, '?' for all else.
std::string shape_of(std::string_view text) {
  std::string shape;
  std::vector<int> chinese;
  const auto flush = [&] { shape += arabic(std::exchange(chinese, {})); };
  base::for_each_code_point(base::trim(text), [&](char32_t c) {
    c = half_width(c);
    if (const int digit = chinese_digit(c); digit >= 0) return chinese.push_back(digit);
    flush();
    if (c >= '0' && c <= '9') return shape.push_back(static_cast<char>(c));
    if (c == U'年') return shape.push_back('y');
    if (c == U'月') return shape.push_back('m');
    if (c == U'日' || c == U'号') return shape.push_back('d');
    if (c == 'T' || c == 't') return shape.push_back('t');
    if (c == ':' || c == U'时' || c == U'点' || c == U'分' || c == U'秒') return shape.push_back(':');
    if (c == 0x200B || c == 0xFEFF || c == 0x200C || c == 0x200D || c == 0x2060) return;
    if (base::is_space(c)) return shape.push_back(' ');
    shape.push_back(is_separator(c) ? '-' : '?');
  });
  flush();
  return shape;
}

/// Reads numbers and signs off the front of a shape.
class Scanner {
 public:
  explicit Scanner(std::string_view shape) : rest_(shape) {}

  /// Digits, at most `most`; -1 if there are none.
  int number(std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (count < most && count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9')
      value = value * 10 + (rest_[count++] - '0');
    digits_ = count;
    rest_.remove_prefix(count);
    return count == 0 ? -1 : value;
  }
  std::size_t digits() const { return digits_; }
  void skip_spaces() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }
  bool take(std::string_view any_of) {
    skip_spaces();
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    skip_spaces();
    return true;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  std::size_t digits_ = 0;
};

DateReading reading_of(int year, int month, int day, DateSpelling spelling) {
  const base::Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}};
  if (year == 1970 && month == 1 && day == 1) return {DateSpelling::none, std::nullopt};
  if (year < 1900 || year > 2199 || !date.ok()) return {DateSpelling::not_real, std::nullopt};
  return {spelling, date};
}

/// What follows a date may be a time of day: a sign or space, digits and colons, a fraction, a zone.
bool is_time(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.find_first_of(" t") != 0) return false;
  const std::size_t begin = rest.find_first_not_of(" t");
  if (begin == std::string_view::npos) return true;
  return rest[begin] >= '0' && rest[begin] <= '9' && rest.find(':') != std::string_view::npos &&
         rest.find_first_not_of("0123456789:-+ ?", begin) == std::string_view::npos;
}

bool is_iso(std::string_view text) {
  return text.size() == 10 && base::parse_date(text).has_value() && text[4] == '-';
}

/// Only digits: 20260105, or the serial number of a table program.
DateReading from_digits(std::string_view digits) {
  Scanner scanner(digits);
  if (digits.size() == 8) {
    const int year = scanner.number(4);
    const int month = scanner.number(2);
    return reading_of(year, month, scanner.number(2), DateSpelling::other);
  }
  if (digits.size() != 5) return {DateSpelling::unreadable, std::nullopt};
  const int serial = scanner.number(5);
  if (serial < first_serial || serial > last_serial) return {DateSpelling::unreadable, std::nullopt};
  using namespace std::chrono;
  return {DateSpelling::serial, year_month_day{sys_days{year{1899} / December / 30} + days{serial}}};
}

DateReading from_parts(std::string_view shape) {
  const auto fails = [](DateSpelling why) { return DateReading{why, std::nullopt}; };
  Scanner scanner(shape);
  const int year = scanner.number(4);
  const std::size_t year_digits = scanner.digits();
  if (year < 0 || !scanner.take("-y")) return fails(DateSpelling::unreadable);
  const int month = scanner.number(2);
  if (month < 0) return fails(DateSpelling::unreadable);
  const bool has_separator = scanner.take("-m");
  const int day = scanner.number(2);
  scanner.take("d");
  const bool is_whole =
      is_time(scanner.rest()) || (scanner.digits() > 0 && is_time(" " + std::string(scanner.rest())));
  if (!is_whole) return fails(DateSpelling::unreadable);
  if (year_digits <= 2 && day > 31) return fails(DateSpelling::unreadable);
  if (year_digits == 2) return fails(DateSpelling::two_digit_year);
  if (year_digits != 4) return fails(DateSpelling::unreadable);
  if (day < 0) return fails(DateSpelling::no_day);
  if (!has_separator) return fails(DateSpelling::unreadable);
  return reading_of(year, month, day, DateSpelling::other);
}

}  // namespace

DateReading read_date(std::string_view text) {
  const std::string_view trimmed = base::trim(text);
  if (trimmed.empty()) return {};
  if (is_iso(trimmed)) {
    const base::Date date = *base::parse_date(trimmed);
    return reading_of(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                      static_cast<int>(static_cast<unsigned>(date.day())),
                      trimmed == text ? DateSpelling::exact : DateSpelling::other);
  }
  const std::string shape = shape_of(trimmed);
  if (shape.find_first_not_of("0123456789") == std::string::npos) return from_digits(shape);
  return from_parts(shape);
}

}  // namespace pack
