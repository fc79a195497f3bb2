#include "catalog/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace catalog {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

/// Closes a file descriptor at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

base::Error system_error(const char* what) {
  const int code = errno;
  const bool is_full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  const ErrorKind kind = is_full ? ErrorKind::no_space : ErrorKind::unavailable;
  return base::error(kind, std::string(what) + ": " + std::strerror(code));
}

bool is_inside(const fs::path& path, const fs::path& directory) {
  const std::string prefix = directory.native() == "/" ? "/" : directory.native() + "/";
  return path.native().starts_with(prefix);
}

}  // namespace

base::Result<Folder> Folder::open(const std::string& path) {
  std::error_code failure;
  const fs::path canonical = fs::canonical(path, failure);
  if (failure || !fs::is_directory(canonical, failure)) return base::error(ErrorKind::not_found, "no such directory");
  return Folder(canonical.native());
}

base::Result<std::string> Folder::resolve(const std::string& relative_path) const {
  const fs::path relative(relative_path);
  if (relative_path.empty() || relative_path.find('\0') != std::string::npos || relative.is_absolute()) {
    return base::error(ErrorKind::bad_input, "not a relative path");
  }
  for (const fs::path& part : relative) {
    if (part == "..") return base::error(ErrorKind::bad_input, "path leaves the directory");
  }
  std::error_code failure;
  const fs::path canonical = fs::canonical(fs::path(path_) / relative, failure);
  if (failure == std::errc::permission_denied) return base::error(ErrorKind::unavailable, failure.message());
  if (failure) return base::error(ErrorKind::not_found, failure.message());
  if (!is_inside(canonical, path_)) return base::error(ErrorKind::bad_input, "a link leaves the directory");
  return canonical.native();
}

base::Result<FileReader> Folder::open_file(const std::string& relative_path, std::size_t limit_bytes) const {
  const base::Result<std::string> path = resolve(relative_path);
  if (!path) return path.error();
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  FileReader file(::open(path->c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
  struct stat facts {};
  if (file.descriptor_ < 0 || ::fstat(file.descriptor_, &facts) != 0) return system_error("open");
  if (!S_ISREG(facts.st_mode)) return base::error(ErrorKind::unavailable, "not a regular file");
  const auto size = static_cast<std::size_t>(facts.st_size);
  if (size > limit_bytes) return base::error(ErrorKind::no_space, "file larger than the limit");
  return file;
}

base::Result<std::string> Folder::read(const std::string& relative_path, std::size_t limit_bytes) const {
  base::Result<FileReader> file = open_file(relative_path, limit_bytes);
  if (!file) return file.error();
  constexpr std::size_t piece_bytes = std::size_t{64} << 10U;
  std::string bytes;
  for (;;) {
    const std::size_t have = bytes.size();
    bytes.resize(have + piece_bytes);
    const base::Result<std::size_t> count = file->read(bytes.data() + have, piece_bytes);
    bytes.resize(have + (count ? *count : 0));
    if (!count) return count.error();
    if (*count == 0) return bytes;
    if (bytes.size() > limit_bytes) return base::error(ErrorKind::no_space, "file larger than the limit");
  }
}

FileReader::FileReader(FileReader&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileReader::~FileReader() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

base::Result<std::size_t> FileReader::read(char* buffer, std::size_t capacity) {
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, buffer, capacity);
  } while (got < 0 && errno == EINTR);
  if (got < 0) return system_error("read");
  return static_cast<std::size_t>(got);
}

base::Result<Folder> Folder::below(const std::string& relative_path) const {
  const base::Result<std::string> path = resolve(relative_path);
  if (!path) return path.error();
  return Folder::open(*path);
}

base::Result<DirectoryLock> DirectoryLock::take(const std::string& directory, bool& is_busy) {
  is_busy = false;
  std::error_code failure;
  fs::create_directories(directory, failure);
  DirectoryLock lock(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock.descriptor_ < 0) return system_error("open data directory");
  if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    is_busy = errno == EWOULDBLOCK;
    return system_error("lock data directory");
  }
  return lock;
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

DirectoryLock::~DirectoryLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

base::Status DirectoryLock::replace(const std::string& from, const std::string& to) const {
  const Descriptor file(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.number()) != 0) return system_error("sync new store");
  if (std::rename(from.c_str(), to.c_str()) != 0) return system_error("rename new store");
  if (::fsync(descriptor_) != 0) return system_error("sync data directory");
  return base::Done{};
}

base::Status sync_path(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.number()) != 0) return system_error("sync");
  return base::Done{};
}

base::Status link_over(const std::string& file, const std::string& second_name) {
  if (::link(file.c_str(), second_name.c_str()) == 0) return base::Done{};
  if (errno != EEXIST) return system_error("link");
  const std::string aside = second_name + ".link";
  ::unlink(aside.c_str());
  if (::link(file.c_str(), aside.c_str()) != 0) return system_error("link");
  const bool renamed = std::rename(aside.c_str(), second_name.c_str()) == 0;
  const base::Error failure = system_error("rename a link");
  ::unlink(aside.c_str());  // renaming one name of a file over another of its own does nothing
  if (!renamed) return failure;
  return base::Done{};
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code failure;
  return fs::equivalent(a, b, failure) && !failure;
}

base::Result<ScratchFile> ScratchFile::create(const std::string& folder) {
  std::string name = folder + "/" + name_prefix + "XXXXXX";
  ScratchFile file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.descriptor_ < 0) return system_error("make a scratch file");
  ::unlink(name.c_str());
  return file;
}

ScratchFile::ScratchFile(ScratchFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

ScratchFile::~ScratchFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

base::Status ScratchFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return system_error("write a scratch file");
    size_ += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return base::Done{};
}

base::Status ScratchFile::read(std::uint64_t place, char* bytes, std::size_t count) const {
  while (count > 0) {
    const ssize_t got = ::pread(descriptor_, bytes, count, static_cast<off_t>(place));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error("read a scratch file");
    if (got == 0) return base::error(ErrorKind::unavailable, "a scratch file ends early");
    place += static_cast<std::uint64_t>(got);
    bytes += got;
    count -= static_cast<std::size_t>(got);
  }
  return base::Done{};
}

base::Result<FilePin> FilePin::open(const std::string& path) {
  FilePin pin(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (pin.descriptor_ >= 0) return pin;
  const bool is_missing = errno == ENOENT || errno == ENOTDIR;
  const base::Error failure = system_error("open");
  return base::error(is_missing ? ErrorKind::not_found : failure.kind, failure.detail);
}

FilePin::FilePin(FilePin&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FilePin::~FilePin() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool FilePin::is_at(const std::string& path) const {
  struct stat ours {};
  struct stat theirs {};
  if (::fstat(descriptor_, &ours) != 0 || ::stat(path.c_str(), &theirs) != 0) return false;
  return ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

}  // namespace catalog
