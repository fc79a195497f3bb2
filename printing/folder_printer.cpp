#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "printing/printer.h"

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
                     std::string("printer folder: ") + doing + ": " + std::strerror(code));
}

bool is_kind(std::string_view kind) {
  return !kind.empty() && std::all_of(kind.begin(), kind.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The number that "0012-form.pdf" begins with.
std::optional<int> number_of(std::string_view name) {
  int number = 0;
  const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (failure != std::errc{} || end == name.data() + name.size() || *end != '-') return std::nullopt;
  return number;
}

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

/// The highest number of a finished file; 0 if there is none.
int highest_number(const std::string& path) {
  int highest = 0;
  const std::unique_ptr<DIR, CloseFolder> folder(opendir(path.c_str()));
  while (const dirent* entry = folder == nullptr ? nullptr : readdir(folder.get())) {
    highest = std::max(highest, number_of(entry->d_name).value_or(0));
  }
  return highest;
}

std::string padded(int number) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d", number);
  return text;
}

/// A number that is ours alone: the file ".0012.part" was made by us, and no finished file has the number.
/// Two kiosks that share the folder cannot both hold one, and neither writes over the other's file.
class Reservation {
 public:
  explicit Reservation(const std::string& folder) : folder_(folder) {
    for (number_ = highest_number(folder) + 1;; ++number_) {
      descriptor_ = open(part().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (descriptor_ < 0 && errno == EEXIST) continue;
      if (descriptor_ < 0 || highest_number(folder) < number_) return;
      release();  // another has finished this number since we looked
    }
  }
  ~Reservation() { release(); }
  Reservation(const Reservation&) = delete;
  Reservation& operator=(const Reservation&) = delete;

  bool ok() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
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

}  // namespace

FolderPrinter::FolderPrinter(std::string folder) : folder_(std::move(folder)) {}

base::Result<JobResult> FolderPrinter::print(const Pdf& pdf, const std::string& kind) {
  if (!is_kind(kind)) return base::error(ErrorKind::bad_input, "printer folder: not a kind of print-out");
  const Descriptor folder(open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.ok()) return last_error("opening");
  Reservation reservation(folder_);
  if (!reservation.ok()) return last_error("making a file");
  if (!write_all(reservation.descriptor(), pdf.bytes)) return last_error("writing");
  if (fsync(reservation.descriptor()) != 0) return last_error("syncing");
  const std::string path = reservation.final_path(kind);
  if (!reservation.finish(path)) return last_error("renaming");
  if (fsync(folder.get()) != 0) {
    const base::Error error = last_error("syncing the folder");
    unlink(path.c_str());
    return error;
  }
  return JobResult{JobState::saved, path, pdf.pages};
}

}  // namespace printing
