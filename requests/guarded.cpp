#include "requests/guarded.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <new>
#include <string>

namespace requests {
namespace {

using base::ErrorKind;

ErrorKind kind_of(const SQLite::Exception& failure) {
  switch (failure.getErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_NOMEM: return ErrorKind::no_space;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::unavailable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorKind::corrupt;
    default: return ErrorKind::internal;
  }
}

}  // namespace

base::Error error_of(const char* what, const std::exception& exception) {
  const std::string begin = std::string(what) + ": ";
  if (const auto* failure = dynamic_cast<const SQLite::Exception*>(&exception))
    return {kind_of(*failure),
            begin + failure->getErrorStr() + " (" + std::to_string(failure->getExtendedErrorCode()) + ")"};
  if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr)
    return {ErrorKind::no_space, begin + "out of memory"};
  return {ErrorKind::internal, begin + "unexpected failure"};
}

}  // namespace requests
