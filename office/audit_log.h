// Audit log: every act of staff, appended to <data>/audit.log, each line chained to the one before by its hash.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace office {

enum class Act {
  logged_in,
  login_failed,
  logged_out,
  update_checked,
  update_refused,
  update_loaded,
  update_discarded,
  rolled_back,
  catalogue_imported,
  store_set_aside,
  printed_for_visitor,
  hold_saved,
  hold_voided,
  page_limit_lifted,
  staff_changed,
  trust_changed,
  package_signed,
  package_packed,
};

struct Entry {
  std::int64_t sequence = 0;  ///< 1, 2, …
  std::string at;             ///< local time with offset: "2026-11-23T14:05:09+08:00"
  std::string who;            ///< 工号 and name, or the user of the machine that ran chayuectl; never a citizen
  Act act = Act::logged_in;
  std::string detail;  ///< versions, counters, numbers of holds; never what a citizen typed
};

/// Appends and syncs before it returns; safe across processes (a lock on the file). An entry cut short by a power cut
/// is completed by the next append (it is left standing, marked broken), and never hides later ones.
base::Status append(const std::string& data_directory, const std::string& at, const std::string& who, Act act,
                    const std::string& detail);

struct LogCheck {
  std::int64_t entries = 0;
  std::optional<std::int64_t> first_bad;  ///< sequence (or line, where it has none) at which the chain breaks
  std::string head;                       ///< hash of the last good entry: noted on paper, it proves all before it
};
/// not_found: no log yet; unavailable.
base::Result<LogCheck> verify_log(const std::string& data_directory);
base::Result<std::vector<Entry>> read_log(const std::string& data_directory, std::size_t newest);

}  // namespace office
