#include "office/staff_login.h"

#include <algorithm>

#include "office/attempts.h"
#include "office/file_lock.h"
#include "office/staff_pin.h"
#include "package/file_work.h"

namespace office {
namespace {

using base::ErrorKind;

constexpr const char* lock_name = "/attempts.lock";

base::Result<FileLock> hold(const std::string& data_directory) {
  return FileLock::take(data_directory + lock_name, FileLock::Kind::appending);
}

bool has_pin(const std::string& data_directory) {
  const auto hash = package::read_whole(data_directory + "/" + pin_file_name, 1024);
  return hash || hash.error().kind != ErrorKind::not_found;
}

/// The staff file goes before staff.pin, whatever state it is in.
LoginWay way_of(const std::string& data_directory, const base::Result<StaffFile>& staff) {
  if (staff) return LoginWay::by_number;
  if (staff.error().kind == ErrorKind::not_found)
    return has_pin(data_directory) ? LoginWay::by_pin : LoginWay::not_set;
  return staff.error().kind == ErrorKind::corrupt ? LoginWay::broken : LoginWay::failed;
}

int wait_for(Attempts& attempts, const std::string& number, std::int64_t now_s) {
  return std::max(remaining_s(attempts.of(number), number_rule, now_s),
                  remaining_s(attempts.all, rule_for_all, now_s));
}

/// Also where there is nobody to compare with, the hash is computed.
bool is_right(const std::string& data_directory, LoginWay way, const StaffMember* member, const std::string& pin) {
  if (way == LoginWay::by_number) {
    const bool fit = fits(member ? member->pin_hash : nobodys_hash(), pin);
    return fit && member != nullptr;
  }
  const auto check = check_pin(data_directory, pin);
  return check && *check == PinCheck::right;
}

std::optional<StaffMember> without_hash(const StaffMember* member) {
  if (!member) return std::nullopt;
  StaffMember known = *member;
  known.pin_hash.clear();
  return known;
}

LoginAnswer answer_of(LoginWay way) {
  switch (way) {
    case LoginWay::not_set: return LoginAnswer::not_set;
    case LoginWay::broken: return LoginAnswer::broken;
    default: return LoginAnswer::failed;
  }
}

/// The try counts as wrong, on disk, before it is looked at: who pulls the plug has had it.
Login try_in(const std::string& data_directory, LoginWay way, const StaffMember* member, Attempts attempts,
             const std::string& number, const std::string& pin, std::int64_t now_s) {
  count_wrong(attempts.of(number), number_rule, now_s);
  count_wrong(attempts.all, rule_for_all, now_s);
  if (!write_attempts(data_directory, attempts)) return {};
  if (!is_right(data_directory, way, member, pin))
    return {LoginAnswer::wrong, without_hash(member), wait_for(attempts, number, now_s)};
  attempts.forgive(number);
  (void)write_attempts(data_directory, attempts);  // one wrong too many stays counted; they are in all the same
  return {LoginAnswer::in, without_hash(member), 0};
}

}  // namespace

LoginAsked ask_login(const std::string& data_directory, std::int64_t now_s) {
  LoginAsked asked{way_of(data_directory, read_staff(data_directory)), 0};
  if (asked.way != LoginWay::by_number && asked.way != LoginWay::by_pin) return asked;
  auto attempts = read_attempts(data_directory, now_s);
  if (!attempts) return {};
  asked.wait_s = asked.way == LoginWay::by_pin ? wait_for(*attempts, "", now_s)
                                               : remaining_s(attempts->all, rule_for_all, now_s);
  return asked;
}

Login log_in(const std::string& data_directory, const std::string& number, const std::string& pin,
             std::int64_t now_s) {
  const auto held = hold(data_directory);
  if (!held) return {};
  const auto staff = read_staff(data_directory);
  const LoginWay way = way_of(data_directory, staff);
  if (way != LoginWay::by_number && way != LoginWay::by_pin) return {answer_of(way), std::nullopt, 0};
  const std::string counted = way == LoginWay::by_pin ? std::string() : number;
  auto attempts = read_attempts(data_directory, now_s);
  if (!attempts) return {};
  if (const int wait_s = wait_for(*attempts, counted, now_s); wait_s > 0) {
    if (!write_attempts(data_directory, *attempts)) return {};  // the clock that was seen
    return {LoginAnswer::wait, std::nullopt, wait_s};
  }
  const StaffMember* member = staff ? find_member(*staff, number) : nullptr;
  return try_in(data_directory, way, member, std::move(*attempts), counted, pin, now_s);
}

base::Status forget_attempts(const std::string& data_directory) {
  const auto held = hold(data_directory);
  if (!held) return held.error();
  return write_attempts(data_directory, fresh_attempts());
}

}  // namespace office
