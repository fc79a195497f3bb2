// Touch check: what the offsets of five touches say about the glass.
#pragma once

#include "kiosk/app/screens.h"

namespace app {

enum class TouchVerdict {
  good,     ///< every touch within touch_tolerance_mm
  shifted,  ///< all are off by the same
  turned,   ///< off by what a wrong size, direction or a turned frame explains
  uneven,   ///< none of these: loose, dirty, broken
};
inline constexpr float touch_tolerance_mm = 3;

/// Of touch_check_crosses touches: the corners clockwise from the top left, then the centre. Fewer are judged as
/// far as they go.
TouchVerdict touch_verdict(const TouchCheckScreen& check);

}  // namespace app
