// IppWords: what the numbers and keywords of IPP mean to us (RFC 8011; PWG 5100.9). No network here.
//
// docs/printer-states.md is the same as a table; device_states_test keeps the two together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "printing/device.h"

namespace printing {

/// A printer's answer, as it came.
struct PrinterAnswer {
  int state = 0;                     ///< printer-state: 3 idle, 4 processing, 5 stopped
  std::vector<std::string> reasons;  ///< printer-state-reasons, with their suffixes
  bool accepting = true;             ///< printer-is-accepting-jobs
  std::string device_uri;            ///< of a CUPS queue: what stands behind it
};

struct JobAnswer {
  int id = 0;
  std::string name;
  int state = 0;                     ///< job-state: 3 pending … 9 completed
  std::vector<std::string> reasons;  ///< job-state-reasons
  std::optional<int> impressions;    ///< job-impressions-completed
  std::optional<int> sheets;         ///< job-media-sheets-completed
};

/// A keyword without its suffix and what it means; nothing where it stands in nobody's way.
struct ReasonWord {
  std::string_view keyword;
  std::optional<Trouble> trouble;
};

/// Every keyword that is known, in alphabetical order. Any other one stands for `fault` if it stops the printer.
std::span<const ReasonWord> reason_words();

/// A reason without suffix, or with "-error", stops the printer. With "-warning" or "-report" it may or may not: some
/// printers call everything a warning.
DeviceStatus status_of(const PrinterAnswer& printer);

/// Two-sided, sheets count twice. Where neither is told, pages_out is nothing.
JobStatus status_of(const JobAnswer& job, bool two_sided);

bool has_reason(const std::vector<std::string>& reasons, std::string_view keyword);

}  // namespace printing
