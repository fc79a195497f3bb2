// The desk's part in letting staff in, and in keeping a log of what they do.
#include <ctime>

#include "kiosk/shell/desk.h"
#include "kiosk/shell/desk_parts.h"
#include "words/words.h"

namespace shell {
namespace {

using office::Act;
using words::Word;

app::LoginWay way_of(office::LoginWay way) {
  switch (way) {
    case office::LoginWay::by_number: return app::LoginWay::by_number;
    case office::LoginWay::by_pin: return app::LoginWay::by_pin;
    case office::LoginWay::not_set: return app::LoginWay::not_set;
    case office::LoginWay::broken: return app::LoginWay::broken;
    case office::LoginWay::failed: break;
  }
  return app::LoginWay::failed;
}

app::PinAnswer answer_of(office::LoginAnswer answer) {
  switch (answer) {
    case office::LoginAnswer::in: return app::PinAnswer::right;
    case office::LoginAnswer::wrong: return app::PinAnswer::wrong;
    case office::LoginAnswer::wait: return app::PinAnswer::wait;
    case office::LoginAnswer::not_set: return app::PinAnswer::not_set;
    case office::LoginAnswer::broken: return app::PinAnswer::broken;
    case office::LoginAnswer::failed: break;
  }
  return app::PinAnswer::failed;
}

app::StaffRole role_of(office::Role role) {
  switch (role) {
    case office::Role::entry: return app::StaffRole::entry;
    case office::Role::review: return app::StaffRole::review;
    case office::Role::publish: return app::StaffRole::publish;
    case office::Role::manage: break;
  }
  return app::StaffRole::manage;
}

/// Who knows the one PIN of a kiosk without a staff file may do everything.
app::StaffSession everybody() {
  app::StaffSession session;
  session.who = words::zh(Word::clerk_everybody);
  for (const office::Role role : office::all_roles) session.roles.insert(role_of(role));
  return session;
}

app::StaffSession session_of(const office::StaffMember& member) {
  app::StaffSession session;
  session.number = member.number;
  session.name = member.name;
  session.who = member.number + " " + member.name;
  for (const office::Role role : member.roles) session.roles.insert(role_of(role));
  return session;
}

}  // namespace

std::int64_t Desk::epoch_s() const { return parts_.epoch_s ? parts_.epoch_s() : std::time(nullptr); }

void Desk::note(const std::string& who, Act act, const std::string& detail) {
  const std::string at = office::log_time(epoch_s());
  const auto appended = office::append(parts_.data_directory, at, who, act, detail);
  log_failed_ = !logged("write the log of staff's acts", appended).ok();
}

/// What was typed as a number that nobody has may be anything: it is not written down.
void Desk::note_login(const office::Login& login, const app::StaffSession& session) {
  if (login.answer == office::LoginAnswer::in) return note(session.who, Act::logged_in);
  if (login.answer == office::LoginAnswer::wrong)
    note(login.member ? session.who : std::string(words::zh(Word::clerk_nobody)), Act::login_failed);
}

/// 索引号 or 登记编号 of what waits under this code.
std::string Desk::reference_of(const std::string& hold_code) {
  const auto hold = with(ledger(), [&](const printing::Ledger& open) { return open.held(hold_code); });
  return hold.ok() ? hold->reference : std::string();
}

std::optional<app::Event> Desk::answer(const app::AskLogin& order) {
  const office::LoginAsked asked = office::ask_login(parts_.data_directory, epoch_s());
  return app::LoginAsked{order.ticket, way_of(asked.way), asked.wait_s};
}

std::optional<app::Event> Desk::answer(const app::CheckPin& order) {
  const office::Login login = office::log_in(parts_.data_directory, order.number, order.digits, epoch_s());
  app::StaffSession session = login.member ? session_of(*login.member) : everybody();
  const bool lets_in = login.answer == office::LoginAnswer::in;
  if (!(lets_in && order.release)) note_login(login, session);
  session.log_failed = log_failed_;
  return app::PinChecked{order.ticket, answer_of(login.answer), login.wait_s,
                         lets_in ? std::move(session) : app::StaffSession{}, order.release};
}

std::optional<app::Event> Desk::answer(const app::NoteAct& order) {
  switch (order.act) {
    case app::NoteAct::Act::logged_out: note(order.who, Act::logged_out); break;
    case app::NoteAct::Act::page_limit_lifted: note(order.who, Act::page_limit_lifted); break;
    case app::NoteAct::Act::assisted: note(order.who, Act::request_assisted); break;
  }
  return std::nullopt;
}

}  // namespace shell
