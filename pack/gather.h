// Gather: reads a clerk's folder: tables, texts, attachments and JSON files, and what belongs to what.
#pragma once

#include <string>

#include "base/result.h"
#include "pack/collector.h"
#include "pack/gathered.h"
#include "pack/headings.h"

namespace pack {

struct GatherOptions {
  std::string folder;
  std::string converter = "pandoc";
};

/// Reads everything that can be read; whatever cannot has a finding. Files whose name begins with '.' or '~$' are not
/// looked at, symbolic links are told and not followed. not_found: no such folder; no_space: too many files.
base::Result<Gathered> gather(const GatherOptions& options, const HeadingTable& headings, Collector& found);

}  // namespace pack
