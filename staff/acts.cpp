#include "staff/acts.h"

#include <pwd.h>
#include <unistd.h>

#include <fstream>

#include "staff/console.h"

namespace staff {
namespace {

using words::Word;

/// The user that has logged in, whom sudo does not change; nothing: the system does not keep it.
std::optional<uid_t> login_user() {
  constexpr unsigned long nobody_logged_in = 4'294'967'295UL;
  unsigned long user = nobody_logged_in;
  std::ifstream("/proc/self/loginuid") >> user;
  if (user >= nobody_logged_in) return std::nullopt;
  return static_cast<uid_t>(user);
}

std::string name_of_user(uid_t user) {
  const passwd* const entry = ::getpwuid(user);
  return entry != nullptr ? std::string(entry->pw_name) : std::to_string(user);
}

}  // namespace

std::string who_runs() { return words::fill(Word::log_user, {name_of_user(login_user().value_or(::getuid()))}); }

bool can_log(const Arguments& arguments) {
  const auto ready = office::can_append(arguments.data_directory);
  if (!ready) fail(Word::log_not_writable, ready.error());
  return ready.ok();
}

void log_act(const Arguments& arguments, office::Act act, const std::string& detail) {
  const auto appended = office::append(arguments.data_directory, office::log_time(), who_runs(), act, detail);
  if (!appended) fail(Word::log_not_written, appended.error());
}

}  // namespace staff
