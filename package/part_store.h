// PartStore: the parts of the versions that a kiosk keeps, by their SHA-256, in <data>/parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "package/manifest.h"

namespace package {

class PartStore {
 public:
  /// Makes the folder if it is missing; what a broken copy left behind is removed. unavailable: it cannot be made.
  static base::Result<PartStore> open(const std::string& data_directory);

  bool has(const Part& part) const;  ///< there, and of this size

  /// Gives bytes until there are none: the length read into the buffer, 0 at the end. An error ends the copy.
  using Source = std::function<base::Result<std::size_t>(char* buffer, std::size_t capacity)>;
  /// Whole or not at all, synced. bad_input: other bytes than the part's sum or size (no more than its size is ever
  /// written); no_space; unavailable; the source's own error.
  base::Status put(const Part& part, const Source& source);

  /// put() in two steps, for many parts: one sync serves all that were staged. They are there (has()) once they are
  /// settled, which stage() does by itself now and then; a power cut before that takes them away, whole.
  base::Status stage(const Part& part, const Source& source);
  /// no_space, unavailable: what was staged is gone.
  base::Status settle();

  /// A folder with the version's files under their own names (hard links), as catalog::import_directory() reads it;
  /// replaces what is at `directory`. not_found: a part is missing; corrupt: one was damaged since (then it is
  /// removed); no_space; unavailable. Not synced: it is made to be read at once.
  base::Status lay_out(const Manifest& manifest, const std::string& directory) const;

  /// Removes all parts but these (sums).
  void sweep(const std::set<std::string>& keep);

 private:
  base::Status check(const Part& part) const;
  std::string beside_of(const std::string& sum) const;
  explicit PartStore(std::string folder) : folder_(std::move(folder)) {}
  std::string folder_;
  std::vector<std::string> staged_;  ///< sums
  std::uint64_t staged_bytes_ = 0;
};

}  // namespace package
