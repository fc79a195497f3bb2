#include "staff/secret_input.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/wipe.h"
#include "staff/console.h"

namespace staff {
namespace {

constexpr std::size_t shortest_password = 8;  // characters

std::string line_of(int descriptor) {
  constexpr std::size_t longest = 256;
  std::string line;
  line.reserve(longest);
  for (char c = 0; line.size() < longest && ::read(descriptor, &c, 1) == 1 && c != '\n';) line.push_back(c);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

bool at_terminal() { return ::isatty(STDIN_FILENO) == 1; }

}  // namespace

Silence::Silence() {
  if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
  termios silent = before_;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  is_silent_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
}

Silence::~Silence() {
  if (is_silent_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
}

std::string read_secret_line() { return line_of(STDIN_FILENO); }

std::string ask_secret(words::Word question) {
  if (!at_terminal()) return read_secret_line();
  const Silence silence;
  say(question);
  return read_secret_line();
}

std::optional<std::string> ask_secret_twice(words::Word question, words::Word again) {
  std::string first = ask_secret(question);
  if (!at_terminal()) return first;
  std::string second = ask_secret(again);
  const bool same = first == second;
  base::wipe(second);
  if (same) return first;
  base::wipe(first);
  return std::nullopt;
}

std::optional<std::string> new_password(const std::string& password_file) {
  using words::Word;
  auto password = password_file.empty() ? ask_secret_twice(Word::keys_password_ask, Word::keys_password_again)
                                        : secret_in(password_file);
  if (!password) {
    say(password_file.empty() ? Word::keys_password_differs : Word::keys_no_password_file);
    return std::nullopt;
  }
  if (base::length(*password) >= shortest_password) return password;
  base::wipe(*password);
  say(Word::keys_password_short);
  return std::nullopt;
}

std::optional<std::string> secret_in(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return std::nullopt;
  std::string line = line_of(descriptor);
  ::close(descriptor);
  return line;
}

}  // namespace staff
