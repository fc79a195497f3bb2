// Touch check: crosses to touch in the corners and the centre of the glass, how far each touch was off, and what to
// do about it. For staff.
#include <array>
#include <cmath>
#include <cstdio>

#include "kiosk/app/touch_check.h"
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using app::TouchCheckScreen;
using words::Word;

constexpr float edge_mm = 10;
constexpr std::array<Word, app::touch_check_crosses> names = {Word::touch_top_left, Word::touch_top_right,
                                                              Word::touch_bottom_right, Word::touch_bottom_left,
                                                              Word::touch_centre};

/// Where the crosses stand: the corners clockwise from the top left, then the centre.
Point cross_at(const Ui& ui, std::size_t number) {
  const float edge = ui.theme().mm(edge_mm), right = ui.input().width - edge, bottom = ui.input().height - edge;
  const std::array<Point, app::touch_check_crosses> places = {
      {{edge, edge}, {right, edge}, {right, bottom}, {edge, bottom}, {ui.input().width / 2, ui.input().height / 2}}};
  return places[number];
}

void draw_cross(Ui& ui, Point at, Color color) {
  const float reach = ui.theme().mm(7);
  ui.canvas().fill({at.x - reach, at.y - 1.5F, 2 * reach, 3}, color);
  ui.canvas().fill({at.x - 1.5F, at.y - reach, 3, 2 * reach}, color);
  ui.canvas().circle(at, ui.theme().mm(4), color, 2);
}

/// The crosses that were touched, each with a ring where the finger was seen.
void draw_seen(Ui& ui, const TouchCheckScreen& screen) {
  const float px_per_mm = ui.theme().ppi / 25.4F;
  for (std::size_t i = 0; i < screen.touches.size(); ++i) {
    const Point cross = cross_at(ui, i);
    const TouchCheckScreen::Touch& touch = screen.touches[i];
    draw_cross(ui, cross, ui.color().strong_line);
    ui.canvas().disc({cross.x + touch.off_x_mm * px_per_mm, cross.y + touch.off_y_mm * px_per_mm},
                     ui.theme().mm(1.5F), ui.color().amber);
  }
}

std::string millimetres(float value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%+.1f", static_cast<double>(value));
  return text.data();
}

struct Verdict {
  Word title, help;
  Icon icon;
};

Verdict words_of(app::TouchVerdict verdict) {
  switch (verdict) {
    case app::TouchVerdict::good: return {Word::touch_good, Word::touch_good_help, Icon::check};
    case app::TouchVerdict::shifted: return {Word::touch_shifted, Word::touch_shifted_help, Icon::warning};
    case app::TouchVerdict::turned: return {Word::touch_turned, Word::touch_turned_help, Icon::warning};
    case app::TouchVerdict::uneven: break;
  }
  return {Word::touch_uneven, Word::touch_uneven_help, Icon::warning};
}

/// Returns the height used.
float draw_verdict(Ui& ui, const TouchCheckScreen& screen, Rect area) {
  const Theme& theme = ui.theme();
  const Verdict verdict = words_of(app::touch_verdict(screen));
  const float icon = theme.mm(14), top = area.y;
  draw_icon(ui.canvas(), verdict.icon, {area.x, area.y, icon, icon}, ui.color().primary, 5);
  area.take_left(icon + theme.mm(5));
  area.take_top(ui.text(area, verdict.title, {theme.title(), ui.color().ink, Weight::bold, 1.4F}, Role::heading,
                        "touch.verdict"));
  area.take_top(
      ui.text(area, verdict.help, {theme.em(32), ui.color().ink, Weight::regular, 1.5F}, Role::text, "touch.help"));
  return area.y - top + theme.gap();
}

void draw_table_row(Ui& ui, Rect row, const std::array<Text, 3>& cells, const TextStyle& style) {
  const float third = row.w / 3;
  for (const Text& cell : cells) {
    const Rect place = row.take_left(third);
    ui.line({place.x, place.y + (place.h - style.size_px) / 2}, place.w, cell, style, Align::centre);
  }
}

void draw_table(Ui& ui, const TouchCheckScreen& screen, Rect area) {
  const Theme& theme = ui.theme();
  const float row = theme.em(32) * 1.8F;
  ui.panel({area.x, area.y, area.w, row * static_cast<float>(screen.touches.size() + 1)}, ui.color().surface,
           ui.color().line);
  draw_table_row(ui, area.take_top(row), {Word::touch_place, Word::touch_across, Word::touch_along},
                 {theme.meta(), ui.color().meta});
  for (std::size_t i = 0; i < screen.touches.size(); ++i) {
    const Rect line = area.take_top(row);
    const std::string across = millimetres(screen.touches[i].off_x_mm),
                      along = millimetres(screen.touches[i].off_y_mm);
    ui.canvas().fill({line.x, line.y, line.w, 2}, ui.color().line);
    draw_table_row(ui, line, {names[i], Text::content(across), Text::content(along)}, {theme.em(32), ui.color().ink});
    ui.node(Role::text, "touch.row." + std::to_string(i), Text(names[i]).str(), across + " " + along, true, line);
  }
  area.take_top(theme.mm(3));
  ui.text(area, Word::touch_axis_note, {theme.meta(), ui.color().meta, Weight::regular, 1.5F});
}

}  // namespace

void draw_touch_crosses(Ui& ui, const TouchCheckScreen& screen, app::Events& events) {
  const Theme& theme = ui.theme();
  const Rect glass{0, 0, ui.input().width, ui.input().height};
  const Point cross = cross_at(ui, screen.touches.size());
  const Text ask = Text::fill(Word::touch_ask,
                              {std::to_string(screen.touches.size() + 1), std::to_string(app::touch_check_crosses)});
  ui.canvas().fill(glass, ui.color().surface);
  if (ui.tap_area("touch.glass", glass, ask, Role::area)) {
    const Point at = ui.tapped_at();
    const float mm_per_px = 25.4F / theme.ppi;
    events.emplace_back(app::TouchedCross{(at.x - cross.x) * mm_per_px, (at.y - cross.y) * mm_per_px});
  }
  draw_seen(ui, screen);
  draw_cross(ui, cross, ui.color().primary);
  const TextBox box{theme.em(36), ui.color().ink, Weight::bold, 1.5F, Align::centre};
  ui.text({theme.margin(), glass.h * 0.3F, glass.w - 2 * theme.margin(), 0}, ask, box, Role::heading, "touch.ask");
  const float width = theme.mm(80);
  const Rect leave{(glass.w - width) / 2, glass.h * 0.68F, width, theme.button_height()};
  if (ui.button("nav.back", leave, Word::touch_leave, ButtonStyle::secondary)) events.emplace_back(app::GoBack{});
}

void draw_touch_result(Ui& ui, const TouchCheckScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  Rect row = inner.take_bottom(theme.button_height());
  if (ui.button("touch.again", row.take_right(std::min(row.w, theme.mm(100))), Word::touch_again,
                ButtonStyle::primary))
    events.emplace_back(app::OpenTouchCheck{});
  inner.take_bottom(theme.gap());
  if (ui.landscape()) {
    Rect left = inner.take_left(inner.w * 0.48F);
    inner.take_left(theme.margin());
    draw_verdict(ui, screen, left);
  } else {
    inner.take_top(draw_verdict(ui, screen, inner));
  }
  draw_table(ui, screen, inner);
}

}  // namespace ui
