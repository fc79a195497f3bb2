#include "kiosk/ui/typing/keys.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/utf8.h"
#include "kiosk/app/typing.h"

namespace ui {
namespace {

using words::Word;

Color face_of(const Palette& c, KeyLook look, bool pressed, bool enabled) {
  const bool filled = look == KeyLook::main || look == KeyLook::on;
  if (!enabled) return c.paper;
  if (pressed) return filled ? c.ink : c.quiet_on_primary;
  if (filled) return c.primary;
  return look == KeyLook::sign ? c.surface : c.header;
}

Color label_of(const Palette& c, KeyLook look, bool enabled) {
  if (!enabled) return c.meta;
  return look == KeyLook::main || look == KeyLook::on ? c.on_primary : c.ink;
}

/// Label and note in one line, on a key too low for two.
void paint_beside(Ui& ui, Rect inner, const Key& key, const TextStyle& style, const TextStyle& note) {
  const float gap = ui.theme().mm(1);
  const float label = ui.canvas().width(key.label.str(), style), width = ui.canvas().width(key.note, note);
  const float left = std::max(0.0F, (inner.w - label - gap - width) / 2);
  inner.take_left(left);
  paint_fitting(ui, inner.take_left(std::min(label, inner.w)), key.label.str(), style);
  inner.take_left(gap);
  paint_fitting(ui, {inner.x, inner.y, std::min(width, inner.w), inner.h}, key.note, note);
}

void paint_label(Ui& ui, const Key& key, Rect rect) {
  const Theme& theme = ui.theme();
  const Color tone = label_of(ui.color(), key.look, key.enabled);
  Rect inner = rect.inset(theme.mm(1.5F), 0);
  if (key.look == KeyLook::on) {
    const float mark = theme.mm(5);
    const Rect at = inner.take_left(mark);
    draw_icon(ui.canvas(), Icon::check, {at.x, rect.y + (rect.h - mark) / 2, mark, mark}, tone, 4);
    inner.take_left(theme.mm(1));
  }
  const TextStyle style{key_em(theme, key.size_em), tone, Weight::bold};
  if (key.note.empty()) return paint_fitting(ui, inner, key.label.str(), style);
  const TextStyle note{key_em(theme, 26), key.enabled ? ui.color().meta : tone};
  const float height = style.size_px * 1.15F + note.size_px * 1.2F, top = rect.y + (rect.h - height) / 2;
  if (height > rect.h) return paint_beside(ui, inner, key, style, note);
  paint_fitting(ui, {inner.x, top, inner.w, style.size_px * 1.15F}, key.label.str(), style);
  paint_fitting(ui, {inner.x, top + style.size_px * 1.15F, inner.w, note.size_px * 1.2F}, key.note, note);
}

/// An id of dotted ASCII for any sign: "7", "u3002".
std::string id_of(std::string_view sign) {
  const char first = sign.empty() ? ' ' : sign.front();
  const bool plain = (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z');
  if (plain) return std::string(sign);
  constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (char32_t c = base::decode_at(sign, 0).code_point; c != 0; c /= 16) hex.insert(hex.begin(), digits[c % 16]);
  return "u" + std::string(4 - std::min<std::size_t>(4, hex.size()), '0') + hex;
}

bool takes_drawn(const app::Model& model) {
  const auto* form = std::get_if<app::RequestScreen>(&model.screen());
  const app::FieldUse use = app::use_of(model);
  return form != nullptr && form->focus && (use == app::FieldUse::text || use == app::FieldUse::name);
}

}  // namespace

float key_gap(const Theme& theme) { return theme.mm(3.1F); }

float key_em(const Theme& theme, float px) { return theme.fixed_em(px) * std::min(theme.text_scale, 1.2F); }

void paint_fitting(Ui& ui, Rect rect, std::string_view text, const TextStyle& style) {
  TextStyle fitting = style;
  const float width = ui.canvas().width(text, style);
  if (width > rect.w) fitting.size_px = std::floor(style.size_px * rect.w / width);
  const float shown = ui.canvas().width(text, fitting);
  ui.canvas().text({rect.x + (rect.w - shown) / 2, rect.y + (rect.h - fitting.size_px) / 2}, text, fitting);
}

Rect paint_key(Ui& ui, Rect cell, KeyLook look, bool pressed, bool enabled) {
  const Palette& c = ui.color();
  const Rect rect = cell.inset(key_gap(ui.theme()) / 2, key_gap(ui.theme()) / 2);
  ui.canvas().fill(rect, face_of(c, look, pressed, enabled));
  ui.canvas().stroke(rect, pressed ? c.primary : c.strong_line, pressed ? 4.0F : 2.0F);
  return rect;
}

void draw_key(Ui& ui, const Key& key, Rect cell, app::Events& events) {
  if (key.id.empty()) return;
  const std::string id = "typing.key." + key.id;
  if (ui.key(id, cell, key.name, key.repeats, key.enabled) == Ui::Press::tap) events.push_back(key.event);
  paint_label(ui, key, paint_key(ui, cell, key.look, ui.is_pressed(id), key.enabled));
}

bool switch_key(Ui& ui, std::string_view id, Rect cell, Word label, bool on) {
  const bool tapped = ui.tap_area(id, cell, label, Role::choice, on ? "on" : "off");
  Key key = action_key({}, label, app::Unfocus{});
  if (on) key.look = KeyLook::on;
  paint_label(ui, key, paint_key(ui, cell, key.look, ui.is_pressed(id), true));
  return tapped;
}

void draw_keys(Ui& ui, const std::vector<KeyRow>& rows, Rect area, app::Events& events) {
  const float height = area.h / static_cast<float>(rows.size());
  for (const KeyRow& row : rows) {
    Rect line = area.take_top(height);
    const float units =
        std::accumulate(row.begin(), row.end(), 0.0F, [](float sum, const Key& key) { return sum + key.units; });
    const float unit = line.w / units;
    for (const Key& key : row) draw_key(ui, key, line.take_left(unit * key.units), events);
  }
}

Key sign_key(std::string_view sign) {
  return {id_of(sign), Text::content(sign), sign_name(sign), app::Typed{std::string(sign)}};
}

KeyRow sign_keys(std::string_view signs) {
  KeyRow row;
  for (std::size_t i = 0; i < signs.size();) {
    const std::size_t size = base::decode_at(signs, i).size;
    row.push_back(sign_key(signs.substr(i, size)));
    i += size;
  }
  return row;
}

Key action_key(std::string_view id, Word label, app::Event event, float units) {
  Key key{std::string(id), label, label, std::move(event)};
  key.units = units, key.look = KeyLook::action, key.size_em = 34;
  return key;
}

namespace {

Key caret_key(std::string_view id, std::string_view arrow, Word name, app::EditKey edit, float units) {
  Key key{std::string(id), Text::content(arrow), name, app::Pressed{edit}};
  key.units = units, key.look = KeyLook::action, key.repeats = true;
  return key;
}

}  // namespace

Key left_key(float units) { return caret_key("left", "←", Word::typing_left, app::EditKey::left, units); }

Key right_key(float units) { return caret_key("right", "→", Word::typing_right, app::EditKey::right, units); }

Key space_key(float units) { return action_key("space", Word::typing_space, app::Typed{" "}, units); }

Key backspace_key(float units) {
  Key key = action_key("backspace", Word::typing_backspace, app::Pressed{app::EditKey::backspace}, units);
  key.repeats = true;
  return key;
}

void add_drawn_key(KeyRow& row, const app::Model& model, float units) {
  if (takes_drawn(model)) row.push_back(action_key("drawn", Word::typing_drawn, app::OpenDrawn{}, units));
}

void add_ending_keys(KeyRow& row, const app::Model& model, float units) {
  const app::Focus focus = app::focus_of(model);
  const bool in_form = focus.where == app::Focus::Where::field || focus.where == app::Focus::Where::other;
  const auto main = [&](std::string_view id, Word label, app::EditKey edit, float share) {
    Key key = action_key(id, label, app::Pressed{edit}, share);
    key.look = KeyLook::main;
    row.push_back(key);
  };
  if (in_form) {
    const bool lines = focus.where == app::Focus::Where::field ? focus.field == requests::Field::description
                                                               : focus.other == requests::OtherField::content;
    if (lines)
      row.push_back(action_key("enter", Word::typing_new_line, app::Pressed{app::EditKey::enter}, units / 2));
    main("next", Word::typing_next_field, app::EditKey::tab, lines ? units / 2 : units);
  } else if (std::holds_alternative<app::DocumentScreen>(model.screen())) {
    main("enter", Word::typing_find_next, app::EditKey::enter, units);
  } else if (!std::holds_alternative<app::DrawnCharacterScreen>(model.screen())) {
    main("enter", Word::typing_search, app::EditKey::enter, units);
  }
}

}  // namespace ui
