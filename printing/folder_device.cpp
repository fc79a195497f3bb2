#include "printing/folder_device.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <optional>
#include <string_view>
#include <utility>

namespace printing {
namespace {

using base::ErrorKind;

/// An open file or folder.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }
  bool ok() const { return value_ >= 0; }

 private:
  int value_;
};

base::Error last_error(const char* doing) {
  const int code = errno;
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return base::error(full ? ErrorKind::no_space : ErrorKind::unavailable,
                     std::string("print folder: ") + doing + ": " + std::strerror(code));
}

bool is_kind(std::string_view kind) {
  return !kind.empty() && std::all_of(kind.begin(), kind.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The number of a finished print-out: 12 of "0012-form.pdf".
std::optional<int> number_of(std::string_view name) {
  int number = 0;
  const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (failure != std::errc{} || end == name.data() + name.size() || *end != '-') return std::nullopt;
  return number;
}

bool is_part(std::string_view name) { return name.starts_with('.') && name.ends_with(".part"); }

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

std::vector<std::string> names_in(const std::string& path) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, CloseFolder> folder(opendir(path.c_str()));
  while (const dirent* entry = folder == nullptr ? nullptr : readdir(folder.get())) names.emplace_back(entry->d_name);
  return names;
}

/// The highest number of a finished file; 0 if there is none.
int highest_number(const std::string& folder) {
  int highest = 0;
  for (const std::string& name : names_in(folder)) highest = std::max(highest, number_of(name).value_or(0));
  return highest;
}

std::optional<std::string> file_of(const std::string& folder, JobId job) {
  for (const std::string& name : names_in(folder))
    if (number_of(name) == job) return folder + "/" + name;
  return std::nullopt;
}

std::string padded(int number) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d", number);
  return text;
}

/// A number that is ours alone: the file ".0012.part" was made and locked by us, and no finished file has the number.
/// Two kiosks that share the folder cannot both hold one, and neither writes over the other's file.
class Reservation {
 public:
  explicit Reservation(const std::string& folder) : folder_(folder) {
    for (number_ = highest_number(folder) + 1;; ++number_) {
      descriptor_ = open(part().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (descriptor_ < 0 && errno == EEXIST) continue;
      if (descriptor_ < 0) return;
      if (!is_ours()) continue;
      if (highest_number(folder) < number_) return;
      release();  // another has finished this number since we looked
    }
  }
  ~Reservation() { release(); }
  Reservation(const Reservation&) = delete;
  Reservation& operator=(const Reservation&) = delete;

  bool ok() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  int number() const { return number_; }
  /// Gives the part its final name.
  bool finish(const std::string& path) {
    if (rename(part().c_str(), path.c_str()) != 0) return false;
    close(std::exchange(descriptor_, -1));
    return true;
  }
  std::string final_path(const std::string& kind) const {
    return folder_ + "/" + padded(number_) + "-" + kind + ".pdf";
  }

 private:
  /// Locks the part; somebody's clean_up() may have taken it for a leftover just before.
  bool is_ours() {
    struct stat facts {};
    flock(descriptor_, LOCK_EX);
    if (fstat(descriptor_, &facts) == 0 && facts.st_nlink > 0) return true;
    close(std::exchange(descriptor_, -1));
    return false;
  }
  std::string part() const { return folder_ + "/." + padded(number_) + ".part"; }
  void release() {
    if (descriptor_ < 0) return;
    unlink(part().c_str());
    close(std::exchange(descriptor_, -1));
  }

  const std::string& folder_;
  int number_ = 0;
  int descriptor_ = -1;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool is_older_than(const std::string& path, int hours) {
  struct stat facts {};
  if (lstat(path.c_str(), &facts) != 0) return false;
  return std::time(nullptr) - facts.st_mtime > static_cast<std::time_t>(hours) * 3600;
}

base::Status remove_file(const std::string& path) {
  if (unlink(path.c_str()) == 0 || errno == ENOENT) return base::Done{};
  return last_error("removing");
}

/// Only a part that nobody is writing: its writer lost power.
base::Status remove_left_over(const std::string& path) {
  const Descriptor part(open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
  if (part.ok() && flock(part.get(), LOCK_EX | LOCK_NB) == 0) return remove_file(path);
  return base::Done{};
}

}  // namespace

FolderDevice::FolderDevice(std::string folder, int keep_hours)
    : folder_(std::move(folder)), keep_hours_(keep_hours) {}

DeviceStatus FolderDevice::status() {
  const Descriptor folder(open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.ok() && access(folder_.c_str(), W_OK | X_OK) == 0) return {DeviceStatus::State::idle, {}, true};
  return {DeviceStatus::State::unreachable, {Trouble::unreachable}, false};
}

base::Result<JobId> FolderDevice::submit(const JobOrder& order) {
  if (!is_kind(order.kind)) return base::error(ErrorKind::bad_input, "print folder: not a kind of print-out");
  const Descriptor folder(open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.ok()) return last_error("opening");
  Reservation reservation(folder_);
  if (!reservation.ok()) return last_error("making a file");
  if (!write_all(reservation.descriptor(), order.pdf)) return last_error("writing");
  if (fsync(reservation.descriptor()) != 0) return last_error("syncing");
  const std::string path = reservation.final_path(order.kind);
  if (!reservation.finish(path)) return last_error("renaming");
  if (fsync(folder.get()) != 0) {
    const base::Error error = last_error("syncing the folder");
    unlink(path.c_str());
    return error;
  }
  return reservation.number();
}

base::Result<JobStatus> FolderDevice::look(JobId job) {
  if (status().state == DeviceStatus::State::unreachable) return last_error("opening");
  const auto state = file_of(folder_, job) ? JobStatus::State::saved : JobStatus::State::gone;
  return JobStatus{state, 0};
}

base::Status FolderDevice::cancel(JobId job) {
  if (status().state == DeviceStatus::State::unreachable) return last_error("opening");
  const auto file = file_of(folder_, job);
  return file ? remove_file(*file) : base::Status(base::Done{});
}

base::Result<std::vector<JobId>> FolderDevice::pending() { return std::vector<JobId>{}; }

base::Status FolderDevice::clean_up() {
  base::Status outcome = base::Done{};
  for (const std::string& name : names_in(folder_)) {
    const std::string path = folder_ + "/" + name;
    const bool old = keep_hours_ > 0 && number_of(name) && is_older_than(path, keep_hours_);
    const auto removed = is_part(name) ? remove_left_over(path)
                         : old         ? remove_file(path)
                                       : base::Status(base::Done{});
    if (!removed) outcome = removed.error();
  }
  return outcome;
}

}  // namespace printing
