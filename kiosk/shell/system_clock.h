// SystemClock: the machine's clock, in its time zone.
#pragma once

#include "base/clock.h"

namespace shell {

class SystemClock final : public base::Clock {
 public:
  base::LocalTime now() const override;
};

}  // namespace shell
