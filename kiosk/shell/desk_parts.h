// Internal to the desk: what its parts share.
#pragma once

#include <cstdio>
#include <optional>
#include <utility>

#include "base/result.h"

namespace shell {

const char* name_of(base::ErrorKind kind);

/// Writes a failure to stderr. Its detail names nothing that a citizen typed.
template <class T>
base::Result<T> logged(const char* what, base::Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "desk: cannot %s: %s: %s\n", what, name_of(result.error().kind),
                 result.error().detail.c_str());
  }
  return result;
}

/// Applies `use` to what `opened` points to.
template <class Pointer, class Use>
auto with(const base::Result<Pointer>& opened, Use&& use) -> decltype(use(**opened)) {
  if (!opened.ok()) return opened.error();
  return use(**opened);
}

/// Moves the value to `place`; remembers the first failure.
template <class T>
void collect(base::Result<T> result, T& place, std::optional<base::Error>& failure) {
  if (result.ok()) {
    place = std::move(*result);
  } else if (!failure) {
    failure = result.error();
  }
}

}  // namespace shell
