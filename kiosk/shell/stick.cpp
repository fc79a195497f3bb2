#include "kiosk/shell/stick.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>

namespace shell {
namespace {

namespace fs = std::filesystem;
using app::StickTrouble;

constexpr int most_numbers = 9999;

std::optional<dev_t> device_of(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return std::nullopt;
  return found.st_dev;
}

/// A file system begins here, and not the system's own.
bool is_stick(const fs::path& folder) {
  const auto own = device_of(folder), above = device_of(folder.parent_path()), root = device_of("/");
  return own && above && own != above && own != root;
}

bool is_read_only(const std::string& folder) {
  struct statvfs found {};
  return ::statvfs(folder.c_str(), &found) == 0 && (found.f_flag & ST_RDONLY) != 0;
}

void look_below(const fs::path& folder, int depth, std::vector<std::string>& found) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, ignored)) {
    if (!entry.is_directory(ignored) || entry.is_symlink(ignored)) continue;
    if (is_stick(entry.path())) {
      found.push_back(entry.path());
    } else if (depth > 1) {
      look_below(entry.path(), depth - 1, found);
    }
  }
}

StickTrouble trouble_of(int code) {
  switch (code) {
    case EROFS:
    case EACCES:
    case EPERM: return StickTrouble::read_only;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return StickTrouble::full;
    case EIO:
    case ENODEV:
    case ENXIO:
    case ENOENT:
    case ESTALE: return StickTrouble::gone;
    default: return StickTrouble::other;
  }
}

Saved failed(const char* doing, int code) {
  return {{}, trouble_of(code), std::string(doing) + ": " + std::strerror(code)};
}

std::string numbered(int number) {
  std::string digits = std::to_string(number);
  digits.insert(0, 4 - std::min<std::size_t>(digits.size(), 4), '0');
  return "查阅打印-" + digits + ".pdf";
}

/// 0, or what went wrong.
int write_through(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return count == 0 ? EIO : errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(file) == 0 ? 0 : errno;
}

/// Under the first number that is free. FAT knows no links: looked for, then renamed; nobody else writes there.
Saved give_name(const fs::path& folder, const fs::path& part) {
  std::error_code problem;
  for (int number = 1; number <= most_numbers; ++number) {
    const std::string name = numbered(number);
    if (fs::exists(folder / name, problem)) continue;
    if (::rename(part.c_str(), (folder / name).c_str()) != 0) return failed("rename", errno);
    return {name, StickTrouble::other, {}};
  }
  return {{}, StickTrouble::full, "all numbers are taken"};
}

/// 0 when everything of the file system is on the stick.
int sync_whole(const fs::path& folder) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return errno;
  const int code = ::fsync(opened) == 0 && ::syncfs(opened) == 0 ? 0 : errno;
  ::close(opened);
  return code;
}

}  // namespace

std::vector<std::string> find_sticks(const std::vector<std::string>& roots) {
  constexpr int levels = 2;
  std::vector<std::string> found;
  for (const std::string& root : roots) look_below(root, levels, found);
  std::sort(found.begin(), found.end());
  std::stable_partition(found.begin(), found.end(), [](const std::string& each) { return !is_read_only(each); });
  return found;
}

namespace {

/// Written aside first, then `name_it` puts it under its name.
template <class NameIt>
Saved save_whole(const std::string& folder, std::string_view bytes, NameIt&& name_it) {
  const fs::path part = fs::path(folder) / ".chayue.part";
  ::unlink(part.c_str());
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (file < 0) return failed("make a file", errno);
  int code = write_through(file, bytes);
  if (::close(file) != 0 && code == 0) code = errno;
  Saved saved = code == 0 ? name_it(part) : failed("write", code);
  if (!saved.ok()) ::unlink(part.c_str());
  code = saved.ok() ? sync_whole(folder) : 0;
  if (code == 0) return saved;
  ::unlink((fs::path(folder) / saved.name).c_str());
  return failed("sync", code);
}

}  // namespace

Saved save_in(const std::string& folder, std::string_view pdf) {
  return save_whole(folder, pdf, [&](const fs::path& part) { return give_name(folder, part); });
}

Saved save_on_stick(const std::vector<std::string>& roots, const std::string& name, std::string_view bytes) {
  const std::vector<std::string> sticks = find_sticks(roots);
  if (sticks.empty()) return {{}, StickTrouble::missing, "no stick below the roots"};
  const fs::path place = fs::path(sticks.front()) / name;
  return save_whole(sticks.front(), bytes, [&](const fs::path& part) {
    if (::rename(part.c_str(), place.c_str()) != 0) return failed("rename", errno);
    return Saved{name, StickTrouble::other, {}};
  });
}

std::vector<std::string> files_on_sticks(const std::vector<std::string>& roots, std::string_view ending) {
  std::vector<std::string> files;
  for (const std::string& stick : find_sticks(roots)) {
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(stick, problem)) {
      const bool is_ours = entry.path().filename().string().ends_with(ending);
      if (is_ours && entry.is_regular_file(problem)) files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

Saved save_on_stick(const std::vector<std::string>& roots, std::string_view pdf) {
  const std::vector<std::string> sticks = find_sticks(roots);
  if (sticks.empty()) return {{}, StickTrouble::missing, "no stick below the roots"};
  return save_in(sticks.front(), pdf);
}

}  // namespace shell
