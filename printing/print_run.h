// PrintRun: one print-out from the first byte sent to the last page out, and what may be said of it meanwhile.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "printing/device.h"
#include "printing/ledger.h"

namespace printing {

/// How far a print-out has come. The last seven are ends.
enum class Stage {
  waiting,      ///< the printer cannot take it yet; nothing has been sent
  sending,      ///< handed to the device, not begun
  printing,     ///< pages are coming out
  held_up,      ///< begun, and something must be done before it goes on (Progress::trouble)
  cancelling,   ///< taken back, the device has not confirmed it yet
  interrupted,  ///< it will not go on by itself; `resume` prints from Progress::next_page. Not an end
  printed,      ///< the device says that every page is out
  saved,        ///< a file was written, no paper came out
  cancelled,    ///< stopped on request; pages_out are out
  given_up,     ///< nothing happened for too long: taken back from the device; pages_out are out
  failed,       ///< it cannot be printed at all
  unknown,      ///< the device does not say whether it is out
};

bool is_end(Stage stage);

struct Progress {
  Stage stage = Stage::waiting;
  std::optional<Trouble> trouble;  ///< the one to tell
  int pages = 0;                   ///< of the whole print-out
  int pages_out = 0;               ///< confirmed by the device, over all of its jobs
  int next_page = 1;               ///< where `resume` would begin: a whole sheet back where two-sided
  bool counts = true;              ///< false where the device does not count: pages_out says nothing

  bool operator==(const Progress&) const = default;
};

/// Seconds.
struct Patience {
  int unchanged_s = 180;  ///< without any progress before a job is taken back (privacy: no page long after its owner)
  int abandoned_s = 45;   ///< the same once the visitor has left
  int unreachable_s = 20;  ///< of silence in the middle before it counts as interrupted
};

/// Steps of about a second; each one asks the device and does what is due. Nothing is ever sent twice: a page is sent
/// again only where the device has not confirmed it and its job has ended.
class PrintRun {
 public:
  struct Work {
    std::string kind;
    int pages = 0;
    bool two_sided = false;
    /// The PDF of pages [first, pages], first >= 1.
    std::function<base::Result<std::string>(int first)> pdf;
  };
  PrintRun(Device& device, Ledger& ledger, Work work, Patience patience);

  /// `now_s`: any steady clock. Does nothing at an end.
  const Progress& step(double now_s, base::LocalTime now);
  const Progress& progress() const { return progress_; }
  void cancel();   ///< at any stage; takes effect with the next step
  void resume();   ///< only where interrupted
  void abandon();  ///< the visitor has left: less patience; an interrupted run is given up
};

}  // namespace printing
