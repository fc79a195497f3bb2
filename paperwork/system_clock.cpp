#include "paperwork/system_clock.h"

#include <ctime>

namespace paperwork {

base::LocalTime SystemClock::now() const {
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&seconds, &local);
  const base::Date date{std::chrono::year{local.tm_year + 1900},
                        std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                        std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
  return {date, local.tm_hour, local.tm_min};
}

}  // namespace paperwork
