// Dates: reads a day however a clerk or a table program wrote it.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace pack {

enum class DateSpelling {
  empty,
  exact,  ///< "2026-01-05", nothing to change
  other,  ///< understood: "2026/1/5", "2026年1月5日", "二〇二六年一月五日", "２０２６．１．５", with a time of day …
  serial,          ///< understood: "46027", a date that lost its format
  none,            ///< 1970-01-01, which some systems write for "no date"
  two_digit_year,  ///< "26-1-5": the century is not ours to guess
  no_day,          ///< "2026年1月"
  not_real,        ///< "2026-02-30"
  unreadable,      ///< anything else, "5/1/2026" (which is the month?) too
};

struct DateReading {
  DateSpelling spelling = DateSpelling::empty;
  std::optional<base::Date> date;  ///< only of exact, other and serial
};

/// Years 1900 to 2199. Takes any bytes.
DateReading read_date(std::string_view text);

}  // namespace pack
