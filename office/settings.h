// Settings: what the agency sets for its kiosk, in <data>/settings.json (docs/formats.md).
#pragma once

#include <string>
#include <vector>

#include "printing/print_run.h"

namespace office {

struct Settings {
  std::string printer;  ///< as printing::open_device takes it; empty: the folder "printed" in the data directory
  printing::Patience patience;
  int visit_pages = 0;    ///< sides of documents that a visit may print; 0: no limit
  int hold_days = 3;      ///< after which what waits at the desk is forgotten
  int prepared_min = 30;  ///< minutes that a prepared update waits for staff who have left it
  std::vector<std::string> stick_roots = {"/media", "/run/media"};
  bool two_sided = true;            ///< the printer can
  double key_repeat_after_s = 0.8;  ///< a held ⌫ repeats after this, 0.3 to 10 (EN 301 549 5.7)
  double key_repeat_every_s = 0.2;  ///< 0.05 to 10
  double double_strike_s = 0;       ///< 0.1 to 2: the same key again within this counts once (5.8); 0: it does not
};

struct ReadSettings {
  Settings settings;
  std::vector<std::string> complaints;  ///< in Chinese: what is wrong and what counts instead
};

/// Never fails: a key that is unknown or wrong is complained about and has its default. No file: all defaults.
ReadSettings read_settings(const std::string& data_directory);

/// The device of these settings: `override_uri` if given, else Settings::printer, else the folder.
std::string printer_of(const Settings& settings, const std::string& override_uri, const std::string& data_directory);

/// It is a folder: no paper comes out.
bool is_folder(const std::string& printer);

/// "settings.json", inside the data directory.
extern const char* const settings_file_name;

}  // namespace office
