#include "printing/print_run.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/wipe.h"

namespace printing {
namespace {

/// A device that says nothing of pages may print for so long before it counts as one that does nothing.
constexpr double uncounted_page_s = 10;
/// A device may go on in spite of what it complains about (its second tray is empty): so long it may show it.
constexpr double settle_s = 3;

std::optional<Trouble> first_blocking(const DeviceStatus& device) {
  for (const Trouble trouble : device.troubles)
    if (!is_warning(trouble) && trouble != Trouble::busy) return trouble;
  return std::nullopt;
}

std::optional<Trouble> first_warning(const DeviceStatus& device) {
  const auto found = std::find_if(device.troubles.begin(), device.troubles.end(), is_warning);
  return found == device.troubles.end() ? std::nullopt : std::optional(*found);
}

std::optional<Trouble> busy_or_nothing(const DeviceStatus& device) {
  return device.state == DeviceStatus::State::busy ? std::optional(Trouble::busy) : std::nullopt;
}

std::optional<Trouble> first_of(const DeviceStatus& device) {
  if (device.troubles.empty()) return std::nullopt;
  return device.troubles.front();
}

/// The first page to come after `out` pages; two-sided the sheet begins anew.
int page_after(int out, const PrintRun::Work& work) {
  const int next = work.two_sided ? out - out % 2 + 1 : out + 1;
  return std::min(next, std::max(work.pages, 1));
}

Ending ending_of(Stage stage) {
  switch (stage) {
    case Stage::printed: return Ending::printed;
    case Stage::saved: return Ending::saved;
    case Stage::cancelled: return Ending::cancelled;
    case Stage::given_up: return Ending::given_up;
    case Stage::failed: return Ending::failed;
    default: return Ending::unknown;
  }
}

}  // namespace

bool is_warning(Trouble trouble) { return trouble >= Trouble::toner_low; }

bool is_end(Stage stage) { return stage >= Stage::printed; }

PrintRun::PrintRun(Device& device, Ledger& ledger, Work work, Patience patience)
    : device_(device), ledger_(ledger), work_(std::move(work)), patience_(patience) {
  progress_.pages = work_.pages;
}

PrintRun::~PrintRun() { base::wipe(pdf_); }

void PrintRun::cancel() { cancel_wanted_ = true; }

void PrintRun::resume() { resume_wanted_ = progress_.stage == Stage::interrupted && !job_; }

void PrintRun::abandon() { abandoned_ = true; }

const Progress& PrintRun::step(double now_s, base::LocalTime now) {
  if (is_end(progress_.stage)) return progress_;
  now_s_ = now_s;
  now_ = now;
  if (!run_ && !begin()) return progress_;
  const Progress before = progress_;
  job_ ? follow() : before_sending();
  progress_.next_page = page_after(progress_.pages_out, work_);
  const bool paged = progress_.pages_out != before.pages_out;
  if (paged && !is_end(progress_.stage)) static_cast<void>(ledger_.set_pages_out(*run_, progress_.pages_out));
  watch_the_clock(before.stage, before.pages_out);
  return progress_;
}

bool PrintRun::begin() {
  moved_s_ = now_s_;
  const auto run = ledger_.begin(work_.kind, work_.pages, now_);
  if (!run) return progress_.stage = Stage::failed, false;
  run_ = *run;
  return true;
}

// ---- nothing of this run is at the device ----

void PrintRun::before_sending() {
  if (cancel_wanted_) return end(Stage::cancelled);
  if (progress_.stage == Stage::interrupted) {
    if (abandoned_) return end(Stage::given_up);
    if (!std::exchange(resume_wanted_, false)) return;
  }
  progress_.stage = Stage::waiting;
  if (device_takes_jobs()) send();
}

bool PrintRun::device_takes_jobs() {
  const DeviceStatus device = device_.status();
  progress_.trouble = first_of(device);
  const bool ready = device.state == DeviceStatus::State::idle || device.state == DeviceStatus::State::busy;
  if (ready && device.accepts_jobs && take_back(device_)) return true;
  if (!progress_.trouble) progress_.trouble = ready ? Trouble::busy : Trouble::fault;
  return false;
}

void PrintRun::send() {
  const int first = progress_.next_page;
  if (pdf_.empty()) {
    auto made = work_.pdf(first);
    if (!made) return end(Stage::failed);
    pdf_ = std::move(*made);
  }
  // From here on a crash leaves a run of which nothing is known.
  if (!ledger_.set_job(*run_, 0)) return end(Stage::failed);
  submitted(device_.submit({pdf_, work_.kind, work_.pages - first + 1, work_.two_sided}), first);
}

void PrintRun::submitted(const base::Result<JobId>& job, int first) {
  if (!job && job.error().kind == base::ErrorKind::unavailable) {
    if (!progress_.trouble) progress_.trouble = Trouble::busy;
    return;
  }
  base::wipe(pdf_);
  if (!job) return end(Stage::failed);
  job_ = Job{*job, first};
  progress_.trouble.reset();
  static_cast<void>(ledger_.set_job(*run_, *job));
  progress_.stage = Stage::sending;
}

// ---- a job of this run is at the device ----

void PrintRun::follow() {
  take_back_if_wanted();
  const auto job = device_.look(job_->id);
  if (!job) return silent();
  silent_since_s_.reset();
  count(*job);
  switch (job->state) {
    case JobStatus::State::waiting:
    case JobStatus::State::printing:
    case JobStatus::State::held_up: return running(*job);
    case JobStatus::State::printed: return all_out(*job);
    case JobStatus::State::saved: return end(Stage::saved);
    case JobStatus::State::cancelled:
    case JobStatus::State::aborted:
    case JobStatus::State::gone: return ended_early(job->state);
  }
}

void PrintRun::take_back_if_wanted() {
  if (!cancel_wanted_ && !impatient_) return;
  progress_.stage = Stage::cancelling;
  if (!taken_back_) taken_back_ = device_.cancel(job_->id).ok();
}

void PrintRun::silent() {
  if (!silent_since_s_) silent_since_s_ = now_s_;
  progress_.trouble = Trouble::unreachable;
  if (progress_.stage == Stage::cancelling) return;
  const bool for_long = now_s_ - *silent_since_s_ >= patience_.unreachable_s;
  if (progress_.stage != Stage::interrupted) progress_.stage = for_long ? Stage::interrupted : Stage::held_up;
}

void PrintRun::count(const JobStatus& job) {
  has_counted_ = has_counted_ || job.pages_out.has_value();
  progress_.counts = has_counted_;
  if (!job.pages_out) return;
  const int out = job_->first - 1 + std::max(*job.pages_out, 0);
  progress_.pages_out = std::max(progress_.pages_out, std::min(out, work_.pages));
}

void PrintRun::running(const JobStatus& job) {
  const DeviceStatus device = device_.status();
  const bool begun = job.state != JobStatus::State::waiting;
  const bool held_up = stands_still(device) || job.state == JobStatus::State::held_up;
  if (held_up) {
    progress_.trouble = first_blocking(device).value_or(Trouble::fault);
  } else {
    progress_.trouble = begun ? first_warning(device) : busy_or_nothing(device);
  }
  if (progress_.stage == Stage::cancelling) return;
  progress_.stage = !begun ? Stage::sending : held_up ? Stage::held_up : Stage::printing;
}

bool PrintRun::stands_still(const DeviceStatus& device) {
  if (!first_blocking(device)) {
    trouble_since_s_.reset();
    return device.state == DeviceStatus::State::stopped;
  }
  if (!trouble_since_s_) trouble_since_s_ = now_s_;
  const bool stopped =
      device.state == DeviceStatus::State::stopped || device.state == DeviceStatus::State::unreachable;
  return stopped || now_s_ - *trouble_since_s_ >= settle_s;
}

void PrintRun::all_out(const JobStatus& job) {
  const int pages = work_.pages - job_->first + 1;
  const bool contradicts = job.pages_out && *job.pages_out > 0 && *job.pages_out < pages;
  if (contradicts) return end(Stage::unknown);
  progress_.pages_out = work_.pages;
  end(Stage::printed);
}

void PrintRun::ended_early(JobStatus::State how) {
  const bool barren = progress_.pages_out < job_->first;
  job_.reset();
  if (cancel_wanted_) return end(Stage::cancelled);
  if (impatient_) return end(Stage::given_up);
  if (!progress_.counts || progress_.pages_out >= work_.pages) return end(Stage::unknown);
  const bool aborted = how == JobStatus::State::aborted;
  if (aborted && barren && std::exchange(gave_up_at_once_, true)) return end(Stage::failed);
  if (abandoned_) return end(Stage::given_up);
  progress_.trouble = aborted ? std::optional(Trouble::fault) : std::nullopt;
  progress_.stage = Stage::interrupted;
}

// ---- time, and ends ----

void PrintRun::watch_the_clock(Stage before, int pages_out_before) {
  if (is_end(progress_.stage)) return;
  const bool paged = progress_.pages_out != pages_out_before;
  if (paged) trouble_since_s_.reset();
  if (paged || (progress_.stage != before && progress_.stage != Stage::held_up)) moved_s_ = now_s_;
  if (now_s_ - moved_s_ < patience_s()) return;
  if (!job_) return end(Stage::given_up);
  if (silent_since_s_ || progress_.stage == Stage::cancelling) return end(Stage::unknown);
  impatient_ = true;
  moved_s_ = now_s_;
  take_back_if_wanted();
}

double PrintRun::patience_s() const {
  const double patience = abandoned_ ? patience_.abandoned_s : patience_.unchanged_s;
  const bool unseen = progress_.stage == Stage::printing && !progress_.counts;
  return unseen ? patience + uncounted_page_s * work_.pages : patience;
}

void PrintRun::end(Stage stage) {
  progress_.stage = stage;
  progress_.trouble.reset();
  job_.reset();
  base::wipe(pdf_);
  static_cast<void>(ledger_.set_pages_out(*run_, progress_.pages_out));
  static_cast<void>(ledger_.end(*run_, ending_of(stage), now_));
  static_cast<void>(device_.clean_up());
}

base::Status take_back(Device& device) {
  const auto jobs = device.pending();
  if (!jobs) return jobs.error();
  base::Status outcome = base::Done{};
  for (const JobId job : *jobs)
    if (const auto taken = device.cancel(job); !taken) outcome = taken.error();
  if (!jobs->empty()) static_cast<void>(device.clean_up());
  return outcome;
}

base::Status recover(Device& device, Ledger& ledger, base::LocalTime now) {
  base::Status outcome = take_back(device);
  if (const auto cleaned = device.clean_up(); outcome && !cleaned) outcome = cleaned.error();
  const auto open = ledger.open_runs();
  if (!open) return open.error();
  for (const RunRecord& run : *open)
    if (const auto ended = ledger.end(run.id, Ending::unknown, now); !ended) outcome = ended.error();
  return outcome;
}

}  // namespace printing
