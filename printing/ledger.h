// Ledger: what was printed, page by page, and what waits at the desk. Names no document's text and no person.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace printing {

using RunId = std::int64_t;

/// How a run ended; kept for the year's figures.
enum class Ending { printed, saved, cancelled, given_up, failed, unknown };

struct RunRecord {
  RunId id = 0;
  std::string kind;  ///< "document", "form", "receipt"
  int pages = 0;
  int pages_out = 0;  ///< confirmed
  base::LocalTime begun;
  std::optional<Ending> ending;
  std::optional<int> job;  ///< at the device; 0: the program died while it was being sent
};

/// A print-out that waits for staff. Holds what to print, not the pages: they are made again when it is released.
struct Hold {
  std::string code;       ///< six digits, the last one a check digit; given to the citizen
  std::string kind;       ///< as above
  std::string reference;  ///< index number of a document or number of an application
  std::string choice;     ///< edition, pages, sides, as the kiosk writes them; opaque here
  int pages = 0;
  base::LocalTime held;
};

/// File printing.db (0600) in the data directory; every change is on the disk before the call returns.
/// unavailable, no_space, corrupt as elsewhere.
class Ledger {
 public:
  static base::Result<Ledger> open(const std::string& data_directory);
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  base::Result<RunId> begin(const std::string& kind, int pages, base::LocalTime now);
  /// Before the document is sent: 0, so that a crash in between is seen; then the device's job.
  base::Status set_job(RunId run, int job);
  base::Status set_pages_out(RunId run, int pages_out);
  /// These three, not_found: no such run, or it has ended already.
  base::Status end(RunId run, Ending ending, base::LocalTime now);
  /// Runs without an end, oldest first: the program died in their middle.
  base::Result<std::vector<RunRecord>> open_runs() const;
  /// Of one day or of all days, by kind and ending: for `chayuectl stats`.
  struct Count {
    std::string kind;
    std::optional<Ending> ending;
    int runs = 0;
    int pages_out = 0;
  };
  base::Result<std::vector<Count>> counts(std::optional<base::Date> day) const;

  /// A code that no other hold has, nor had since forget_holds_before(). no_space: a hundred tries found none free.
  base::Result<std::string> hold(Hold hold, base::LocalTime now);
  base::Result<std::vector<Hold>> holds() const;  ///< oldest first
  /// not_found: no such code, or already handed over, voided or too old. bad_input: not a code (check digit).
  base::Result<Hold> held(const std::string& code) const;
  /// Printed or voided: the code is spent, and what it named is wiped. Failures as held().
  base::Status hand_over(const std::string& code, base::LocalTime now);
  /// Holds from before `day` are forgotten, spent codes as well; returns how many of them still waited.
  base::Result<int> forget_holds_before(base::Date day);

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// "printing.db", inside the data directory.
extern const char* const ledger_file_name;

}  // namespace printing
