// Print: what is known of the job, never more. And the receipt of a request.
#include "kiosk/app/print_account.h"
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using words::Word;
struct Story {
  Icon icon;
  Word title;
  Word help;
};

Story story_of(const app::PrintJob* job) {
  using printing::Stage;
  if (job == nullptr || job->making == app::PrintJob::Making::refused)
    return {Icon::warning, Word::print_failed, Word::print_failed_help};
  switch (job->progress ? job->progress->stage : Stage::waiting) {
    case Stage::saved: return {Icon::folder, Word::print_saved, Word::print_saved_help};
    case Stage::printed: return {Icon::check, Word::print_printed, Word::print_printed_help};
    case Stage::unknown: return {Icon::warning, Word::print_unknown, Word::print_unknown_help};
    case Stage::cancelled:
    case Stage::given_up:
    case Stage::interrupted:
    case Stage::failed: return {Icon::warning, Word::print_failed, Word::print_failed_help};
    default: break;
  }
  return {Icon::printer, Word::print_working, Word::print_working_help};
}

/// Label and value, the value large; returns the height.
float draw_fact(Ui& ui, Rect at, Word label, const Text& value, std::string_view id) {
  const Theme& theme = ui.theme();
  ui.line({at.x, at.y}, at.w, label, {theme.meta(), ui.color().meta}, Align::centre);
  const TextBox box{theme.em(48), ui.color().ink, Weight::bold, 1.4F, Align::centre};
  return theme.meta() * 1.4F + ui.text({at.x, at.y + theme.meta() * 1.4F, at.w, 0}, value, box, Role::text, id);
}

}  // namespace

void draw_print(Ui& ui, const app::Model& model, const app::PrintScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(ui.landscape() ? page.w * 0.15F : theme.margin(), theme.mm(10));
  Rect buttons = inner.take_bottom(theme.button_height());
  inner.take_bottom(theme.gap());
  inner.h = std::min(inner.h, theme.mm(180) * std::max(1.0F, theme.text_scale));
  ui.panel(inner, ui.color().surface, ui.color().line);
  const app::PrintJob* const job = app::job_shown(model, screen.job);
  const Story story = story_of(job);
  const std::string pages = std::to_string(job == nullptr ? 0 : job->pages);
  Rect area = inner.inset(theme.mm(8), theme.mm(10));
  const float icon = std::min(theme.mm(45), inner.h * 0.3F);
  draw_icon(ui.canvas(), story.icon, {area.x + (area.w - icon) / 2, area.y, icon, icon}, ui.color().primary, 5);
  area.take_top(icon + theme.mm(6));
  const TextBox title{theme.em(52), ui.color().ink, Weight::bold, 1.4F, Align::centre};
  area.take_top(ui.text(area, Text::fill(story.title, {pages}), title, Role::heading, "print.state") + theme.mm(3));
  const TextBox help{theme.body(), ui.color().ink, Weight::regular, 1.6F, Align::centre};
  ui.text(area, Text::fill(story.help, {pages}), help, Role::text, "print.help");

  const float width = (buttons.w - theme.gap()) / 2;
  if (ui.button("print.done", buttons.take_right(width), Word::print_done, ButtonStyle::primary))
    events.emplace_back(app::GoBack{});
  if (job != nullptr && app::can_print_again(model, *job) &&
      ui.button("print.retry", buttons.take_left(width), Word::print_retry, ButtonStyle::secondary))
    events.emplace_back(app::Retry{});
}

void draw_receipt(Ui& ui, const app::ReceiptScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(ui.landscape() ? page.w * 0.12F : theme.margin(), theme.gap());
  Rect buttons = inner.take_bottom(theme.button_height());
  inner.take_bottom(theme.gap());
  const TextBox body{theme.em(34), ui.color().ink, Weight::regular, 1.6F};
  const TextBox head{theme.em(48), ui.color().ink, Weight::bold, 1.5F, Align::centre};
  const float pad = theme.mm(8), width = inner.w - 2 * pad;
  const float content = 2 * pad + ui.text_height(width, Word::receipt_done, head) + 2 * theme.em(48) * 3 +
                        ui.text_height(width, Word::receipt_next, body) + theme.mm(50) +
                        ui.text_height(width, Word::receipt_paper, body);
  ui.panel(inner, ui.color().surface, ui.color().line);
  const float offset = ui.begin_scroll("receipt.area", inner.inset(2, 2), content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  Rect area{inner.x + pad, inner.y + pad - offset, width, content};
  area.take_top(ui.text(area, Word::receipt_done, head, Role::heading, "receipt.done") + theme.mm(4));
  area.take_top(draw_fact(ui, area, Word::receipt_number, Text::content(screen.receipt.number), "receipt.number") +
                theme.mm(4));
  const Text received = Text::content(base::to_chinese(screen.receipt.received.date));
  area.take_top(draw_fact(ui, area, Word::receipt_received, received, "receipt.received") + theme.mm(6));
  area.take_top(ui.text(area, Word::receipt_next, body) + theme.mm(5));
  ui.notice(area, Word::receipt_paper, "receipt.paper");
  ui.end_scroll();

  const float third = (buttons.w - 2 * theme.gap()) / 3;
  if (ui.button("receipt.home", buttons.take_left(third), Word::receipt_home, ButtonStyle::secondary))
    events.emplace_back(app::GoHome{});
  buttons.take_left(theme.gap());
  if (ui.button("receipt.print_receipt", buttons.take_left(third), Word::receipt_print_receipt, ButtonStyle::primary))
    events.emplace_back(app::Print{app::PrintKind::receipt});
  buttons.take_left(theme.gap());
  if (ui.button("receipt.print_form", buttons, Word::receipt_print_form, ButtonStyle::primary))
    events.emplace_back(app::Print{app::PrintKind::application});
}

void draw_print_setup(Ui& ui, const app::Model& model, const app::PrintSetupScreen& screen, Rect page,
                      app::Events& events) {
  const bool possible = screen.pages.has_value() && !app::exceeds_limit(model, screen);
  Rect row = page.inset(ui.theme().margin(), ui.theme().gap()).take_bottom(ui.theme().button_height());
  if (possible && ui.button("setup.print", row, Word::document_print, ButtonStyle::primary))
    events.emplace_back(app::PrintNow{});
}

void draw_page_check(Ui& ui, const app::PageCodeScreen& screen, Rect page, app::Events&) {
  const TextBox box{ui.theme().body(), ui.color().ink, Weight::regular, 1.6F};
  ui.text(page.inset(ui.theme().margin(), ui.theme().gap()), Text::content(screen.typed.text), box);
}

void draw_staff(Ui& ui, const app::Model&, const app::StaffScreen& screen, Rect page, app::Events&) {
  const TextBox box{ui.theme().body(), ui.color().ink, Weight::regular, 1.6F};
  ui.text(page.inset(ui.theme().margin(), ui.theme().gap()), Text::content(screen.code.text), box);
}

}  // namespace ui
