#include <cmath>

#include "base/utf8.h"
#include "kiosk/ui/ui.h"

namespace ui {
namespace {

constexpr std::string_view ellipsis = "…";

/// Where a line begins so that it is aligned in `width`.
float aligned(float x, float width, float line_width, Align align) {
  if (align == Align::centre) return x + (width - line_width) / 2;
  if (align == Align::right) return x + width - line_width;
  return x;
}

}  // namespace

std::vector<base::Line> Ui::wrapped(float width, std::string_view text, const TextBox& box) const {
  const TextStyle style{box.size_px, box.color, box.weight};
  base::WrapOptions options;
  options.width = width;
  return base::wrap(text, options, [&](char32_t c) { return canvas_.advance(c, style); });
}

float Ui::text_height(float width, const Text& text, const TextBox& box) const {
  std::size_t lines = wrapped(width, text.str(), box).size();
  if (box.max_lines > 0) lines = std::min(lines, static_cast<std::size_t>(box.max_lines));
  return static_cast<float>(lines) * std::round(box.size_px * box.leading);
}

void Ui::paint_line(Point at, std::string_view text, const TextStyle& style, std::span<const Mark> marks,
                    std::size_t offset) {
  for (const Mark& mark : marks) {
    const std::size_t begin = std::max(mark.begin, offset), end = std::min(mark.end, offset + text.size());
    if (begin >= end) continue;
    const float x = at.x + canvas_.width(text.substr(0, begin - offset), style);
    const float w = canvas_.width(text.substr(begin - offset, end - begin), style);
    canvas_.fill({x, at.y - style.size_px * 0.08F, w, style.size_px * 1.2F}, mark.color);
  }
  canvas_.text(at, text, style);
}

float Ui::paint_text(Rect at, std::string_view text, const TextBox& box, std::span<const Mark> marks) {
  const TextStyle style{box.size_px, box.color, box.weight};
  const float step = std::round(box.size_px * box.leading);
  const auto lines = wrapped(at.w, text, box);
  const auto shown =
      box.max_lines > 0 ? std::min(lines.size(), static_cast<std::size_t>(box.max_lines)) : lines.size();
  float y = at.y;
  for (std::size_t i = 0; i < shown; ++i, y += step) {
    const std::string_view line = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
    const Point place{aligned(at.x, at.w, lines[i].width, box.align), y + (step - box.size_px) / 2};
    if (i + 1 == shown && shown < lines.size()) {
      std::string cut(line);
      while (!cut.empty() && canvas_.width(cut, style) + canvas_.width(ellipsis, style) > at.w)
        cut.resize(base::previous_offset(cut, cut.size()));
      paint_line(place, cut + std::string(ellipsis), style, marks, lines[i].begin);
    } else {
      paint_line(place, line, style, marks, lines[i].begin);
    }
  }
  return static_cast<float>(shown) * step;
}

float Ui::text(Rect at, const Text& text, const TextBox& box, Role role, std::string_view id) {
  const float height = paint_text(at, text.str(), box);
  node(role, id, text.str(), {}, true, {at.x, at.y, at.w, height});
  return height;
}

void Ui::line(Point at, float width, const Text& text, const TextStyle& style, Align align) {
  std::string shown = text.str();
  if (canvas_.width(shown, style) > width) {
    while (!shown.empty() && canvas_.width(shown, style) + canvas_.width(ellipsis, style) > width)
      shown.resize(base::previous_offset(shown, shown.size()));
    shown += ellipsis;
  }
  canvas_.text({aligned(at.x, width, canvas_.width(shown, style), align), at.y}, shown, style);
}

void Ui::panel(Rect rect, Color fill, Color border) {
  canvas_.fill(rect, fill);
  canvas_.stroke(rect, border, 2);
}

void Ui::paint_button(Rect rect, ButtonStyle style, bool enabled, bool pressed) {
  const Palette& c = color();
  switch (style) {
    case ButtonStyle::primary:
    case ButtonStyle::chip_on: canvas_.fill(rect, !enabled ? c.strong_line : pressed ? c.ink : c.primary); return;
    case ButtonStyle::secondary:
      canvas_.fill(rect, pressed ? c.pressed : c.surface);
      canvas_.stroke(rect, enabled ? c.primary : c.strong_line, 3);
      return;
    case ButtonStyle::tile:
    case ButtonStyle::chip:
    case ButtonStyle::key:
      panel(rect, pressed ? c.pressed : c.surface, style == ButtonStyle::tile ? c.line : c.strong_line);
      return;
    case ButtonStyle::bar: canvas_.fill(rect, pressed ? c.pressed : c.surface); return;
  }
}

Color Ui::label_color(ButtonStyle style, bool enabled) const {
  if (style == ButtonStyle::primary || style == ButtonStyle::chip_on) return color().on_primary;
  if (!enabled) return color().meta;
  if (style != ButtonStyle::secondary && style != ButtonStyle::tile) return color().ink;
  return color().primary;
}

bool Ui::button(std::string_view id, Rect rect, const Text& label, ButtonStyle style, bool enabled) {
  const bool tapped = tap_area(id, rect, label, Role::button, {}, enabled);
  paint_button(rect, style, enabled, is_pressed(id));
  const bool chip = style == ButtonStyle::chip || style == ButtonStyle::chip_on;
  TextBox box{chip ? theme_.em(28) : theme_.button(),
              label_color(style, enabled),
              chip ? Weight::regular : Weight::bold,
              1.25F,
              Align::centre,
              2};
  const Rect inner = rect.inset(theme_.mm(2), 0);
  const float height = text_height(inner.w, label, box);
  paint_text({inner.x, rect.y + (rect.h - height) / 2, inner.w, height}, label.str(), box);
  return tapped;
}

bool Ui::icon_button(std::string_view id, Rect rect, Icon icon, const Text& label, ButtonStyle style, bool enabled) {
  const bool tapped = tap_area(id, rect, label, Role::button, {}, enabled);
  paint_button(rect, style, enabled, is_pressed(id));
  const float size = theme_.mm(9), gap = theme_.mm(2);
  const TextStyle words{theme_.fixed_em(28) * std::min(theme_.text_scale, 1.2F), label_color(style, enabled)};
  if (rect.h < theme_.mm(26)) {  // icon beside the words
    const float width = size + gap + canvas_.width(label.str(), words);
    const float left = rect.x + std::max(0.0F, (rect.w - width) / 2);
    draw_icon(canvas_, icon, {left, rect.y + (rect.h - size) / 2, size, size}, color().primary, 3);
    const float text_x = left + size + gap;
    line({text_x, rect.y + (rect.h - words.size_px) / 2}, rect.right() - text_x, label, words);
    return tapped;
  }
  const float top = rect.y + (rect.h - size - gap - words.size_px) / 2;
  draw_icon(canvas_, icon, {rect.x + (rect.w - size) / 2, top, size, size}, color().primary, 3);
  line({rect.x, top + size + gap}, rect.w, label, words, Align::centre);
  return tapped;
}

bool Ui::choice(std::string_view id, Rect rect, const Text& label, bool on, bool single) {
  const bool tapped = tap_area(id, rect, label, Role::choice, on ? "on" : "off", true);
  const Palette& c = color();
  canvas_.fill(rect, is_pressed(id) ? c.pressed : c.surface);
  canvas_.stroke(rect, on ? c.primary : c.strong_line, on ? 4.0F : 2.0F);
  const float size = theme_.mm(8);
  const Rect mark{rect.x + theme_.mm(5), rect.y + (rect.h - size) / 2, size, size};
  if (single) {
    canvas_.circle({mark.x + size / 2, mark.y + size / 2}, size / 2, c.primary, 3);
    if (on) canvas_.disc({mark.x + size / 2, mark.y + size / 2}, size / 4, c.primary);
  } else {
    canvas_.stroke(mark, c.primary, 3);
    if (on) draw_icon(canvas_, Icon::check, mark, c.primary, 5);
  }
  const float left = mark.right() + theme_.mm(4);
  const TextBox box{theme_.label(), c.ink, on ? Weight::bold : Weight::regular, 1.25F, Align::left, 2};
  const float width = rect.right() - left - theme_.mm(2);
  const float height = text_height(width, label, box);
  paint_text({left, rect.y + (rect.h - height) / 2, width, height}, label.str(), box);
  return tapped;
}

bool Ui::segment(std::string_view id, Rect rect, std::optional<Icon> icon, const Text& label, bool on, bool enabled) {
  const bool tapped = tap_area(id, rect, label, Role::choice, on ? "on" : "off", enabled);
  paint_button(rect, on ? ButtonStyle::chip_on : ButtonStyle::chip, enabled, is_pressed(id));
  const Color tone = on ? color().on_primary : enabled ? color().ink : color().meta;
  const TextBox box{theme_.label(), tone, on ? Weight::bold : Weight::regular, 1.2F, Align::left, 2};
  const float mark = on ? theme_.mm(6) : 0, sign = icon ? theme_.mm(8) : 0, gap = theme_.mm(2);
  const float fixed = (on ? mark + gap : 0) + (icon ? sign + gap : 0);
  const float words =
      std::min(canvas_.width(label.str(), {box.size_px, tone, box.weight}) + 1, rect.w - fixed - theme_.mm(3));
  float x = rect.x + (rect.w - fixed - words) / 2;
  const float middle = rect.y + rect.h / 2;
  if (on) draw_icon(canvas_, Icon::check, {x, middle - mark / 2, mark, mark}, tone, 4), x += mark + gap;
  if (icon) draw_icon(canvas_, *icon, {x, middle - sign / 2, sign, sign}, tone, 2.5F), x += sign + gap;
  const float height = text_height(words, label, box);
  paint_text({x, middle - height / 2, words, height}, label.str(), box);
  return tapped;
}

bool Ui::symbol_button(std::string_view id, Rect rect, Icon icon, const Text& name, ButtonStyle style, bool enabled) {
  const bool tapped = tap_area(id, rect, name, Role::button, {}, enabled);
  paint_button(rect, style, enabled, is_pressed(id));
  const float size = std::min({theme_.mm(9), rect.w * 0.6F, rect.h * 0.6F});
  draw_icon(canvas_, icon, {rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) / 2, size, size},
            label_color(style, enabled), 4);
  return tapped;
}

void Ui::progress(std::string_view id, Rect rect, const Text& name, int done, int total) {
  node(Role::progress, id, name.str(), std::to_string(done) + "/" + std::to_string(total), true, rect);
  const float gap = theme_.mm(1), each = (rect.w + gap) / static_cast<float>(std::max(total, 1)) - gap;
  if (each < theme_.mm(2)) {
    canvas_.fill(rect, color().line);
    canvas_.fill({rect.x, rect.y, rect.w * static_cast<float>(done) / static_cast<float>(total), rect.h},
                 color().primary);
    return;
  }
  for (int i = 0; i < total; ++i)
    canvas_.fill({rect.x + static_cast<float>(i) * (each + gap), rect.y, each, rect.h},
                 i < done ? color().primary : color().line);
}

float Ui::notice(Rect at, const Text& text, std::string_view id) {
  const float pad = theme_.mm(5), edge = theme_.mm(2);
  const TextBox box{theme_.em(30), color().ink, Weight::regular, 1.5F};
  const Rect inner{at.x + edge + pad, at.y + pad, at.w - edge - 2 * pad, 0};
  const float height = text_height(inner.w, text, box) + 2 * pad;
  canvas_.fill({at.x, at.y, at.w, height}, color().notice);
  canvas_.fill({at.x, at.y, edge, height}, color().amber);
  paint_text({inner.x, inner.y, inner.w, height}, text.str(), box);
  node(Role::notice, id, text.str(), {}, true, {at.x, at.y, at.w, height});
  return height;
}

float Ui::badge(Point at, const Text& word, Color tone, float size_px) {
  const TextStyle style{size_px, tone, Weight::bold};
  const float pad = std::round(size_px * 0.35F);
  const Rect rect{at.x, at.y - pad / 2, canvas_.width(word.str(), style) + 2 * pad, size_px + pad};
  canvas_.stroke(rect, tone, 2);
  canvas_.text({at.x + pad, at.y}, word.str(), style);
  return rect.w;
}

}  // namespace ui
