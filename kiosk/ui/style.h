// Style: how text and buttons look, as far as a screen may choose.
#pragma once

#include <cstddef>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/geometry.h"

namespace ui {

enum class Align { left, centre, right };

struct TextBox {
  float size_px = 36;
  Color color;
  Weight weight = Weight::regular;
  float leading = 1.5F;  ///< line height in em
  Align align = Align::left;
  int max_lines = 0;  ///< 0: no limit; else the last line ends with …
};

/// A stretch of a text that is shown on a coloured ground: found words.
struct Mark {
  std::size_t begin = 0;  ///< bytes
  std::size_t end = 0;
  Color color;
};

/// `key`: of a keypad.
enum class ButtonStyle { primary, secondary, tile, chip, chip_on, bar, key };

}  // namespace ui
