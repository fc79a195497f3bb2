#include "catalog/guarded.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <new>

namespace catalog {
namespace {

base::ErrorKind kind_of(int sqlite_code) {
  switch (sqlite_code & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_NOMEM: return base::ErrorKind::no_space;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return base::ErrorKind::corrupt;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_BUSY:
    case SQLITE_IOERR: return base::ErrorKind::unavailable;
    default: return base::ErrorKind::internal;
  }
}

}  // namespace

base::Error error_of(const std::exception& exception) {
  if (const auto* sqlite = dynamic_cast<const SQLite::Exception*>(&exception)) {
    return base::error(kind_of(sqlite->getErrorCode()), sqlite->what());
  }
  const bool is_memory = dynamic_cast<const std::bad_alloc*>(&exception) != nullptr;
  return base::error(is_memory ? base::ErrorKind::no_space : base::ErrorKind::internal, exception.what());
}

}  // namespace catalog
