// Loading a catalogue from a directory (docs/formats.md) into a new generation of the store.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

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

/// rows done so far, rows in all files; called every hundred rows while the store is written, and at the end
using ImportProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Reads `directory` and makes it the catalogue of `data_directory` (created if missing).
/// All or nothing: the new store is built aside in one transaction, checked, synced to disk and then renamed over the
/// old one; readers keep the old one until they reopen. Bad rows are refused one by one and reported, the rest is
/// loaded. Fails, with the old catalogue untouched and `report` saying why: bad_input where the manifest or a file
/// that it names cannot be used, or not one row could be loaded; no_space; unavailable where `data_directory` cannot
/// be written or another import holds it.
base::Status import_directory(const std::string& directory, const std::string& data_directory, ImportReport& report,
                              const ImportProgress& progress = {});

}  // namespace catalog
