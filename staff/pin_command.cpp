// pin: sets the PIN that lets staff in at a kiosk without a staff file.
#include <string>

#include "base/wipe.h"
#include "office/audit_log.h"
#include "office/staff_file.h"
#include "office/staff_login.h"
#include "office/staff_pin.h"
#include "staff/acts.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {

using words::Word;

namespace {

/// A staff file puts the PIN out of force.
bool has_staff_file(const Arguments& arguments) {
  const auto staff = office::read_unchecked_staff(arguments.data_directory);
  return staff || staff.error().kind != base::ErrorKind::not_found;
}

base::Status keep(const Arguments& arguments, const std::string& digits) {
  const base::Status set = office::set_pin(arguments.data_directory, digits);
  if (!set) return set;
  log_act(arguments, office::Act::pin_changed);
  return office::forget_attempts(arguments.data_directory);
}

}  // namespace

ExitCode set_pin(const Arguments& arguments) {
  if (!can_log(arguments)) return exit_failure;
  std::optional<std::string> digits = ask_secret_twice(Word::staff_pin_ask, Word::staff_pin_again);
  if (!digits) return say(Word::staff_pin_differs), exit_usage;
  const bool is_weak = office::fault_of(*digits, "") == office::PinFault::weak;
  const base::Status kept = is_weak ? base::Status(base::Done{}) : keep(arguments, *digits);
  base::wipe(*digits);
  if (is_weak) return say(Word::roster_pin_weak), exit_usage;
  if (!kept && kept.error().kind == base::ErrorKind::bad_input) return say(Word::staff_pin_rule), exit_usage;
  if (!kept) return fail(Word::staff_pin_failed, kept.error());
  say(has_staff_file(arguments) ? Word::roster_pin_out_of_force : Word::staff_pin_set);
  return exit_success;
}

}  // namespace staff
