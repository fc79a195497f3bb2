// The lists of an update: what it adds, changes and withdraws, and the rows that were refused.
#include <cmath>

#include "kiosk/ui/update/parts.h"

namespace ui {
namespace {

using words::Word;
using Page = app::UpdateScreen::Page;

/// A row of one of the lists, in words.
struct Line {
  Text title;
  Text reference;
  Text detail;
  bool opens = false;
};

Text reference_of(const catalog::Record& record) {
  std::string words = record.index_number;
  for (const std::string& part : {record.document_number, record.column_name})
    if (!part.empty()) words += "　" + part;
  return Text::content(words);
}

Line added_line(const catalog::RecordChange& change) {
  const auto& day = change.after.published_on ? change.after.published_on : change.after.made_on;
  const Text detail = day ? Text::fill(Word::update_published, {base::to_chinese(*day)}) : Text::content("");
  return {Text::content(change.after.title), reference_of(change.after), detail};
}

Line changed_line(const catalog::RecordChange& change, bool opens) {
  return {Text::content(change.after.title), reference_of(change.after), changed_words(change), opens};
}

Line withdrawn_line(const catalog::RecordChange& change) {
  const Text reason =
      change.reason.empty() ? Text(Word::update_no_reason) : Text::fill(Word::update_reason, {change.reason});
  return {Text::content(change.before.title), reference_of(change.before), reason};
}

Line refused_line(const catalog::Refusal& row) {
  const Text place = row.line > 0 ? Text::fill(Word::update_row_place, {row.file, std::to_string(row.line)})
                                  : Text::content(row.file);
  return {Text::content(row.what), place, Text::content(row.remedy)};
}

struct List {
  const app::CatalogueUpdate& update;
  Page page;

  const std::vector<catalog::Refusal>& rows() const {
    const bool refused = update.stage == app::CatalogueUpdate::Stage::refused;
    return refused ? update.trouble.rows : update.preview.report.refusals;
  }
  std::size_t size() const {
    const catalog::Changes& changes = update.preview.changes;
    if (page == Page::added) return changes.added.size();
    if (page == Page::changed) return changes.changed.size();
    return page == Page::withdrawn ? changes.withdrawn.size() : rows().size();
  }
  Line at(std::size_t i) const {
    const catalog::Changes& changes = update.preview.changes;
    if (page == Page::added) return added_line(changes.added[i]);
    if (page == Page::changed)
      return changed_line(changes.changed[i], update.stage == app::CatalogueUpdate::Stage::prepared);
    return page == Page::withdrawn ? withdrawn_line(changes.withdrawn[i]) : refused_line(rows()[i]);
  }
};

struct RowSizes {
  TextBox title, detail;
  float reference, pad, height;
};

/// Rows of one list are of one height, so that those in sight are found without measuring the others.
RowSizes sizes_of(const Ui& ui, Page page) {
  const Theme& theme = ui.theme();
  RowSizes sizes;
  sizes.title = {theme.item_title(), ui.color().ink, Weight::bold, 1.35F, Align::left, 2};
  const int lines = page == Page::withdrawn || page == Page::rows ? 2 : 1;
  sizes.detail = {theme.meta(), ui.color().ink, Weight::regular, 1.4F, Align::left, lines};
  sizes.reference = std::round(theme.meta() * 1.5F);
  sizes.pad = theme.mm(4);
  sizes.height = 2 * sizes.pad + 2 * std::round(sizes.title.size_px * sizes.title.leading) + sizes.reference +
                 static_cast<float>(lines) * std::round(sizes.detail.size_px * sizes.detail.leading);
  return sizes;
}

void draw_line(Ui& ui, Rect rect, const Line& line, const RowSizes& sizes) {
  Rect inner = rect.inset(ui.theme().mm(5), sizes.pad);
  const float used = ui.text_height(inner.w, line.title, sizes.title) + sizes.reference +
                     ui.text_height(inner.w, line.detail, sizes.detail);
  inner.take_top((inner.h - used) / 2);
  inner.take_top(ui.paint_text(inner, line.title.str(), sizes.title));
  const float meta = ui.theme().meta();
  ui.line({inner.x, inner.y + (sizes.reference - meta) / 2}, inner.w, line.reference, {meta, ui.color().meta});
  inner.take_top(sizes.reference);
  ui.paint_text(inner, line.detail.str(), sizes.detail);
}

}  // namespace

void draw_update_list(Ui& ui, const app::CatalogueUpdate& update, const app::UpdateScreen& screen, Rect page,
                      app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  const List list{update, screen.page};
  const TextBox head{theme.em(32), ui.color().ink, Weight::regular, 1.5F};
  const bool compares = screen.page == Page::changed && update.stage == app::CatalogueUpdate::Stage::prepared;
  const Text count =
      Text::fill(compares ? Word::update_list_compare : Word::update_list_count, {std::to_string(list.size())});
  inner.take_top(ui.text(inner, count, head, Role::heading, "update.count") + theme.small_gap());
  const RowSizes sizes = sizes_of(ui, screen.page);
  const float step = sizes.height + theme.small_gap();
  const float offset = ui.begin_scroll("update.list", inner,
                                       step * static_cast<float>(list.size()) - theme.small_gap(), screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  const auto first = static_cast<std::size_t>(std::max(0.0F, offset / step));
  for (std::size_t i = first; i < list.size(); ++i) {
    const float y = inner.y - offset + static_cast<float>(i) * step;
    if (y > inner.bottom()) break;
    const Rect rect{inner.x, y, inner.w - theme.mm(4), sizes.height};
    const std::string id = "update.item." + std::to_string(i);
    const Line line = list.at(i);
    const std::string value = line.reference.str() + "　" + line.detail.str();
    if (!line.opens) ui.node(Role::text, id, line.title.str(), value, true, rect);
    if (line.opens && ui.tap_area(id, rect, line.title, Role::row, value))
      events.emplace_back(app::ShowUpdatePage{Page::texts, i});
    ui.panel(rect, line.opens && ui.is_pressed(id) ? ui.color().pressed : ui.color().surface,
             line.opens ? ui.color().strong_line : ui.color().line);
    draw_line(ui, rect, line, sizes);
  }
  ui.end_scroll();
}

}  // namespace ui
