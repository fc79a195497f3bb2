// staff: who may log in at the kiosk and do what (staff.json), and the signature of that.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/wipe.h"
#include "office/log_words.h"
#include "office/staff_file.h"
#include "office/staff_login.h"
#include "office/staff_pin.h"
#include "package/file_work.h"
#include "package/minisign.h"
#include "staff/acts.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {
namespace {

using base::ErrorKind;
using office::Act;
using office::StaffMember;
using office::StaffSignature;
using office::UncheckedStaff;
using words::Word;

/// As it is; empty where there is none yet.
base::Result<UncheckedStaff> read(const Arguments& arguments) {
  auto staff = office::read_unchecked_staff(arguments.data_directory);
  if (!staff && staff.error().kind == ErrorKind::not_found) return UncheckedStaff{};
  return staff;
}

StaffMember* find(UncheckedStaff& read, const std::string& number) {
  const auto found = std::find_if(read.staff.members.begin(), read.staff.members.end(),
                                  [&](const StaffMember& member) { return member.number == number; });
  return found == read.staff.members.end() ? nullptr : &*found;
}

/// Reads, lets `change` alter it, writes, logs. `change` says why not and returns false.
template <class Change>
ExitCode change_staff(const Arguments& arguments, Word what, Change&& change) {
  if (!can_log(arguments)) return exit_failure;
  auto staff = read(arguments);
  if (!staff) return fail(Word::roster_unreadable, staff.error());
  if (!change(*staff)) return exit_failure;
  const auto written = office::write_staff(arguments.data_directory, staff->staff);
  if (!written) return fail(Word::roster_failed, written.error());
  log_act(arguments, Act::staff_changed, words::fill(what, {arguments.roster.number}));
  say(Word::roster_changed);
  say(Word::roster_to_be_signed);
  return exit_success;
}

/// Nothing: it was said why.
std::optional<std::set<office::Role>> roles_of(const Arguments& arguments) {
  std::set<office::Role> roles;
  for (const std::string& word : arguments.roster.roles) {
    const auto role = office::role_by_word(word);
    if (!role) return say(Word::roster_no_role, {word}), std::nullopt;
    roles.insert(*role);
  }
  return roles;
}

Word complaint_about(office::PinFault fault) {
  switch (fault) {
    case office::PinFault::weak: return Word::roster_pin_weak;
    case office::PinFault::like_number: return Word::roster_pin_like_number;
    case office::PinFault::not_a_pin:
    case office::PinFault::none: break;
  }
  return Word::staff_pin_rule;
}

std::optional<std::string> pin_from(const Arguments& arguments) {
  const std::string& file = arguments.roster.pin_file;
  auto pin = file.empty() ? ask_secret_twice(Word::staff_pin_ask, Word::staff_pin_again) : secret_in(file);
  if (!pin) say(file.empty() ? Word::staff_pin_differs : Word::roster_no_pin_file);
  return pin;
}

/// Nothing: it was said why.
std::optional<std::string> hash_of_new_pin(const Arguments& arguments) {
  auto pin = pin_from(arguments);
  if (!pin) return std::nullopt;
  const auto fault = office::fault_of(*pin, arguments.roster.number);
  const auto hash =
      fault == office::PinFault::none ? office::hash_pin(*pin) : base::Result<std::string>(std::string());
  base::wipe(*pin);
  if (fault != office::PinFault::none) return say(complaint_about(fault)), std::nullopt;
  if (!hash) return fail(Word::staff_pin_failed, hash.error()), std::nullopt;
  return *hash;
}

Word word_of(StaffSignature signature) {
  switch (signature) {
    case StaffSignature::good: return Word::roster_signed;
    case StaffSignature::missing: return Word::roster_unsigned;
    case StaffSignature::wrong: return Word::roster_signature_wrong;
    case StaffSignature::unknown: return Word::roster_signature_unknown;
    case StaffSignature::no_trust: break;
  }
  return Word::roster_no_trust;
}

std::string to_json(const UncheckedStaff& read) {
  nlohmann::ordered_json members = nlohmann::ordered_json::array();
  for (const StaffMember& member : read.staff.members) {
    nlohmann::ordered_json roles = nlohmann::ordered_json::array();
    for (const office::Role role : member.roles) roles.push_back(office::name_of(role));
    members.push_back({{"number", member.number}, {"name", member.name}, {"roles", roles}});
  }
  const bool good = read.signature == StaffSignature::good;
  const nlohmann::ordered_json object = {{"signed", good}, {"signer", read.signer}, {"members", members}};
  return object.dump(2);
}

std::optional<std::string> password_of(const Arguments& arguments, const std::string& key) {
  if (package::is_bare_key(key)) return std::string();
  if (arguments.package.password_file.empty()) return ask_secret(Word::sign_password_ask);
  auto password = secret_in(arguments.package.password_file);
  if (!password) say(Word::keys_no_password_file);
  return password;
}

ExitCode say_why_not_signed(const base::Error& error) {
  if (error.kind == ErrorKind::not_found) return say(Word::roster_nothing_to_sign), exit_failure;
  if (error.kind == ErrorKind::bad_input)
    return say(Word::roster_key_unknown), say(Word::staff_detail, {error.detail}), exit_failure;
  return fail(Word::roster_sign_failed, error);
}

}  // namespace

ExitCode add_member(const Arguments& arguments) {
  const auto& given = arguments.roster;
  if (!office::is_staff_number(given.number)) return say(Word::roster_bad_number), exit_usage;
  if (!office::is_staff_name(given.name)) return say(Word::roster_bad_name), exit_usage;
  const auto roles = roles_of(arguments);
  if (!roles) return exit_usage;
  return change_staff(arguments, Word::roster_log_added, [&](UncheckedStaff& read) {
    if (find(read, given.number)) return say(Word::roster_number_taken, {given.number}), false;
    const auto hash = hash_of_new_pin(arguments);
    if (!hash) return false;
    read.staff.members.push_back({given.number, given.name, *roles, *hash});
    return true;
  });
}

ExitCode remove_member(const Arguments& arguments) {
  return change_staff(arguments, Word::roster_log_removed, [&](UncheckedStaff& read) {
    const auto removed = std::erase_if(
        read.staff.members, [&](const StaffMember& member) { return member.number == arguments.roster.number; });
    if (removed == 0) say(Word::roster_no_member, {arguments.roster.number});
    return removed > 0;
  });
}

ExitCode set_roles(const Arguments& arguments) {
  const auto roles = roles_of(arguments);
  if (!roles) return exit_usage;
  return change_staff(arguments, Word::roster_log_roles, [&](UncheckedStaff& read) {
    StaffMember* const member = find(read, arguments.roster.number);
    if (!member) return say(Word::roster_no_member, {arguments.roster.number}), false;
    member->roles = *roles;
    return true;
  });
}

ExitCode set_member_pin(const Arguments& arguments) {
  return change_staff(arguments, Word::roster_log_pin, [&](UncheckedStaff& read) {
    StaffMember* const member = find(read, arguments.roster.number);
    if (!member) return say(Word::roster_no_member, {arguments.roster.number}), false;
    const auto hash = hash_of_new_pin(arguments);
    if (hash) member->pin_hash = *hash;
    return hash.has_value();
  });
}

ExitCode list_staff(const Arguments& arguments) {
  const auto read = office::read_unchecked_staff(arguments.data_directory);
  if (!read && read.error().kind == ErrorKind::not_found) return say(Word::roster_none), exit_not_found;
  if (!read) return fail(Word::roster_unreadable, read.error());
  if (arguments.json) {
    print_line(to_json(*read));
  } else {
    for (const StaffMember& member : read->staff.members)
      print_line(member.number + "\t" + member.name + "\t" + office::words_of(member.roles));
  }
  say(word_of(read->signature), {read->signer});
  return exit_success;
}

ExitCode sign_staff(const Arguments& arguments) {
  constexpr std::size_t longest_key = 4096;
  if (!can_log(arguments)) return exit_failure;
  auto key = package::read_whole(arguments.package.key_file, longest_key);
  if (!key) return fail(Word::sign_key_unreadable, key.error());
  auto password = password_of(arguments, *key);
  if (!password) return exit_failure;
  say(Word::keys_working);
  const auto signer = office::sign_staff(arguments.data_directory, *key, *password, office::log_time());
  base::wipe(*password);
  base::wipe(*key);
  if (!signer) return say_why_not_signed(signer.error());
  const auto forgotten = office::forget_attempts(arguments.data_directory);
  log_act(arguments, Act::staff_signed, *signer);
  say(Word::roster_signed_now, {*signer});
  if (!forgotten) return fail(Word::roster_attempts_failed, forgotten.error());
  return exit_success;
}

}  // namespace staff
