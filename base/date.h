// Date: a day of the Gregorian calendar, as the catalogue's 成文日期, 发布日期 … need it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Date = std::chrono::year_month_day;

/// Reads "2026-11-20" (four-digit year from 1900 to 2199, two-digit month and day). Nothing for any other
/// spelling and for days that do not exist (2023-02-30).
std::optional<Date> parse_date(std::string_view text);

/// "2026-11-20"; the form in which dates are stored and sorted.
std::string to_iso(Date date);

/// "2026年11月20日": Arabic, no leading zeros (GB/T 9704-2012, 7.3.5.4).
std::string to_chinese(Date date);

/// "星期一" … "星期日".
std::string weekday_name(Date date);

int year_of(Date date);

/// A wall-clock moment of the room (local time), to the minute. What receipts and screens show.
struct LocalTime {
  Date date{};
  int hour = 0;    ///< 0 to 23
  int minute = 0;  ///< 0 to 59
};

/// "9:05"
std::string to_clock(const LocalTime& time);

}  // namespace base
