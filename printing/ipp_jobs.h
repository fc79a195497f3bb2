// IppJobs: our jobs at one IPP printer or queue, each known by a name that no other job has.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "printing/device.h"
#include "printing/ipp_client.h"

namespace printing {

/// A job is named kind and a random number ("form-5f1c09ab"): by this name it is found again where the answer was
/// lost, and a job of the same number after the printer was switched off and on is not taken for ours.
class IppJobs {
 public:
  explicit IppJobs(IppTarget target) : client_(std::move(target)) {}

  const IppClient& client() const { return client_; }
  /// As Device::submit(). Where the answer was lost, the job is looked for whenever it is asked about.
  base::Result<JobId> submit(const JobOrder& order);
  /// not_found: the printer answers and has no such job of ours. unavailable: no answer.
  base::Result<JobAnswer> answer_for(JobId job);
  bool is_two_sided(JobId job) const;
  /// The numbers of our jobs that have not ended.
  base::Result<std::vector<JobId>> pending() const;
  void forget() { known_.clear(); }

 private:
  struct Known {
    std::string name;
    int at_printer = 0;  ///< its number there; 0: the answer was lost, and it was not found yet
    bool two_sided = false;
  };
  base::Status find(Known& known) const;

  IppClient client_;
  std::map<JobId, Known> known_;
  JobId lost_ = 0;  ///< counts down: jobs whose number is not known
};

}  // namespace printing
