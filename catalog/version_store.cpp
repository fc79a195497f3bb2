#include "catalog/version_store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstdlib>
#include <fstream>

#include "catalog/files.h"
#include "catalog/guarded.h"
#include "catalog/store_schema.h"

namespace catalog {
namespace {

using base::ErrorKind;

SQLite::Database open_to_read(const std::string& file) { return {file, SQLite::OPEN_READONLY}; }

std::int64_t number_of(const SQLite::Database& database, const std::string& sql) {
  SQLite::Statement statement(database, sql);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

std::string meta(const SQLite::Database& database, const std::string& key) {
  SQLite::Statement statement(database, "SELECT value FROM meta WHERE key = ?");
  statement.bind(1, key);
  return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
}

std::int64_t meta_number(const SQLite::Database& database, const std::string& key) {
  return std::strtoll(meta(database, key).c_str(), nullptr, 10);
}

bool has_known_format(const SQLite::Database& database) {
  return number_of(database, "PRAGMA application_id") == store_application_id &&
         number_of(database, "PRAGMA user_version") == store_version;
}

/// A file in WAL mode would let a forgotten "-wal" beside it bring old content back.
bool is_in_wal_mode(const std::string& file) {
  constexpr std::streamoff write_version_offset = 18;
  std::ifstream in(file, std::ios::binary);
  in.seekg(write_version_offset);
  return in.get() != 1;
}

base::Status check_contents(const SQLite::Database& database) {
  if (!has_known_format(database)) return base::error(ErrorKind::corrupt, "not a catalogue store of this program");
  SQLite::Statement check(database, "PRAGMA quick_check(1)");
  if (!check.executeStep() || check.getColumn(0).getString() != "ok") {
    return base::error(ErrorKind::corrupt, "the store fails its check");
  }
  const std::int64_t records = number_of(database, "SELECT count(*) FROM record");
  const bool is_whole = number_of(database, "SELECT coalesce(max(id), 0) FROM record") == records &&
                        meta_number(database, "version.records") == records;
  if (!is_whole) return base::error(ErrorKind::corrupt, "the store has not as many records as it says");
  return base::Done{};
}

}  // namespace

std::optional<Version> read_version(const std::string& file) {
  const auto read = guarded([&]() -> base::Result<Version> {
    const SQLite::Database database = open_to_read(file);
    if (!has_known_format(database)) return base::error(ErrorKind::corrupt, "not a catalogue store");
    Version version;
    version.number = meta_number(database, "version.number");
    version.counter = meta_number(database, "version.counter");
    version.manifest_sha256 = meta(database, "version.manifest_sha256");
    version.loaded_at = meta(database, "version.loaded_at");
    version.content_date = meta(database, "agency.content_date");
    version.records = number_of(database, "SELECT coalesce(max(id), 0) FROM record");
    return version;
  });
  return read ? std::optional(*read) : std::nullopt;
}

std::int64_t read_highest_counter(const std::string& file) {
  const auto read = guarded(
      [&]() -> base::Result<std::int64_t> { return meta_number(open_to_read(file), "version.highest_counter"); });
  return read ? *read : 0;
}

base::Result<std::string> read_manifest(const std::string& file) {
  return guarded([&]() -> base::Result<std::string> {
    const SQLite::Database database = open_to_read(file);
    SQLite::Statement statement(database, "SELECT text FROM manifest");
    return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
  });
}

base::Status check_store(const std::string& file) {
  const base::Result<FilePin> pin = FilePin::open(file);
  if (!pin) return pin.error();
  const base::Status opened = guarded([&]() -> base::Status { return open_to_read(file), base::Done{}; });
  if (!opened) return opened;
  if (is_in_wal_mode(file)) return base::error(ErrorKind::corrupt, "the store is in WAL mode, or not one");
  base::Status checked = guarded([&] { return check_contents(open_to_read(file)); });
  if (checked || checked.error().kind == ErrorKind::no_space) return checked;
  return base::error(ErrorKind::corrupt, checked.error().detail);  // it was opened: the disk cannot read it
}

}  // namespace catalog
