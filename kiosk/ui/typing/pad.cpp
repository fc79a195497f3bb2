// 手写: the pad, its candidates, and the keys with which a whole text can be written without another panel.
#include "kiosk/ui/ink_painter.h"
#include "kiosk/ui/typing/keys.h"
#include "kiosk/ui/typing/parts.h"

namespace ui {
namespace {

using words::Word;

/// 田字格: a frame, and dashed lines through the middle.
void paint_guides(Ui& ui, Rect square) {
  const Color light = ui.color().strong_line;
  ui.canvas().fill(square, ui.color().surface);
  const float dash = ui.theme().mm(2.5F), middle_x = square.x + square.w / 2, middle_y = square.y + square.h / 2;
  for (float at = 0; at + dash < square.w; at += 2 * dash) {
    ui.canvas().fill({square.x + at, middle_y - 1, dash, 2}, light);
    ui.canvas().fill({middle_x - 1, square.y + at, 2, dash}, light);
  }
  ui.canvas().stroke(square, ui.color().primary, 3);
}

Key undo_or_backspace(const app::Typing& typing, float units) {
  if (typing.ink.empty()) return backspace_key(units);
  return action_key("undo", Word::typing_undo_stroke, app::UndoInk{}, units);
}

Key clear_key(const app::Typing& typing, float units) {
  Key key = action_key("clear", Word::typing_clear_ink, app::ClearInk{}, units);
  key.enabled = !typing.ink.empty();
  return key;
}

std::vector<KeyRow> upright_rows(const app::Model& model) {
  const app::Typing& typing = model.typing;
  std::vector<KeyRow> rows = {{undo_or_backspace(typing, 1), clear_key(typing, 1)},
                              sign_keys("，。、"),
                              sign_keys("：·〇"),
                              {left_key(1), right_key(1), space_key(1)},
                              {},
                              {}};
  add_drawn_key(rows[4], model, 1);
  if (rows[4].empty()) rows[4] = sign_keys("（）");
  add_ending_keys(rows[5], model, 1);
  return rows;
}

std::vector<KeyRow> wide_rows(const app::Model& model) {
  const app::Typing& typing = model.typing;
  std::vector<KeyRow> rows = {{undo_or_backspace(typing, 3), clear_key(typing, 2)},
                              sign_keys("，。、：·"),
                              {left_key(1), right_key(1), space_key(1)}};
  KeyRow& last = rows[2];
  add_drawn_key(last, model, 2);
  add_ending_keys(last, model, 2);
  return rows;
}

}  // namespace

void draw_pad(Ui& ui, std::string_view id, Rect square, const base::Ink& ink, const Text& hint, app::Events& events) {
  const Theme& theme = ui.theme();
  const float width = square.w * 0.026F;
  const Ui::InkTouch touch = ui.ink(id, square, hint, ink.size());
  LiveStroke& live = ui.live_stroke();
  if (touch.began) live.wipe();
  live.add(touch.points);
  paint_guides(ui, square);
  if (ink.empty() && live.empty()) {
    const TextBox box{key_em(theme, 30), ui.color().meta, Weight::regular, 1.4F, Align::centre};
    ui.paint_text(square.inset(theme.mm(4), theme.mm(5)), hint.str(), box);
  }
  ui.canvas().push_clip(square);
  paint_ink(ui.canvas(), ink, square, ui.color().ink, width);
  live.paint(ui.canvas(), ui.color().ink, width);
  ui.canvas().pop_clip();
  if (!touch.ended) return;
  base::InkStroke stroke = live.on_grid(square);
  live.wipe();
  if (!stroke.empty() && !touch.cancelled) events.emplace_back(app::Inked{std::move(stroke)});
}

void draw_handwriting(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const float half = key_gap(theme) / 2;
  const bool wide = ui.landscape();
  if (wide) {
    const Rect square = area.take_left(area.h).inset(half, half);
    draw_pad(ui, "typing.pad", square, model.typing.ink, Word::typing_write_hint, events);
    draw_candidates(ui, model, area.take_top(area.h * 0.3F), {1, 10}, events);
    return draw_keys(ui, wide_rows(model), area, events);
  }
  draw_candidates(ui, model, area.take_top(area.h * 0.13F), {1, 10}, events);
  const Rect square = area.take_left(area.h).inset(half, half);
  draw_pad(ui, "typing.pad", square, model.typing.ink, Word::typing_write_hint, events);
  draw_keys(ui, upright_rows(model), area, events);
}

}  // namespace ui
