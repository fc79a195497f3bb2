// Dealings with files that a power cut or a full disk must not spoil, as Results.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

#include "base/result.h"

namespace package {

/// Closes a file descriptor at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  int release();  ///< gives it away

 private:
  int number_;
};

/// Of errno: no_space for a full disk, quota or size limit; else unavailable.
base::Error system_error(const char* doing);

base::Status write_all(int descriptor, std::string_view bytes);

/// What was renamed or linked in this folder outlasts a power cut.
base::Status sync_folder(const std::string& folder);

/// Beside, synced, renamed over, folder synced. no_space, unavailable: what stood there stays, nothing is left
/// behind.
base::Status write_whole(const std::string& file, std::string_view bytes, mode_t mode);

/// A regular file, opened for reading without waiting for anybody. not_found; bad_input: a folder, pipe or device;
/// unavailable. The descriptor is the caller's.
base::Result<int> open_regular(const std::string& file);

/// All of a regular file. As open_regular(); bad_input also: more than `limit_bytes`.
base::Result<std::string> read_whole(const std::string& file, std::size_t limit_bytes);

}  // namespace package
