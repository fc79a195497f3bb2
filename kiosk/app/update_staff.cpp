// 工作人员: what lets them in, and what they do with what waits at the desk.
#include <algorithm>
#include <utility>

#include "base/wipe.h"
#include "kiosk/app/print_account.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using Notice = StaffScreen::Notice;

/// The name under which what they do is logged; empty: nobody is logged in.
std::string who_is_here(const Model& model) { return model.staff ? model.staff->who : std::string(); }

void lift_limit(Model& model, const std::string& who, Orders& orders) {
  model.released = true;
  orders.push_back(NoteAct{who, NoteAct::Act::page_limit_lifted});
}

void let_in(Model& model, const StaffSession& who, Orders& orders) {
  unfocus(model);
  if (!top_as<StaffScreen>(model)) push(model, StaffScreen{});
  model.staff = who;
  auto& staff = std::get<StaffScreen>(model.screen());
  staff.code.focused = true;
  load_staff(model, staff, orders);
  watch_printer(model, orders);
}

/// Nobody waits for the answer any more: who was let in is out again, and that stands in the log too.
void turn_away(const PinChecked& event, Orders& orders) {
  if (event.answer == PinAnswer::right && !event.release)
    orders.push_back(NoteAct{event.who.who, NoteAct::Act::logged_out});
}

PinDialog::State state_of(PinAnswer answer) {
  switch (answer) {
    case PinAnswer::wrong:
    case PinAnswer::wait: return PinDialog::State::wrong;
    case PinAnswer::not_set: return PinDialog::State::not_set;
    case PinAnswer::broken: return PinDialog::State::broken;
    case PinAnswer::failed:
    case PinAnswer::right: break;
  }
  return PinDialog::State::failed;
}

PinDialog::State state_of(LoginWay way) {
  switch (way) {
    case LoginWay::by_number:
    case LoginWay::by_pin: return PinDialog::State::typing;
    case LoginWay::not_set: return PinDialog::State::not_set;
    case LoginWay::broken: return PinDialog::State::broken;
    case LoginWay::failed: break;
  }
  return PinDialog::State::failed;
}

/// Adds the digits of `typed` as far as there is room.
void add_digits(std::string& text, const std::string& typed, std::size_t longest) {
  text.reserve(longest);  // so that no copy of a shorter one stays in memory
  for (const char c : typed) {
    if (c >= '0' && c <= '9' && text.size() < longest) text.push_back(c);
  }
}

void take_off(std::string& text) {
  text.back() = '0';
  text.pop_back();
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

bool is_listening(const PinDialog& dialog) {
  using State = PinDialog::State;
  const bool can_type =
      dialog.state == State::typing || dialog.state == State::wrong || dialog.state == State::failed;
  return can_type && (dialog.wait_s == 0 || dialog.at_number);
}

bool can_enter(const PinDialog& dialog) {
  if (!is_listening(dialog)) return false;
  return dialog.at_number ? !dialog.number.empty() : dialog.digits.size() >= min_pin_length;
}

void wipe(PinDialog& dialog) {
  base::wipe(dialog.number);
  base::wipe(dialog.digits);
}

void count_pin_pause(Model& model) {
  auto* dialog = std::get_if<PinDialog>(&model.dialog);
  if (dialog) dialog->wait_s = std::max(dialog->wait_s - 1, 0);
}

void type_pin(PinDialog& dialog, const std::string& typed) {
  if (!is_listening(dialog)) return;
  if (dialog.at_number) {
    add_digits(dialog.number, typed, max_staff_number_length);
    dialog.wait_s = 0;  // it was another one's pause; the desk knows whose
  } else {
    add_digits(dialog.digits, typed, max_pin_length);
  }
  dialog.state = PinDialog::State::typing;
}

void press_pin(Model& model, EditKey key, Orders& orders) {
  auto& dialog = std::get<PinDialog>(model.dialog);
  if (key == EditKey::escape) return set_dialog(model, std::monostate{});
  if (key == EditKey::enter) return on(model, PinEnter{}, orders);
  std::string& text = dialog.at_number ? dialog.number : dialog.digits;
  if (key == EditKey::backspace && is_listening(dialog) && !text.empty()) take_off(text);
}

/// Whatever has led away from their screens: back, another screen, idleness, the end of the visit.
void follow_staff(Model& model, Orders& orders) {
  if (!model.staff || is_of_staff(model.screen())) return;
  orders.push_back(NoteAct{model.staff->who, NoteAct::Act::logged_out});
  model.staff.reset();
}

void load_staff(Model& model, StaffScreen& staff, Orders& orders) {
  staff.loading = Loading::loading;
  staff.ticket = new_ticket(model);
  orders.push_back(LoadStaff{staff.ticket});
}

void on(Model& model, const OpenPin& event, Orders& orders) {
  const bool has_reason = event.purpose == PinDialog::Purpose::staff || top_as<PrintSetupScreen>(model);
  if (!has_reason || is_form_busy(model)) return;
  PinDialog dialog;
  dialog.purpose = event.purpose;
  dialog.ticket = new_ticket(model);
  orders.push_back(AskLogin{dialog.ticket});
  unfocus(model);
  wipe_entered(model.typing);  // its text is left for good: it does not wait behind the dialog
  set_dialog(model, std::move(dialog));
}

void on(Model& model, const LoginAsked& event, Orders&) {
  auto* dialog = std::get_if<PinDialog>(&model.dialog);
  if (!dialog || dialog->state != PinDialog::State::asking || dialog->ticket != event.ticket) return;
  dialog->ticket = 0;
  dialog->state = state_of(event.way);
  dialog->by_number = dialog->at_number = event.way == LoginWay::by_number;
  dialog->wait_s = event.wait_s;
}

void on(Model& model, const FocusPin& event, Orders&) {
  auto* dialog = std::get_if<PinDialog>(&model.dialog);
  if (!dialog || !dialog->by_number || dialog->state == PinDialog::State::checking) return;
  dialog->at_number = event.number || dialog->number.empty();
}

void on(Model& model, const PinEnter&, Orders& orders) {
  auto* dialog = std::get_if<PinDialog>(&model.dialog);
  if (!dialog || !can_enter(*dialog)) return;
  if (dialog->at_number) {
    dialog->at_number = false;
    return;
  }
  if (model.pin_ticket != 0) return;
  model.pin_ticket = dialog->ticket = new_ticket(model);
  dialog->state = PinDialog::State::checking;
  const bool release = dialog->purpose == PinDialog::Purpose::release;
  orders.push_back(CheckPin{dialog->ticket, dialog->number, dialog->digits, release});
  base::wipe(dialog->digits);
}

void on(Model& model, const PinChecked& event, Orders& orders) {
  if (event.ticket == 0 || event.ticket != model.pin_ticket) return;
  model.pin_ticket = 0;
  auto* dialog = std::get_if<PinDialog>(&model.dialog);
  if (!dialog || dialog->ticket != event.ticket) return turn_away(event, orders);
  dialog->ticket = 0;
  if (event.answer != PinAnswer::right) {
    dialog->state = state_of(event.answer);
    dialog->wait_s = event.wait_s;
    return;
  }
  const bool release = dialog->purpose == PinDialog::Purpose::release;
  set_dialog(model, std::monostate{});
  if (release) return lift_limit(model, event.who.who, orders);
  let_in(model, event.who, orders);
}

void on(Model& model, StaffLoaded& event, Orders&) {
  auto* staff = awaiting(model, event.ticket, &StaffScreen::ticket);
  if (!staff) return;
  staff->ticket = 0;
  staff->loading = event.figures.ok() ? Loading::ready : Loading::failed;
  if (!event.figures.ok()) return;
  staff->today = std::move(event.figures->today);
  staff->holds = std::move(event.figures->holds);
  if (model.staff) model.staff->log_failed = event.figures->log_failed;
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
  orders.push_back(StartHeldPrint{job.ticket, job.code, who_is_here(model)});
  model.prints.push_back(std::move(job));
}

void on(Model& model, const SaveHold&, Orders& orders) {
  StaffScreen* const staff = ready_staff(model);
  if (!staff || is_printing(model, staff->chosen->code)) return;
  staff->notice = Notice::none;
  staff->act_ticket = new_ticket(model);
  orders.push_back(StoreHold{staff->act_ticket, staff->chosen->code, who_is_here(model)});
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
  orders.push_back(DropHold{staff->act_ticket, staff->chosen->code, who_is_here(model)});
}

void on(Model& model, const HoldVoided& event, Orders& orders) {
  auto* staff = awaiting(model, event.ticket, &StaffScreen::act_ticket);
  if (!staff) return;
  staff->act_ticket = 0;
  if (event.done.ok()) return let_go(model, *staff, Notice::voided, orders);
  staff->notice = notice_of(event.done.error().kind);
}

void on(Model& model, const ReleasePages&, Orders& orders) {
  auto* staff = top_as<StaffScreen>(model);
  if (!staff || model.released) return;
  lift_limit(model, who_is_here(model), orders);
  staff->notice = Notice::released;
  load_staff(model, *staff, orders);  // also says whether it could be logged
}

}  // namespace app
