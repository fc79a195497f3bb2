#include "printing/ipp_device.h"

namespace printing {

using base::ErrorKind;

DeviceStatus IppDevice::status() {
  const auto printer = jobs_.client().printer();
  if (!printer) return {DeviceStatus::State::unreachable, {Trouble::unreachable}, false};
  return status_of(*printer);
}

base::Result<JobId> IppDevice::submit(const JobOrder& order) { return jobs_.submit(order); }

base::Result<JobStatus> IppDevice::look(JobId job) {
  const auto answer = jobs_.answer_for(job);
  if (answer) return status_of(*answer, jobs_.is_two_sided(job));
  if (answer.error().kind != ErrorKind::not_found) return answer.error();
  return JobStatus{};
}

base::Status IppDevice::cancel(JobId job) {
  const auto answer = jobs_.answer_for(job);
  if (answer) return jobs_.client().cancel(answer->id, false);
  if (answer.error().kind != ErrorKind::not_found) return answer.error();
  return base::Done{};
}

base::Result<std::vector<JobId>> IppDevice::pending() { return jobs_.pending(); }

base::Status IppDevice::clean_up() {
  jobs_.forget();
  return base::Done{};
}

}  // namespace printing
