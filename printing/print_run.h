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
  /// The one to tell. In `interrupted`, unreachable: the job may be there still, it cannot be resumed yet.
  std::optional<Trouble> trouble;
  int pages = 0;       ///< of the whole print-out
  int pages_out = 0;   ///< confirmed by the device, over all of its jobs
  int next_page = 1;   ///< the first one to come; two-sided the first side of its sheet
  bool counts = true;  ///< false where the device does not count: pages_out says nothing

  bool operator==(const Progress&) const = default;
};

/// Seconds.
struct Patience {
  int unchanged_s = 180;  ///< without any progress before a job is taken back (privacy: no page long after its owner)
  int abandoned_s = 45;   ///< the same once the visitor has left
  int unreachable_s = 20;  ///< of silence in the middle before it counts as interrupted
};

/// Steps of about a second; each one asks the device and does what is due. What holds at every step, whatever the
/// device answers and the citizen does (tests/print_run_model_test.cpp tries all of it):
/// * `printed` only where the device has said of the last job that all of it is out; a device that says so and has
///   counted fewer pages than the job has contradicts itself: `unknown`.
/// * pages_out never exceeds what the device has counted, except at `printed`.
/// * A page is sent again only where the device has not confirmed it and the job that held it has ended; two-sided
///   from the first side of its sheet.
/// * At most one job of the run is at the device. What an earlier run has left there is taken back before sending.
/// * `cancelled` and `given_up` only where the device says that nothing more will come, or knows nothing of the job.
/// * A device that counts no pages leaves nothing to resume: what ends without its word ends as `unknown`.
/// * A device that is silent for too long while it holds a job: `unknown`; take_back() when it answers again.
/// * After an end nothing is sent, and the ledger says the same as progress().
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
  ~PrintRun();
  PrintRun(const PrintRun&) = delete;
  PrintRun& operator=(const PrintRun&) = delete;

  /// `now_s`: any steady clock. Does nothing at an end.
  const Progress& step(double now_s, base::LocalTime now);
  const Progress& progress() const { return progress_; }
  void cancel();   ///< at any stage; takes effect with the next step
  void resume();   ///< only where interrupted and the device has answered since
  void abandon();  ///< the visitor has left: less patience; an interrupted run is given up

 private:
  struct Job {
    JobId id = 0;
    int first = 1;  ///< page of the print-out that is its first
  };

  bool begin();
  void before_sending();
  bool device_takes_jobs();
  void send();
  void submitted(const base::Result<JobId>& job, int first);
  void follow();
  void take_back_if_wanted();
  void silent();
  void count(const JobStatus& job);
  void running(const JobStatus& job);
  bool stands_still(const DeviceStatus& device);
  void all_out(const JobStatus& job);
  void ended_early(JobStatus::State how);
  void watch_the_clock(Stage before, int pages_out_before);
  double patience_s() const;
  void end(Stage stage);

  Device& device_;
  Ledger& ledger_;
  Work work_;
  Patience patience_;
  Progress progress_;
  std::optional<RunId> run_;
  std::optional<Job> job_;  ///< while the device may still hold it
  std::string pdf_;         ///< made, not yet taken by the device
  base::LocalTime now_;
  double now_s_ = 0;
  double moved_s_ = 0;  ///< when something last got on
  std::optional<double> silent_since_s_;
  std::optional<double> trouble_since_s_;  ///< in this trouble, and no page since
  bool cancel_wanted_ = false;
  bool resume_wanted_ = false;
  bool abandoned_ = false;
  bool impatient_ = false;  ///< taken back because nothing happened
  bool taken_back_ = false;
  bool has_counted_ = false;
  bool gave_up_at_once_ = false;  ///< the device has aborted a job before its first page
};

/// Takes back every job of this kiosk that the device still holds, and cleans up. For the time between two runs: no
/// page may come out long after its owner. unavailable: no answer; again later.
base::Status take_back(Device& device);

/// After a crash of the kiosk, before anything is printed: take_back(), and runs that were open end as `unknown`. The
/// runs are ended also where the device does not answer (its failure is returned).
base::Status recover(Device& device, Ledger& ledger, base::LocalTime now);

}  // namespace printing
