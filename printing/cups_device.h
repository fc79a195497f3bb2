// CupsDevice: a printer behind a queue of CUPS, for printers that take no PDF themselves. It is believed less.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "printing/device.h"
#include "printing/ipp_jobs.h"

namespace printing {

/// What a queue says is not always so, and this device says only the rest:
/// * Its counts are of pages sent, not printed: pages_out is nothing.
/// * It has no word for a printer that is switched off: where the queue names the printer behind it by an address of
///   the network, that printer is asked as well.
/// * It calls a job completed that it has lost sight of (reason cups-ipp-missing-job-history, which then stays with
///   the queue), and now and then one that the printer has aborted: such a job is `gone`.
/// * It calls a job cancelled while the printer still prints it: the job is `printing` until the printer is idle.
/// * It keeps the document and the record of a job: both are purged when the job has ended.
class CupsDevice final : public Device {
 public:
  /// `user` as in `queue`: for the printer behind it.
  CupsDevice(IppTarget queue, std::string user) : jobs_(std::move(queue)), user_(std::move(user)) {}

  DeviceStatus status() override;
  base::Result<JobId> submit(const JobOrder& order) override;
  base::Result<JobStatus> look(JobId job) override;
  base::Status cancel(JobId job) override;
  base::Result<std::vector<JobId>> pending() override;
  base::Status clean_up() override;

 private:
  DeviceStatus status_behind(const PrinterAnswer& queue) const;
  base::Result<JobStatus> look_at_queue(JobId job);
  JobStatus::State completed_behind(const PrinterAnswer& queue, const std::string& job_name) const;
  bool still_prints() const;

  IppJobs jobs_;
  std::string user_;
  std::map<JobId, JobStatus> taken_back_;  ///< by us; what the queue said of them before it forgot them
};

}  // namespace printing
