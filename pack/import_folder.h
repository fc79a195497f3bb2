// Import folder: what was gathered, as an import directory (docs/formats.md), checked by importing it.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "pack/collector.h"
#include "pack/gathered.h"

namespace pack {

struct Written {
  std::size_t rows = 0;
  std::size_t texts = 0;        ///< converted and plain ones, and those that only name attachments
  std::size_t attachments = 0;  ///< files
};

/// Writes the import directory into `directory`, which exists and is empty, and imports it into `scratch`, which is
/// left to be removed. Rows that are not sound are left out; what the import says about the others is taken over as
/// findings at their places. What is written is whole only where `found` has no errors afterwards.
/// no_space, unavailable: it could not be written.
base::Result<Written> write_import_folder(const Gathered& gathered, const std::string& directory,
                                          const std::string& scratch, Collector& found);

}  // namespace pack
