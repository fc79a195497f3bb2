// The text field: drawn and hit-tested here, edited by app::Editor.
#include <cmath>

#include "base/utf8.h"
#include "kiosk/ui/ui.h"

namespace ui {
namespace {

/// Byte offset of the gap in `line` that is nearest to x (pixels from the line's start).
std::size_t offset_at(Canvas& canvas, std::string_view line, const TextStyle& style, float x) {
  float pen = 0;
  for (std::size_t i = 0; i < line.size();) {
    const base::Utf8Char c = base::decode_at(line, i);
    const float step = canvas.advance(c.code_point, style);
    if (x < pen + step / 2) return i;
    pen += step;
    i += c.size;
  }
  return line.size();
}

}  // namespace

std::ptrdiff_t Ui::field(std::string_view id, Rect rect, const Text& name, const Text& hint,
                         const FieldState& state) {
  const bool tapped = touch(id, rect, true);
  const std::size_t nodes = semantics_.nodes.size();
  node(Role::field, id, name.str(), state.text, true, rect);
  if (semantics_.nodes.size() > nodes) semantics_.nodes.back().focused = state.focused;
  const Palette& c = color();
  canvas_.fill(rect, c.surface);
  canvas_.stroke(rect,
                 state.invalid   ? c.ended
                 : state.focused ? c.primary
                                 : c.strong_line,
                 state.focused ? 5.0F : 3.0F);

  const TextStyle style{theme_.em(34), c.ink};
  const Rect inner = rect.inset(theme_.mm(4), state.multi_line ? theme_.mm(3) : 0);
  const float step = std::round(style.size_px * 1.5F);
  TextBox box{style.size_px, c.ink, Weight::regular, 1.5F};
  auto lines = wrapped(state.multi_line ? inner.w : 1.0e9F, state.text, box);
  std::size_t caret_line = 0;
  while (caret_line + 1 < lines.size() && lines[caret_line + 1].begin <= state.caret) ++caret_line;

  // Keep the caret in sight: scroll a box by lines, a field sideways.
  const auto visible = std::max<std::size_t>(1, static_cast<std::size_t>(inner.h / step));
  const std::size_t first = state.multi_line && caret_line >= visible ? caret_line - visible + 1 : 0;
  const std::string_view caret_text =
      state.text.substr(lines[caret_line].begin, state.caret - lines[caret_line].begin);
  const float caret_x = canvas_.width(caret_text, style);
  const float shift = state.multi_line ? 0.0F : std::max(0.0F, caret_x - inner.w + 4);
  const float top = state.multi_line ? inner.y : rect.y + (rect.h - step) / 2;

  canvas_.push_clip(inner);
  if (state.text.empty()) line({inner.x, top + (step - style.size_px) / 2}, inner.w, hint, {theme_.em(32), c.meta});
  for (std::size_t i = first; i < lines.size(); ++i) {
    const float y = top + static_cast<float>(i - first) * step + (step - style.size_px) / 2;
    canvas_.text({inner.x - shift, y}, state.text.substr(lines[i].begin, lines[i].end - lines[i].begin), style);
  }
  if (state.focused && input_.caret_on && !inert_) {
    const float y = top + static_cast<float>(caret_line - first) * step;
    canvas_.fill({inner.x - shift + caret_x, y + step * 0.1F, 4, step * 0.8F}, c.primary);
  }
  canvas_.pop_clip();

  if (!tapped) return -1;
  const float row = std::max(0.0F, (tapped_at_.y - top) / step);
  const auto hit = std::min(lines.size() - 1, first + static_cast<std::size_t>(row));
  const std::string_view text = state.text.substr(lines[hit].begin, lines[hit].end - lines[hit].begin);
  return static_cast<std::ptrdiff_t>(lines[hit].begin +
                                     offset_at(canvas_, text, style, tapped_at_.x - inner.x + shift));
}

}  // namespace ui
