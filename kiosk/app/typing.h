// Typing: the panels by which text is entered with a finger, and what is entered in them that is not text yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ink.h"
#include "input/engines.h"
#include "input/entry.h"
#include "kiosk/app/print_screens.h"
#include "kiosk/app/text_field.h"

namespace app {

/// The panels, in the order of their switches. 部首 is a part of 笔画.
enum class Panel { pinyin, handwriting, strokes, letters, symbols };

/// What the focused field is for: which panels it offers, and which one it opens with.
enum class FieldUse {
  text,    ///< all panels; opens with the Chinese panel that was chosen last
  name,    ///< the same, and 拼音 starts character by character, surname first
  code,    ///< 数字/字母 only: numbers, codes, addresses of e-mail
  digits,  ///< the same, with large digits
};

/// The two ways of the stroke panel.
enum class ShapeWay { strokes, radicals };

/// Part of a visit: gone when it ends. The panel is on the screen whenever a text has the focus (see shown_panel()).
struct Typing {
  Panel chinese = Panel::pinyin;  ///< the panel that was chosen last in this visit
  Panel panel = Panel::pinyin;    ///< the one in use for the focused text
  bool hidden = false;            ///< 收起: until a text gets the focus again
  bool fuzzy = false;             ///< 模糊音
  bool by_character = false;      ///< 人名: single characters; set by a name's field, may be switched
  bool upper = false;             ///< 大写 of 数字/字母
  ShapeWay way = ShapeWay::strokes;

  std::string letters;  ///< of 拼音
  std::string strokes;  ///< of 笔画, as input::Strokes
  input::Radical radical;
  base::Ink ink;  ///< of 手写

  input::Offer offer;      ///< for what stands above
  std::size_t first = 0;   ///< the first candidate that is shown: a page of them begins there
  Ticket ticket = 0;       ///< of the offer or choice that is awaited
  std::size_t wanted = 0;  ///< candidates that were asked for
  std::string enlarged;    ///< a candidate that is held: shown as large as a hand; empty: none
  bool available = true;   ///< false: the engines could not be opened; 数字/字母 and 符号 only, and a keyboard
};

/// "找不到这个字": the character itself is drawn, and described in words. Stands over the form whose field it is for.
struct DrawnCharacterScreen {
  base::Ink ink;
  TextField description;  ///< "左边三点水，右边一个坤": for staff, and for whoever reads the paper aloud
  bool missing_ink = false;  ///< 放入 was tapped before anything was drawn
  float scroll_px = 0;
};

}  // namespace app
