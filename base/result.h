// Result<T>: a value or an Error that says what the caller can do about it. For failures that the world causes.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace base {

/// What the caller can do. Closed on purpose: a new kind is a new thing to do, not a new cause.
enum class ErrorKind {
  bad_input,    ///< what was given breaks a rule: show the rule, let it be mended
  not_found,    ///< the thing asked for is not there (any more)
  no_space,     ///< disk or memory is full: staff can make room
  unavailable,  ///< a device or file cannot be reached now: try again or go another way
  corrupt,      ///< stored data fails its checks: set aside, use the last good copy
  internal,     ///< a third-party library failed in a way we did not foresee
};

/// `detail` is English, for the log; it is never shown to a citizen and never holds what a citizen typed.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string detail;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Asking a failure for its value is a bug and aborts.
  T& value() & { return assert(ok()), std::get<0>(state_); }
  const T& value() const& { return assert(ok()), std::get<0>(state_); }
  T&& value() && { return assert(ok()), std::get<0>(std::move(state_)); }
  const Error& error() const { return assert(!ok()), std::get<1>(state_); }

  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Done {};
using Status = Result<Done>;

inline Error error(ErrorKind kind, std::string detail) { return Error{kind, std::move(detail)}; }

}  // namespace base
