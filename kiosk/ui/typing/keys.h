// Keys of the panels: rows of keys as data, drawn and answered by one function.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace ui {

enum class KeyLook {
  sign,    ///< what is typed
  action,  ///< what edits or leads on
  main,    ///< what one does next: 查找, 下一项
  on,      ///< a choice that holds; carries a check mark
};

struct Key {
  std::string id;  ///< behind "typing.key."; empty: a gap in the row
  Text label;
  Text name;  ///< what is read out
  app::Event event;
  float units = 1;  ///< of the row's width
  KeyLook look = KeyLook::sign;
  bool repeats = false;
  bool enabled = true;
  std::string note = {};  ///< a second, smaller line
  float size_em = 40;     ///< of the label, at 102.5 ppi; never enlarged by more than a fifth
};
using KeyRow = std::vector<Key>;

/// Space between two neighbouring keys, in pixels; half of it belongs to each cell.
float key_gap(const Theme& theme);
/// Type size on keys: enlarged with 字号, but only as far as keys have room.
float key_em(const Theme& theme, float px);

/// Rows of one height each; in each row the units share the width.
void draw_keys(Ui& ui, const std::vector<KeyRow>& rows, Rect area, app::Events& events);
void draw_key(Ui& ui, const Key& key, Rect cell, app::Events& events);
/// The surface of a key in its cell, without a word on it. Returns the rectangle inside the gap.
Rect paint_key(Ui& ui, Rect cell, KeyLook look, bool pressed, bool enabled);
/// A choice that holds or not, told by a check mark and not by colour alone; true when tapped.
bool switch_key(Ui& ui, std::string_view id, Rect cell, words::Word label, bool on);
/// One line in the middle of `rect`, made smaller until it fits.
void paint_fitting(Ui& ui, Rect rect, std::string_view text, const TextStyle& style);

// -- the keys that more than one panel has

/// Types `sign`; its name is read from the table of signs.
Key sign_key(std::string_view sign);
/// One key for each sign of `signs` (UTF-8 characters).
KeyRow sign_keys(std::string_view signs);
Key action_key(std::string_view id, words::Word label, app::Event event, float units = 1);
Key left_key(float units = 1);
Key right_key(float units = 1);
Key space_key(float units);
/// 删除: the character before the caret. Repeats.
Key backspace_key(float units);
/// 找不到这个字？ where the focused text takes a drawn character.
void add_drawn_key(KeyRow& row, const app::Model& model, float units);
/// What ends the text or leads on: 查找, 下一处, 换行, 下一项, as the focused text has them; `units` for all of them.
void add_ending_keys(KeyRow& row, const app::Model& model, float units);

/// "句号" for 。 ; the sign itself where it needs no name (letters, digits).
Text sign_name(std::string_view sign);

}  // namespace ui
