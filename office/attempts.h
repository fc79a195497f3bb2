// Attempts: wrong PINs, counted in <data>/attempts.json. Numbers stand there as keyed hashes only: anything may have
// been typed as a number.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace office {

/// Wrong ones in a row, and the pause that they led to.
struct WrongCount {
  int wrong = 0;
  std::int64_t seen_s = 0;   ///< wall clock when it was looked at last
  std::int64_t until_s = 0;  ///< end of the pause by that clock
};

struct PauseRule {
  int last_free = 0;  ///< the wrong one after which the first pause comes; each later one doubles it
  int first_s = 0;
  int longest_s = 0;
};
inline constexpr PauseRule number_rule{3, 30, 3600};
inline constexpr PauseRule rule_for_all{10, 30, 300};

/// Seconds that are left. A clock that went back is made up for: what was left is left still.
int remaining_s(WrongCount& count, const PauseRule& rule, std::int64_t now_s);
void count_wrong(WrongCount& count, const PauseRule& rule, std::int64_t now_s);

struct Attempts {
  std::string salt;  ///< 32 hexadecimal digits: the key of the hashes
  WrongCount all;
  std::map<std::string, WrongCount> numbers;  ///< by hash; at most most_numbers, those seen last

  /// Of the number that was typed; makes room for it.
  WrongCount& of(const std::string& number);
  void forgive(const std::string& number);  ///< and all
};
inline constexpr std::size_t most_numbers = 100;

Attempts fresh_attempts();
std::string to_text(const Attempts& attempts);
/// What cannot be understood is a fresh start with a pause for all.
Attempts parse_attempts(std::string_view text, std::int64_t now_s);

/// "attempts.json", inside the data directory: of those who log in.
extern const char* const attempts_file_name;
/// "lookups.json": of those who ask how far a case is; by 登记编号.
extern const char* const lookups_file_name;

/// No file: fresh. unavailable: it is there and cannot be read.
base::Result<Attempts> read_attempts(const std::string& data_directory, std::int64_t now_s,
                                     const char* file_name = attempts_file_name);
/// 0600, synced. no_space; unavailable.
base::Status write_attempts(const std::string& data_directory, const Attempts& attempts,
                            const char* file_name = attempts_file_name);

}  // namespace office
