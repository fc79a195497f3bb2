#include "requests/times.h"

#include <array>
#include <cstdio>

namespace requests {
namespace {

/// Two digits; -1 for anything else.
int two_digits(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 2 || !digit(text[0]) || !digit(text[1])) return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

}  // namespace

std::string time_text(const base::LocalTime& time) {
  std::array<char, 32> clock{};
  std::snprintf(clock.data(), clock.size(), " %02d:%02d", time.hour, time.minute);
  return base::to_iso(time.date) + clock.data();
}

std::optional<base::LocalTime> time_of(std::string_view text) {
  if (text.size() != 16 || text[10] != ' ' || text[13] != ':') return std::nullopt;
  const auto date = base::parse_date(text.substr(0, 10));
  const int hour = two_digits(text.substr(11, 2)), minute = two_digits(text.substr(14, 2));
  if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return base::LocalTime{*date, hour, minute};
}

}  // namespace requests
