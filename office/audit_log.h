// Audit log: every act of staff, appended to <data>/audit.log, each line chained to the one before by its hash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
  pin_changed,
  staff_changed,
  staff_signed,
  trust_changed,
  package_signed,
  package_packed,
  application_written,  ///< a 申请表 was written to a file
  request_assisted,     ///< staff began to write an application down for somebody
  requests_taken,       ///< sealed applications were written to a stick
  requests_admitted,    ///< into the case book
  request_opened,       ///< with the agency's secret key
  case_step_entered,
  case_step_withdrawn,
  letter_written,
  status_written,
  status_loaded,
  register_written,
  persons_erased,
  seal_key_installed,  ///< applications are sealed to another key from now on
  other,               ///< of another version of the program; never appended
};

struct Entry {
  std::int64_t sequence = 0;  ///< 1, 2, …
  std::string at;             ///< local time with offset: "2026-11-23T14:05:09+08:00"
  std::string who;            ///< 工号 and name, or the user of the machine that ran chayuectl; never a citizen
  Act act = Act::other;
  std::string detail;  ///< versions, counters, numbers of holds; never what a citizen typed
  std::string hash;    ///< of this entry, with all before it: 64 hexadecimal digits
};

/// Appends and syncs before it returns; safe across processes (a lock on the file). An entry cut short by a power cut
/// is left standing, owned to by the next one, and never hides later ones. Control signs and what is longer than 100
/// (who) and 500 characters (detail) is cut. The file (0600) and its folder are made. no_space; unavailable: it
/// cannot be written, or another process has held it for five seconds.
base::Status append(const std::string& data_directory, const std::string& at, const std::string& who, Act act,
                    const std::string& detail);

/// An entry could be appended now, as far as can be told: to be asked before an act that must not go unlogged.
base::Status can_append(const std::string& data_directory);

/// As Entry::at: now, and at `epoch_s`.
std::string log_time();
std::string log_time(std::int64_t epoch_s);

struct LogCheck {
  std::int64_t entries = 0;               ///< good ones, before the first bad line
  std::optional<std::int64_t> first_bad;  ///< line of the file at which the chain breaks
  std::string head;                       ///< hash of the last good entry: noted on paper, it proves all before it
  std::int64_t cut_short = 0;             ///< entries that a power cut left unfinished; no fault of anybody
  bool has_noted_head = false;            ///< the head that was asked for is that of one of the good entries

  bool is_whole() const { return !first_bad; }
};
/// Finds every edited, removed, added and reordered line. That entries are missing at the end is found only by a head
/// that was noted on paper before: give it as `noted_head`. not_found: no log yet; unavailable.
base::Result<LogCheck> verify_log(const std::string& data_directory, const std::string& noted_head = "");
/// The newest first, as they stand, checked or not; 0: all. Errors as above.
base::Result<std::vector<Entry>> read_log(const std::string& data_directory, std::size_t newest);

/// "update_loaded": as in the file and in JSON.
const char* name_of(Act act);

/// "audit.log", inside the data directory.
extern const char* const audit_log_name;

}  // namespace office
