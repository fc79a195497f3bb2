// 拼音: letters, the candidates that they make, and the two ways of reading them.
#include "kiosk/ui/typing/keys.h"
#include "kiosk/ui/typing/parts.h"

namespace ui {
namespace {

using words::Word;

/// The letters with spaces between syllables, as large as keys; their end stays in sight.
void draw_reading(Ui& ui, const app::Typing& typing, Rect box) {
  const Theme& theme = ui.theme();
  ui.panel(box, ui.color().surface, ui.color().strong_line);
  const Rect inner = box.inset(theme.mm(3), 2);
  const std::string shown = typing.offer.reading.empty() ? typing.letters : typing.offer.reading;
  const TextStyle style{key_em(theme, 40), ui.color().primary, Weight::bold};
  const float over = std::max(0.0F, ui.canvas().width(shown, style) - inner.w);
  ui.canvas().push_clip(inner);
  ui.canvas().text({inner.x - over, inner.y + (inner.h - style.size_px) / 2}, shown, style);
  ui.canvas().pop_clip();
  ui.node(Role::text, "typing.reading", Text(Word::typing_letters_typed).str(), shown, true, box);
}

/// What the panel does, while nothing is typed.
void draw_advice(Ui& ui, const app::Typing& typing, Rect box) {
  const Theme& theme = ui.theme();
  const Word advice = typing.fuzzy          ? Word::typing_fuzzy_on
                      : typing.by_character ? Word::typing_by_character_help
                                            : Word::typing_fuzzy_off;
  const TextBox style{theme.fixed_em(28), ui.color().ink, Weight::regular, 1.3F};
  const float height = ui.text_height(box.w - theme.mm(4), advice, style);
  ui.text({box.x + theme.mm(2), box.y + (box.h - height) / 2, box.w - theme.mm(4), height}, advice, style, Role::text,
          "typing.advice");
}

void draw_strip(Ui& ui, const app::Model& model, Rect strip, app::Events& events) {
  const app::Typing& typing = model.typing;
  const float gap = key_gap(ui.theme());
  const float width = strip.w;
  if (switch_key(ui, "typing.fuzzy", strip.take_right(width * 0.2F), Word::typing_fuzzy, typing.fuzzy))
    events.emplace_back(app::SetFuzzy{!typing.fuzzy});
  if (switch_key(ui, "typing.by_character", strip.take_right(width * 0.25F), Word::typing_by_character,
                 typing.by_character))
    events.emplace_back(app::SetByCharacter{!typing.by_character});
  const Rect box = strip.inset(gap / 2, gap / 2);
  if (typing.letters.empty()) {
    draw_advice(ui, typing, box);
  } else {
    draw_reading(ui, typing, box);
  }
}

/// 空格: takes the first candidate while there are letters.
Key space_of(const app::Typing& typing, float units) {
  Key key = space_key(units);
  if (!typing.letters.empty()) key.label = key.name = Word::typing_take_first;
  return key;
}

/// While there are letters: puts them into the text as they are.
void add_ending(KeyRow& row, const app::Model& model, float units) {
  if (model.typing.letters.empty()) return add_ending_keys(row, model, units);
  row.push_back(action_key("enter", Word::typing_take_letters, app::Pressed{app::EditKey::enter}, units));
}

std::vector<KeyRow> rows_of(const app::Model& model) {
  const bool name = model.typing.by_character;
  std::vector<KeyRow> rows = {sign_keys("qwertyuiop"), sign_keys("asdfghjkl"), sign_keys("zxcvbnm"), {}};
  Key apart = sign_key("'");
  apart.note = Text(Word::typing_apart).str();
  rows[1].push_back(apart);
  rows[2].push_back(sign_key(name ? "·" : "，"));
  rows[2].push_back(backspace_key(2));
  if (name) {
    add_drawn_key(rows[3], model, 2.6F);
  } else {
    rows[3] = {sign_key("。"), sign_key("、")};
  }
  rows[3].push_back(left_key(0.9F));
  rows[3].push_back(right_key(0.9F));
  rows[3].push_back(space_of(model.typing, 2.3F));
  add_ending(rows[3], model, 3.5F);
  return rows;
}

}  // namespace

void draw_pinyin(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  const EntryAreas areas = entry_areas(ui, area);
  const bool wide = ui.landscape();
  draw_strip(ui, model, areas.strip, events);
  const bool name = model.typing.by_character;
  const CandidateGrid grid{wide ? 4 : 2, name ? wide ? 5 : 10 : 0};
  draw_candidates(ui, model, areas.candidates, grid, events);
  draw_keys(ui, rows_of(model), areas.keys, events);
}

}  // namespace ui
