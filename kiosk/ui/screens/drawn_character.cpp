// Drawn character: one that no panel has is written by hand, and printed as it was written.
#include "kiosk/ui/ink_painter.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/typing/panel.h"
#include "kiosk/ui/typing/parts.h"

namespace ui {
namespace {

using app::DrawnCharacterScreen;
using words::Word;

TextBox small_print(const Ui& ui) { return {ui.theme().em(30), ui.color().ink, Weight::regular, 1.5F}; }

float field_height(const Theme& theme) { return std::max(theme.mm(18), theme.em(34) * 1.9F); }

/// Label and field from the top of `area`; returns the height used.
float draw_description(Ui& ui, const DrawnCharacterScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const TextBox label{theme.label(), ui.color().ink, Weight::bold, 1.5F};
  const float top = area.y;
  area.take_top(ui.text(area, Word::drawn_description, label) + theme.mm(1));
  const std::ptrdiff_t caret = ui.field(
      "drawn.description", area.take_top(field_height(theme)), Word::drawn_description, Word::drawn_description_hint,
      {screen.description.text, screen.description.caret, screen.description.focused});
  if (caret >= 0) events.emplace_back(app::FocusDescription{static_cast<std::size_t>(caret)});
  return area.y - top;
}

void draw_place(Ui& ui, Rect row, app::Events& events) {
  const Rect button = row.take_right(std::min(row.w, ui.theme().mm(130)));
  if (ui.button("drawn.place", button, Word::drawn_place, ButtonStyle::primary))
    events.emplace_back(app::PlaceDrawn{});
}

void draw_pad_keys(Ui& ui, const DrawnCharacterScreen& screen, Rect row, app::Events& events) {
  const float gap = ui.theme().gap(), half = (row.w - gap) / 2;
  const bool ink = !screen.ink.empty();
  if (ui.button("drawn.undo", row.take_left(half), Word::typing_undo_stroke, ButtonStyle::secondary, ink))
    events.emplace_back(app::UndoInk{});
  row.take_left(gap);
  if (ui.button("drawn.clear", row, Word::typing_clear_ink, ButtonStyle::secondary, ink))
    events.emplace_back(app::ClearInk{});
}

/// What happens with it, or what is missing; returns the height used.
float draw_words(Ui& ui, const DrawnCharacterScreen& screen, Rect area) {
  const float top = area.y, gap = ui.theme().mm(3);
  if (screen.missing_ink) area.take_top(ui.notice(area, Word::drawn_missing, "drawn.missing") + gap);
  area.take_top(ui.text(area, Word::drawn_what_happens, small_print(ui), Role::text, "drawn.what_happens"));
  return area.y - top + ui.theme().gap();
}

/// While the description is typed: what was written stays in sight, small; a tap on it makes it large again.
void draw_typing(Ui& ui, const DrawnCharacterScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.mm(4));
  const float side = std::min(inner.h, theme.mm(70));
  const Rect small{inner.x, inner.y, side, side};
  inner.take_left(side + theme.gap());
  if (ui.tap_area("drawn.back_to_pad", small, Word::drawn_question, Role::button))
    events.emplace_back(app::Unfocus{});
  ui.panel(small, ui.color().surface, ui.color().primary);
  paint_ink(ui.canvas(), screen.ink, small, ui.color().ink, side * 0.026F);
  inner.take_top(draw_description(ui, screen, inner, events) + theme.gap());
  draw_place(ui, inner.take_top(theme.button_height()), events);
}

float draw_question(Ui& ui, Rect area) {
  const TextBox box{ui.theme().title(), ui.color().ink, Weight::bold, 1.4F};
  return ui.text(area, Word::drawn_question, box, Role::heading) + ui.theme().small_gap();
}

/// The pad at the left, everything else beside it.
void draw_wide(Ui& ui, const DrawnCharacterScreen& screen, Rect inner, app::Events& events) {
  const Theme& theme = ui.theme();
  draw_pad(ui, "drawn.pad", inner.take_left(inner.h), screen.ink, Word::drawn_pad_hint, events);
  inner.take_left(theme.margin());
  Rect row = inner.take_bottom(theme.button_height());
  draw_pad_keys(ui, screen, row.take_left(row.w * 0.56F), events);
  row.take_left(theme.gap());
  draw_place(ui, row, events);
  inner.take_top(draw_question(ui, inner));
  inner.take_top(draw_words(ui, screen, inner));
  draw_description(ui, screen, inner, events);
}

/// From the bottom: what leads on, the description, what happens; the pad takes what is left.
void draw_upright(Ui& ui, const DrawnCharacterScreen& screen, Rect inner, app::Events& events) {
  const Theme& theme = ui.theme();
  draw_place(ui, inner.take_bottom(theme.button_height()), events);
  inner.take_bottom(theme.gap());
  const float description = theme.label() * 1.5F + theme.mm(1) + field_height(theme);
  draw_description(ui, screen, inner.take_bottom(description), events);
  inner.take_bottom(theme.gap());
  float words = ui.text_height(inner.w, Word::drawn_what_happens, small_print(ui)) + theme.gap();
  if (screen.missing_ink)
    words += ui.text_height(inner.w - theme.mm(12), Word::drawn_missing, small_print(ui)) + theme.mm(13);
  draw_words(ui, screen, inner.take_bottom(words));
  draw_pad_keys(ui, screen, inner.take_bottom(theme.button_height()), events);
  inner.take_bottom(theme.small_gap());
  inner.take_top(draw_question(ui, inner));
  const float side = std::min(inner.w, inner.h);
  draw_pad(ui, "drawn.pad", {inner.x + (inner.w - side) / 2, inner.y, side, side}, screen.ink, Word::drawn_pad_hint,
           events);
}

}  // namespace

void draw_drawn_character(Ui& ui, const app::Model& model, const DrawnCharacterScreen& screen, Rect page,
                          app::Events& events) {
  if (panel_height(ui, model) > 0) return draw_typing(ui, screen, page, events);
  const Rect inner = page.inset(ui.theme().margin(), ui.theme().gap());
  ui.landscape() ? draw_wide(ui, screen, inner, events) : draw_upright(ui, screen, inner, events);
}

}  // namespace ui
