// Stick: puts a print-out on a USB stick, and says that it may be pulled out only when it may.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/desk_answers.h"

namespace shell {

/// What came of it.
struct Saved {
  std::string name;  ///< of the file; empty: nothing is there, see trouble
  app::StickTrouble trouble = app::StickTrouble::other;
  std::string detail;  ///< for the log, names no contents

  bool ok() const { return !name.empty(); }
};

/// Folders at most two levels below `roots` on which a file system of its own is mounted, writable ones first, each
/// group in order of name. Those on the device of the system's root do not count.
std::vector<std::string> find_sticks(const std::vector<std::string>& roots);

/// Writes "查阅打印-0001.pdf" (the first number that is free) to the first stick: whole or not at all, and on the
/// stick itself (fsync, syncfs) when this returns.
Saved save_on_stick(const std::vector<std::string>& roots, std::string_view pdf);

/// The same under `name`, in the place of a file of that name.
Saved save_on_stick(const std::vector<std::string>& roots, const std::string& name, std::string_view bytes);

/// Files whose names end so, on the sticks themselves and not in their folders, in order of name; whole paths.
std::vector<std::string> files_on_sticks(const std::vector<std::string>& roots, std::string_view ending);

/// A print-out into a folder that is known to be a stick.
Saved save_in(const std::string& folder, std::string_view pdf);

}  // namespace shell
