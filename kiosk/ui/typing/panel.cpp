#include "kiosk/ui/typing/panel.h"

#include <algorithm>

#include "kiosk/app/typing.h"
#include "kiosk/ui/typing/keys.h"
#include "kiosk/ui/typing/parts.h"

namespace ui {
namespace {

using app::Panel;
using words::Word;

struct Switch {
  Panel panel;
  std::string_view id;
  Word label;
  float units;
};
constexpr Switch switches[] = {{Panel::pinyin, "typing.panel.pinyin", Word::typing_pinyin, 1},
                               {Panel::handwriting, "typing.panel.handwriting", Word::typing_handwriting, 1},
                               {Panel::strokes, "typing.panel.strokes", Word::typing_strokes, 1},
                               {Panel::letters, "typing.panel.letters", Word::typing_letters, 1.5F},
                               {Panel::symbols, "typing.panel.symbols", Word::typing_symbols, 1}};
constexpr float hide_units = 1.6F, all_units = 7.1F;

void draw_switches(Ui& ui, const app::Model& model, Panel shown, Rect row, app::Events& events) {
  const float unit = row.w / all_units;
  const Rect hide = row.take_right(unit * hide_units);
  for (const Switch& each : switches) {
    if (!app::is_offered(model, each.panel)) continue;
    if (switch_key(ui, each.id, row.take_left(unit * each.units), each.label, each.panel == shown))
      events.emplace_back(app::OpenPanel{each.panel});
  }
  draw_key(ui, action_key("hide", Word::typing_hide, app::HidePanel{}), hide, events);
}

}  // namespace

EntryAreas entry_areas(const Ui& ui, Rect area) {
  EntryAreas areas;
  if (ui.landscape()) {
    areas.candidates = area.take_right(area.w * 0.38F);
    areas.strip = area.take_top(area.h * 0.185F);
  } else {
    areas.strip = area.take_top(area.h * 0.11F);
    areas.candidates = area.take_top(area.h * 0.29F);
  }
  areas.keys = area;
  return areas;
}

float panel_height(const Ui& ui, const app::Model& model) {
  if (!app::shown_panel(model)) return 0;
  const Theme& theme = ui.theme();
  const float height = ui.input().height;
  if (ui.landscape()) return std::clamp(height * 0.455F, theme.mm(121), theme.mm(150));
  const float share = wants_digits(model) ? 0.33F : 0.435F;
  return std::clamp(height * share, theme.mm(wants_digits(model) ? 130 : 196), theme.mm(250));
}

void draw_panel(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  const std::optional<Panel> panel = app::shown_panel(model);
  if (!panel) return;
  const Theme& theme = ui.theme();
  const Rect whole = area;
  ui.canvas().fill(whole, ui.color().line);
  ui.canvas().fill({area.x, area.y, area.w, 3}, ui.color().primary);
  ui.node(Role::panel, "typing.panel", Text(Word::typing_title).str(), {}, true, whole);
  area = area.inset(theme.mm(3), theme.mm(1));
  draw_switches(ui, model, *panel, area.take_top(theme.mm(ui.landscape() ? 18.2F : 20)), events);
  switch (*panel) {
    case Panel::pinyin: draw_pinyin(ui, model, area, events); break;
    case Panel::handwriting: draw_handwriting(ui, model, area, events); break;
    case Panel::strokes: draw_shapes(ui, model, area, events); break;
    case Panel::letters:
      wants_digits(model) ? draw_digits(ui, model, area, events) : draw_letters(ui, model, area, events);
      break;
    case Panel::symbols: draw_symbols(ui, model, area, events); break;
  }
  draw_enlarged(ui, model, whole);
}

}  // namespace ui
