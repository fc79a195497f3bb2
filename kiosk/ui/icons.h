// Icons: line drawings of our own on a 24 x 24 grid. Never without a word beside them; those of the printer are also
// for people who cannot read.
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
  warning,
  question,
  check,
  cross,
  folder,
  clock,
  minus,
  plus,
  backspace,
  page_check,  ///< a magnifier over a sheet
  badge,       ///< staff
  stick,       ///< USB
  desk,        ///< a clerk behind a counter, a slip on it
  // a printer and its paper
  printer,
  printing,
  add_paper,
  wrong_paper,
  jam,
  cover_open,
  tray_open,
  output_full,
  toner,
  unplugged,
  pause,
  stopped,
  pages_done,  ///< a sheet with a check mark
  pages_cancelled,
  one_sided,
  two_sided,
  two_up
};

struct IconStyle {
  Color line;
  Color accent;  ///< of the part that matters
  float thickness = 3;
};

/// Draws into the square `rect`.
void draw_icon(Canvas& canvas, Icon icon, Rect rect, const IconStyle& style);
void draw_icon(Canvas& canvas, Icon icon, Rect rect, Color color, float thickness);

}  // namespace ui
