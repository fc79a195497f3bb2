// Requests desk, for staff: what waits to be taken to the back office, and what that has said.
#include "kiosk/ui/page_flow.h"
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using app::RequestsDeskScreen;
using words::Word;
using Notice = RequestsDeskScreen::Notice;
using Trouble = app::RequestsTrouble;

Text words_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::nothing_waits: return Word::intake_nothing_waits;
    case Trouble::stick_missing: return Word::clerk_stick_missing;
    case Trouble::stick_read_only: return Word::clerk_stick_read_only;
    case Trouble::stick_full: return Word::clerk_stick_full;
    case Trouble::stick_gone: return Word::clerk_stick_gone;
    case Trouble::no_file: return Word::intake_no_file;
    case Trouble::bad_file: return Word::intake_bad_file;
    case Trouble::bad_signature: return Word::intake_bad_signature;
    case Trouble::other_agency: return Word::intake_other_agency;
    case Trouble::older: return Word::intake_older;
    case Trouble::log_failed: return Word::intake_log_failed;
    case Trouble::none:
    case Trouble::failed: break;
  }
  return Word::clerk_failed;
}

/// What the last act led to.
std::optional<Text> notice_of(const RequestsDeskScreen& screen) {
  if (screen.act_ticket != 0) return Text(Word::intake_working);
  const std::string count = std::to_string(screen.count);
  switch (screen.notice) {
    case Notice::none: break;
    case Notice::taken: return Text::fill(Word::intake_taken, {count, screen.file_name});
    case Notice::loaded: return Text::fill(Word::intake_loaded, {count, screen.file_name});
    case Notice::refused: return words_of(screen.trouble);
  }
  return std::nullopt;
}

void flow_figures(PageFlow& flow, const app::RequestFigures& figures) {
  flow.fact(Word::intake_waiting, Text::fill(Word::intake_waiting_value, {std::to_string(figures.waiting)}).str(),
            "intake.waiting");
  if (figures.oldest) flow.fact(Word::intake_oldest, base::to_chinese(*figures.oldest));
  flow.fact(Word::intake_all, Text::fill(Word::intake_waiting_value, {std::to_string(figures.all)}).str());
  const Text told = figures.told_on ? Text::fill(Word::intake_told_value, {std::to_string(figures.told_counter),
                                                                           base::to_chinese(*figures.told_on),
                                                                           std::to_string(figures.told_cases)})
                                    : Text(Word::intake_told_none);
  flow.fact(Word::intake_told, told.str(), "intake.told");
}

void flow_desk(PageFlow& flow, const Theme& theme, const RequestsDeskScreen& screen) {
  flow.question(Word::intake_title);
  if (const auto notice = notice_of(screen)) flow.notice(*notice, "intake.notice");
  if (!screen.figures.can_submit) flow.notice(Word::intake_no_key, "intake.no_key");
  flow_figures(flow, screen.figures);
  flow.space(theme.mm(5));
  flow.help(Word::intake_help);
  flow.card({"intake.take", Word::intake_take, Word::intake_take_note, app::TakeRequests{}});
  flow.card({"intake.load", Word::intake_load, Word::intake_load_note, app::TakeStatus{}});
}

}  // namespace

void draw_requests_desk(Ui& ui, const RequestsDeskScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  const Rect inner = page.inset(ui.landscape() ? page.w * 0.15F : theme.margin(), theme.gap());
  if (screen.loading == app::Loading::failed) return draw_failed(ui, inner, events);
  draw_flow(ui, "intake.area", inner, screen.scroll_px, events,
            [&](PageFlow& flow) { flow_desk(flow, theme, screen); });
}

}  // namespace ui
