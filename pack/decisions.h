// Decisions: what a named person has decided about findings that only a person can decide. They stay in the clerk's
// folder (decisions.json, docs/formats.md) and never get into a package.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "pack/finding.h"

namespace pack {

enum class Verdict {
  publish,  ///< it may become public
  removed,  ///< it is to be taken out of the source: as long as it is there the package is stopped
};

struct Decision {
  std::string finding;  ///< Finding::id
  Verdict verdict = Verdict::removed;
  std::string by;   ///< name of the person; never empty
  std::string at;   ///< "2026-11-23 14:05", the clerk's clock
  std::string why;  ///< never empty for publish

  bool operator==(const Decision&) const = default;
};

class Decisions {
 public:
  /// Takes the place of an earlier decision on the same finding. bad_input: no finding's id, no name, no time, no
  /// reason for publishing, or a text that is too long or not UTF-8.
  base::Status add(Decision decision);

  const Decision* find(std::string_view finding) const;
  /// By the ids of the findings.
  const std::map<std::string, Decision>& all() const { return decisions_; }

 private:
  std::map<std::string, Decision> decisions_;
};

inline constexpr std::string_view decisions_file = "decisions.json";

/// Decisions::add() for each. bad_input: not of this format, or two decisions on one finding.
base::Result<Decisions> parse_decisions(std::string_view json);
std::string to_json(const Decisions& decisions);

/// None where the folder has no decisions.json. bad_input: the file is not in order; unavailable, not_found: it or
/// the folder cannot be read.
base::Result<Decisions> load_decisions(const std::string& folder);
/// Whole or not at all, readable by its owner and group. unavailable, no_space: what was there before is still there.
base::Status save_decisions(const std::string& folder, const Decisions& decisions);

/// The id of a finding: the same for the same kind, file and content whatever the row, another for anything else.
/// Twelve hex digits.
std::string decision_id(std::string_view kind, std::string_view file, std::string_view content);
bool is_decision_id(std::string_view text);

/// Every finding of Weight::decision that has been decided: published ones become notes that name person, time and
/// reason; those to be removed become errors, for they are still there. Equal findings (same id) become one that
/// tells their number.
Findings apply_decisions(Findings findings, const Decisions& decisions);

}  // namespace pack
