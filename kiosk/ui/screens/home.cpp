// Home: search, four ways in, the newest records.
#include <cmath>

#include "kiosk/ui/list_parts.h"
#include "kiosk/ui/typing/panel.h"

namespace ui {
namespace {

using words::Word;

struct Tile {
  std::string_view id;
  Icon icon;
  Word title;
  Word note;
  app::Event event;
  bool accent = false;
};

/// Enlarged notes, and those beside an icon, may need a second line.
int note_lines(const Ui& ui) { return ui.landscape() || ui.theme().text_scale > 1 ? 2 : 1; }

/// In portrait the icon stands above the words, in landscape beside them.
float tile_height(const Ui& ui) {
  const Theme& theme = ui.theme();
  const float words = theme.em(44) * 1.4F + theme.meta() * 1.4F * static_cast<float>(note_lines(ui));
  return 2 * theme.mm(6) + words + (ui.landscape() ? 0 : theme.mm(14));
}

void draw_tile(Ui& ui, Rect rect, const Tile& tile, app::Events& events) {
  const Theme& theme = ui.theme();
  if (ui.tap_area(tile.id, rect, tile.title, Role::button)) events.push_back(tile.event);
  ui.panel(rect, ui.is_pressed(tile.id) ? ui.color().pressed : ui.color().surface, ui.color().line);
  ui.canvas().fill({rect.x, rect.y, theme.mm(3), rect.h}, tile.accent ? ui.color().amber : ui.color().primary);
  const float icon = theme.mm(11);
  Rect inner = rect.inset(0, theme.mm(6));
  inner.take_left(theme.mm(9)), inner.take_right(theme.mm(4));
  if (ui.landscape()) {
    draw_icon(ui.canvas(), tile.icon, {inner.x, rect.y + (rect.h - icon) / 2, icon, icon}, ui.color().primary, 3);
    inner.take_left(icon + theme.mm(5));
  } else {
    const Rect top = inner.take_top(theme.mm(14));
    draw_icon(ui.canvas(), tile.icon, {top.x, top.y, icon, icon}, ui.color().primary, 3);
  }
  TextStyle title{theme.em(44), ui.color().ink, Weight::bold};
  const float width = ui.canvas().width(Text(tile.title).str(), title);
  if (width > inner.w) title.size_px = std::floor(title.size_px * inner.w / width);
  ui.line({inner.x, inner.y}, inner.w, tile.title, title);
  const TextBox note{theme.meta(), ui.color().meta, Weight::regular, 1.4F, Align::left, note_lines(ui)};
  ui.paint_text({inner.x, inner.y + theme.em(44) * 1.4F, inner.w, 0}, Text(tile.note).str(), note);
}

/// The list of the column that has this role in the agency's data, if there is one.
std::optional<app::OpenList> list_of_role(const app::Model& model, std::string_view role) {
  for (const catalog::Column& column : model.room.columns) {
    if (column.role != role) continue;
    app::OpenList open;
    open.filter.column_id = column.id;
    return open;
  }
  return std::nullopt;
}

std::vector<Tile> tiles_for(const app::Model& model) {
  std::vector<Tile> tiles = {
      {"home.catalog", Icon::document, Word::home_catalog, Word::home_catalog_note, app::OpenBrowse{}},
      {"home.guide", Icon::book, Word::home_guide, Word::home_guide_note, app::OpenGuide{}},
      {"home.request", Icon::pencil, Word::home_request, Word::home_request_note, app::OpenRequest{}, true}};
  if (const auto annual = list_of_role(model, "annual_report"))
    tiles.push_back({"home.annual", Icon::chart, Word::home_annual, Word::home_annual_note, *annual});
  return tiles;
}

struct Shortcut {
  std::string_view id;
  Word label;
  app::Event event;
};

std::vector<Shortcut> shortcuts_for(const app::Model& model) {
  std::vector<Shortcut> shortcuts = {
      {"home.offices", Word::home_offices, app::OpenGuide{app::GuideScreen::Page::offices}}};
  if (const auto rules = list_of_role(model, "disclosure_rules"))
    shortcuts.push_back({"home.rules", Word::home_rules, *rules});
  shortcuts.push_back({"home.all", Word::home_all, app::OpenList{}});
  shortcuts.push_back({"home.case", Word::home_case, app::OpenCase{}});
  shortcuts.push_back({"home.page_check", Word::page_entry, app::OpenPageCheck{}});
  return shortcuts;
}

/// In one row, or in two where the widest label would be cut.
std::size_t shortcut_rows(const Ui& ui, const std::vector<Shortcut>& shortcuts, float width) {
  const Theme& theme = ui.theme();
  const auto count = static_cast<float>(shortcuts.size());
  const float cell = (width - theme.small_gap() * (count - 1)) / count;
  return cell < theme.em(28) * 6 + theme.mm(4) ? 2 : 1;
}

float shortcuts_height(const Ui& ui, const app::Model& model, float width) {
  const auto rows = static_cast<float>(shortcut_rows(ui, shortcuts_for(model), width));
  return rows * ui.theme().button_height() + (rows - 1) * ui.theme().small_gap();
}

void draw_shortcuts(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  const std::vector<Shortcut> shortcuts = shortcuts_for(model);
  const std::size_t rows = shortcut_rows(ui, shortcuts, area.w), across = (shortcuts.size() + rows - 1) / rows;
  const float gap = ui.theme().small_gap();
  for (std::size_t first = 0; first < shortcuts.size(); first += across) {
    Rect row = area.take_top(ui.theme().button_height());
    area.take_top(gap);
    const std::size_t count = std::min(across, shortcuts.size() - first);
    const float width = (row.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    for (std::size_t i = first; i < first + count; ++i) {
      if (ui.button(shortcuts[i].id, row.take_left(width), shortcuts[i].label, ButtonStyle::chip))
        events.push_back(shortcuts[i].event);
      row.take_left(gap);
    }
  }
}

/// Draws the ways in from the top of `area`, as many as it holds, and returns the height used.
float draw_ways_in(Ui& ui, const app::Model& model, const app::HomeScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const float top = area.y, gap = theme.gap();
  draw_search(ui, {"home.search", "home.search.clear", "home.search.go"}, area.take_top(theme.button_height()),
              screen.search, events);
  area.take_top(gap);
  const auto tiles = tiles_for(model);
  const float width = (area.w - gap) / 2, height = tile_height(ui);
  for (std::size_t i = 0; i < tiles.size() && area.h + 1 >= height; i += 2) {
    Rect row = area.take_top(height);
    draw_tile(ui, row.take_left(width), tiles[i], events);
    row.take_left(gap);
    if (i + 1 < tiles.size()) draw_tile(ui, row, tiles[i + 1], events);
    area.take_top(gap);
  }
  const float shortcuts = shortcuts_height(ui, model, area.w);
  if (area.h + 1 >= shortcuts) draw_shortcuts(ui, model, area.take_top(shortcuts), events);
  return area.y - top;
}

float newest_height(const Theme& theme, std::size_t count) {
  return theme.em(38) * 1.8F + static_cast<float>(count) * (record_card_height(theme) + theme.small_gap());
}

void draw_newest(Ui& ui, const app::HomeScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  area.take_top(ui.text(area, Word::home_newest, {theme.em(38), ui.color().ink, Weight::bold, 1.8F}, Role::heading));
  if (screen.loading == app::Loading::ready && screen.newest.empty()) {
    ui.notice(area, Word::home_no_records, "home.none");
    return;
  }
  for (std::size_t i = 0; i < screen.newest.size(); ++i) {
    const catalog::ListRow& row = screen.newest[i];
    const Rect card = area.take_top(record_card_height(theme));
    area.take_top(theme.small_gap());
    const std::string id = "home.newest." + std::to_string(i);
    if (ui.tap_area(id, card, Text::content(row.record.title), Role::row))
      events.emplace_back(app::OpenDocument{row.record.id});
    ui.panel(card, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().line);
    draw_record_card(ui, card, row, {});
  }
}

void draw_state(Ui& ui, const app::HomeScreen& screen, Rect area, app::Events& events) {
  if (screen.loading == app::Loading::failed) return draw_failed(ui, {area.x, area.y, area.w, area.w * 0.4F}, events);
  if (screen.loading == app::Loading::loading) return draw_loading(ui, {area.x, area.y, area.w, area.w * 0.3F});
  draw_newest(ui, screen, area, events);
}

float hotline_height(const Ui& ui, const Text& hotline, float width) {
  const Theme& theme = ui.theme();
  return ui.text_height(width - theme.mm(12), hotline, {theme.em(30), {}, Weight::regular, 1.5F}) + 2 * theme.mm(5);
}

/// Cuts the hotline's strip off the bottom of `page`: it is in sight wherever the page is scrolled to.
void draw_hotline(Ui& ui, const app::Model& model, Rect& page) {
  if (model.room.agency.hotline_text.empty()) return;
  const Theme& theme = ui.theme();
  const Text hotline = Text::content(model.room.agency.hotline_text);
  const Rect room = page.inset(theme.margin(), 0);
  const Rect strip = page.take_bottom(hotline_height(ui, hotline, room.w) + theme.gap());
  ui.notice({room.x, strip.y, room.w, 0}, hotline, "home.hotline");
}

/// While one types: what is found already, in the place of the ways in.
void draw_hits(Ui& ui, const app::Model& model, const app::HomeScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  draw_search(ui, {"home.search", "home.search.clear", "home.search.go"}, area.take_top(theme.button_height()),
              screen.search, events);
  area.take_top(theme.small_gap());
  const app::ListScreen& hits = *screen.hits;
  if (!is_behind(hits)) draw_withdrawn(ui, hits.withdrawn, area);
  const bool is_none = hits.found.ids.empty() && !is_behind(hits);
  if (is_none && !hits.withdrawn.empty()) return;
  if (!is_none) return draw_count(ui, hits, area), draw_first_rows(ui, model, hits, area, events);
  const bool failed = hits.loading == app::Loading::failed;
  ui.text(area, failed ? Word::app_failed : Word::home_none_yet, {theme.em(34), ui.color().ink, Weight::bold, 1.5F},
          Role::text, "home.hits.none");
}

}  // namespace

void draw_home(Ui& ui, const app::Model& model, const app::HomeScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  const bool wide = ui.landscape();
  if (panel_height(ui, model) > 0) {  // what there is room for, nothing cut
    if (screen.hits) return draw_hits(ui, model, screen, page.inset(theme.margin(), theme.gap()), events);
    draw_ways_in(ui, model, screen, page.inset(theme.margin(), theme.gap()), events);
    return;
  }
  draw_hotline(ui, model, page);
  const Rect inner = page.inset(theme.margin(), theme.gap());
  const float column = wide ? (inner.w - theme.margin()) / 2 : inner.w;
  const float ways =
      theme.button_height() + shortcuts_height(ui, model, column) + 3 * theme.gap() + 2 * tile_height(ui);
  const float newest = newest_height(theme, screen.newest.size());
  const float content = wide ? std::max(ways, newest) : ways + theme.gap() + newest;
  const Rect window{page.x, inner.y, page.w, inner.h};
  const float offset = ui.begin_scroll("home.area", window, content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  Rect area{inner.x, inner.y - offset, column, content};
  const float used = draw_ways_in(ui, model, screen, area, events);
  if (wide) {
    area.x += column + theme.margin();
  } else {
    area.take_top(used + theme.gap());
  }
  draw_state(ui, screen, area, events);
  ui.end_scroll();
}

}  // namespace ui
