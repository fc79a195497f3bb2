// 工作人员: the number that lets them in, and what they do with what waits at the desk.
#include <algorithm>
#include <utility>

#include "base/wipe.h"
#include "kiosk/app/print_account.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using Notice = StaffScreen::Notice;

constexpr int tries_before_pause = 5;
constexpr int first_pause_s = 60;
constexpr int longest_doubling = 6;

void count_wrong(PinGuard& guard) {
  if (++guard.wrong % tries_before_pause != 0) return;
  guard.waiting_s = first_pause_s << std::min(guard.pauses, longest_doubling);
  ++guard.pauses;
}

void let_in(Model& model, PinDialog::Purpose purpose, Orders& orders) {
  set_dialog(model, std::monostate{});
  if (purpose == PinDialog::Purpose::release) {
    model.released = true;
    return;
  }
  unfocus(model);
  if (!top_as<StaffScreen>(model)) push(model, StaffScreen{});
  auto& staff = std::get<StaffScreen>(model.screen());
  staff.code.focused = true;
  load_staff(model, staff, orders);
  watch_printer(model, orders);
}

PinDialog::State state_of(PinAnswer answer) {
  switch (answer) {
    case PinAnswer::wrong: return PinDialog::State::wrong;
    case PinAnswer::not_set: return PinDialog::State::not_set;
    case PinAnswer::failed:
    case PinAnswer::right: break;
  }
  return PinDialog::State::failed;
}

Notice notice_of(base::ErrorKind kind) {
  if (kind == base::ErrorKind::bad_input) return Notice::not_a_code;
  return kind == base::ErrorKind::not_found ? Notice::no_such_code : Notice::failed;
}

Notice notice_of(StickTrouble trouble) {
  switch (trouble) {
    case StickTrouble::missing: return Notice::stick_missing;
    case StickTrouble::read_only: return Notice::stick_read_only;
    case StickTrouble::full: return Notice::stick_full;
    case StickTrouble::gone: return Notice::stick_gone;
    case StickTrouble::not_printable: return Notice::not_printable;
    case StickTrouble::other: break;
  }
  return Notice::failed;
}

/// The staff's screen with a hold chosen and nothing else under way.
StaffScreen* ready_staff(Model& model) {
  auto* staff = top_as<StaffScreen>(model);
  return staff && staff->chosen && staff->act_ticket == 0 ? staff : nullptr;
}

bool is_printing(const Model& model, const std::string& code) {
  return std::any_of(model.prints.begin(), model.prints.end(),
                     [&](const PrintJob& job) { return job.by_staff && job.code == code && is_running(job); });
}

/// The hold is spent: it is chosen no more, the list is read again.
void let_go(Model& model, StaffScreen& staff, Notice notice, Orders& orders) {
  staff.chosen.reset();
  base::wipe(staff.code.text);
  staff.code.caret = 0;
  staff.notice = notice;
  load_staff(model, staff, orders);
}

}  // namespace

void count_pin_pause(PinGuard& guard) { guard.waiting_s = std::max(guard.waiting_s - 1, 0); }

void type_pin(PinDialog& dialog, const std::string& typed) {
  if (dialog.state == PinDialog::State::checking) return;
  dialog.digits.reserve(max_pin_length);
  for (const char c : typed) {
    if (c >= '0' && c <= '9' && dialog.digits.size() < max_pin_length) dialog.digits.push_back(c);
  }
  dialog.state = PinDialog::State::typing;
}

void press_pin(Model& model, EditKey key, Orders& orders) {
  auto& dialog = std::get<PinDialog>(model.dialog);
  if (key == EditKey::escape) return set_dialog(model, std::monostate{});
  if (key == EditKey::enter) return on(model, PinEnter{}, orders);
  if (key != EditKey::backspace || dialog.digits.empty()) return;
  dialog.digits.back() = '0';
  dialog.digits.pop_back();
}

void load_staff(Model& model, StaffScreen& staff, Orders& orders) {
  staff.loading = Loading::loading;
  staff.ticket = new_ticket(model);
  orders.push_back(LoadStaff{staff.ticket});
}

void on(Model& model, const OpenPin& event, Orders&) {
  const bool has_reason = event.purpose == PinDialog::Purpose::staff || top_as<PrintSetupScreen>(model);
  if (!has_reason || is_form_busy(model)) return;
  PinDialog dialog;
  dialog.purpose = event.purpose;
  unfocus(model);
  set_dialog(model, std::move(dialog));
}

void on(Model& model, const PinEnter&, Orders& orders) {
  auto* dialog = std::get_if<PinDialog>(&model.dialog);
  PinGuard& guard = model.pin_guard;
  if (!dialog || guard.ticket != 0 || guard.waiting_s > 0 || dialog->digits.size() < min_pin_length) return;
  guard.ticket = dialog->ticket = new_ticket(model);
  dialog->state = PinDialog::State::checking;
  orders.push_back(CheckPin{dialog->ticket, dialog->digits});
  base::wipe(dialog->digits);
}

void on(Model& model, const PinChecked& event, Orders& orders) {
  PinGuard& guard = model.pin_guard;
  if (event.ticket == 0 || event.ticket != guard.ticket) return;
  guard.ticket = 0;
  if (event.answer == PinAnswer::wrong) count_wrong(guard);
  if (event.answer == PinAnswer::right) guard = {};
  auto* dialog = std::get_if<PinDialog>(&model.dialog);
  if (!dialog || dialog->ticket != event.ticket) return;
  dialog->ticket = 0;
  if (event.answer == PinAnswer::right) return let_in(model, dialog->purpose, orders);
  dialog->state = state_of(event.answer);
}

void on(Model& model, StaffLoaded& event, Orders&) {
  auto* staff = awaiting(model, event.ticket, &StaffScreen::ticket);
  if (!staff) return;
  staff->ticket = 0;
  staff->loading = event.figures.ok() ? Loading::ready : Loading::failed;
  if (!event.figures.ok()) return;
  staff->today = std::move(event.figures->today);
  staff->holds = std::move(event.figures->holds);
}

void on(Model& model, const FindHold&, Orders& orders) {
  auto* staff = top_as<StaffScreen>(model);
  if (!staff || staff->code.text.empty()) return;
  staff->notice = Notice::none;
  staff->code_ticket = new_ticket(model);
  orders.push_back(LookUpHold{staff->code_ticket, staff->code.text});
}

void on(Model& model, const HoldFound& event, Orders&) {
  auto* staff = awaiting(model, event.ticket, &StaffScreen::code_ticket);
  if (!staff) return;
  staff->code_ticket = 0;
  staff->chosen.reset();
  if (event.hold.ok()) {
    staff->chosen = *event.hold;
  } else {
    staff->notice = notice_of(event.hold.error().kind);
  }
}

void on(Model& model, const ChooseHold& event, Orders&) {
  auto* staff = top_as<StaffScreen>(model);
  if (!staff) return;
  staff->notice = Notice::none;
  staff->chosen.reset();
  for (const printing::Hold& hold : staff->holds) {
    if (hold.code == event.code) staff->chosen = hold;
  }
}

void on(Model& model, const PrintHold&, Orders& orders) {
  StaffScreen* const staff = ready_staff(model);
  if (!staff || is_printing(model, staff->chosen->code)) return;
  PrintJob job;
  job.ticket = staff->job = new_ticket(model);
  job.by_staff = true;
  job.code = staff->chosen->code;
  job.pages = staff->chosen->pages;
  staff->notice = Notice::none;
  orders.push_back(StartHeldPrint{job.ticket, job.code});
  model.prints.push_back(std::move(job));
}

void on(Model& model, const SaveHold&, Orders& orders) {
  StaffScreen* const staff = ready_staff(model);
  if (!staff || is_printing(model, staff->chosen->code)) return;
  staff->notice = Notice::none;
  staff->act_ticket = new_ticket(model);
  orders.push_back(StoreHold{staff->act_ticket, staff->chosen->code});
}

void on(Model& model, const HoldSaved& event, Orders& orders) {
  auto* staff = awaiting(model, event.ticket, &StaffScreen::act_ticket);
  if (!staff) return;
  staff->act_ticket = 0;
  if (!event.name.ok()) {
    staff->notice = notice_of(event.trouble);
    return;
  }
  staff->saved_name = *event.name;
  let_go(model, *staff, Notice::saved, orders);
}

void on(Model& model, const VoidHold&, Orders& orders) {
  StaffScreen* const staff = ready_staff(model);
  if (!staff || is_printing(model, staff->chosen->code)) return;
  staff->notice = Notice::none;
  staff->act_ticket = new_ticket(model);
  orders.push_back(DropHold{staff->act_ticket, staff->chosen->code});
}

void on(Model& model, const HoldVoided& event, Orders& orders) {
  auto* staff = awaiting(model, event.ticket, &StaffScreen::act_ticket);
  if (!staff) return;
  staff->act_ticket = 0;
  if (event.done.ok()) return let_go(model, *staff, Notice::voided, orders);
  staff->notice = notice_of(event.done.error().kind);
}

void on(Model& model, const ReleasePages&, Orders&) {
  auto* staff = top_as<StaffScreen>(model);
  if (!staff) return;
  model.released = true;
  staff->notice = Notice::released;
}

}  // namespace app
