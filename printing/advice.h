// Advice: what a citizen sees of a print-out, and what he or she can do about it.
#pragma once

#include "printing/print_run.h"

namespace printing {

/// Each has a title and a help sentence in the table of words: "situation.<name>", "situation.<name>_help".
/// docs/printer-states.md tells what leads to which.
enum class Situation {
  preparing,        ///< on its way to the printer
  waiting_in_line,  ///< the printer serves somebody else
  printing,
  toner_low_but_printing,
  paper_low_but_printing,
  refill_paper,
  wrong_paper,
  jam,
  cover,
  tray,
  output_full,
  toner,
  paused,
  offline,     ///< not reached, and nothing has been sent
  lost_touch,  ///< not reached, and it holds the job
  fault,
  cancelling,
  interrupted,
  printed,
  saved,
  unknown,
  cancelled,
  given_up,
  failed,
};
constexpr int situation_count = static_cast<int>(Situation::failed) + 1;

/// "refill_paper"
const char* name_of(Situation situation);

Situation situation_of(const Progress& progress);

struct Advice {
  Situation situation = Situation::preparing;
  bool may_cancel = false;
  bool may_resume = false;  ///< PrintRun::resume() would do something
  bool may_hold = false;    ///< nothing of it is at the printer: a code for the desk is as good or better
  bool wait = false;        ///< it goes on without the citizen, or once staff have helped

  bool operator==(const Advice&) const = default;
};

Advice advice_for(const Progress& progress);

}  // namespace printing
