#include "printing/ipp_words.h"

#include <algorithm>
#include <array>

namespace printing {
namespace {

constexpr std::array words = {
    ReasonWord{"connecting-to-device", Trouble::unreachable},
    ReasonWord{"cover-open", Trouble::cover_open},
    ReasonWord{"cups-ipp-missing-job-history", std::nullopt},
    ReasonWord{"cups-waiting-for-job-completed", std::nullopt},
    ReasonWord{"developer-empty", Trouble::toner_empty},
    ReasonWord{"developer-low", Trouble::toner_low},
    ReasonWord{"door-open", Trouble::cover_open},
    ReasonWord{"fuser-over-temp", Trouble::fault},
    ReasonWord{"fuser-under-temp", Trouble::fault},
    ReasonWord{"identify-printer-requested", std::nullopt},
    ReasonWord{"input-tray-missing", Trouble::tray_open},
    ReasonWord{"interlock-open", Trouble::cover_open},
    ReasonWord{"marker-supply-empty", Trouble::toner_empty},
    ReasonWord{"marker-supply-low", Trouble::toner_low},
    ReasonWord{"marker-waste-almost-full", std::nullopt},
    ReasonWord{"marker-waste-full", Trouble::fault},
    ReasonWord{"media-empty", Trouble::paper_empty},
    ReasonWord{"media-jam", Trouble::paper_jam},
    ReasonWord{"media-low", Trouble::paper_low},
    ReasonWord{"media-needed", Trouble::wrong_paper},
    ReasonWord{"moving-to-paused", Trouble::paused},
    ReasonWord{"none", std::nullopt},
    ReasonWord{"offline", Trouble::unreachable},
    ReasonWord{"opc-life-over", Trouble::fault},
    ReasonWord{"opc-near-eol", std::nullopt},
    ReasonWord{"other", Trouble::fault},
    ReasonWord{"output-area-almost-full", std::nullopt},
    ReasonWord{"output-area-full", Trouble::output_full},
    ReasonWord{"output-tray-missing", Trouble::tray_open},
    ReasonWord{"paused", Trouble::paused},
    ReasonWord{"shutdown", Trouble::unreachable},
    ReasonWord{"spool-area-full", Trouble::fault},
    ReasonWord{"stopped-partly", std::nullopt},
    ReasonWord{"stopping", Trouble::paused},
    ReasonWord{"timed-out", Trouble::unreachable},
    ReasonWord{"toner-empty", Trouble::toner_empty},
    ReasonWord{"toner-low", Trouble::toner_low},
};

struct Reason {
  std::string_view keyword;
  bool stops = true;
};

Reason split(std::string_view reason) {
  for (const std::string_view suffix : {"-warning", "-report"})
    if (reason.ends_with(suffix)) return {reason.substr(0, reason.size() - suffix.size()), false};
  constexpr std::string_view error = "-error";
  if (reason.ends_with(error)) reason.remove_suffix(error.size());
  return {reason, true};
}

std::optional<Trouble> trouble_of(const Reason& reason) {
  const auto* word = std::find_if(words.begin(), words.end(),
                                  [&](const ReasonWord& known) { return known.keyword == reason.keyword; });
  if (word != words.end()) return word->trouble;
  return reason.stops ? std::optional(Trouble::fault) : std::nullopt;
}

DeviceStatus::State state_of(int printer_state) {
  switch (printer_state) {
    case 3: return DeviceStatus::State::idle;
    case 4: return DeviceStatus::State::busy;
    default: return DeviceStatus::State::stopped;
  }
}

}  // namespace

std::span<const ReasonWord> reason_words() { return words; }

bool has_reason(const std::vector<std::string>& reasons, std::string_view keyword) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const std::string& reason) { return split(reason).keyword == keyword; });
}

DeviceStatus status_of(const PrinterAnswer& printer) {
  DeviceStatus status{state_of(printer.state), {}, printer.accepting};
  for (const std::string& text : printer.reasons) {
    const Reason reason = split(text);
    const auto trouble = trouble_of(reason);
    if (!trouble) continue;
    status.troubles.push_back(*trouble);
    if (reason.stops && !is_warning(*trouble)) status.state = DeviceStatus::State::stopped;
  }
  if (status.state == DeviceStatus::State::busy) status.troubles.push_back(Trouble::busy);
  std::sort(status.troubles.begin(), status.troubles.end());
  status.troubles.erase(std::unique(status.troubles.begin(), status.troubles.end()), status.troubles.end());
  return status;
}

JobStatus status_of(const JobAnswer& job, bool two_sided) {
  using State = JobStatus::State;
  JobStatus status{State::gone, job.impressions};
  if (!status.pages_out && job.sheets) status.pages_out = *job.sheets * (two_sided ? 2 : 1);
  const bool held_up = has_reason(job.reasons, "printer-stopped");
  switch (job.state) {
    case 3:
    case 4: status.state = State::waiting; break;
    case 5: status.state = held_up ? State::held_up : State::printing; break;
    case 6: status.state = State::held_up; break;
    case 7: status.state = State::cancelled; break;
    case 8: status.state = State::aborted; break;
    case 9: status.state = has_reason(job.reasons, "job-completed-with-errors") ? State::gone : State::printed; break;
    default: break;
  }
  return status;
}

}  // namespace printing
