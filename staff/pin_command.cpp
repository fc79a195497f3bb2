// pin: sets the number that lets staff in at the kiosk.
#include <string>

#include "base/wipe.h"
#include "office/staff_pin.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {

using words::Word;

ExitCode set_pin(const Arguments& arguments) {
  std::optional<std::string> digits = ask_secret_twice(Word::staff_pin_ask, Word::staff_pin_again);
  if (!digits) return say(Word::staff_pin_differs), exit_usage;
  const base::Status set = office::set_pin(arguments.data_directory, *digits);
  base::wipe(*digits);
  if (!set && set.error().kind == base::ErrorKind::bad_input) return say(Word::staff_pin_rule), exit_usage;
  if (!set) return fail(Word::staff_pin_failed, set.error());
  say(Word::staff_pin_set);
  return exit_success;
}

}  // namespace staff
