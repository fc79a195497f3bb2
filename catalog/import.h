// Loading a catalogue from a directory (docs/formats.md) into a new generation of the store.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/versions.h"

namespace catalog {

/// A row or file that was refused. The sentences are Chinese, for the clerk who mends the data.
struct Refusal {
  std::string file;  ///< relative to the import directory
  int line = 0;      ///< 1-based, 0 for the file as a whole
  std::string what;  ///< what is wrong: "成文日期“2023-02-30”不是一个存在的日期"
  std::string remedy;  ///< what to do: "请改为四位年-两位月-两位日，例如2023-02-28；不知道日期就留空"
};

struct ImportReport {
  std::int64_t loaded = 0;
  std::int64_t texts = 0;
  std::vector<Refusal> refusals;  ///< in the order of files and lines
  std::vector<Refusal> warnings;  ///< loaded, but worth a look
  double seconds = 0;
};

/// rows done so far, rows in all files; 0 of 0 as long as the files are read, then every hundred rows while the store
/// is written, and at the end. False: stop.
using ImportProgress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// Where a version comes from; kept in its store.
struct Origin {
  std::int64_t counter = 0;     ///< of the package; 0: a plain directory
  std::string manifest;         ///< of the package, as text; empty without one
  std::string manifest_sha256;  ///< of that text
  std::string loaded_at;        ///< "2026-11-23 14:05"
};

/// Reads `directory` and builds a version of it aside, which nobody sees before Versions::put_in_use(); what was
/// prepared before is removed. Errors as import_directory(); unavailable, with nothing in the report, if `progress`
/// stopped it.
base::Result<Version> build_version(const std::string& directory, Versions& versions, const DirectoryLock& lock,
                                    const Origin& origin, ImportReport& report, const ImportProgress& progress = {});

/// Reads `directory` and makes it the catalogue of `data_directory` (created if missing).
/// All or nothing: the new store is built aside in one transaction, checked, synced to disk and then put in use as a
/// version (versions.h); readers keep the old one until they reopen. Bad rows are refused one by one and reported,
/// the rest is loaded. Memory does not grow with the rows: what has to wait lies in files beside the new store.
/// Fails, with the old catalogue untouched and `report` saying why: bad_input where the manifest or a file that it
/// names cannot be used, or not one row could be loaded; no_space; unavailable where `data_directory` cannot be
/// written or another import holds it.
base::Status import_directory(const std::string& directory, const std::string& data_directory, ImportReport& report,
                              const ImportProgress& progress = {}, const Origin& origin = {});

/// How many versions import_directory() and updates keep.
inline constexpr std::size_t versions_kept = 3;

}  // namespace catalog
