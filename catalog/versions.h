// Versions: the generations of the catalogue store that a data directory keeps, and which one of them is in use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "catalog/files.h"

namespace catalog {

/// One store in <data>/versions. Whatever directory it was loaded from, it has a number of its own.
struct Version {
  std::int64_t number = 0;      ///< 1, 2, … in the order in which they were loaded here
  std::int64_t counter = 0;     ///< of the package that brought it; 0: loaded from a plain directory
  std::string manifest_sha256;  ///< of that package's manifest; empty without one
  std::string loaded_at;        ///< "2026-11-23 14:05"
  std::string content_date;     ///< 资料截至; may be empty
  std::int64_t records = 0;
};

/// "2026-11-23 09:05", as in Version::loaded_at.
std::string moment(const base::LocalTime& time);

/// The store in use is `catalog.db`, a hard link to `versions/catalog-N.db`: another version is put in use by one
/// rename, and a reader that has the old one open keeps it. What a version is, stands in its own store: nothing
/// beside it can disagree with it. A version that is being prepared is `versions/catalog-N.db.new` and gets its name
/// when it is put in use.
class Versions {
 public:
  /// Changes nothing on the disk. unavailable: the folder of versions is there and cannot be read.
  static base::Result<Versions> open(const std::string& data_directory);

  /// Newest first; stores that cannot be read, and what is only prepared, are left out.
  std::vector<Version> all() const;
  std::optional<Version> current() const;
  /// The greatest counter that was ever in use here; kept through rollbacks and restarts.
  std::int64_t highest_counter() const;
  /// The manifest of the package that brought a version; empty where there was none. not_found, corrupt.
  base::Result<std::string> manifest_of(std::int64_t number) const;
  /// Where the store of a version lies, and where it lay before it was put in use.
  std::string file_of(std::int64_t number) const;
  std::string prepared_file_of(std::int64_t number) const;

  /// A place for a new version: its number, and the file to build it in.
  struct Place {
    std::int64_t number = 0;
    std::string file;
  };
  /// Removes what was prepared before; takes the store of a program without versions over as version 1. no_space,
  /// unavailable.
  base::Result<Place> prepare(const DirectoryLock& lock);
  /// Removes what was prepared.
  void discard(const DirectoryLock& lock);

  /// Puts a version, kept or just prepared, in use: after a power cut there is the one before or this one, whole.
  /// not_found: no such version; corrupt: it fails its checks, and was set aside; no_space; unavailable.
  base::Status put_in_use(const DirectoryLock& lock, std::int64_t number);
  /// Removes all but the newest `count` and the one in use.
  void keep(const DirectoryLock& lock, std::size_t count);

  /// What recover() had to do.
  struct Recovery {
    bool set_aside = false;             ///< the store in use failed its checks; it lies in <data>/damaged now
    std::optional<Version> in_use_now;  ///< the last good one, in its place; nothing: none was good
  };
  /// At the start of the kiosk: checks the store in use (quick_check, format, counts) and, where it fails or is gone,
  /// puts the newest good version in its place.
  base::Result<Recovery> recover(const DirectoryLock& lock);

 private:
  explicit Versions(std::string data_directory) : data_(std::move(data_directory)) {}
  std::string in_use() const;
  std::string folder() const;
  std::vector<std::int64_t> numbers() const;
  std::int64_t number_in_use(const Version& read) const;
  base::Status take_over(const DirectoryLock& lock);
  base::Status replace_by(const DirectoryLock& lock, std::int64_t number);
  base::Status set_aside(const std::string& file);
  std::string data_;
};

/// Stores that were set aside, newest name first: "catalog-20261123-140509.db". For a note to staff.
std::vector<std::string> damaged_stores(const std::string& data_directory);

/// Deep check of a store: quick_check, application id, format, not in WAL mode, as many records as it says.
/// not_found: no such file; corrupt: it fails, or the disk cannot read it; unavailable: it may not be opened.
base::Status check_store(const std::string& file);

}  // namespace catalog
