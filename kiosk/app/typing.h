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
#include "requests/application.h"
#include "requests/other_form.h"

namespace app {

struct Model;

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
  std::string after;    ///< typed behind letters that are being turned into text: goes in after them
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
  requests::Field field = requests::Field::name;  ///< of the form beneath, into which it goes ...
  std::size_t caret = 0;                          ///< ... at this byte
  base::Ink ink;
  TextField description;  ///< "左边三点水，右边一个坤": for staff, and for whoever reads the paper aloud
  bool missing_ink = false;  ///< 放入 was tapped before anything was drawn
  float scroll_px = 0;
};
inline constexpr std::size_t max_drawn_description = 60;  ///< characters

/// The text that keys go to: nothing while a dialog is open.
struct Focus {
  enum class Where {
    nowhere,
    search,
    find,
    page_code,
    staff_code,
    description,
    field,
    other,
    case_number,
    case_code,
    article
  };
  Where where = Where::nowhere;
  requests::Field field = requests::Field::name;            ///< of Where::field
  requests::OtherField other = requests::OtherField::name;  ///< of Where::other
  bool operator==(const Focus&) const = default;
};
Focus focus_of(const Model& model);
/// A caret blinks somewhere.
bool has_focus(const Model& model);

/// What the focused text is for; FieldUse::text where none is.
FieldUse use_of(const Model& model);

/// The panel needs the engines.
bool is_chinese(Panel panel);
/// Can this panel be chosen for the focused text?
bool is_offered(const Model& model, Panel panel);

/// The panel on the screen. Nothing without a focused text, where it was put away, under a dialog, and on the screens
/// that have keys of their own (page check, staff).
std::optional<Panel> shown_panel(const Model& model);

/// What stands in the panel that is on the screen, for the engines. Nothing where nothing was entered.
std::optional<input::Entry> entry_of(const Model& model);

}  // namespace app
