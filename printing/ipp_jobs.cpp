#include "printing/ipp_jobs.h"

#include <array>
#include <cstdio>
#include <random>
#include <utility>

namespace printing {
namespace {

using base::ErrorKind;

base::Error refusal(Sent::Outcome outcome) {
  switch (outcome) {
    case Sent::Outcome::too_large: return {ErrorKind::no_space, "printer: the document is too large"};
    case Sent::Outcome::refused: return {ErrorKind::bad_input, "printer: refuses the document"};
    default: return {ErrorKind::unavailable, "printer: takes no jobs now"};
  }
}

std::string fresh_name(const std::string& kind) {
  std::random_device source;
  std::array<char, 16> number{};
  std::snprintf(number.data(), number.size(), "-%08x", source());
  return kind + number.data();
}

}  // namespace

base::Result<JobId> IppJobs::submit(const JobOrder& order) {
  Known known{fresh_name(order.kind), 0, order.two_sided};
  const Sent sent = client_.print(known.name, order.pdf, order.two_sided);
  if (sent.outcome != Sent::Outcome::taken && sent.outcome != Sent::Outcome::lost) return refusal(sent.outcome);
  known.at_printer = sent.job;
  const JobId job = sent.outcome == Sent::Outcome::taken ? sent.job : --lost_;
  known_[job] = std::move(known);
  return job;
}

/// not_found: the printer answers and does not know the job.
base::Status IppJobs::find(Known& known) const {
  for (const bool ended : {false, true}) {
    const auto jobs = client_.jobs(ended);
    if (!jobs) return jobs.error();
    for (const JobAnswer& job : *jobs)
      if (job.name == known.name) return known.at_printer = job.id, base::Done{};
  }
  return base::error(ErrorKind::not_found, "printer: never got the job, or has forgotten it");
}

base::Result<JobAnswer> IppJobs::answer_for(JobId job) {
  const auto entry = known_.find(job);
  if (entry == known_.end()) return client_.job(job);
  Known& known = entry->second;
  if (known.at_printer == 0) {
    if (const auto found = find(known); !found) return found.error();
  }
  auto answer = client_.job(known.at_printer);
  if (answer && answer->name != known.name) return base::error(ErrorKind::not_found, "printer: another's job");
  return answer;
}

bool IppJobs::is_two_sided(JobId job) const {
  const auto entry = known_.find(job);
  return entry != known_.end() && entry->second.two_sided;
}

base::Result<std::vector<JobId>> IppJobs::pending() const {
  const auto jobs = client_.jobs(false);
  if (!jobs) return jobs.error();
  std::vector<JobId> ids;
  for (const JobAnswer& job : *jobs) ids.push_back(job.id);
  return ids;
}

}  // namespace printing
