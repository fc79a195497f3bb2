// Browse: the catalogue by column, issuer or year, with counts.
#include <cmath>

#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using words::Word;
using Axis = app::BrowseScreen::Axis;

struct Item {
  std::string label;
  std::string note;
  std::int64_t count = 0;
  app::Event event;
};

const catalog::Column* column_of(const app::Model& model, std::string_view id) {
  for (const catalog::Column& column : model.room.columns)
    if (column.id == id) return &column;
  return nullptr;
}

app::OpenList list_of(const app::BrowseScreen& screen) {
  app::OpenList open;
  open.filter.column_id = screen.column_id;
  return open;
}

std::vector<Item> items_of(const app::Model& model, const app::BrowseScreen& screen) {
  std::vector<Item> items;
  switch (screen.axis) {
    case Axis::column:
      for (const catalog::FacetValue& value : screen.facets.columns) {
        const catalog::Column* column = column_of(model, value.key);
        items.push_back(
            {value.label, column != nullptr ? column->note : "", value.count, app::OpenColumn{value.key}});
      }
      break;
    case Axis::issuer:
      for (const catalog::FacetValue& value : screen.facets.issuers) {
        app::OpenList open = list_of(screen);
        open.filter.issuer = value.key;
        items.push_back({value.label, "", value.count, open});
      }
      break;
    case Axis::year:
      for (const catalog::FacetValue& value : screen.facets.years) {
        app::OpenList open = list_of(screen);
        open.filter.year = std::stoi(value.key);
        items.push_back({Text::fill(Word::browse_year, {value.label}).str(), "", value.count, open});
      }
      break;
  }
  return items;
}

void draw_axes(Ui& ui, const app::BrowseScreen& screen, Rect row, app::Events& events) {
  struct Choice {
    std::string_view id;
    Word label;
    Axis axis;
  };
  constexpr Choice choices[] = {{"browse.axis.column", Word::browse_axis_column, Axis::column},
                                {"browse.axis.issuer", Word::browse_axis_issuer, Axis::issuer},
                                {"browse.axis.year", Word::browse_axis_year, Axis::year}};
  const float gap = ui.theme().gap(), width = (row.w - 2 * gap) / 3;
  for (const Choice& choice : choices) {
    const bool on = choice.axis == screen.axis;
    if (ui.button(choice.id, row.take_left(width), choice.label, on ? ButtonStyle::primary : ButtonStyle::secondary))
      events.emplace_back(app::OpenBrowse{choice.axis});
    row.take_left(gap);
  }
}

float item_height(const Theme& theme) {
  return std::round(2 * theme.mm(5) + theme.em(36) * 1.4F + theme.meta() * 1.5F);
}

void draw_item(Ui& ui, Rect rect, std::string_view id, const Item& item, app::Events& events) {
  const Theme& theme = ui.theme();
  const Text count = Text::fill(Word::browse_count, {std::to_string(item.count)});
  if (ui.tap_area(id, rect, Text::content(item.label), Role::row, count.str())) events.push_back(item.event);
  ui.panel(rect, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().line);
  const Rect inner = rect.inset(theme.mm(6), theme.mm(5));
  const TextStyle number{theme.em(30), ui.color().primary, Weight::bold};
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

}  // namespace

void draw_browse(Ui& ui, const app::Model& model, const app::BrowseScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  draw_axes(ui, screen, inner.take_top(theme.button_height()), events);
  inner.take_top(theme.gap());
  if (screen.loading == app::Loading::failed) return draw_failed(ui, inner, events);
  if (screen.loading == app::Loading::loading) return draw_loading(ui, inner);

  const Text all = Text::fill(Word::browse_all_of, {std::to_string(screen.total)});
  if (ui.button("browse.all", inner.take_bottom(theme.button_height()), all, ButtonStyle::secondary))
    events.emplace_back(list_of(screen));
  inner.take_bottom(theme.gap());

  const auto items = items_of(model, screen);
  if (items.empty()) {
    ui.notice(inner, Word::browse_empty, "browse.empty");
    return;
  }
  const std::size_t across = ui.landscape() ? 3 : screen.axis == Axis::year ? 2 : theme.text_scale > 1 ? 1 : 2;
  const float gap = theme.small_gap();
  const float width = (inner.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  const float height = item_height(theme);
  const std::size_t rows = (items.size() + across - 1) / across;
  const float content = static_cast<float>(rows) * (height + gap) - gap;
  const Rect window{page.x, inner.y, page.w, inner.h};
  const float offset = ui.begin_scroll("browse.area", window, content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  for (std::size_t i = 0; i < items.size(); ++i) {
    const float x = inner.x + static_cast<float>(i % across) * (width + gap);
    const float y = inner.y - offset + static_cast<float>(i / across) * (height + gap);
    if (y > window.bottom() || y + height < window.y) continue;
    draw_item(ui, {x, y, width, height}, "browse.item." + std::to_string(i), items[i], events);
  }
  ui.end_scroll();
}

}  // namespace ui
