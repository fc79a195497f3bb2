#include <cmath>
#include <optional>

#include "catalog/pinyin.h"
#include "kiosk/ui/parts.h"

namespace ui {

using words::Word;

void draw_search(Ui& ui, SearchIds ids, Rect rect, const app::TextField& field, app::Events& events) {
  const Rect go = rect.take_right(ui.theme().mm(40));
  if (!field.text.empty()) {
    const Rect clear = rect.take_right(ui.theme().mm(28));
    if (ui.button(ids.clear, clear, Word::home_search_clear, ButtonStyle::tile)) {
      events.emplace_back(app::FocusBox{app::Box::search, 0});
      events.emplace_back(app::ClearBox{});
    }
  }
  const std::ptrdiff_t caret =
      ui.field(ids.field, rect, Word::home_search, Word::home_search_hint, {field.text, field.caret, field.focused});
  if (caret >= 0) events.emplace_back(app::FocusBox{app::Box::search, static_cast<std::size_t>(caret)});
  if (ui.button(ids.go, go, Word::home_search_go, ButtonStyle::primary)) events.emplace_back(app::Search{});
}

float draw_validity(Ui& ui, Point at, catalog::Validity validity, float size_px) {
  if (validity == catalog::Validity::unstated) return 0;
  const bool ended = validity == catalog::Validity::expired || validity == catalog::Validity::repealed;
  const bool good = validity == catalog::Validity::in_force;
  const Color tone = ended ? ui.color().ended : good ? ui.color().good : ui.color().amber;
  return ui.badge(at, Text::content(catalog::validity_name(validity)), tone, size_px);
}

float record_card_height(const Theme& theme) {
  return 2 * theme.mm(5) + 2 * std::round(theme.item_title() * 1.35F) + std::round(theme.meta() * 1.6F) +
         std::round(theme.meta() * 1.45F);
}

namespace {

std::vector<Mark> marks_of(std::string_view text, const std::vector<std::string>& words, Color color) {
  std::vector<Mark> marks;
  for (const std::string& word : words)
    for (const catalog::Match& match : catalog::find_marks(text, word))
      marks.push_back({match.begin, match.end, color});
  return marks;
}

/// "国办发〔2026〕3号　2026-11-20　示例市应急管理局"
float draw_meta(Ui& ui, Point at, float width, const catalog::Record& record, bool corrected) {
  const TextStyle style{ui.theme().meta(), ui.color().meta};
  const float step = ui.theme().mm(6);
  float x = at.x;
  const auto put = [&](const std::string& text) {
    if (text.empty()) return;
    const float room = at.x + width - x;
    if (room < style.size_px * 3) return;
    ui.line({x, at.y}, room, Text::content(text), style);
    x += std::min(room, ui.canvas().width(text, style)) + step;
  };
  put(record.document_number);
  if (record.published_on) put(base::to_iso(*record.published_on));
  if (!record.published_on && record.made_on) put(base::to_iso(*record.made_on));
  const float badge_room = ui.theme().meta() * 4;
  if (record.validity != catalog::Validity::unstated && at.x + width - x > badge_room)
    x += draw_validity(ui, {x, at.y}, record.validity, ui.theme().em(26)) + step;
  if (corrected && at.x + width - x > badge_room)
    x += ui.badge({x, at.y}, Word::list_corrected, ui.color().amber, ui.theme().em(26)) + step;
  put(record.issuer);
  return std::round(style.size_px * 1.6F);
}

/// Where the words of a search were found; nothing for the title, which shows them itself.
std::optional<Word> name_of(catalog::ListRow::Place place) {
  using Place = catalog::ListRow::Place;
  switch (place) {
    case Place::number: return Word::list_place_number;
    case Place::index_number: return Word::list_place_index_number;
    case Place::summary: return Word::list_place_summary;
    case Place::keywords: return Word::list_place_keywords;
    case Place::body: return Word::list_place_body;
    case Place::title:
    case Place::other: break;
  }
  return std::nullopt;
}

/// "正文 " before the snippet; cut off the left of `line`.
void draw_place(Ui& ui, Rect& line, catalog::ListRow::Place place) {
  const std::optional<Word> name = name_of(place);
  if (!name) return;
  const TextStyle style{ui.theme().meta(), ui.color().primary, Weight::bold};
  const float width = ui.canvas().width(Text(*name).str(), style);
  ui.line({line.x, line.y + (std::round(style.size_px * 1.45F) - style.size_px) / 2}, width + 1, *name, style);
  line.take_left(width + ui.theme().mm(3));
}

}  // namespace

void draw_record_card(Ui& ui, Rect rect, const catalog::ListRow& row, const std::vector<std::string>& words) {
  const Theme& theme = ui.theme();
  const Rect inner = rect.inset(theme.mm(6), theme.mm(5));
  TextBox title{theme.item_title(), ui.color().ink, Weight::bold, 1.35F, Align::left, 2};
  const auto title_marks = marks_of(row.record.title, words, ui.color().found);
  float y = inner.y + ui.paint_text(inner, row.record.title, title, title_marks);
  y += theme.mm(1);
  y += draw_meta(ui, {inner.x, y + theme.mm(0.5F)}, inner.w, row.record, row.corrected);
  const float step = std::round(theme.meta() * 1.45F);
  const int lines = static_cast<int>((inner.bottom() + theme.mm(1) - y) / step);
  if (lines < 1 || row.snippet.empty()) return;
  Rect line{inner.x, y, inner.w, step};
  if (!words.empty()) draw_place(ui, line, row.place);
  const TextBox snippet{theme.meta(), ui.color().ink, Weight::regular, 1.45F, Align::left, lines};
  ui.paint_text(line, row.snippet, snippet, marks_of(row.snippet, words, ui.color().found));
}

void draw_record_line(Ui& ui, Rect rect, const catalog::ListRow& row, const std::vector<std::string>& words) {
  const Theme& theme = ui.theme();
  const TextBox title{theme.item_title(), ui.color().ink, Weight::bold, 1.35F, Align::left, 1};
  const float height = std::round(title.size_px * title.leading);
  const Rect inner = rect.inset(theme.mm(5), (rect.h - height) / 2);
  ui.paint_text(inner, row.record.title, title, marks_of(row.record.title, words, ui.color().found));
}

void draw_loading(Ui& ui, Rect page) {
  const TextBox box{ui.theme().title(), ui.color().meta, Weight::regular, 1.4F, Align::centre};
  ui.text({page.x, page.y + page.h * 0.3F, page.w, 0}, Word::app_loading, box, Role::progress, "screen.loading");
}

void draw_failed(Ui& ui, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect area = page.inset(theme.margin(), page.h * 0.2F);
  area.take_top(ui.text(area, Word::app_failed, {theme.title(), ui.color().ink, Weight::bold, 1.5F, Align::centre},
                        Role::heading, "screen.failed"));
  area.take_top(
      ui.text(area, Word::app_failed_help, {theme.body(), ui.color().ink, Weight::regular, 1.6F, Align::centre}));
  area.take_top(theme.gap());
  const float width = std::min(area.w, theme.mm(100));
  if (ui.button("screen.retry", {area.x + (area.w - width) / 2, area.y, width, theme.button_height()},
                Word::app_retry, ButtonStyle::primary))
    events.emplace_back(app::Retry{});
}

}  // namespace ui
