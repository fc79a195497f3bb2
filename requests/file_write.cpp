#include "requests/file_write.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace requests {
namespace {

using base::ErrorKind;

base::Error failure(int code) {
  const bool is_full = code == ENOSPC || code == EFBIG || code == EDQUOT;
  return base::error(is_full ? ErrorKind::no_space : ErrorKind::unavailable, std::strerror(code));
}

/// 0, or errno.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written == 0 ? ENOSPC : errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0 ? 0 : errno;
}

int write_beside(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return errno;
  const int code = write_all(file, bytes);
  ::close(file);
  return code;
}

/// Sticks of some formats cannot do this; then the file is as good as it gets.
void sync_folder(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

}  // namespace

base::Status write_whole(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + ".new";
  int code = write_beside(fresh, bytes);
  if (code == 0 && std::rename(fresh.c_str(), path.c_str()) != 0) code = errno;
  if (code != 0) {
    std::remove(fresh.c_str());
    return failure(code);
  }
  sync_folder(path);
  return base::Done{};
}

base::Status make_private_file(const std::string& folder, const std::string& path) {
  std::error_code error;
  if (std::filesystem::create_directories(folder, error) && !error)
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return failure(errno);
  ::close(file);
  return base::Done{};
}

base::Result<std::string> read_whole(const std::string& path, std::size_t most) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return base::error(ErrorKind::not_found, "there is no such file");
  const auto size = std::filesystem::file_size(path, error);
  if (error) return base::error(ErrorKind::unavailable, error.message());
  if (size > most) return base::error(ErrorKind::bad_input, "the file is too long");
  std::ifstream file(path, std::ios::binary);
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!file) return base::error(ErrorKind::unavailable, "the file cannot be read");
  return bytes;
}

}  // namespace requests
