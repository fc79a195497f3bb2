// The rows of a list: a window of them that scrolls, whatever their number.
#include <algorithm>
#include <cmath>

#include "catalog/fold.h"
#include "kiosk/ui/list_parts.h"

namespace ui {
namespace {

using words::Word;

/// The visible part of a list: lines of `across` cards each. Offsets are doubles: a million lines are more pixels
/// than a float can count.
struct Window {
  Rect area;
  std::size_t total = 0;
  std::size_t across = 1;
  double step = 0;  ///< from line to line
  double offset = 0;

  double content() const { return static_cast<double>((total + across - 1) / across) * step; }
  double seen() const { return static_cast<double>(area.h); }
  double most() const { return std::max(0.0, content() - seen()); }
  std::size_t first() const { return static_cast<std::size_t>(offset / step) * across; }
  std::size_t fully_first() const { return static_cast<std::size_t>(std::ceil(offset / step - 0.02)) * across; }
  std::size_t lines() const {
    return std::max<std::size_t>(1, static_cast<std::size_t>((seen() + step * 0.1) / step));
  }
  std::size_t fully_last() const { return std::min(total, fully_first() + lines() * across); }
  std::size_t last() const { return std::min(total, first() + (lines() + 2) * across); }
  float top_of(std::size_t row) const {
    return area.y + static_cast<float>(static_cast<double>(row / across) * step - offset);
  }
  /// So long that a finger that flings it does not come to its end: a handle takes it there.
  bool is_long() const { return content() > 4 * seen(); }
};

void draw_pager(Ui& ui, const Window& window, Rect row, int depth, app::Events& events) {
  const Theme& theme = ui.theme();
  const float width = std::min(theme.mm(70), row.w * 0.3F);
  const double page = static_cast<double>(window.lines()) * window.step;
  const double snapped = std::floor(window.offset / window.step + 0.02) * window.step;
  if (ui.button("list.previous", row.take_left(width), Word::list_previous, ButtonStyle::secondary,
                window.offset > 0))
    events.emplace_back(app::Scrolled{std::max(0.0, snapped - page), depth});
  if (ui.button("list.next", row.take_right(width), Word::list_next, ButtonStyle::primary,
                window.offset < window.most()))
    events.emplace_back(app::Scrolled{std::min(window.most(), snapped + page), depth});
  const Text range = Text::fill(
      Word::list_range,
      {std::to_string(window.fully_first() + 1), std::to_string(window.fully_last()), std::to_string(window.total)});
  const TextBox box{theme.meta(), ui.color().ink, Weight::regular, 1.3F, Align::centre};
  const Rect middle = row.inset(theme.mm(2), 0);
  const float height = ui.text_height(middle.w, range, box);
  ui.text({middle.x, row.y + (row.h - height) / 2, middle.w, height}, range, box, Role::text, "list.range");
}

/// The year of a row, by the counts of the years: a list without words goes from the newest to those without a date.
std::string year_at(const app::ListScreen& screen, std::size_t row) {
  if (!screen.found_words.empty() || screen.filter.year) return {};
  std::int64_t before = 0;
  for (const catalog::FacetValue& year : screen.found.facets.years) {
    before += year.count;
    if (static_cast<std::int64_t>(row) < before) return Text::fill(Word::browse_year, {year.key}).str();
  }
  return Text(Word::list_no_date).str();
}

/// What stands beside the handle while a finger drags it.
void draw_bubble(Ui& ui, Rect track, float middle, const Text& words) {
  const Theme& theme = ui.theme();
  const TextStyle style{theme.em(34), ui.color().on_primary, Weight::bold};
  const float width = ui.canvas().width(words.str(), style) + 2 * theme.mm(6), height = theme.mm(16);
  const float top = std::clamp(middle - height / 2, track.y, track.bottom() - height);
  const Rect bubble{track.x - width - theme.mm(4), top, width, height};
  ui.canvas().fill(bubble, ui.color().primary);
  ui.line({bubble.x + theme.mm(6), top + (height - style.size_px) / 2}, width, words, style);
}

void draw_handle(Ui& ui, const app::ListScreen& screen, const Window& window, Rect track, int depth,
                 app::Events& events) {
  const Theme& theme = ui.theme();
  const float handle = theme.mm(22), way = track.h - handle;
  const double share = window.most() > 0 ? window.offset / window.most() : 0;
  const std::string year = year_at(screen, window.first()), place = std::to_string(window.first() + 1);
  const Text where =
      year.empty() ? Text::fill(Word::list_place, {place}) : Text::fill(Word::list_place_year, {year, place});
  const Ui::Slide slide = ui.slide("list.handle", track, handle, share, Word::list_handle, where);
  if (slide.moved) {
    const double wanted = std::round(slide.share * window.most() / window.step) * window.step;
    const double offset = std::round(std::min(wanted, window.most()));
    if (offset != window.offset) events.emplace_back(app::Scrolled{offset, depth});
  }
  const float top = track.y + way * static_cast<float>(share);
  const float middle = track.x + track.w / 2;
  ui.canvas().fill({middle - theme.mm(1), track.y, theme.mm(2), track.h}, ui.color().line);
  const Rect grip{track.x + theme.mm(2), top, track.w - theme.mm(4), handle};
  ui.canvas().fill(grip, ui.color().primary);
  for (int i = -1; i <= 1; ++i) {
    const float y = grip.y + grip.h / 2 + static_cast<float>(i) * theme.mm(3) - theme.mm(0.5F);
    ui.canvas().fill({grip.x + theme.mm(3), y, grip.w - theme.mm(6), theme.mm(1)}, ui.color().on_primary);
  }
  if (slide.held) draw_bubble(ui, track, top + handle / 2, where);
}

catalog::RecordId opened_document(const app::Model& model) {
  const auto* document = std::get_if<app::DocumentScreen>(&model.screen());
  return document != nullptr ? document->id : -1;
}

/// As a card, or as its title alone where `card` is too low for more.
void draw_row(Ui& ui, const app::Model& model, const app::ListScreen& screen, std::size_t index, Rect card,
              app::Events& events) {
  const std::string id = "list.row." + std::to_string(index);
  const bool held = index >= screen.first_row && index < screen.first_row + screen.rows.size();
  if (!held) {
    ui.panel(card, ui.color().surface, ui.color().line);
    ui.line({card.x + ui.theme().mm(6), card.y + ui.theme().mm(6)}, card.w, Word::list_row_loading,
            {ui.theme().meta(), ui.color().meta});
    return;
  }
  const catalog::ListRow& row = screen.rows[index - screen.first_row];
  if (ui.tap_area(id, card, Text::content(row.record.title), Role::row, row.record.document_number,
                  !is_behind(screen)))
    events.emplace_back(app::OpenDocument{row.record.id});
  ui.panel(card, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().line);
  if (row.record.id == opened_document(model))
    ui.canvas().fill({card.x, card.y, ui.theme().mm(3), card.h}, ui.color().primary);
  const std::vector<std::string> words = catalog::split_words(screen.found_words);
  if (card.h < record_card_height(ui.theme())) return draw_record_line(ui, card, row, words);
  draw_record_card(ui, card, row, words);
}

/// Over rows that are not the answer to what has been typed since.
void draw_veil(Ui& ui, const app::ListScreen& screen, Rect area) {
  if (!is_behind(screen)) return;
  Color veil = ui.color().paper;
  veil.a = 0xA0;
  ui.canvas().fill(area, veil);
}

std::size_t cards_across(const Theme& theme, float width) { return width > theme.mm(360) * theme.text_scale ? 2 : 1; }

}  // namespace

void draw_count(Ui& ui, const app::ListScreen& screen, Rect& area) {
  const std::string count = std::to_string(screen.found.ids.size());
  const Text found = screen.found_words.empty() ? Text::fill(Word::list_count, {count})
                                                : Text::fill(Word::list_count_found, {count});
  const bool waits = screen.loading != app::Loading::loading && is_behind(screen);
  const Text words = waits ? Text(Word::list_type_on) : is_behind(screen) ? Text(Word::list_searching) : found;
  const TextBox box{ui.theme().meta(), ui.color().ink, Weight::bold, 1.4F, Align::left, 1};
  area.take_top(ui.text(area, words, box, Role::text, "list.count") + ui.theme().mm(2));
}

void draw_first_rows(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const float card = record_card_height(theme), gap = theme.small_gap();
  const float height = area.h < card ? std::max(theme.least_touch(), theme.item_title() * 1.8F) : card;
  const Rect whole = area;
  const std::size_t across = cards_across(theme, area.w);
  const auto columns = static_cast<float>(across);
  for (std::size_t i = 0; i < screen.found.ids.size() && area.h >= height;) {
    Rect line = area.take_top(height);
    area.take_top(gap);
    const float width = (line.w - gap * (columns - 1)) / columns;
    for (std::size_t k = 0; k < across && i < screen.found.ids.size(); ++k, ++i) {
      draw_row(ui, model, screen, i, line.take_left(width), events);
      line.take_left(gap);
    }
  }
  draw_veil(ui, screen, whole);
}

void draw_rows(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect area, int depth, bool pager,
               app::Events& events) {
  const Theme& theme = ui.theme();
  const float gap = theme.small_gap(), height = record_card_height(theme);
  Window window;
  window.area = area, window.total = screen.found.ids.size(), window.step = static_cast<double>(height + gap);
  const Rect pages = pager ? window.area.take_bottom(theme.button_height()) : Rect{};
  if (pager) window.area.take_bottom(theme.gap());
  const bool has_handle = depth == 0 && window.is_long() && window.area.h > theme.mm(60);
  Rect track = window.area;
  if (has_handle) {  // half in the margin of the page
    window.area.take_right(theme.mm(8));
    track = {window.area.right() + theme.mm(1), track.y, theme.mm(16), track.h};
  }
  window.across = cards_across(theme, window.area.w);
  window.offset = ui.begin_long_scroll("list.area", window.area, window.content() - static_cast<double>(gap),
                                       screen.scroll_px, !has_handle);
  if (window.offset != screen.scroll_px) events.emplace_back(app::Scrolled{window.offset, depth});
  const auto across = static_cast<float>(window.across);
  const float room = window.area.w - (has_handle ? 0 : theme.mm(4));
  const float width = (room - gap * (across - 1)) / across;
  for (std::size_t i = window.first(); i < window.last(); ++i) {
    const float x = window.area.x + static_cast<float>(i % window.across) * (width + gap);
    draw_row(ui, model, screen, i, {x, window.top_of(i), width, height}, events);
  }
  draw_veil(ui, screen, window.area);
  ui.end_scroll();
  const std::size_t first = window.first(), last = window.last();
  if (last > first && (first < screen.first_row || last > screen.first_row + screen.rows.size()))
    events.emplace_back(app::RowsWanted{first, last - first, depth});
  if (has_handle) draw_handle(ui, screen, window, track, depth, events);
  if (pager) draw_pager(ui, window, pages, depth, events);
}

}  // namespace ui
