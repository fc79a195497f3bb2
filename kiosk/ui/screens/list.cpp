// List: records of a column, an issuer, a year, or found by words as they are typed.
#include <algorithm>

#include "kiosk/ui/list_parts.h"
#include "kiosk/ui/typing/panel.h"

namespace ui {
namespace {

using words::Word;
using Picker = app::ListScreen::Picker;

/// Search field and facets, side by side in landscape; cut off the top of `inner`.
void draw_head(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect& inner, app::Events& events) {
  const Theme& theme = ui.theme();
  const float height = theme.button_height();
  const SearchIds ids{"list.search", "list.search.clear", "list.search.go"};
  const bool typing = panel_height(ui, model) > 0;  // then the room is for the rows
  if (ui.landscape() && !typing) {
    Rect row = inner;
    const Rect left = row.take_left(inner.w * 0.42F);
    row.take_left(theme.gap());
    draw_search(ui, ids, {left.x, left.y, left.w, height}, screen.search, events);
    draw_facet_bar(ui, model, screen, row, events);
    inner.take_top(std::max(height, row.y - inner.y));
  } else {
    draw_search(ui, ids, inner.take_top(height), screen.search, events);
    if (!typing) {
      inner.take_top(theme.small_gap());
      draw_facet_bar(ui, model, screen, inner, events);
    }
  }
  inner.take_top(theme.small_gap());
}

}  // namespace

void draw_list(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect page, int depth,
               app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  const bool typing = panel_height(ui, model) > 0;
  if (depth == 0) draw_head(ui, model, screen, inner, events);
  if (screen.loading == app::Loading::failed) return draw_failed(ui, inner, events);
  if (screen.found.ids.empty() && screen.loading == app::Loading::loading) return draw_loading(ui, inner);
  if (depth == 0 && !typing && screen.picker != Picker::none) draw_picker(ui, model, screen, inner, events);
  if (screen.found.ids.empty() && !is_behind(screen)) return draw_nothing(ui, model, screen, inner, events);
  if (!is_behind(screen)) draw_withdrawn(ui, screen.withdrawn, inner);
  draw_count(ui, screen, inner);
  if (inner.h < record_card_height(theme)) return;  // no room beside the panel: rather nothing than a bit
  const bool pager = !typing && inner.h > record_card_height(theme) + theme.gap() + theme.button_height();
  draw_rows(ui, model, screen, inner, depth, pager, events);
}

}  // namespace ui
