// The preview of an update in plain words, and what came of it.
#include <algorithm>
#include <utility>

#include "kiosk/app/print_account.h"
#include "kiosk/ui/print_words.h"
#include "kiosk/ui/update/parts.h"

namespace ui {
namespace {

using words::Word;
using Page = app::UpdateScreen::Page;

constexpr std::size_t first_rows = 3;

std::string count_of(std::size_t count) { return std::to_string(count); }

/// What staff ought to think twice about.
void add_warnings(Ui& ui, float width, const app::UpdatePreview& preview, std::vector<Piece>& pieces) {
  const catalog::Changes& changes = preview.changes;
  if (!changes.withdrawn.empty())
    pieces.push_back(notice_piece(ui, width, Text::fill(Word::update_withdraws, {count_of(changes.withdrawn.size())}),
                                  "update.withdraws"));
  if (!changes.emptied_columns.empty())
    pieces.push_back(notice_piece(
        ui, width, Text::fill(Word::update_emptied, {columns_of(changes.emptied_columns).str()}), "update.emptied"));
  if (changes.guide || changes.offices) {
    const Word what = !changes.offices ? Word::update_guide_changed
                      : !changes.guide ? Word::update_offices_changed
                                       : Word::update_both_changed;
    pieces.push_back(notice_piece(ui, width, what, "update.room_changed"));
  }
}

Text place_of(const catalog::Refusal& row) {
  return row.line > 0 ? Text::fill(Word::update_row_place, {row.file, std::to_string(row.line)})
                      : Text::content(row.file);
}

/// The first of the rows that were refused, and the way to the others.
void add_rows(Ui& ui, float width, const std::vector<catalog::Refusal>& rows, std::vector<Piece>& pieces,
              app::Events& events) {
  if (rows.empty()) return;
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < std::min(rows.size(), first_rows); ++i)
    facts.push_back({place_of(rows[i]), Text::content(rows[i].what)});
  const TextBox head{ui.theme().em(34), ui.color().ink, Weight::bold, 1.5F};
  const Text title = Text::fill(Word::update_rows_refused, {count_of(rows.size())});
  pieces.push_back({ui.text_height(width, title, head), [&ui, title, head](Rect rect) {
                      ui.text(rect, title, head, Role::heading, "update.rows_title");
                    }});
  pieces.push_back(facts_piece(ui, width, facts, "update.row"));
  pieces.push_back({ui.theme().button_height(), [&ui, &events](Rect rect) {
                      rect.w = std::min(rect.w, ui.theme().mm(110));
                      if (ui.button("update.rows", rect, Word::update_all_rows, ButtonStyle::secondary))
                        events.emplace_back(app::ShowUpdatePage{Page::rows, 0});
                    }});
}

/// Cuts the foot off the page and returns the rest.
Rect above_foot(Ui& ui, Rect page, const std::vector<FootAction>& actions, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  draw_foot(ui, inner.take_bottom(theme.button_height()), actions, events);
  inner.take_bottom(theme.gap());
  return inner;
}

/// How the print-out of the report does.
std::optional<Text> job_words(const app::Model& model, const app::UpdateScreen& screen) {
  const app::PrintJob* const job = app::job_shown(model, screen.job);
  return job != nullptr ? std::optional(story_of(*job).title) : std::nullopt;
}

void draw_loaded(Ui& ui, const app::Model& model, const app::UpdateScreen& screen, Rect page, app::Events& events) {
  const app::UpdatePreview& preview = model.update.preview;
  const app::PrintJob* const job = app::job_shown(model, screen.job);
  const bool may_print = job == nullptr || !app::is_running(*job);
  const Rect inner = above_foot(ui, page,
                                {{"update.print", Word::update_print, app::PrintUpdateReport{}, may_print},
                                 {"update.done", Word::update_done, app::DismissUpdate{}}},
                                events);
  std::vector<Piece> pieces;
  pieces.push_back(message_piece(ui, inner.w, Icon::check, ui.color().good, Word::update_loaded,
                                 {Word::update_loaded_help}, "update.state"));
  if (const auto words = job_words(model, screen)) pieces.push_back(notice_piece(ui, inner.w, *words, "update.job"));
  pieces.push_back(facts_piece(ui, inner.w, facts_of(preview), "update.fact"));
  pieces.push_back(counts_piece(ui, inner.w, preview.changes, events));
  add_rows(ui, inner.w, preview.report.refusals, pieces, events);
  draw_pieces(ui, "update.area", inner, pieces, ui.theme().gap(), screen.scroll_px, events);
}

void draw_refused(Ui& ui, const app::CatalogueUpdate& update, const app::UpdateScreen& screen, Rect page,
                  app::Events& events) {
  const auto& files = screen.files;
  const bool at_hand = std::any_of(files.begin(), files.end(),
                                   [&](const app::PackageFile& file) { return file.path == update.file.path; });
  const Text again = update.trouble.resumes ? Word::update_go_on : Word::update_again;
  const Rect inner = above_foot(ui, page,
                                {{"update.again", again, app::ChoosePackage{update.file.path}, at_hand},
                                 {"update.done", Word::update_back_to_list, app::DismissUpdate{}}},
                                events);
  std::vector<Piece> pieces;
  std::vector<Text> sentences = {Text::content(update.trouble.what)};
  if (!update.trouble.remedy.empty()) sentences.push_back(Text::content(update.trouble.remedy));
  pieces.push_back(
      message_piece(ui, inner.w, Icon::warning, ui.color().amber, Word::update_refused, sentences, "update.state"));
  pieces.push_back(notice_piece(ui, inner.w, Word::update_nothing_lost, "update.nothing_lost"));
  pieces.push_back(facts_piece(ui, inner.w, {{Word::update_file, Text::content(update.file.name)}}, "update.fact"));
  add_rows(ui, inner.w, update.trouble.rows, pieces, events);
  draw_pieces(ui, "update.area", inner, pieces, ui.theme().gap(), screen.scroll_px, events);
}

}  // namespace

void draw_update_preview(Ui& ui, const app::CatalogueUpdate& update, const app::UpdateScreen& screen, Rect page,
                         app::Events& events) {
  const Rect inner = above_foot(ui, page,
                                {{"update.discard", Word::update_discard, app::CancelUpdate{}},
                                 {"update.confirm", Word::update_confirm, app::ConfirmUpdate{}}},
                                events);
  const catalog::Changes& changes = update.preview.changes;
  const bool is_same = changes.added.empty() && changes.changed.empty() && changes.withdrawn.empty() &&
                       !changes.guide && !changes.offices;
  std::vector<Piece> pieces;
  pieces.push_back(message_piece(ui, inner.w, Icon::page_check, ui.color().good, Word::update_prepared,
                                 {is_same ? Word::update_no_change : Word::update_prepared_help}, "update.state"));
  pieces.push_back(counts_piece(ui, inner.w, changes, events));
  add_warnings(ui, inner.w, update.preview, pieces);
  pieces.push_back(facts_piece(ui, inner.w, facts_of(update.preview), "update.fact"));
  add_rows(ui, inner.w, update.preview.report.refusals, pieces, events);
  draw_pieces(ui, "update.area", inner, pieces, ui.theme().gap(), screen.scroll_px, events);
}

void draw_update_result(Ui& ui, const app::Model& model, const app::UpdateScreen& screen, Rect page,
                        app::Events& events) {
  if (model.update.stage == app::CatalogueUpdate::Stage::loaded) return draw_loaded(ui, model, screen, page, events);
  draw_refused(ui, model.update, screen, page, events);
}

}  // namespace ui
