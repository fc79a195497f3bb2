#include "office/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

namespace office {
namespace {

constexpr int tries = 500;
constexpr std::chrono::milliseconds pause(10);

base::Error error_of(const char* doing, int code) {
  const bool is_full = code == ENOSPC || code == EDQUOT;
  const auto kind = code == ENOENT ? base::ErrorKind::not_found
                    : is_full      ? base::ErrorKind::no_space
                                   : base::ErrorKind::unavailable;
  return base::error(kind, std::string(doing) + ": " + std::strerror(code));
}

bool is_regular(int descriptor) {
  struct stat found {};
  return ::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
}

}  // namespace

base::Result<FileLock> FileLock::take(const std::string& path, Kind kind) {
  const int flags = kind == Kind::appending ? O_RDWR | O_APPEND | O_CREAT : O_RDONLY;
  FileLock lock(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, S_IRUSR | S_IWUSR));
  if (lock.descriptor_ < 0) return error_of("cannot be opened", errno);
  if (!is_regular(lock.descriptor_)) return error_of("is no file", EINVAL);
  const int operation = (kind == Kind::appending ? LOCK_EX : LOCK_SH) | LOCK_NB;
  for (int i = 0; i < tries; ++i) {
    if (::flock(lock.descriptor_, operation) == 0) return lock;
    if (errno != EWOULDBLOCK && errno != EINTR) break;
    std::this_thread::sleep_for(pause);
  }
  return error_of("is held by another program", EBUSY);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace office
