// Pack: a folder of the clerk's becomes an update package (docs/operating.md, 制作更新包).
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "pack/finding.h"
#include "pack/import_folder.h"
#include "package/manifest.h"

namespace pack {

struct Options {
  std::string folder;
  std::string out;           ///< the package; may be empty with check_only
  std::int64_t counter = 0;  ///< 0: one more than that of the base, or of the packages of the agency beside `out`
  std::string base;          ///< a package: only what differs from it goes in; empty: all of it
  std::string note;          ///< what is new
  std::string product;       ///< folder with pack/headings.json and calendar/; empty: the product's own
  std::string headings;      ///< one more table of headings, goes before the product's
  std::string made_at;       ///< "2026-11-23 14:05"
  std::string converter = "pandoc";
  bool check_only = false;
};

/// What kept a package from being made apart from findings.
enum class Obstacle {
  none,
  no_folder,
  no_headings,   ///< the product's table is missing or broken
  bad_headings,  ///< the clerk's own is
  bad_base,      ///< no package, or of another agency
  low_counter,   ///< not above that of the base
  bad_decisions,
  failed,  ///< disk full, not writable …: `error` says
};

struct Outcome {
  Findings findings;
  Written written;
  Obstacle obstacle = Obstacle::none;
  base::Error error;
  bool is_packed = false;
  package::Manifest manifest;  ///< of the package, where it was made

  std::size_t count(Weight weight) const;
};

/// Errors and open decisions stop the package: then `out` is not touched. Whatever it needs in between lies in a
/// private folder below $TMPDIR and is removed.
Outcome make_package(const Options& options);

}  // namespace pack
