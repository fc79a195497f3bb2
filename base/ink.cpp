#include "base/ink.h"

namespace base {

void wipe(Ink& ink) {
  for (InkStroke& stroke : ink)
    for (InkPoint& point : stroke) {
      auto* const x = const_cast<volatile std::int16_t*>(&point.x);
      auto* const y = const_cast<volatile std::int16_t*>(&point.y);
      *x = 0;
      *y = 0;
    }
  ink.clear();
}

}  // namespace base
