// Staff: the printer, what was printed today, what waits at the desk, and what is done with it.
#include <cmath>

#include "kiosk/app/print_account.h"
#include "kiosk/app/update_account.h"
#include "kiosk/ui/keypad.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/print_words.h"

namespace ui {
namespace {

using app::StaffScreen;
using words::Word;
using Notice = StaffScreen::Notice;

// -- the printer and today

struct PrinterWords {
  Icon icon;
  bool attention;
  Text text;
};

PrinterWords printer_words(const app::Model& model) {
  if (!model.limits.paper) return {Icon::folder, false, Word::clerk_printer_none};
  if (!model.printer) return {Icon::clock, false, Word::clerk_printer_asking};
  if (const auto trouble = printer_trouble(model)) return {icon_of(*trouble), true, title_of(*trouble)};
  const bool busy = model.printer->state == printing::DeviceStatus::State::busy;
  return {Icon::printing, false, busy ? Word::clerk_printer_busy : Word::clerk_printer_ready};
}

/// Only what the printer has confirmed counts as printed; what it does not tell, and files, count as neither.
Text today_words(const StaffScreen& screen) {
  using printing::Ending;
  int printed = 0, pages = 0, failed = 0;
  for (const printing::Ledger::Count& count : screen.today) {
    pages += count.pages_out;
    if (count.ending == Ending::printed) printed += count.runs;
    const bool fell_short =
        count.ending == Ending::cancelled || count.ending == Ending::given_up || count.ending == Ending::failed;
    if (fell_short) failed += count.runs;
  }
  return Text::fill(Word::clerk_today, {std::to_string(printed), std::to_string(pages), std::to_string(failed)});
}

/// "1001 张三（审核、发布）"
Text who_words(const app::StaffSession& staff) {
  using app::StaffRole;
  std::string roles;
  for (const auto& [role, word] :
       {std::pair{StaffRole::entry, Word::role_entry}, std::pair{StaffRole::review, Word::role_review},
        std::pair{StaffRole::publish, Word::role_publish}, std::pair{StaffRole::manage, Word::role_manage}}) {
    if (!staff.roles.contains(role)) continue;
    if (!roles.empty()) roles += Text(Word::paper_list_separator).str();
    roles += Text(word).str();
  }
  return roles.empty() ? Text::content(staff.who) : Text::fill(Word::clerk_who, {staff.who, roles});
}

/// Where everybody has the same PIN there is nobody to name.
bool is_named(const app::Model& model) { return model.staff && !model.staff->number.empty(); }

float state_height(const Theme& theme, const app::Model& model) {
  const float lines = theme.em(36) + theme.meta() * (is_named(model) ? 2.0F : 1.0F);
  return std::max(theme.mm(20), std::round(lines * 1.45F)) + 2 * theme.mm(4);
}

void draw_state(Ui& ui, const app::Model& model, const StaffScreen& screen, Rect card) {
  const Theme& theme = ui.theme();
  ui.panel(card, ui.color().surface, ui.color().line);
  Rect inner = card.inset(theme.mm(6), theme.mm(4));
  const PrinterWords words = printer_words(model);
  const float icon = theme.mm(16);
  draw_icon(ui.canvas(), words.icon, {inner.x, inner.y + (inner.h - icon) / 2, icon, icon},
            {ui.color().primary, words.attention ? ui.color().amber : ui.color().primary, 4});
  inner.take_left(icon + theme.mm(5));
  const TextBox title{theme.em(36), ui.color().ink, Weight::bold, 1.45F, Align::left, 1};
  const TextBox meta{theme.meta(), ui.color().meta, Weight::regular, 1.45F, Align::left, 1};
  const float line = std::round(meta.size_px * meta.leading);
  const float height = std::round(title.size_px * title.leading) + (is_named(model) ? 2 : 1) * line;
  inner.y += (inner.h - height) / 2;
  inner.y += ui.text(inner, words.text, title, Role::heading, "staff.printer");
  inner.y += ui.text(inner, today_words(screen), meta, Role::text, "staff.today");
  if (is_named(model))
    ui.text(inner, who_words(*model.staff), {theme.meta(), ui.color().ink, Weight::regular, 1.45F, Align::left, 1},
            Role::text, "staff.who");
}

// -- the code

/// The field, its button and the keys; the same height in every state.
void draw_code(Ui& ui, const StaffScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect row = area.take_top(theme.button_height());
  area.take_top(theme.gap());
  const Rect find = row.take_right(std::max(theme.mm(34), theme.button() * 3.2F));
  row.take_right(theme.small_gap());
  ui.field("staff.code", row, Word::clerk_code, Word::clerk_code_hint,
           {screen.code.text, screen.code.caret, screen.code.focused});
  if (ui.button("staff.find", find, Word::clerk_find, ButtonStyle::primary, screen.code.text.size() == 6))
    events.emplace_back(app::FindHold{});
  area.h = std::min(area.h, number_keys_height(theme) * 1.3F);
  draw_number_keys(ui, {"staff.key", Word::clerk_clear, Word::clerk_backspace, {app::ClearBox{}}}, area, events);
}

// -- what waits

Text kind_of(const printing::Hold& hold) {
  if (hold.kind == "form") return Word::clerk_hold_form;
  if (hold.kind == "receipt") return Word::clerk_hold_receipt;
  return Word::clerk_hold_document;
}

/// "文件  5 页  大字  双面"
Text facts_of(const printing::Hold& hold) {
  std::string facts = Text::fill(Word::clerk_hold, {kind_of(hold).str(), std::to_string(hold.pages)}).str();
  const auto add = [&facts](Word word) { facts += "  " + Text(word).str(); };
  if (const auto parsed = printing::parse_print_choice(hold.choice)) {
    if (parsed->choice.edition == printing::Edition::large_print) add(Word::clerk_hold_large);
    if (parsed->choice.two_sided) add(Word::clerk_hold_two_sided);
    if (parsed->choice.two_up) add(Word::clerk_hold_two_up);
  }
  return Text::content(facts);
}

Text when_held(const printing::Hold& hold) {
  return Text::fill(Word::clerk_hold_held, {base::to_chinese(hold.held.date), base::to_clock(hold.held)});
}

float hold_height(const Theme& theme) {
  return std::round(theme.em(36) * 1.4F + 2 * theme.meta() * 1.45F) + 2 * theme.mm(4);
}

/// The code large, what it is, since when; the reference names the record, not its contents.
void draw_hold(Ui& ui, Rect rect, const printing::Hold& hold) {
  const Theme& theme = ui.theme();
  Rect inner = rect.inset(theme.mm(5), theme.mm(4));
  const TextStyle code{theme.em(36), ui.color().primary, Weight::bold}, meta{theme.meta(), ui.color().meta};
  ui.line({inner.x, inner.y + code.size_px * 0.15F}, inner.w, Text::content(grouped(hold.code)), code);
  inner.take_top(std::round(code.size_px * 1.4F));
  ui.line({inner.x, inner.y}, inner.w, facts_of(hold), {theme.meta(), ui.color().ink});
  inner.take_top(std::round(meta.size_px * 1.45F));
  ui.line({inner.x, inner.y}, inner.w, when_held(hold), meta);
}

void draw_list(Ui& ui, const StaffScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const TextBox head{theme.em(34), ui.color().ink, Weight::bold, 1.6F};
  area.take_top(ui.text(area, Text::fill(Word::clerk_holds, {std::to_string(screen.holds.size())}), head,
                        Role::heading, "staff.holds"));
  if (screen.loading == app::Loading::failed) return draw_failed(ui, area, events);
  if (screen.holds.empty()) {
    ui.text(area, screen.loading == app::Loading::loading ? Word::app_loading : Word::clerk_no_holds,
            {theme.em(30), ui.color().meta, Weight::regular, 1.5F}, Role::text, "staff.none");
    return;
  }
  const float height = hold_height(theme), gap = theme.small_gap();
  const float content = static_cast<float>(screen.holds.size()) * (height + gap) - gap;
  const float offset = ui.begin_scroll("staff.area", area, content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  for (std::size_t i = 0; i < screen.holds.size(); ++i) {
    const float y = area.y - offset + static_cast<float>(i) * (height + gap);
    if (y > area.bottom() || y + height < area.y) continue;
    const Rect rect{area.x, y, area.w - theme.mm(4), height};
    const std::string id = "staff.hold." + std::to_string(i);
    const printing::Hold& hold = screen.holds[i];
    if (ui.tap_area(id, rect, Text::content(grouped(hold.code)), Role::row, facts_of(hold).str()))
      events.emplace_back(app::ChooseHold{hold.code});
    ui.panel(rect, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().strong_line);
    draw_hold(ui, rect, hold);
  }
  ui.end_scroll();
}

// -- the one that was chosen

struct Action {
  std::string_view id;
  Word label;
  ButtonStyle style;
  bool enabled;
  app::Event event;
};

std::vector<Action> actions_of(const StaffScreen& screen, const app::PrintJob* job) {
  using Style = ButtonStyle;
  if (job != nullptr && app::is_running(*job)) {
    std::vector<Action> actions = {
        {"staff.cancel", Word::clerk_cancel, Style::secondary, app::can_cancel(*job), app::CancelPrint{}}};
    if (app::can_resume(*job))
      actions.push_back({"staff.resume", Word::clerk_resume, Style::primary, true, app::ResumePrint{}});
    return actions;
  }
  if (job != nullptr && app::is_printed(*job))
    return {{"staff.close", Word::clerk_close, Style::primary, true, app::ChooseHold{}}};
  const bool ready = screen.act_ticket == 0;
  return {{"staff.close", Word::clerk_close, Style::secondary, true, app::ChooseHold{}},
          {"staff.void", Word::clerk_void, Style::secondary, ready, app::VoidHold{}},
          {"staff.save", Word::clerk_save, Style::secondary, ready, app::SaveHold{}},
          {"staff.print", Word::clerk_print, Style::primary, ready, app::PrintHold{}}};
}

void draw_actions(Ui& ui, const std::vector<Action>& actions, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const float half = (area.w - theme.small_gap()) / 2;
  for (std::size_t i = 0; i < actions.size(); i += 2) {
    Rect row = area.take_top(theme.button_height());
    area.take_top(theme.small_gap());
    for (std::size_t k = i; k < std::min(i + 2, actions.size()); ++k) {
      const Action& action = actions[k];
      if (ui.button(action.id, row.take_left(half), action.label, action.style, action.enabled))
        events.push_back(action.event);
      row.take_left(theme.small_gap());
    }
  }
}

/// Returns the height used.
float draw_job(Ui& ui, const app::PrintJob& job, Rect area) {
  const Theme& theme = ui.theme();
  const Story story = story_of(job);
  const float icon = theme.mm(14), top = area.y;
  draw_icon(ui.canvas(), story.icon, {area.x, area.y, icon, icon},
            {ui.color().primary, tone_color(ui.color(), story.tone), 4});
  area.take_left(icon + theme.mm(4));
  area.y +=
      ui.text(area, story.title, {theme.em(34), ui.color().ink, Weight::bold, 1.4F}, Role::heading, "staff.job");
  if (shows_progress(job))
    area.y += ui.text(area,
                      Text::fill(Word::print_progress,
                                 {std::to_string(job.progress->pages_out), std::to_string(job.progress->pages)}),
                      {theme.meta(), ui.color().meta, Weight::regular, 1.45F}, Role::progress, "staff.progress");
  return std::max(icon, area.y - top);
}

/// The print-out that was begun for the chosen code.
const app::PrintJob* job_of(const app::Model& model, const StaffScreen& screen) {
  const app::PrintJob* const job = app::job_shown(model, screen.job);
  return job != nullptr && screen.chosen->code == job->code ? job : nullptr;
}

void draw_chosen(Ui& ui, const app::Model& model, const StaffScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const Rect card = area.take_top(hold_height(theme) + std::round(theme.meta() * 1.45F));
  ui.panel(card, ui.color().surface, ui.color().primary);
  draw_hold(ui, card, *screen.chosen);
  ui.node(Role::text, "staff.chosen", grouped(screen.chosen->code),
          facts_of(*screen.chosen).str() + "  " + screen.chosen->reference, true, card);
  ui.line({card.x + theme.mm(5), card.y + hold_height(theme) - theme.mm(4)}, card.w - theme.mm(10),
          Text::content(screen.chosen->reference), {theme.meta(), ui.color().meta});
  area.take_top(theme.small_gap());
  const app::PrintJob* const job = job_of(model, screen);
  if (job != nullptr) area.take_top(draw_job(ui, *job, area) + theme.small_gap());
  draw_actions(ui, actions_of(screen, job), area, events);
}

// -- what the last action led to

std::optional<Text> notice_of(const StaffScreen& screen) {
  switch (screen.notice) {
    case Notice::none: break;
    case Notice::not_a_code: return Text(Word::clerk_not_a_code);
    case Notice::no_such_code: return Text(Word::clerk_no_such_code);
    case Notice::released: return Text(Word::clerk_released);
    case Notice::voided: return Text(Word::clerk_voided);
    case Notice::saved: return Text::fill(Word::clerk_saved, {screen.saved_name});
    case Notice::stick_missing: return Text(Word::clerk_stick_missing);
    case Notice::stick_read_only: return Text(Word::clerk_stick_read_only);
    case Notice::stick_full: return Text(Word::clerk_stick_full);
    case Notice::stick_gone: return Text(Word::clerk_stick_gone);
    case Notice::not_printable: return Text(Word::clerk_not_printable);
    case Notice::failed: return Text(Word::clerk_failed);
  }
  if (screen.act_ticket != 0) return Text(Word::clerk_working);
  return std::nullopt;
}

/// Cuts the notice off the bottom of `area`.
void draw_notice(Ui& ui, const StaffScreen& screen, Rect& area) {
  const auto text = notice_of(screen);
  if (!text) return;
  const Theme& theme = ui.theme();
  const TextBox box{theme.em(30), {}, Weight::regular, 1.5F};
  const float height = ui.text_height(area.w - theme.mm(12), *text, box) + theme.mm(10);
  ui.notice(area.take_bottom(height), *text, "staff.notice");
  area.take_bottom(theme.gap());
}

/// How far an update has come, while one is under way.
Text update_words(const app::CatalogueUpdate& update) {
  using Stage = app::CatalogueUpdate::Stage;
  if (update.stage == Stage::prepared) return Word::clerk_update_waits;
  if (update.stage != Stage::preparing) return Word::clerk_update;
  return Text::fill(Word::clerk_update_share, {std::to_string(static_cast<int>(update.share * 100))});
}

struct BottomButton {
  std::string_view id;
  Text label;
  app::Event event;
  bool enabled = true;
};

std::vector<BottomButton> bottom_buttons(const app::Model& model) {
  std::vector<BottomButton> buttons;
  if (app::may_update(model)) {
    buttons.push_back({"staff.update", update_words(model.update), app::OpenUpdate{}});
    buttons.push_back({"staff.versions", Word::clerk_versions, app::OpenVersions{}});
    buttons.push_back({"staff.requests", Word::clerk_requests, app::OpenRequestsDesk{}});
  }
  buttons.push_back({"staff.assist", Word::clerk_assist, app::BeginAssisted{}, model.room.can_submit});
  buttons.push_back({"staff.touch_check", Word::clerk_touch_check, app::OpenTouchCheck{}});
  if (model.limits.visit_pages > 0)
    buttons.push_back({"staff.release", Word::clerk_release, app::ReleasePages{}, !model.released});
  buttons.push_back({"staff.leave", Word::clerk_leave, app::GoBack{}});
  return buttons;
}

/// In one row, or in two where they would be narrow.
std::size_t bottom_rows(const Ui& ui, std::size_t buttons) { return ui.landscape() || buttons <= 3 ? 1 : 2; }

float bottom_height(const Ui& ui, const app::Model& model) {
  const auto rows = static_cast<float>(bottom_rows(ui, bottom_buttons(model).size()));
  return rows * ui.theme().button_height() + (rows - 1) * ui.theme().small_gap();
}

/// The last one, which leads away, stands at the right of the last row.
void draw_bottom(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  const std::vector<BottomButton> buttons = bottom_buttons(model);
  const std::size_t rows = bottom_rows(ui, buttons.size()), across = (buttons.size() + rows - 1) / rows;
  const float gap = ui.theme().small_gap();
  for (std::size_t first = 0; first < buttons.size(); first += across) {
    Rect row = area.take_top(ui.theme().button_height());
    area.take_top(gap);
    const std::size_t count = std::min(across, buttons.size() - first);
    const float each = (row.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    for (std::size_t i = first; i < first + count; ++i) {
      const ButtonStyle style = i + 1 == buttons.size() ? ButtonStyle::primary : ButtonStyle::secondary;
      if (ui.button(buttons[i].id, row.take_left(each), buttons[i].label, style, buttons[i].enabled))
        events.push_back(buttons[i].event);
      row.take_left(gap);
    }
  }
}

/// What citizens need is done all the same; updates are not.
void draw_log_failed(Ui& ui, const app::Model& model, Rect& area) {
  if (!model.staff || !model.staff->log_failed) return;
  area.take_top(ui.notice(area, Word::clerk_log_failed, "staff.log_failed") + ui.theme().small_gap());
}

/// The store failed its check at the start: staff are to load the newest package again.
void draw_set_aside(Ui& ui, const app::Model& model, Rect& area) {
  if (!model.recovery || !model.recovery->set_aside) return;
  const auto& in_use = model.recovery->in_use_now;
  const Text text = in_use ? Text::fill(Word::clerk_set_aside, {in_use->loaded_at}) : Text(Word::clerk_set_aside_all);
  area.take_top(ui.notice(area, text, "staff.set_aside") + ui.theme().small_gap());
}

}  // namespace

void draw_staff(Ui& ui, const app::Model& model, const StaffScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  draw_bottom(ui, model, inner.take_bottom(bottom_height(ui, model)), events);
  inner.take_bottom(theme.gap());
  draw_state(ui, model, screen, inner.take_top(state_height(theme, model)));
  inner.take_top(theme.gap());
  draw_log_failed(ui, model, inner);
  draw_notice(ui, screen, inner);
  const Rect left = inner.take_left((inner.w - theme.margin()) * 0.5F);
  inner.take_left(theme.margin());
  draw_code(ui, screen, left, events);
  draw_set_aside(ui, model, inner);  // beside the keys, which need their height
  if (screen.chosen) {
    draw_chosen(ui, model, screen, inner, events);
  } else {
    draw_list(ui, screen, inner, events);
  }
}

}  // namespace ui
