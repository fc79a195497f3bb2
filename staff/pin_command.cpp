// pin: sets the number that lets staff in at the kiosk. Never a part of the command line: others could read it there.
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "base/wipe.h"
#include "office/staff_pin.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using words::Word;

/// The terminal shows nothing of what is typed while this lives.
class Silence {
 public:
  Silence() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    is_silent_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  ~Silence() {
    if (is_silent_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
  bool is_silent_ = false;
};

std::string read_line() {
  constexpr std::size_t longest = 64;
  std::string line;
  line.reserve(longest);
  for (char c = 0; line.size() < longest && ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n';) line.push_back(c);
  return line;
}

std::string ask(Word question) {
  say(question);
  return read_line();
}

}  // namespace

ExitCode set_pin(const Arguments& arguments) {
  const bool at_terminal = ::isatty(STDIN_FILENO) == 1;
  std::string digits, again;
  {
    const Silence silence;
    digits = at_terminal ? ask(Word::staff_pin_ask) : read_line();
    again = at_terminal ? ask(Word::staff_pin_again) : digits;
  }
  const bool same = digits == again;
  const base::Status set = same ? office::set_pin(arguments.data_directory, digits) : base::Status(base::Done{});
  base::wipe(digits);
  base::wipe(again);
  if (!same) return say(Word::staff_pin_differs), exit_usage;
  if (!set && set.error().kind == base::ErrorKind::bad_input) return say(Word::staff_pin_rule), exit_usage;
  if (!set) return fail(Word::staff_pin_failed, set.error());
  say(Word::staff_pin_set);
  return exit_success;
}

}  // namespace staff
