// Options: what the command line of `chayue` says, checked.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/date.h"

namespace shell {

struct Options {
  std::string data;     ///< folder of the catalogue and the register
  std::string printer;  ///< as printing::open_device takes it; empty: what the settings say
  int width = 1080;     ///< of the window, px
  int height = 1920;
  bool fullscreen = false;
  bool pointer_only = false;
  float ppi = 102.5F;
  bool dev = false;
  std::string semantics_file;          ///< empty: none
  std::string tour;                    ///< folder for what the tour leaves; empty: no tour
  std::optional<base::LocalTime> now;  ///< the clock stands still at this moment

  /// Something copies the contents of the screen.
  bool recorded() const { return dev || !tour.empty(); }
};

struct Exit {
  int code = 0;
};

/// Reads the command line and the environment ($CHAYUE_DATA). Prints help, version or what is wrong
/// itself and then says with which code to exit.
std::variant<Options, Exit> read_options(int argc, char** argv);

}  // namespace shell
