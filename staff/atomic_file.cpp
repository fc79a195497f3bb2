#include "staff/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace staff {
namespace {

base::Error error_of(const char* step, int code) {
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return base::error(full ? base::ErrorKind::no_space : base::ErrorKind::unavailable,
                     std::string(step) + ", errno " + std::to_string(code));
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// The permissions that an ordinary new file gets.
mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

void sync_directory(const std::filesystem::path& directory) {
  const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

}  // namespace

base::Status write_atomically(const std::string& path, std::string_view bytes, Readers readers) {
  const auto parent = std::filesystem::path(path).parent_path();
  const std::filesystem::path directory = parent.empty() ? "." : parent;
  std::string temporary = (directory / ".chayuectl-XXXXXX").string();
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return error_of("making a file beside the target", errno);
  const mode_t mode = readers == Readers::owner ? S_IRUSR | S_IWUSR : usual_mode();
  bool done = write_all(file, bytes) && ::fchmod(file, mode) == 0 && ::fsync(file) == 0;
  int code = done ? 0 : errno;
  ::close(file);
  if (done && ::rename(temporary.c_str(), path.c_str()) != 0) {
    done = false;
    code = errno;
  }
  if (!done) {
    ::unlink(temporary.c_str());
    return error_of("writing the file", code);
  }
  sync_directory(directory);
  return base::Done{};
}

}  // namespace staff
