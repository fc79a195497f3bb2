#include "printing/cups_device.h"

#include <algorithm>

namespace printing {
namespace {

using base::ErrorKind;
using State = DeviceStatus::State;

DeviceStatus unreachable() { return {State::unreachable, {Trouble::unreachable}, false}; }

/// Of two that must both work: the worse state, the troubles of both.
DeviceStatus both(DeviceStatus queue, const DeviceStatus& printer) {
  queue.state = std::max(queue.state, printer.state);
  queue.accepts_jobs = queue.accepts_jobs && printer.state != State::unreachable;
  queue.troubles.insert(queue.troubles.end(), printer.troubles.begin(), printer.troubles.end());
  std::sort(queue.troubles.begin(), queue.troubles.end());
  queue.troubles.erase(std::unique(queue.troubles.begin(), queue.troubles.end()), queue.troubles.end());
  return queue;
}

/// A stopped queue that gives no reason was stopped by staff or by its own error policy.
DeviceStatus status_of_queue(const PrinterAnswer& queue) {
  DeviceStatus status = status_of(queue);
  if (queue.state == 5 && status.troubles.empty()) status.troubles.push_back(Trouble::paused);
  return status;
}

}  // namespace

/// What the printer behind says where it can be asked; idle where not.
DeviceStatus CupsDevice::status_behind(const PrinterAnswer& queue) const {
  const DeviceStatus nothing{State::idle, {}, true};
  if (const auto target = ipp_target(queue.device_uri, user_)) {
    const auto printer = IppClient(*target).printer();
    return printer ? status_of(*printer) : unreachable();
  }
  return socket_answers(queue.device_uri).value_or(true) ? nothing : unreachable();
}

DeviceStatus CupsDevice::status() {
  const auto queue = jobs_.client().printer();
  if (!queue) return unreachable();
  return both(status_of_queue(*queue), status_behind(*queue));
}

base::Result<JobId> CupsDevice::submit(const JobOrder& order) { return jobs_.submit(order); }

/// What the printer behind the queue makes of a job that the queue calls completed. A printer that cannot be asked,
/// or does not know the job, does not gainsay it.
JobStatus::State CupsDevice::completed_behind(const PrinterAnswer& queue, const std::string& job_name) const {
  const auto target = ipp_target(queue.device_uri, user_);
  for (const bool ended : {false, true}) {
    const auto jobs =
        target ? IppClient(*target).jobs(ended) : base::Result<std::vector<JobAnswer>>{std::vector<JobAnswer>{}};
    if (!jobs) continue;
    for (const JobAnswer& job : *jobs) {
      if (job.name != job_name) continue;
      const bool printed = status_of(job, false).state == JobStatus::State::printed;
      return !ended ? JobStatus::State::printing : printed ? JobStatus::State::printed : JobStatus::State::gone;
    }
  }
  return JobStatus::State::printed;
}

base::Result<JobStatus> CupsDevice::look_at_queue(JobId job) {
  const auto answer = jobs_.answer_for(job);
  if (!answer && answer.error().kind != ErrorKind::not_found) return answer.error();
  if (!answer) return JobStatus{};
  JobStatus status = status_of(*answer, false);
  status.pages_out.reset();
  if (status.state != JobStatus::State::printed) return status;
  const auto queue = jobs_.client().printer();
  if (!queue) return queue.error();
  const bool lost_sight = has_reason(queue->reasons, "cups-ipp-missing-job-history");
  status.state = lost_sight ? JobStatus::State::gone : completed_behind(*queue, answer->name);
  return status;
}

bool CupsDevice::still_prints() const {
  const auto queue = jobs_.client().printer();
  return queue && status_behind(*queue).state == State::busy;
}

base::Result<JobStatus> CupsDevice::look(JobId job) {
  const auto before = taken_back_.find(job);
  if (before == taken_back_.end()) return look_at_queue(job);
  if (before->second.state == JobStatus::State::printed) return before->second;
  auto status = look_at_queue(job);
  const bool over =
      status && (status->state == JobStatus::State::gone || status->state == JobStatus::State::cancelled);
  if (over && still_prints()) status->state = JobStatus::State::printing;
  return status;
}

base::Status CupsDevice::cancel(JobId job) {
  const auto answer = jobs_.answer_for(job);
  if (!answer && answer.error().kind == ErrorKind::not_found) return base::Done{};
  const auto status = look_at_queue(job);
  if (!answer || !status) return base::error(ErrorKind::unavailable, "print queue: no answer");
  const auto outcome = jobs_.client().cancel(answer->id, true);
  if (outcome) taken_back_.emplace(job, *status);
  return outcome;
}

base::Result<std::vector<JobId>> CupsDevice::pending() { return jobs_.pending(); }

base::Status CupsDevice::clean_up() {
  jobs_.forget();
  taken_back_.clear();
  const auto ended = jobs_.client().jobs(true);
  if (!ended) return ended.error();
  base::Status outcome = base::Done{};
  for (const JobAnswer& job : *ended)
    if (const auto purged = jobs_.client().cancel(job.id, true); !purged) outcome = purged.error();
  return outcome;
}

}  // namespace printing
