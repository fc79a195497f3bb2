// IppDevice: a printer on the network, spoken to directly. It tells its troubles and counts its pages.
#pragma once

#include <utility>

#include "printing/device.h"
#include "printing/ipp_jobs.h"

namespace printing {

class IppDevice final : public Device {
 public:
  explicit IppDevice(IppTarget target) : jobs_(std::move(target)) {}

  DeviceStatus status() override;
  base::Result<JobId> submit(const JobOrder& order) override;
  base::Result<JobStatus> look(JobId job) override;
  base::Status cancel(JobId job) override;
  base::Result<std::vector<JobId>> pending() override;
  base::Status clean_up() override;  ///< nothing lies at the printer: it forgets by itself

 private:
  IppJobs jobs_;
};

}  // namespace printing
