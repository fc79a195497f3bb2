// GramRuns: the grams of an import, collected in memory up to a limit, then in sorted runs on the disk, then merged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/files.h"
#include "catalog/grams.h"

namespace catalog {

class GramRuns {
 public:
  /// The runs lie in a file without a name in `folder`. no_space, unavailable.
  static base::Result<GramRuns> create(const std::string& folder, std::size_t memory_bytes = default_memory_bytes);

  /// As GramIndex::add(). no_space, unavailable: a run could not be written.
  base::Status add(std::int64_t record, std::string_view folded_text);

  /// All postings, by gram. Ends the collecting. An error of `visit`, or of reading, ends it.
  using Visit = std::function<base::Status(const GramIndex::Posting& posting)>;
  base::Status for_each(const Visit& visit);

  /// As GramIndex::characters().
  std::uint64_t characters() const { return index_.characters(); }

  static constexpr std::size_t default_memory_bytes = std::size_t{24} << 20U;

 private:
  struct Run {
    std::uint64_t begin = 0, end = 0;  ///< in the file
  };
  GramRuns(ScratchFile file, std::size_t memory_bytes) : file_(std::move(file)), memory_bytes_(memory_bytes) {}
  base::Status write_run();

  ScratchFile file_;
  std::size_t memory_bytes_;
  GramIndex index_;
  std::vector<Run> runs_;
};

}  // namespace catalog
