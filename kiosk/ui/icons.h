// Icons: line drawings of our own on a 24 x 24 grid. Never without a word beside them.
#pragma once

#include "kiosk/ui/canvas.h"

namespace ui {

enum class Icon {
  document,
  book,
  pencil,
  chart,
  home,
  letters,
  person,
  board,
  rules,
  printer,
  warning,
  check,
  folder
};

/// Draws into the square `rect`.
void draw_icon(Canvas& canvas, Icon icon, Rect rect, Color color, float thickness);

}  // namespace ui
