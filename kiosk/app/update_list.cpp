// Lists of records and the counts of the ways in.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "base/wipe.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

void set_filter(Model& model, ListScreen& list, catalog::Filter filter, Orders& orders) {
  base::wipe(list.filter.words);
  list.filter = std::move(filter);
  list.scroll_px = 0;
  find_list(model, list, orders);
}

void load_rows(Model& model, ListScreen& list, std::size_t first, std::size_t count, Orders& orders) {
  list.rows_ticket = new_ticket(model);
  list.wanted_first = first;
  list.wanted_count = std::min(count, list.found.ids.size() - first);
  const auto begin = list.found.ids.begin() + static_cast<std::ptrdiff_t>(first);
  LoadRows order;
  order.ticket = list.rows_ticket;
  order.first = first;
  order.ids.assign(begin, begin + static_cast<std::ptrdiff_t>(list.wanted_count));
  order.words = list.filter.words;
  orders.push_back(std::move(order));
}

bool covers(std::size_t held_first, std::size_t held_count, std::size_t first, std::size_t last) {
  return held_first <= first && last <= held_first + held_count;
}

void show_facets(BrowseScreen& browse, base::Result<catalog::ResultSet>& found) {
  browse.ticket = 0;
  browse.loading = found.ok() ? Loading::ready : Loading::failed;
  browse.total = found.ok() ? static_cast<std::int64_t>(found->ids.size()) : 0;
  browse.facets = found.ok() ? std::move(found->facets) : catalog::Facets{};
}

/// The rows of the answer before are dropped only when there are others: until then they are seen, and told as such.
void show_found(Model& model, ListScreen& list, Found& event, Orders& orders) {
  base::Result<catalog::ResultSet>& found = event.found;
  list.ticket = 0;
  list.loading = found.ok() ? Loading::ready : Loading::failed;
  list.found = found.ok() ? std::move(*found) : catalog::ResultSet{};
  list.withdrawn = std::move(event.withdrawn);
  base::wipe(list.found_words);
  list.found_words = list.filter.words;
  list.first_row = 0;
  list.rows.clear();
  list.way_on_ticket = 0;
  list.way_on.reset();
  if (!list.found.ids.empty()) return load_rows(model, list, 0, model.limits.window_rows, orders);
  if (found.ok()) find_way_on(model, list, orders);
}

/// One letter says nothing yet, one character of Chinese does. Nothing typed asks for the whole list.
bool is_worth_searching(std::string_view words) {
  constexpr char32_t first_of_han = 0x2E80;
  const std::vector<base::Utf8Char> characters = base::decode(words);
  return characters.size() != 1 || characters.front().code_point >= first_of_han;
}

void search_from_home(Model& model, HomeScreen& home, Orders& orders) {
  catalog::Filter filter;
  filter.words = base::trim(home.search.text);
  if (filter.words.empty() || !is_worth_searching(filter.words)) return drop_hits(home);
  if (home.hits && home.hits->filter == filter) return;
  if (!home.hits) home.hits.emplace();
  set_filter(model, *home.hits, std::move(filter), orders);
}

/// The filter that the search field asks for.
catalog::Filter typed_filter(const ListScreen* list, const TextField& box) {
  catalog::Filter filter = list ? list->filter : catalog::Filter{};
  filter.words = base::trim(box.text);
  return filter;
}

}  // namespace

ListScreen* shown_list(Model& model) {
  const std::size_t size = model.screens.size();
  const bool beside = size > 1 && top_as<DocumentScreen>(model);
  return std::get_if<ListScreen>(&model.screens[beside ? size - 2 : size - 1]);
}

TextField* search_box(Model& model) {
  if (auto* home = top_as<HomeScreen>(model)) return &home->search;
  ListScreen* const list = shown_list(model);
  return list ? &list->search : nullptr;
}

void open_hits(Model& model, HomeScreen& home) {
  ListScreen list = std::move(*home.hits);
  home.hits.reset();
  list.search.text = list.filter.words;
  list.search.caret = list.search.text.size();
  unfocus(model);
  push(model, std::move(list));
}

void follow_search(Model& model, Orders& orders) {
  if (auto* home = top_as<HomeScreen>(model)) {
    if (home->search.focused) search_from_home(model, *home, orders);
    return;
  }
  auto* list = top_as<ListScreen>(model);
  if (!list || !list->search.focused) return;
  catalog::Filter filter = list->filter;
  filter.words = base::trim(list->search.text);
  if (filter == list->filter || !is_worth_searching(filter.words)) return;
  set_filter(model, *list, std::move(filter), orders);
}

void find_way_on(Model& model, ListScreen& list, Orders& orders) {
  list.way_on_ticket = new_ticket(model);
  orders.push_back(FindWayOn{list.way_on_ticket, list.filter});
}

void find_facets(Model& model, BrowseScreen& browse, Orders& orders) {
  browse.loading = Loading::loading;
  browse.ticket = new_ticket(model);
  Find order;
  order.ticket = browse.ticket;
  order.filter.column_id = browse.column_id;
  order.filter.subject = browse.subject;
  orders.push_back(std::move(order));
}

void find_list(Model& model, ListScreen& list, Orders& orders) {
  list.loading = Loading::loading;
  list.rows_ticket = list.way_on_ticket = 0;
  list.ticket = new_ticket(model);
  orders.push_back(Find{list.ticket, list.filter});
}

void open_list(Model& model, catalog::Filter filter, Orders& orders) {
  unfocus(model);
  const auto* open = top_as<ListScreen>(model);
  if (open && open->filter == filter) return;
  ListScreen list;
  list.search.text = filter.words;
  list.search.caret = list.search.text.size();
  push(model, std::move(list));
  set_filter(model, std::get<ListScreen>(model.screen()), std::move(filter), orders);
}

void on(Model& model, const OpenList& event, Orders& orders) { open_list(model, event.filter, orders); }

void on(Model& model, const Narrow& event, Orders& orders) {
  ListScreen* const list = shown_list(model);
  if (!list) return;
  unfocus(model);
  catalog::Filter filter = event.filter;
  filter.words = list->filter.words;
  if (filter != list->filter) set_filter(model, *list, std::move(filter), orders);
}

void on(Model& model, const OpenPicker& event, Orders&) {
  ListScreen* const list = shown_list(model);
  if (!list) return;
  unfocus(model);
  list->picker = event.picker;
  list->picker_scroll_px = 0;
}

void on(Model& model, const PickerScrolled& event, Orders&) {
  ListScreen* const list = shown_list(model);
  if (list && std::isfinite(event.offset_px)) list->picker_scroll_px = std::max(event.offset_px, 0.0F);
}

void on(Model& model, const Search&, Orders& orders) {
  TextField* const box = search_box(model);
  if (!box) return;
  ListScreen* const list = shown_list(model);
  catalog::Filter filter = typed_filter(list, *box);
  const bool asks_for_nothing = filter == catalog::Filter{};
  if (asks_for_nothing && (!list || list->filter == filter)) {
    box->focused = true;  // the caret shows where words go
    return;
  }
  auto* home = top_as<HomeScreen>(model);
  const bool is_found = home && home->hits && home->hits->filter == filter;
  if (is_found && home->hits->loading != Loading::failed) return open_hits(model, *home);
  if (!list) return open_list(model, std::move(filter), orders);
  unfocus(model);
  list->scroll_px = 0;
  if (filter != list->filter || list->loading == Loading::failed) set_filter(model, *list, std::move(filter), orders);
}

void on(Model& model, SearchFor& event, Orders& orders) {
  TextField typed;
  Editor{typed.text, typed.caret, max_query_length}.insert(event.words);
  catalog::Filter filter;
  filter.words = base::trim(typed.text);
  base::wipe(typed.text);
  base::wipe(event.words);
  auto* list = top_as<ListScreen>(model);
  if (!list) return open_list(model, std::move(filter), orders);
  unfocus(model);
  base::wipe(list->search.text);
  list->search.text = filter.words;
  list->search.caret = filter.words.size();
  if (filter != list->filter) set_filter(model, *list, std::move(filter), orders);
}

void on(Model& model, const RowsWanted& event, Orders& orders) {
  ListScreen* const list = shown_list(model);
  if (!list || list->loading != Loading::ready) return;
  const std::size_t size = list->found.ids.size();
  const std::size_t first = std::min(event.first, size);
  const std::size_t count = std::min(event.count, size - first);
  if (count == 0 || covers(list->first_row, list->rows.size(), first, first + count)) return;
  if (list->rows_ticket != 0 && covers(list->wanted_first, list->wanted_count, first, first + count)) return;
  const std::size_t window = std::min(size, std::max(count, model.limits.window_rows));
  const std::size_t margin = (window - count) / 2;
  load_rows(model, *list, std::min(first - std::min(first, margin), size - window), window, orders);
}

void on(Model& model, Found& event, Orders& orders) {
  if (auto* browse = awaiting(model, event.ticket, &BrowseScreen::ticket)) return show_facets(*browse, event.found);
  auto* list = awaiting(model, event.ticket, &ListScreen::ticket);
  if (list) show_found(model, *list, event, orders);
}

void on(Model& model, WayOnFound& event, Orders&) {
  auto* list = awaiting(model, event.ticket, &ListScreen::way_on_ticket);
  if (!list) return;
  list->way_on_ticket = 0;
  if (event.way_on.ok()) list->way_on = std::move(*event.way_on);
}

void on(Model& model, RowsLoaded& event, Orders&) {
  auto* list = awaiting(model, event.ticket, &ListScreen::rows_ticket);
  if (!list) return;
  list->rows_ticket = 0;
  if (!event.rows.ok() || event.rows->size() != list->wanted_count) {
    list->loading = Loading::failed;
    return;
  }
  list->first_row = list->wanted_first;
  list->rows = std::move(*event.rows);
}

}  // namespace app
