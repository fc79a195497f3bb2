#include "kiosk/shell/system_clock.h"

#include <ctime>

namespace shell {

base::LocalTime SystemClock::now() const {
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  return {
      base::Date{std::chrono::year{local.tm_year + 1900}, std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                 std::chrono::day{static_cast<unsigned>(local.tm_mday)}},
      local.tm_hour, local.tm_min};
}

}  // namespace shell
