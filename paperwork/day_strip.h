// Day strip: the days of a period, week by week, and why each of them was counted or not.
#pragma once

#include "printing/paper.h"
#include "requests/clock.h"

namespace paperwork {

/// From the day that the period begins on to the day that it ends. `words` name the days that do not count.
printing::DayStrip day_strip(const requests::Period& period);

/// "2026年12月21日", or "2027年1月4日（暂定）".
std::string due_day(const requests::Period& period);

}  // namespace paperwork
