// The exit codes of chayuectl; scripts rely on them (docs/chayuectl.md).
#pragma once

namespace staff {

enum ExitCode : int {
  exit_success = 0,
  exit_failure = 1,
  exit_usage = 2,
  exit_partly = 3,     ///< done, but something was refused or left out
  exit_not_found = 4,  ///< no catalogue, no register, or no such 索引号, code or page
  exit_unknown = 5,    ///< printed perhaps: the printer does not say
};

}  // namespace staff
