// guarded(): runs code over SQLite and turns what it throws into an Error.
#pragma once

#include <exception>
#include <type_traits>

#include "base/result.h"

namespace catalog {

/// no_space: the disk is full; corrupt: the file is damaged or no database; unavailable: it cannot be opened, read or
/// written; internal: anything else.
base::Error error_of(const std::exception& exception);

/// What `work` returns, a Result; or the Error of what it throws.
template <class Work>
std::invoke_result_t<Work> guarded(Work&& work) {
  try {
    return work();
  } catch (const std::exception& exception) {
    return error_of(exception);
  }
}

}  // namespace catalog
