// Status: how far each case is, as the back office hands it to the kiosks: numbers and steps, no persons; letters
// only for those who have the lookup code. The format: docs/formats.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "requests/clock.h"
#include "requests/outcome.h"

namespace requests {

/// A letter of the agency to the applicant, as it is shown and printed at the kiosk.
struct Letter {
  std::string title;  ///< "政府信息公开申请答复书"; one line
  base::Date on{};
  std::string text;  ///< paragraphs, one a line

  bool operator==(const Letter&) const = default;
};

/// Encrypted with a key that is made of number and lookup code (XSalsa20-Poly1305; the length is rounded up to the
/// next 1,024 bytes). `code` as parse_lookup_code() writes it.
std::string seal_letter(const Letter& letter, const std::string& number, const std::string& code);
/// not_found: not of this number and code, or changed.
base::Result<Letter> open_letter(std::string_view sealed, const std::string& number, const std::string& code);

struct CaseStatus {
  std::string number;  ///< 登记编号
  CaseEvents events;   ///< the first is `received`
  std::optional<Outcome> outcome;
  std::vector<std::string> letters;  ///< as seal_letter() returns them, oldest first

  bool operator==(const CaseStatus&) const = default;
};

struct StatusFile {
  std::string agency;
  std::int64_t counter = 0;  ///< 1 and more; grows with each file of an agency
  base::Date made_on{};
  std::vector<CaseStatus> cases;  ///< no number twice

  bool operator==(const StatusFile&) const = default;
};

std::string to_text(const StatusFile& file);
/// bad_input: not such a text, or one whose cases cannot be: without `received` first, with days or letters out of
/// bounds, an outcome without an answer, a number twice.
base::Result<StatusFile> parse_status_file(std::string_view text);

/// Letters of one case, and bytes of one sealed letter, at most.
inline constexpr std::size_t max_letters = 16, max_sealed_letter_bytes = 256 * 1024;
inline constexpr std::size_t max_status_file_bytes = 64 * 1024 * 1024;

/// What was loaded last, in <data>/status.json.
class StatusStore {
 public:
  /// An empty one where nothing was loaded yet. unavailable: it cannot be read; corrupt.
  static base::Result<StatusStore> open(const std::string& data_directory);

  /// Of the case with that number; nullptr: the back office has said nothing of it. Lives as long as the store.
  const CaseStatus* find(const std::string& number) const;
  /// 0: nothing was loaded yet.
  std::int64_t counter() const { return counter_; }
  base::Date made_on() const { return made_on_; }
  std::size_t size() const { return cases_.size(); }

 private:
  StatusStore() = default;
  std::int64_t counter_ = 0;
  base::Date made_on_{};
  std::map<std::string, CaseStatus> cases_;
};

/// Makes `file` the one of <data>/status.json: whole or not at all, synced, 0600. bad_input: its counter is not above
/// that of the one before; no_space; unavailable. Who may say so is for the caller to check (office/status_load.h).
base::Status store_status(const std::string& data_directory, const StatusFile& file);

/// "status.json", inside the data directory.
extern const char* const status_file_name;

}  // namespace requests
