// Browse: the ways into the catalogue, with counts: what the law has every agency publish beside the agency's own
// columns, and by office, year, subject and genre.
#include <algorithm>
#include <cmath>

#include "catalog/statutory.h"
#include "kiosk/ui/list_parts.h"

namespace ui {
namespace {

using words::Word;
using Axis = app::BrowseScreen::Axis;

struct Item {
  std::string id;
  std::string label;
  std::string note;
  std::int64_t count = 0;
  app::Event event;
};
using Items = std::vector<Item>;

const catalog::Column* column_of(const app::Model& model, std::string_view id) {
  for (const catalog::Column& column : model.room.columns)
    if (column.id == id) return &column;
  return nullptr;
}

app::OpenList list_of(const app::BrowseScreen& screen) {
  app::OpenList open;
  open.filter.column_id = screen.column_id;
  open.filter.subject = screen.subject;
  return open;
}

/// What shows the values of a facet, one item each; `set` puts a value into the filter of the list that it opens.
template <class Set>
Items items_of_facet(const app::BrowseScreen& screen, const std::vector<catalog::FacetValue>& values, Set set) {
  Items items;
  for (const catalog::FacetValue& value : values) {
    app::OpenList open = list_of(screen);
    set(open.filter, value.key);
    items.push_back({"browse.item." + std::to_string(items.size()), value.label, "", value.count, open});
  }
  return items;
}

Items column_items(const app::Model& model, const app::BrowseScreen& screen) {
  Items items;
  for (const catalog::FacetValue& value : screen.facets.columns) {
    const catalog::Column* column = column_of(model, value.key);
    items.push_back({"browse.item." + std::to_string(items.size()), value.label,
                     column != nullptr ? column->note : "", value.count, app::OpenColumn{value.key}});
  }
  return items;
}

/// All of 条例第二十条, those without a record too: what the law has published is told, be it that there is none.
/// Of 第二十一条 what a column of the agency is for.
Items statutory_items(const app::Model& model, const app::BrowseScreen& screen) {
  Items items;
  for (const catalog::StatutoryItem& item : catalog::statutory_items()) {
    const auto fulfils = [&](const catalog::Column& column) { return column.statutory == item.id; };
    if (item.is_local() && std::none_of(model.room.columns.begin(), model.room.columns.end(), fulfils)) continue;
    app::OpenList open;
    open.filter.statutory = item.id;
    std::int64_t count = 0;
    for (const catalog::FacetValue& value : screen.facets.statutory)
      if (value.key == item.id) count = value.count;
    items.push_back(
        {"browse.law." + std::string(item.id), std::string(item.name), std::string(item.article), count, open});
  }
  return items;
}

/// First levels open their second level; second levels are lists.
Items subject_items(const app::BrowseScreen& screen) {
  Items items = items_of_facet(screen, screen.facets.subjects,
                               [](catalog::Filter& filter, const std::string& key) { filter.subject = key; });
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string& key = screen.facets.subjects[i].key;
    items[i].label = subject_name(key);
    if (screen.subject.empty()) items[i].event = app::OpenSubject{key};
  }
  return items;
}

Items items_of(const app::Model& model, const app::BrowseScreen& screen, Axis axis) {
  const catalog::Facets& facets = screen.facets;
  switch (axis) {
    case Axis::statutory: return statutory_items(model, screen);
    case Axis::subject: return subject_items(screen);
    case Axis::issuer:
      return items_of_facet(screen, facets.issuers, [](auto& filter, const auto& key) { filter.issuer = key; });
    case Axis::year:
      return items_of_facet(screen, facets.years,
                            [](auto& filter, const auto& key) { filter.year = std::stoi(key); });
    case Axis::genre:
      return items_of_facet(screen, facets.genres, [](auto& filter, const auto& key) { filter.genre = key; });
    case Axis::column: break;
  }
  return column_items(model, screen);
}

/// The law and the columns stand side by side where there is room for both.
bool shows_both(const Ui& ui, const app::BrowseScreen& screen) {
  const bool is_tree = screen.axis == Axis::column || screen.axis == Axis::statutory;
  return ui.landscape() && is_tree && screen.column_id.empty();
}

void draw_axes(Ui& ui, const app::BrowseScreen& screen, Rect row, app::Events& events) {
  struct Choice {
    std::string_view id;
    Word label;
    Axis axis;
  };
  constexpr Choice choices[] = {{"browse.axis.statutory", Word::browse_axis_statutory, Axis::statutory},
                                {"browse.axis.column", Word::browse_axis_column, Axis::column},
                                {"browse.axis.issuer", Word::browse_axis_issuer, Axis::issuer},
                                {"browse.axis.year", Word::browse_axis_year, Axis::year},
                                {"browse.axis.subject", Word::browse_axis_subject, Axis::subject},
                                {"browse.axis.genre", Word::browse_axis_genre, Axis::genre}};
  const bool has_law = screen.column_id.empty() && !shows_both(ui, screen);
  const std::size_t skipped = has_law ? 0 : 1;
  const auto count = static_cast<float>(std::size(choices) - skipped);
  const float gap = ui.theme().small_gap(), width = (row.w - gap * (count - 1)) / count;
  for (std::size_t i = skipped; i < std::size(choices); ++i) {
    const Choice& choice = choices[i];
    const bool on = choice.axis == screen.axis || (choice.axis == Axis::column && shows_both(ui, screen));
    if (ui.button(choice.id, row.take_left(width), choice.label, on ? ButtonStyle::chip_on : ButtonStyle::chip))
      events.emplace_back(app::OpenBrowse{choice.axis});
    row.take_left(gap);
  }
}

float item_height(const Theme& theme) {
  return std::round(2 * theme.mm(5) + theme.em(36) * 1.4F + theme.meta() * 1.5F);
}

void draw_item(Ui& ui, Rect rect, const Item& item, app::Events& events) {
  const std::string& id = item.id;
  const Theme& theme = ui.theme();
  const Text count =
      item.count > 0 ? Text::fill(Word::browse_count, {std::to_string(item.count)}) : Text(Word::browse_none_yet);
  if (ui.tap_area(id, rect, Text::content(item.label), Role::row, count.str())) events.push_back(item.event);
  ui.panel(rect, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().line);
  const Rect inner = rect.inset(theme.mm(6), theme.mm(5));
  const TextStyle number{theme.em(30), item.count > 0 ? ui.color().primary : ui.color().meta, Weight::bold};
  const float number_width = ui.canvas().width(count.str(), number);
  ui.line({inner.right() - number_width, inner.y + (inner.h - number.size_px) / 2}, number_width + 1, count, number);
  const float width = inner.w - number_width - theme.mm(4);
  const float top = item.note.empty() ? inner.y + (inner.h - theme.em(36)) / 2 : inner.y + theme.mm(0.5F);
  const TextBox title{theme.em(36), ui.color().ink, Weight::bold, 1.3F, Align::left, item.note.empty() ? 2 : 1};
  const float height = ui.text_height(width, Text::content(item.label), title);
  const float first = item.note.empty() ? inner.y + (inner.h - height) / 2 : top;
  ui.paint_text({inner.x, first, width, height}, item.label, title);
  if (!item.note.empty())
    ui.line({inner.x, first + theme.em(36) * 1.45F}, width, Text::content(item.note),
            {theme.meta(), ui.color().meta});
}

/// Items in `across` columns from the top of `area`; returns the height that they take. Those out of `window` are
/// not drawn.
float draw_items(Ui& ui, const Items& items, Rect area, std::size_t across, Rect window, app::Events& events) {
  const Theme& theme = ui.theme();
  const float gap = theme.small_gap(), height = item_height(theme);
  const float width = (area.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const float x = area.x + static_cast<float>(i % across) * (width + gap);
    const float y = area.y + static_cast<float>(i / across) * (height + gap);
    if (y > window.bottom() || y + height < window.y) continue;
    draw_item(ui, {x, y, width, height}, items[i], events);
  }
  return static_cast<float>((items.size() + across - 1) / across) * (height + gap) - gap;
}

float items_height(const Theme& theme, std::size_t count, std::size_t across) {
  return static_cast<float>((count + across - 1) / across) * (item_height(theme) + theme.small_gap());
}

void draw_one_tree(Ui& ui, const app::Model& model, const app::BrowseScreen& screen, Rect inner, Rect window,
                   app::Events& events) {
  const Items items = items_of(model, screen, screen.axis);
  if (items.empty()) {
    ui.notice(inner, Word::browse_empty, "browse.empty");
    return;
  }
  const float scale = ui.theme().text_scale;
  const bool is_short = screen.axis == Axis::year || screen.axis == Axis::genre;
  const std::size_t across = ui.landscape() ? 3 : is_short ? 2 : scale > 1 ? 1 : 2;
  const float content = items_height(ui.theme(), items.size(), across);
  const float offset = ui.begin_scroll("browse.area", window, content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  draw_items(ui, items, {inner.x, inner.y - offset, inner.w, inner.h}, across, window, events);
  ui.end_scroll();
}

/// 法定主动公开内容 at the left, the agency's columns at the right; they scroll together.
void draw_both_trees(Ui& ui, const app::Model& model, const app::BrowseScreen& screen, Rect inner, Rect window,
                     app::Events& events) {
  const Theme& theme = ui.theme();
  const Items law = items_of(model, screen, Axis::statutory), columns = items_of(model, screen, Axis::column);
  const std::size_t across = theme.text_scale > 1 ? 1 : 2;
  const float head = std::round(theme.em(34) * 1.7F);
  const float content = head + items_height(theme, std::max(law.size(), columns.size()), across);
  const float offset = ui.begin_scroll("browse.area", window, content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  Rect left{inner.x, inner.y - offset, inner.w, content};
  Rect right = left.take_right((left.w - theme.margin()) / 2);
  left.w -= theme.margin();
  const TextBox box{theme.em(34), ui.color().primary, Weight::bold, 1.4F, Align::left, 1};
  ui.text(left, Word::browse_law, box, Role::heading);
  ui.text(right, Word::browse_columns, box, Role::heading);
  left.take_top(head), right.take_top(head);
  draw_items(ui, law, left, across, window, events);
  draw_items(ui, columns, right, across, window, events);
  ui.end_scroll();
}

/// 最新公开 and 现行有效: lists of all that is here.
void draw_lists(Ui& ui, const app::BrowseScreen& screen, Rect row, app::Events& events) {
  std::int64_t in_force = 0;
  const std::string valid = catalog::validity_name(catalog::Validity::in_force);
  for (const catalog::FacetValue& value : screen.facets.validities)
    if (value.key == valid) in_force = value.count;
  const float gap = ui.theme().gap();
  const Rect left = in_force > 0 ? row.take_left((row.w - gap) / 2) : row;
  const Text all = Text::fill(Word::browse_newest, {std::to_string(screen.total)});
  if (ui.button("browse.all", left, all, ButtonStyle::secondary)) events.emplace_back(list_of(screen));
  if (in_force == 0) return;
  row.take_left(gap);
  app::OpenList open = list_of(screen);
  open.filter.validity = catalog::Validity::in_force;
  const Text label = Text::fill(Word::browse_in_force, {std::to_string(in_force)});
  if (ui.button("browse.in_force", row, label, ButtonStyle::secondary)) events.emplace_back(open);
}

}  // namespace

void draw_browse(Ui& ui, const app::Model& model, const app::BrowseScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  draw_axes(ui, screen, inner.take_top(theme.button_height()), events);
  inner.take_top(theme.gap());
  if (screen.loading == app::Loading::failed) return draw_failed(ui, inner, events);
  if (screen.loading == app::Loading::loading) return draw_loading(ui, inner);
  draw_lists(ui, screen, inner.take_bottom(theme.button_height()), events);
  inner.take_bottom(theme.gap());
  const Rect window{page.x, inner.y, page.w, inner.h};
  if (shows_both(ui, screen)) return draw_both_trees(ui, model, screen, inner, window, events);
  draw_one_tree(ui, model, screen, inner, window, events);
}

}  // namespace ui
