// Internal to the audit log: one line of it, and the chain that the lines make.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "office/audit_log.h"

namespace office {

struct LogLine {
  Entry entry;
  std::string previous;   ///< hash of the entry before; of the first: 64 zeros
  std::string cut_short;  ///< SHA-256 of the unfinished lines between that one and this; empty: there are none
};

/// Without the line's end; sets entry.hash.
std::string write_line(LogLine& line);
/// Nothing: not a line of ours, or its hash is not that of its bytes.
std::optional<LogLine> read_line(std::string_view bytes);
/// What a power cut may leave of a line: anything that does not come to its last sign.
bool may_be_cut_short(std::string_view bytes);
/// Hexadecimal digits of SHA-256.
std::string sha256(std::string_view bytes);

inline constexpr std::size_t longest_line = 16 * 1024;
std::string no_hash();  ///< 64 zeros

/// Takes the lines of a log one after the other and says where the chain breaks.
class LogChain {
 public:
  explicit LogChain(std::string noted_head) : noted_head_(std::move(noted_head)) {}

  /// `is_ended`: with its line's end; only the last one may be without.
  void take(std::string_view bytes, bool is_ended);
  LogCheck finish();

 private:
  void take_good(const LogLine& line);
  void break_at(std::int64_t line);

  const std::string noted_head_;
  LogCheck check_;
  std::int64_t lines_ = 0;
  std::string previous_ = no_hash();
  bool is_suspect_ = false;  ///< one of them looks edited: a fault unless the next entry owns to it
  std::string pending_;      ///< lines that are no entries, with their ends, since the last entry
  std::int64_t pending_lines_ = 0;
};

}  // namespace office
