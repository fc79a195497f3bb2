// 装入更新: the packages on the sticks, how far one of them has come, and then its preview and what came of it.
#include <array>
#include <cmath>

#include "kiosk/ui/parts.h"
#include "kiosk/ui/update/parts.h"

namespace ui {
namespace {

using app::CatalogueUpdate;
using app::UpdateScreen;
using words::Word;

// -- the packages on the sticks

float file_height(const Theme& theme) {
  return std::round(theme.item_title() * 1.4F + theme.meta() * 1.45F) + 2 * theme.mm(5);
}

Text size_of(std::uint64_t bytes) {
  constexpr std::uint64_t mb = 1'000'000;
  if (bytes < mb) return Word::update_small;
  return Text::fill(Word::update_megabytes, {std::to_string((bytes + mb / 2) / mb)});
}

Piece file_piece(Ui& ui, const app::PackageFile& file, std::size_t number, app::Events& events) {
  const auto draw = [&ui, &events, &file, number](Rect rect) {
    const Theme& theme = ui.theme();
    const std::string id = "update.file." + std::to_string(number);
    const Text where = Text::fill(Word::update_on_stick, {file.stick, size_of(file.bytes).str()});
    if (ui.tap_area(id, rect, Text::content(file.name), Role::row, where.str()))
      events.emplace_back(app::ChoosePackage{file.path});
    ui.panel(rect, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().strong_line);
    Rect inner = rect.inset(theme.mm(5), theme.mm(5));
    const float icon = theme.mm(12);
    draw_icon(ui.canvas(), Icon::stick, {inner.x, inner.y + (inner.h - icon) / 2, icon, icon}, ui.color().primary, 3);
    inner.take_left(icon + theme.mm(4));
    const TextStyle name{theme.item_title(), ui.color().ink, Weight::bold}, meta{theme.meta(), ui.color().meta};
    ui.line({inner.x, inner.y}, inner.w, Text::content(file.name), name);
    ui.line({inner.x, inner.y + std::round(name.size_px * 1.4F)}, inner.w, where, meta);
  };
  return {file_height(ui.theme()), draw};
}

void draw_files(Ui& ui, const UpdateScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  const Rect inner = page.inset(theme.margin(), theme.gap());
  std::vector<Piece> pieces;
  if (screen.loading == app::Loading::loading) {
    pieces.push_back(
        message_piece(ui, inner.w, Icon::stick, ui.color().primary, Word::update_looking, {}, "update.state"));
  } else if (screen.files.empty()) {
    const bool stick = screen.stick;
    pieces.push_back(message_piece(
        ui, inner.w, Icon::stick, ui.color().amber, stick ? Word::update_no_package : Word::update_no_stick,
        {stick ? Word::update_no_package_help : Word::update_no_stick_help}, "update.state"));
  } else {
    pieces.push_back(message_piece(ui, inner.w, Icon::stick, ui.color().primary, Word::update_choose,
                                   {Word::update_choose_help}, "update.state"));
    for (std::size_t i = 0; i < screen.files.size(); ++i)
      pieces.push_back(file_piece(ui, screen.files[i], i, events));
  }
  draw_pieces(ui, "update.area", inner, pieces, theme.gap(), screen.scroll_px, events);
}

// -- how far it has come

constexpr std::array step_words = {Word::update_step_checking, Word::update_step_copying, Word::update_step_building,
                                   Word::update_step_comparing};

Text time_words(const CatalogueUpdate& update) {
  constexpr int minute_s = 60;
  if (update.cancelling) return Word::update_cancelling;
  if (!update.seconds_left) return Word::update_time_unknown;
  const int seconds = *update.seconds_left;
  if (seconds < minute_s) return Text::fill(Word::update_seconds_left, {std::to_string(std::max(seconds, 1))});
  return Text::fill(Word::update_minutes_left, {std::to_string((seconds + minute_s - 1) / minute_s)});
}

/// The four steps below each other: a check mark, the one under way bold, those to come in grey.
Piece steps_piece(Ui& ui, const CatalogueUpdate& update) {
  const Theme& theme = ui.theme();
  const float row = std::round(theme.em(32) * 1.8F);
  const auto draw = [&ui, &update, row](Rect rect) {
    const auto at = static_cast<std::size_t>(update.step);
    const float size = ui.theme().mm(7), left = size + ui.theme().mm(4);
    for (std::size_t i = 0; i < step_words.size(); ++i) {
      const Rect line = rect.take_top(row);
      const bool is_done = i < at, is_now = i == at;
      const TextStyle style{ui.theme().em(32), is_done || is_now ? ui.color().ink : ui.color().meta,
                            is_now ? Weight::bold : Weight::regular};
      const Rect mark{line.x, line.y + (line.h - size) / 2, size, size};
      if (is_done) draw_icon(ui.canvas(), Icon::check, mark, ui.color().good, 4);
      if (is_now) ui.canvas().disc({mark.x + size / 2, mark.y + size / 2}, size / 4, ui.color().primary);
      if (!is_done && !is_now)
        ui.canvas().circle({mark.x + size / 2, mark.y + size / 2}, size / 4, ui.color().meta, 2);
      ui.line({line.x + left, line.y + (line.h - style.size_px) / 2}, line.w - left, step_words[i], style);
      ui.node(Role::text, "update.step." + std::to_string(i), Text(step_words[i]).str(),
              is_done  ? "done"
              : is_now ? "now"
                       : "",
              true, line);
    }
  };
  return {row * static_cast<float>(step_words.size()), draw};
}

Piece bar_piece(Ui& ui, const CatalogueUpdate& update) {
  constexpr int whole = 1000;
  const Theme& theme = ui.theme();
  const float bar = theme.mm(8), words = std::round(theme.em(32) * 1.6F);
  const auto draw = [&ui, &update, bar, words](Rect rect) {
    const int done = static_cast<int>(std::lround(update.share * whole));
    ui.progress("update.progress", rect.take_top(bar), Word::update_preparing, done, whole);
    const Text percent = Text::fill(Word::update_percent, {std::to_string(done * 100 / whole)});
    const TextStyle style{ui.theme().em(32), ui.color().ink};
    ui.line({rect.x, rect.y + (words - style.size_px) / 2}, rect.w * 0.3F, percent, style);
    ui.line({rect.x, rect.y + (words - style.size_px) / 2}, rect.w, time_words(update), style, Align::right);
    ui.node(Role::text, "update.time", time_words(update).str(), percent.str(), true, rect);
  };
  return {bar + words, draw};
}

void draw_progress(Ui& ui, const CatalogueUpdate& update, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  const bool confirming = update.stage == CatalogueUpdate::Stage::confirming;
  if (!confirming)
    draw_foot(ui, inner.take_bottom(theme.button_height()),
              {{"update.cancel", Word::update_cancel, app::CancelUpdate{}, !update.cancelling, true}}, events);
  std::vector<Piece> pieces;
  pieces.push_back(message_piece(
      ui, inner.w, Icon::clock, ui.color().primary, confirming ? Word::update_confirming : Word::update_preparing,
      {confirming ? Text(Word::update_confirming_help) : Text::content(update.file.name)}, "update.state"));
  if (!confirming) {
    pieces.push_back(bar_piece(ui, update));
    pieces.push_back(steps_piece(ui, update));
    pieces.push_back(notice_piece(ui, inner.w, Word::update_calm, "update.calm"));
  }
  draw_pieces(ui, "update.area", inner, pieces, theme.gap(), 0, events);
}

}  // namespace

void draw_update(Ui& ui, const app::Model& model, const UpdateScreen& screen, Rect page, app::Events& events) {
  using Stage = CatalogueUpdate::Stage;
  using Page = UpdateScreen::Page;
  if (screen.page == Page::texts) return draw_update_texts(ui, model.update, screen, page, events);
  if (screen.page != Page::overview) return draw_update_list(ui, model.update, screen, page, events);
  switch (model.update.stage) {
    case Stage::none: return draw_files(ui, screen, page, events);
    case Stage::preparing:
    case Stage::confirming: return draw_progress(ui, model.update, page, events);
    case Stage::prepared: return draw_update_preview(ui, model.update, screen, page, events);
    case Stage::loaded:
    case Stage::refused: break;
  }
  draw_update_result(ui, model, screen, page, events);
}

}  // namespace ui
