// Keypad: keys on the glass for digits and codes. Each tap is told as a typed character or an editing key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/ui/ui.h"

namespace ui {

/// A key is never smaller than this, and never nearer to the next one than Theme::mm(3).
float least_key_height(const Theme& theme);

/// 1 to 9 in three rows; below them 清空, 0 and 删除. `id` begins the ids of the keys: "pin.key" -> "pin.key.7".
struct NumberKeys {
  std::string_view id;
  words::Word clear;
  words::Word backspace;
  app::Events on_clear;  ///< what 清空 tells
  bool enabled = true;
};
void draw_number_keys(Ui& ui, const NumberKeys& keys, Rect area, app::Events& events);
/// What draw_number_keys needs at least.
float number_keys_height(const Theme& theme);

/// What was typed of a code, sign by sign in capitals, without the dashes and spaces that a scanner may send.
std::vector<std::string> signs_of(const std::string& typed);

/// The signs of a code, `across` in a row.
void draw_sign_keys(Ui& ui, std::string_view id, std::string_view signs, int across, Rect area, app::Events& events);

}  // namespace ui
