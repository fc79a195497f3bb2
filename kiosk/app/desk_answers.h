// What the desk brings back about paper, as the events carry it.
#pragma once

#include <vector>

#include "kiosk/app/print_screens.h"

namespace app {

/// A page as it will look and how many there are of its edition.
struct PreviewPage {
  int pages = 0;
  int page = 1;  ///< the one that is pictured: the wanted one, or the last
  printing::Picture picture;
};

/// How far one print-out has come.
struct JobProgress {
  Ticket ticket = 0;
  printing::Progress progress;
};

/// `wait`: it was not looked at, the pause is not over.
enum class PinAnswer { right, wrong, wait, not_set, broken, failed };

/// For the staff's screen: counts of the day and what waits.
struct StaffFigures {
  std::vector<printing::Ledger::Count> today;
  std::vector<printing::Hold> holds;  ///< oldest first
  bool log_failed = false;            ///< the last act of staff could not be written to their log
};

/// Of number and code. `wait`: not looked at, the pause is not over.
enum class CaseAnswer { found, unknown, wait, failed };

/// Why nothing is on the stick.
enum class StickTrouble { missing, read_only, full, gone, not_printable, other };

}  // namespace app
