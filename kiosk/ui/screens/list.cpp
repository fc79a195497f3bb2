// List: records of a column, an issuer, a year, or found by words; any number of rows.
#include <cmath>

#include "catalog/fold.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/typing/panel.h"

namespace ui {
namespace {

using words::Word;
using Picker = app::ListScreen::Picker;

struct Chip {
  std::string_view id;
  Text label;
  bool on = false;
  app::Event event;
};

/// A chip of a facet: opens its values; where it is set, shows the value and a tap takes it away.
Chip facet_chip(const app::ListScreen& screen, std::string_view id, Word name, Picker picker, const std::string& set,
                const catalog::Filter& without) {
  if (!set.empty()) return {id, Text::fill(Word::list_chip_set, {set}), true, app::Narrow{without}};
  const Picker opens = screen.picker == picker ? Picker::none : picker;
  return {id, name, screen.picker == picker, app::OpenPicker{opens}};
}

std::string column_name(const app::Model& model, const std::string& id) {
  for (const catalog::Column& column : model.room.columns)
    if (column.id == id) return column.name;
  return id;
}

std::vector<Chip> chips_of(const app::Model& model, const app::ListScreen& screen) {
  const catalog::Filter& filter = screen.filter;
  const auto changed = [&filter](auto change) {
    catalog::Filter other = filter;
    change(other);
    return other;
  };
  const std::string year = filter.year ? Text::fill(Word::browse_year, {std::to_string(*filter.year)}).str() : "";
  const std::string column = filter.column_id.empty() ? "" : column_name(model, filter.column_id);
  return {facet_chip(screen, "list.chip.column", Word::list_chip_column, Picker::column, column,
                     changed([](catalog::Filter& f) { f.column_id.clear(); })),
          facet_chip(screen, "list.chip.year", Word::list_chip_year, Picker::year, year,
                     changed([](catalog::Filter& f) { f.year.reset(); })),
          facet_chip(screen, "list.chip.issuer", Word::list_chip_issuer, Picker::issuer, filter.issuer,
                     changed([](catalog::Filter& f) { f.issuer.clear(); })),
          facet_chip(screen, "list.chip.genre", Word::list_chip_genre, Picker::genre, filter.genre,
                     changed([](catalog::Filter& f) { f.genre.clear(); })),
          {"list.chip.in_force", Word::list_chip_in_force, filter.in_force_only,
           app::Narrow{changed([](catalog::Filter& f) { f.in_force_only = !f.in_force_only; })}}};
}

/// Lays chips from left to right, wrapping; returns the height used.
float draw_chips(Ui& ui, Rect area, const std::vector<Chip>& chips, app::Events& events) {
  const Theme& theme = ui.theme();
  const TextStyle style{theme.em(28), {}};
  const float height = theme.chip_height(), gap = theme.mm(3);
  float x = area.x, y = area.y;
  for (const Chip& chip : chips) {
    const float wish = ui.canvas().width(chip.label.str(), style) + theme.mm(10);
    const float width = std::min(std::max(wish, theme.least_touch()), std::min(area.w, theme.mm(110)));
    if (x + width > area.right() && x > area.x) x = area.x, y += height + gap;
    if (ui.button(chip.id, {x, y, width, height}, chip.label, chip.on ? ButtonStyle::chip_on : ButtonStyle::chip))
      events.push_back(chip.event);
    x += width + gap;
  }
  return y + height - area.y;
}

struct Value {
  std::string label;
  std::int64_t count = 0;
  catalog::Filter filter;
};

std::vector<Value> values_of(const app::ListScreen& screen) {
  std::vector<Value> values;
  const auto add = [&](const std::vector<catalog::FacetValue>& facet, auto set) {
    for (const catalog::FacetValue& value : facet) {
      catalog::Filter filter = screen.filter;
      set(filter, value.key);
      values.push_back({value.label, value.count, filter});
    }
  };
  const catalog::Facets& facets = screen.found.facets;
  switch (screen.picker) {
    case Picker::column: add(facets.columns, [](auto& f, const std::string& key) { f.column_id = key; }); break;
    case Picker::issuer: add(facets.issuers, [](auto& f, const std::string& key) { f.issuer = key; }); break;
    case Picker::year: add(facets.years, [](auto& f, const std::string& key) { f.year = std::stoi(key); }); break;
    case Picker::genre: add(facets.genres, [](auto& f, const std::string& key) { f.genre = key; }); break;
    case Picker::none: break;
  }
  return values;
}

void draw_picker(Ui& ui, const app::ListScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const auto values = values_of(screen);
  const float height = theme.button_height(), gap = theme.mm(3);
  const std::size_t across = screen.picker == Picker::year ? 3 : area.w > theme.mm(300) ? 2 : 1;
  const float width = (area.w - theme.mm(4) - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  const std::size_t rows = (values.size() + across - 1) / across;
  const float content = static_cast<float>(rows) * (height + gap);
  const float offset = ui.begin_scroll("list.picker", area, content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Rect cell{area.x + static_cast<float>(i % across) * (width + gap),
                    area.y - offset + static_cast<float>(i / across) * (height + gap), width, height};
    if (cell.bottom() < area.y || cell.y > area.bottom()) continue;
    const std::string shown =
        screen.picker == Picker::year ? Text::fill(Word::browse_year, {values[i].label}).str() : values[i].label;
    const Text label = Text::fill(Word::list_pick_value, {shown, std::to_string(values[i].count)});
    if (ui.button("list.pick." + std::to_string(i), cell, label, ButtonStyle::secondary))
      events.emplace_back(app::Narrow{values[i].filter});
  }
  ui.end_scroll();
}

void draw_nothing(Ui& ui, const app::ListScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const catalog::Filter& filter = screen.filter;
  catalog::Filter wide;
  wide.words = filter.words;
  const bool narrowed = !(wide == filter);
  const TextBox body{theme.em(34), ui.color().ink, Weight::regular, 1.6F};
  const TextBox head{theme.item_title(), ui.color().ink, Weight::bold, 1.6F};
  area.take_top(theme.gap());
  const Text what = filter.words.empty() ? Text(Word::list_none_here) : Text::fill(Word::list_none, {filter.words});
  area.take_top(ui.text(area, what, head, Role::heading, "list.none") + theme.mm(2));
  if (!filter.words.empty()) {
    area.take_top(ui.text(area, Word::list_none_scope, body) + theme.mm(2));
    area.take_top(ui.text(area, narrowed ? Word::list_none_filtered : Word::list_none_help, body));
  }
  area.take_top(theme.gap());
  Rect row = area.take_top(theme.button_height());
  const float width = (row.w - theme.gap()) / 2;
  if (narrowed && ui.button("list.widen", row.take_left(width), Word::list_widen, ButtonStyle::primary))
    events.emplace_back(app::Narrow{wide});
  if (narrowed) row.take_left(theme.gap());
  if (ui.button("list.ask", row.take_left(width), Word::list_ask, ButtonStyle::secondary))
    events.emplace_back(app::OpenRequest{});
}

/// The visible part of a list: lines of `across` cards each.
struct Window {
  Rect area;
  std::size_t total = 0;
  std::size_t across = 1;
  float step = 0;  ///< from line to line
  float offset = 0;

  float content() const { return static_cast<float>((total + across - 1) / across) * step; }
  std::size_t first() const { return static_cast<std::size_t>(offset / step) * across; }
  std::size_t fully_first() const { return static_cast<std::size_t>(std::ceil(offset / step - 0.02F)) * across; }
  std::size_t lines() const {
    return std::max<std::size_t>(1, static_cast<std::size_t>((area.h + step * 0.1F) / step));
  }
  std::size_t fully_last() const { return std::min(total, fully_first() + lines() * across); }
  std::size_t last() const { return std::min(total, first() + (lines() + 2) * across); }
};

void draw_pager(Ui& ui, const Window& window, Rect row, int depth, app::Events& events) {
  const Theme& theme = ui.theme();
  const float width = std::min(theme.mm(70), row.w * 0.3F);
  const float page = static_cast<float>(window.lines()) * window.step;
  const float most = std::max(0.0F, window.content() - window.area.h);
  const float snapped = std::floor(window.offset / window.step + 0.02F) * window.step;
  if (ui.button("list.previous", row.take_left(width), Word::list_previous, ButtonStyle::secondary,
                window.offset > 0))
    events.emplace_back(app::Scrolled{std::max(0.0F, snapped - page), depth});
  if (ui.button("list.next", row.take_right(width), Word::list_next, ButtonStyle::primary, window.offset < most))
    events.emplace_back(app::Scrolled{std::min(most, snapped + page), depth});
  const Text range = Text::fill(
      Word::list_range,
      {std::to_string(window.fully_first() + 1), std::to_string(window.fully_last()), std::to_string(window.total)});
  const TextBox box{theme.meta(), ui.color().ink, Weight::regular, 1.3F, Align::centre};
  const Rect middle = row.inset(theme.mm(2), 0);
  const float height = ui.text_height(middle.w, range, box);
  ui.text({middle.x, row.y + (row.h - height) / 2, middle.w, height}, range, box, Role::text, "list.range");
}

void draw_row(Ui& ui, const app::ListScreen& screen, std::size_t index, Rect card,
              const std::vector<std::string>& words, catalog::RecordId opened, app::Events& events) {
  const std::string id = "list.row." + std::to_string(index);
  const bool held = index >= screen.first_row && index < screen.first_row + screen.rows.size();
  if (!held) {
    ui.panel(card, ui.color().surface, ui.color().line);
    ui.line({card.x + ui.theme().mm(6), card.y + ui.theme().mm(6)}, card.w, Word::list_row_loading,
            {ui.theme().meta(), ui.color().meta});
    return;
  }
  const catalog::ListRow& row = screen.rows[index - screen.first_row];
  if (ui.tap_area(id, card, Text::content(row.record.title), Role::row, row.record.document_number))
    events.emplace_back(app::OpenDocument{row.record.id});
  ui.panel(card, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().line);
  if (row.record.id == opened) ui.canvas().fill({card.x, card.y, ui.theme().mm(3), card.h}, ui.color().primary);
  draw_record_card(ui, card, row, words);
}

catalog::RecordId opened_document(const app::Model& model) {
  const auto* document = std::get_if<app::DocumentScreen>(&model.screen());
  return document != nullptr ? document->id : -1;
}

void draw_rows(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect area, int depth,
               app::Events& events) {
  const Theme& theme = ui.theme();
  const float gap = theme.small_gap();
  Window window;
  window.area = area, window.total = screen.found.ids.size(), window.step = record_card_height(theme) + gap;
  window.across = area.w > theme.mm(360) * theme.text_scale ? 2 : 1;
  const Rect pager = window.area.take_bottom(theme.button_height());
  window.area.take_bottom(theme.gap());
  window.offset = ui.begin_scroll("list.area", window.area, window.content() - gap, screen.scroll_px);
  if (window.offset != screen.scroll_px) events.emplace_back(app::Scrolled{window.offset, depth});
  const auto words = catalog::split_words(screen.filter.words);
  const auto across = static_cast<float>(window.across);
  const float width = (area.w - theme.mm(4) - gap * (across - 1)) / across;
  for (std::size_t i = window.first(); i < window.last(); ++i) {
    const Rect card{area.x + static_cast<float>(i % window.across) * (width + gap),
                    window.area.y - window.offset + static_cast<float>(i / window.across) * window.step, width,
                    record_card_height(theme)};
    draw_row(ui, screen, i, card, words, opened_document(model), events);
  }
  ui.end_scroll();
  const std::size_t first = window.first(), last = window.last();
  if (last > first && (first < screen.first_row || last > screen.first_row + screen.rows.size()))
    events.emplace_back(app::RowsWanted{first, last - first, depth});
  draw_pager(ui, window, pager, depth, events);
}

/// Search field and chips, side by side in landscape; cut off the top of `inner`.
void draw_head(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect& inner, app::Events& events) {
  const Theme& theme = ui.theme();
  const auto chips = chips_of(model, screen);
  const float height = theme.button_height();
  if (ui.landscape()) {
    Rect row = inner;
    const Rect left = row.take_left(inner.w * 0.42F);
    row.take_left(theme.gap());
    draw_search(ui, {"list.search", "list.search.clear", "list.search.go"}, {left.x, left.y, left.w, height},
                screen.search, events);
    inner.take_top(std::max(height, draw_chips(ui, row, chips, events)));
  } else {
    draw_search(ui, {"list.search", "list.search.clear", "list.search.go"}, inner.take_top(height), screen.search,
                events);
    inner.take_top(theme.small_gap());
    inner.take_top(draw_chips(ui, inner, chips, events));
  }
  inner.take_top(theme.small_gap());
}

}  // namespace

void draw_list(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect page, int depth,
               app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  if (depth == 0) draw_head(ui, model, screen, inner, events);
  const float least = record_card_height(theme) + theme.gap() + theme.button_height();
  if (panel_height(ui, model) > 0 && inner.h < least) return;  // no room beside the panel: rather nothing than a bit
  if (screen.loading == app::Loading::failed) return draw_failed(ui, inner, events);
  if (screen.loading == app::Loading::loading) return draw_loading(ui, inner);
  if (depth == 0 && screen.picker != Picker::none) return draw_picker(ui, screen, inner, events);
  if (screen.found.ids.empty()) return draw_nothing(ui, screen, inner, events);
  draw_rows(ui, model, screen, inner, depth, events);
}

}  // namespace ui
