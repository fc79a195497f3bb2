// guarded(): runs code over SQLite and turns what it throws into an Error.
#pragma once

#include <exception>
#include <type_traits>

#include "base/result.h"

namespace requests {

/// no_space: the disk or the memory is full; corrupt: the file is damaged or no database; unavailable: it cannot be
/// opened, read or written; internal: anything else. The detail names `what` and SQLite's code only: its messages may
/// quote values.
base::Error error_of(const char* what, const std::exception& exception);

/// What `work` returns, a Result or a Status; or the Error of what it throws.
template <class Work>
std::invoke_result_t<Work> guarded(const char* what, Work&& work) {
  try {
    return work();
  } catch (const std::exception& exception) {
    return error_of(what, exception);
  }
}

}  // namespace requests
