// PrintRoom: the thread that owns the printer. Carries out print-outs one after the other and says how far they are.
#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "kiosk/app/desk_answers.h"
#include "printing/device.h"
#include "printing/ledger.h"
#include "printing/print_run.h"

namespace shell {

class PrintRoom {
 public:
  struct Parts {
    std::unique_ptr<printing::Device> device;
    std::string data_directory;  ///< of the ledger
    printing::Patience patience;
    const base::Clock& clock;
    double step_s = 0.5;  ///< between two looks at the device
  };
  /// Begins by taking back what an earlier run of the program has left at the printer (printing::recover).
  explicit PrintRoom(Parts parts);
  PrintRoom(const PrintRoom&) = delete;
  PrintRoom& operator=(const PrintRoom&) = delete;
  /// Takes back what is not out, for three seconds at most; the next start does the rest.
  ~PrintRoom();

  /// Never blocks for long, nor do the others. `hold_code`: of a hold that is handed over when all of it is out.
  void add(app::Ticket ticket, printing::PrintRun::Work work, std::string hold_code = {});
  void cancel(app::Ticket ticket);
  void resume(app::Ticket ticket);
  /// The visitor has left: nothing more of the visit is sent, what is at the printer is given less patience, and its
  /// tickets are spoken of no more.
  void abandon();

  struct Seen {
    std::optional<printing::DeviceStatus> printer;  ///< nothing before the device was asked for the first time
    std::vector<app::JobProgress> jobs;             ///< of the visit, oldest first
  };
  /// What is known now. For some seconds after a call the device is asked for its state.
  Seen look();

 private:
  struct Job {
    app::Ticket ticket = 0;
    printing::PrintRun::Work work;
    std::string hold_code;
    printing::Progress progress;
    bool begun = false, cancel = false, resume = false, abandon = false, forgotten = false;
  };

  void run();
  bool wait();
  void open_ledger();
  void tidy(double now_s);
  Job* current();
  void step(Job& job, double now_s);
  void tell_wishes(Job& job);
  void ended(Job& job);
  void ask_device(double now_s);
  void close();
  void wish(app::Ticket ticket, bool Job::*what);

  Parts parts_;
  // Of the thread alone.
  std::optional<printing::Ledger> ledger_;
  std::unique_ptr<printing::PrintRun> print_run_;
  bool recovered_ = false;  ///< what was open before the start has been ended
  bool tidy_ = false;       ///< nothing of ours lies at the device but the present job
  double tidied_s_ = -1e9;
  double asked_s_ = -1e9;

  std::mutex mutex_;  ///< of everything below but the thread
  std::condition_variable changed_;
  std::list<Job> jobs_;  ///< the first that is not at its end is the one under way
  std::optional<printing::DeviceStatus> status_;
  double wanted_s_ = -1e9;  ///< when somebody last looked
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace shell
