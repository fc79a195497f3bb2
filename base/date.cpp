#include "base/date.h"

#include <array>
#include <cstdio>

namespace base {
namespace {

/// The number written in digits only, -1 if it is none.
int parse_digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

unsigned month_of(Date date) { return static_cast<unsigned>(date.month()); }
unsigned day_of(Date date) { return static_cast<unsigned>(date.day()); }

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = parse_digits(text.substr(0, 4));
  const int month = parse_digits(text.substr(5, 2));
  const int day = parse_digits(text.substr(8, 2));
  if (year < 1900 || year > 2199 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string to_iso(Date date) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", year_of(date), month_of(date), day_of(date));
  return text.data();
}

std::string to_chinese(Date date) {
  return std::to_string(year_of(date)) + "年" + std::to_string(month_of(date)) + "月" + std::to_string(day_of(date)) +
         "日";
}

std::string weekday_name(Date date) {
  static constexpr std::array<const char*, 7> names = {"日", "一", "二", "三", "四", "五", "六"};
  const std::chrono::weekday day{std::chrono::sys_days{date}};
  return std::string("星期") + names[day.c_encoding()];
}

int year_of(Date date) { return static_cast<int>(date.year()); }

std::string to_clock(const LocalTime& time) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%d:%02d", time.hour, time.minute);
  return text.data();
}

}  // namespace base
