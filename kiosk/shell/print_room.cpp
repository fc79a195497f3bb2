#include "kiosk/shell/print_room.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

namespace shell {
namespace {

using printing::Stage;

constexpr double interest_s = 3;      ///< after a look
constexpr double ask_every_s = 1;     ///< the device for its state
constexpr double tidy_every_s = 10;   ///< while the device does not answer
constexpr double closing_time_s = 3;  ///< for taking back at the end

double steady_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void log(const char* what, const base::Error& error) {
  std::fprintf(stderr, "print room: cannot %s: %s\n", what, error.detail.c_str());
}

printing::Progress in_line(int pages) {
  printing::Progress progress;
  progress.pages = pages;
  progress.trouble = printing::Trouble::busy;
  return progress;
}

bool is_over(const printing::Progress& progress) { return printing::is_end(progress.stage); }

}  // namespace

PrintRoom::PrintRoom(Parts parts) : parts_(std::move(parts)), thread_([this] { run(); }) {}

PrintRoom::~PrintRoom() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void PrintRoom::add(app::Ticket ticket, printing::PrintRun::Work work, std::string hold_code) {
  {
    const std::lock_guard lock(mutex_);
    const bool is_first =
        std::all_of(jobs_.begin(), jobs_.end(), [](const Job& job) { return is_over(job.progress); });
    Job job;
    job.ticket = ticket;
    job.progress = in_line(work.pages);
    if (is_first) job.progress.trouble.reset();
    job.work = std::move(work);
    job.hold_code = std::move(hold_code);
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
}

void PrintRoom::wish(app::Ticket ticket, bool Job::*what) {
  {
    const std::lock_guard lock(mutex_);
    for (Job& job : jobs_) {
      if (job.ticket == ticket && !is_over(job.progress)) job.*what = true;
    }
  }
  changed_.notify_one();
}

void PrintRoom::cancel(app::Ticket ticket) { wish(ticket, &Job::cancel); }
void PrintRoom::resume(app::Ticket ticket) { wish(ticket, &Job::resume); }

void PrintRoom::abandon() {
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(jobs_, [](const Job& job) { return is_over(job.progress); });
    for (Job& job : jobs_) job.abandon = job.forgotten = true;
  }
  changed_.notify_one();
}

PrintRoom::Seen PrintRoom::look() {
  Seen seen;
  {
    const std::lock_guard lock(mutex_);
    wanted_s_ = steady_s();
    seen.printer = status_;
    for (const Job& job : jobs_) {
      if (!job.forgotten) seen.jobs.push_back({job.ticket, job.progress});
    }
  }
  changed_.notify_one();
  return seen;
}

// -- the thread

PrintRoom::Job* PrintRoom::current() {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(jobs_.begin(), jobs_.end(), [](const Job& job) { return !is_over(job.progress); });
  return found == jobs_.end() ? nullptr : &*found;
}

bool PrintRoom::wait() {
  std::unique_lock lock(mutex_);
  const bool busy = std::any_of(jobs_.begin(), jobs_.end(), [](const Job& job) { return !is_over(job.progress); });
  const bool looked_at = steady_s() - wanted_s_ < interest_s;
  const double least_s = parts_.step_s, longest_s = tidy_ ? 3600 : tidy_every_s;
  const auto pause = std::chrono::duration<double>(busy || looked_at ? least_s : longest_s);
  const auto is_called = [&] { return stopping_ || (!busy && !looked_at && steady_s() - wanted_s_ < interest_s); };
  changed_.wait_for(lock, pause, [&] {
    return is_called() ||
           (!busy && std::any_of(jobs_.begin(), jobs_.end(), [](const Job& job) { return !is_over(job.progress); }));
  });
  return !stopping_;
}

void PrintRoom::open_ledger() {
  if (ledger_) return;
  base::Result<printing::Ledger> opened = printing::Ledger::open(parts_.data_directory);
  if (opened.ok()) {
    ledger_ = std::move(*opened);
  } else {
    log("open the ledger", opened.error());
  }
}

/// Between two runs: nothing of ours is to lie at the device.
void PrintRoom::tidy(double now_s) {
  if (tidy_ || print_run_ || now_s - tidied_s_ < tidy_every_s) return;
  tidied_s_ = now_s;
  open_ledger();
  const bool recovers = !recovered_ && ledger_.has_value();
  const base::Status done = recovers ? printing::recover(*parts_.device, *ledger_, parts_.clock.now())
                                     : printing::take_back(*parts_.device);
  recovered_ = recovered_ || recovers;
  tidy_ = done.ok() && recovered_;
  if (!done.ok()) log("tidy the printer", done.error());
}

void PrintRoom::tell_wishes(Job& job) {
  const std::lock_guard lock(mutex_);
  if (std::exchange(job.cancel, false)) print_run_->cancel();
  if (std::exchange(job.resume, false)) print_run_->resume();
  if (std::exchange(job.abandon, false)) print_run_->abandon();
}

/// What the visitor has left or cancelled before its turn has come is not begun; without a ledger nothing is.
void PrintRoom::step(Job& job, double now_s) {
  if (!print_run_) {
    open_ledger();
    const std::lock_guard lock(mutex_);
    job.progress.trouble.reset();
    if (job.abandon || job.cancel) job.progress.stage = job.cancel ? Stage::cancelled : Stage::given_up;
    if (!ledger_) job.progress.stage = Stage::failed;
    if (is_over(job.progress)) return;
    print_run_ = std::make_unique<printing::PrintRun>(*parts_.device, *ledger_, std::move(job.work), parts_.patience);
  }
  tell_wishes(job);
  const printing::Progress progress = print_run_->step(now_s, parts_.clock.now());
  if (is_over(progress)) ended(job);
  const std::lock_guard lock(mutex_);
  job.progress = progress;
  if (job.forgotten) std::erase_if(jobs_, [](const Job& each) { return each.forgotten && is_over(each.progress); });
}

void PrintRoom::ended(Job& job) {
  const Stage stage = print_run_->progress().stage;
  print_run_.reset();
  const bool is_done = stage == Stage::printed || stage == Stage::saved;
  if (!is_done) {
    tidy_ = false;
    tidied_s_ = -1e9;
  }
  if (!is_done || job.hold_code.empty()) return;
  const base::Status spent = ledger_->hand_over(job.hold_code, parts_.clock.now());
  if (!spent.ok()) log("hand over a hold", spent.error());
}

void PrintRoom::ask_device(double now_s) {
  {
    const std::lock_guard lock(mutex_);
    if (now_s - wanted_s_ > interest_s || now_s - asked_s_ < ask_every_s) return;
  }
  printing::DeviceStatus status = parts_.device->status();
  asked_s_ = steady_s();
  const std::lock_guard lock(mutex_);
  status_ = std::move(status);
}

void PrintRoom::close() {
  if (!print_run_) return;
  print_run_->cancel();
  const double until_s = steady_s() + closing_time_s;
  while (steady_s() < until_s && !is_over(print_run_->step(steady_s(), parts_.clock.now())))
    std::this_thread::sleep_for(std::chrono::duration<double>(parts_.step_s));
}

void PrintRoom::run() {
  do {
    tidy(steady_s());
    if (Job* job = current()) step(*job, steady_s());
    ask_device(steady_s());
  } while (wait());
  close();
}

}  // namespace shell
