#include "package/file_work.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace package {
namespace {

using base::ErrorKind;

base::Status write_and_sync(const std::string& file, std::string_view bytes, mode_t mode) {
  ::unlink(file.c_str());
  const Descriptor part(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
  if (!part.is_open()) return system_error("make a file");
  if (const base::Status written = write_all(part.number(), bytes); !written) return written;
  if (::fchmod(part.number(), mode) != 0 || ::fsync(part.number()) != 0) return system_error("sync a file");
  return base::Done{};
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

int Descriptor::release() { return std::exchange(number_, -1); }

base::Error system_error(const char* doing) {
  const int code = errno;
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return base::error(full ? ErrorKind::no_space : ErrorKind::unavailable,
                     std::string(doing) + ": " + std::strerror(code));
}

base::Status write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error("write");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return base::Done{};
}

base::Status sync_folder(const std::string& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::fsync(opened.number()) != 0) return system_error("sync a folder");
  return base::Done{};
}

base::Status write_whole(const std::string& file, std::string_view bytes, mode_t mode) {
  const std::string beside = file + ".part";
  base::Status written = write_and_sync(beside, bytes, mode);
  if (written && std::rename(beside.c_str(), file.c_str()) != 0) written = system_error("rename a file");
  if (!written) {
    ::unlink(beside.c_str());
    return written;
  }
  const auto parent = std::filesystem::path(file).parent_path();
  return sync_folder(parent.empty() ? "." : parent.string());
}

base::Result<int> open_regular(const std::string& file) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!opened.is_open() && (errno == ENOENT || errno == ENOTDIR))
    return base::error(ErrorKind::not_found, "no such file");
  struct stat facts {};
  if (!opened.is_open() || ::fstat(opened.number(), &facts) != 0) return system_error("open a file");
  if (!S_ISREG(facts.st_mode)) return base::error(ErrorKind::bad_input, "not a regular file");
  return opened.release();
}

base::Result<std::string> read_whole(const std::string& file, std::size_t limit_bytes) {
  const auto opened = open_regular(file);
  if (!opened) return opened.error();
  const Descriptor in(*opened);
  std::string bytes;
  for (char buffer[65536];;) {
    const ssize_t count = ::read(in.number(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error("read");
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > limit_bytes) return base::error(ErrorKind::bad_input, "file larger than the limit");
  }
}

}  // namespace package
