// SystemClock: the time of day of the machine, in its time zone. Stands here because base does no I/O.
#pragma once

#include "base/clock.h"

namespace paperwork {

class SystemClock final : public base::Clock {
 public:
  base::LocalTime now() const override;
};

}  // namespace paperwork
