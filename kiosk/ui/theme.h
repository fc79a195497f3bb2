// Theme: colours and sizes. Sizes are millimetres on the glass or em of type, turned into pixels by the panel's ppi.
#pragma once

#include "kiosk/ui/geometry.h"

namespace ui {

/// Contrast ratios with the surface they stand on are kept by theme_test (EN 301 549 9.1.4.3: at least 4.5).
struct Palette {
  Color ink = rgb(0x17212B);
  Color meta = rgb(0x4A545E);
  Color surface = rgb(0xFFFFFF);
  Color paper = rgb(0xF4F1EA);   ///< page background
  Color header = rgb(0xFAF9F4);  ///< header block of a document
  Color line = rgb(0xD9D3C4);
  Color strong_line = rgb(0xB9B1A0);
  Color primary = rgb(0x17395C);
  Color on_primary = rgb(0xFFFFFF);
  Color quiet_on_primary = rgb(0xDCE6F0);
  Color amber = rgb(0x9A6A00);
  Color notice = rgb(0xFFF7E0);
  Color good = rgb(0x1B5E20);
  Color ended = rgb(0x8C1D18);
  Color found = rgb(0xFFE9A8);
  Color found_current = rgb(0xFFC84A);
  Color veil = Color{0x17, 0x21, 0x2B, 0x99};
  Color pressed = rgb(0xE7E2D5);
};

struct Theme {
  Palette color;
  float ppi = 102.5F;       ///< 21.5 inch at 1080 x 1920
  float text_scale = 1.0F;  ///< 字号: 1.0, 1.2, 1.4, 1.7

  float mm(float millimetres) const { return static_cast<float>(static_cast<int>(millimetres * ppi / 25.4F + 0.5F)); }
  /// Em in pixels of a size given for 102.5 ppi.
  float em(float px) const { return static_cast<float>(static_cast<int>(px * ppi / 102.5F * text_scale + 0.5F)); }
  /// The same, not enlarged by 字号: header band and bar.
  float fixed_em(float px) const { return static_cast<float>(static_cast<int>(px * ppi / 102.5F + 0.5F)); }

  float margin() const { return mm(10); }
  float gap() const { return mm(6); }
  float small_gap() const { return mm(4); }
  float least_touch() const { return mm(15); }
  float button_height() const { return std::max(mm(20), em(38) * 2.1F); }
  float chip_height() const { return std::max(mm(18), em(28) * 2.0F); }

  float title() const { return em(44); }
  float item_title() const { return em(34); }
  float body() const { return em(36); }
  float body_leading() const { return em(64); }
  /// A table that is much higher moves in a box of this height.
  float table_height() const { return mm(150); }
  float label() const { return em(32); }
  float meta() const { return em(28); }
  float button() const { return em(36); }
};

}  // namespace ui
