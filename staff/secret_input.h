// Secret input: passwords and numbers that nobody beside the clerk may see. Never a part of the command line: others
// could read it there.
#pragma once

#include <termios.h>

#include <optional>
#include <string>

#include "words/words.h"

namespace staff {

/// The terminal shows nothing of what is typed while this lives.
class Silence {
 public:
  Silence();
  ~Silence();
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
  bool is_silent_ = false;
};

/// A line of standard input, without its end; what is past 256 bytes is left.
std::string read_secret_line();

/// Asks at the terminal, without echo, or reads a line where standard input is none.
std::string ask_secret(words::Word question);
/// The same twice, for one that is to be set; a line that was piped in is read once. Nothing: they differ.
std::optional<std::string> ask_secret_twice(words::Word question, words::Word again);

/// The first line of a file. Nothing: it cannot be read.
std::optional<std::string> secret_in(const std::string& file);

/// For a key that is being made: from the file, or asked for twice. Nothing, and it was said why: the file cannot be
/// read, the two differ, or it has less than eight characters.
std::optional<std::string> new_password(const std::string& password_file);

}  // namespace staff
