// 办理进度查询: number and code of a receipt, and what is known of that case.
#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "base/wipe.h"
#include "kiosk/app/update_parts.h"
#include "requests/case_number.h"
#include "requests/lookup_code.h"

namespace app {
namespace {

using State = CaseScreen::State;

constexpr std::size_t day_digits = 8;

/// As it stands on the receipt: without spaces, and with the dash that the keys on the glass do not have.
std::string spelled_out(std::string_view typed) {
  std::string number;
  for (const char c : typed) {
    if (c != ' ') number.push_back(c);
  }
  const bool only_digits = number.find_first_not_of("0123456789") == std::string::npos;
  if (only_digits && number.size() > day_digits) number.insert(day_digits, "-");
  return number;
}

CaseScreen* asking_screen(Model& model) {
  auto* screen = top_as<CaseScreen>(model);
  return screen && screen->state != State::found ? screen : nullptr;
}

State state_of(CaseAnswer answer) {
  switch (answer) {
    case CaseAnswer::found: return State::found;
    case CaseAnswer::unknown: return State::unknown;
    case CaseAnswer::wait: return State::wait;
    case CaseAnswer::failed: break;
  }
  return State::failed;
}

}  // namespace

void case_changed(CaseScreen& screen) {
  screen.ticket = 0;
  if (screen.wait_s == 0) screen.state = State::typing;
}

void count_case_pause(Model& model) {
  auto* screen = top_as<CaseScreen>(model);
  if (!screen || screen->wait_s == 0) return;
  screen->wait_s = std::max(screen->wait_s - 1, 0);
  if (screen->wait_s == 0) screen->state = State::typing;
}

std::string_view case_number_in(std::string_view scanned) {
  constexpr std::string_view begin = "CYR1.";
  scanned = base::trim(scanned);
  if (!scanned.starts_with(begin)) return {};
  scanned.remove_prefix(begin.size());
  const std::string_view number = scanned.substr(0, scanned.find('.'));
  return requests::is_case_number(number) && number.size() <= max_case_number ? number : std::string_view();
}

void on(Model& model, const OpenCase&, Orders&) {
  unfocus(model);
  if (top_as<CaseScreen>(model)) return;
  push(model, CaseScreen{});
}

void on(Model& model, const FocusCase& event, Orders&) {
  if (CaseScreen* screen = asking_screen(model)) screen->at_code = event.code;
}

void on(Model& model, const AskCase&, Orders& orders) {
  CaseScreen* const screen = asking_screen(model);
  if (!screen || screen->state == State::asking || screen->wait_s > 0) return;
  std::string number = spelled_out(screen->number.text);
  if (!requests::is_case_number(number)) {
    screen->state = State::not_a_number;
    screen->at_code = false;
  } else if (!screen->at_code && screen->code.text.empty()) {
    screen->state = State::typing;
    screen->at_code = true;
  } else if (!requests::parse_lookup_code(screen->code.text)) {
    screen->state = State::not_a_code;
    screen->at_code = true;
  } else {
    screen->state = State::asking;
    screen->ticket = new_ticket(model);
    orders.push_back(LookUpCase{screen->ticket, number, screen->code.text});
  }
  base::wipe(number);
}

void on(Model& model, CaseFound& event, Orders&) {
  auto* screen = awaiting(model, event.ticket, &CaseScreen::ticket);
  if (!screen) return;
  screen->ticket = 0;
  screen->state = state_of(event.answer);
  screen->wait_s = event.answer == CaseAnswer::found ? 0 : event.wait_s;
  if (screen->wait_s > 0 && screen->state == State::unknown) screen->at_code = true;
  if (event.answer != CaseAnswer::found) return;
  screen->found = std::move(event.view);
  base::wipe(screen->code.text);
  screen->code = {};
  screen->scroll_px = 0;
}

void on(Model& model, const ReadLetter& event, Orders&) {
  auto* screen = top_as<CaseScreen>(model);
  if (!screen || screen->state != State::found || event.letter >= screen->found.letters.size()) return;
  screen->letter = event.letter;
  screen->scroll_px = 0;
}

}  // namespace app
