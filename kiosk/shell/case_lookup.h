// Case lookup: number and code against the register, with a pause after wrong ones that outlives a restart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"
#include "requests/register.h"

namespace shell {

struct CaseLookup {
  enum class Answer { found, unknown, wait, failed };
  Answer answer = Answer::failed;
  int wait_s = 0;           ///< until the next try is looked at; of unknown and wait
  requests::Lookup lookup;  ///< of found
};

/// A try is counted in <data>/lookups.json, by a keyed hash of the number, before it is looked at: after three wrong
/// ones of a number its pause doubles from 30 seconds up to an hour, after ten in a row of whatever numbers there is
/// one for all from 30 seconds up to five minutes. Whether there is such a number makes no difference. A right one
/// takes back what was counted of its number, and its own share of what counts for all: who knows one code cannot try
/// others for longer by it.
CaseLookup look_up_case(const std::string& data_directory, requests::Register& requests, const std::string& number,
                        const std::string& code, base::LocalTime now, std::int64_t epoch_s);

}  // namespace shell
