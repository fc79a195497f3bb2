// FileLock: a file held by one process at a time.
#pragma once

#include <string>

#include "base/result.h"

namespace office {

/// The kernel lets go of it when the object or the process ends.
class FileLock {
 public:
  enum class Kind { reading, appending };
  /// `appending` makes the file (0600). Waits for up to five seconds. not_found; no_space; unavailable.
  static base::Result<FileLock> take(const std::string& path, Kind kind);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

  int descriptor() const { return descriptor_; }

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace office
