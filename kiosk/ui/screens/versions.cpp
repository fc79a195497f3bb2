// 目录版本: the versions that are kept, the one in use, and the way back to another.
#include <cmath>

#include "kiosk/app/update_account.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/update/parts.h"

namespace ui {
namespace {

using app::VersionsScreen;
using words::Word;

float version_height(const Theme& theme) {
  return std::round(theme.item_title() * 1.45F + 2 * theme.meta() * 1.5F) + 2 * theme.mm(5);
}

Text loaded_words(const catalog::Version& version) {
  const std::string records = std::to_string(version.records);
  if (version.loaded_at.empty()) return Text::fill(Word::versions_undated, {records});
  if (version.counter == 0) return Text::fill(Word::versions_imported, {version.loaded_at, records});
  return Text::fill(Word::versions_loaded, {version.loaded_at, records, std::to_string(version.counter)});
}

Piece version_piece(Ui& ui, const VersionsScreen& screen, const catalog::Version& version, bool may_change,
                    app::Events& events) {
  const auto draw = [&ui, &events, &screen, &version, may_change](Rect rect) {
    const Theme& theme = ui.theme();
    const bool in_use = version.number == screen.current;
    const std::string id = "versions." + std::to_string(version.number);
    const Text name = Text::fill(Word::versions_number, {std::to_string(version.number)});
    const std::string value =
        (in_use ? Text(Word::versions_in_use).str() + "　" : "") + content_date_of(version).str();
    if (in_use) ui.node(Role::text, id, name.str(), value, true, rect);
    if (!in_use && ui.tap_area(id, rect, name, Role::row, value, may_change))
      events.emplace_back(app::AskVersion{version.number});
    ui.panel(rect, ui.is_pressed(id) && !in_use ? ui.color().pressed : ui.color().surface,
             in_use ? ui.color().primary : ui.color().strong_line);
    Rect inner = rect.inset(theme.mm(5), theme.mm(5));
    const TextStyle head{theme.item_title(), ui.color().ink, Weight::bold}, meta{theme.meta(), ui.color().ink};
    ui.line({inner.x, inner.y}, inner.w, name, head);
    const float mark = inner.x + ui.canvas().width(name.str(), head) + theme.mm(4);
    if (in_use) ui.badge({mark, inner.y + theme.mm(0.5F)}, Word::versions_in_use, ui.color().good, theme.meta());
    inner.take_top(std::round(head.size_px * 1.45F));
    ui.line({inner.x, inner.y}, inner.w, content_date_of(version), meta);
    inner.take_top(std::round(meta.size_px * 1.5F));
    ui.line({inner.x, inner.y}, inner.w, loaded_words(version), {theme.meta(), ui.color().meta});
  };
  return {version_height(ui.theme()), draw};
}

void add_notice(Ui& ui, float width, const VersionsScreen& screen, std::vector<Piece>& pieces) {
  using Notice = VersionsScreen::Notice;
  if (screen.act_ticket != 0) {
    pieces.push_back(notice_piece(ui, width, Word::versions_working, "versions.notice"));
  } else if (screen.notice != Notice::none) {
    const Word words = screen.notice == Notice::changed ? Word::versions_changed : Word::versions_failed;
    pieces.push_back(notice_piece(ui, width, words, "versions.notice"));
  }
}

}  // namespace

void draw_versions(Ui& ui, const app::Model& model, const VersionsScreen& screen, Rect page, app::Events& events) {
  if (screen.loading == app::Loading::failed) return draw_failed(ui, page, events);
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  const bool may_change = app::may_change_version(model) && screen.act_ticket == 0;
  draw_foot(
      ui, inner.take_bottom(theme.button_height()),
      {{"versions.back", Word::versions_back, app::AskVersion{screen.before}, may_change && screen.before != 0}},
      events);
  inner.take_bottom(theme.gap());
  std::vector<Piece> pieces;
  if (!app::may_change_version(model)) {
    pieces.push_back(notice_piece(ui, inner.w, Word::versions_blocked, "versions.notice"));
  } else {
    add_notice(ui, inner.w, screen, pieces);
  }
  const bool is_empty = screen.versions.empty() && screen.loading == app::Loading::ready;
  const Text help = is_empty                     ? Word::versions_none
                    : screen.versions.size() > 1 ? Word::versions_help
                                                 : Word::versions_only;
  const TextBox box{theme.em(32), ui.color().ink, Weight::regular, 1.5F};
  pieces.push_back({ui.text_height(inner.w - theme.mm(4), help, box),
                    [&ui, help, box](Rect rect) { ui.text(rect, help, box, Role::text, "versions.help"); }});
  for (const catalog::Version& version : screen.versions)
    pieces.push_back(version_piece(ui, screen, version, may_change, events));
  draw_pieces(ui, "versions.area", inner, pieces, theme.small_gap(), screen.scroll_px, events);
}

}  // namespace ui
