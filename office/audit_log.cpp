#include "office/audit_log.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <deque>
#include <filesystem>
#include <functional>
#include <iterator>

#include "office/file_lock.h"
#include "office/log_line.h"
#include "package/file_work.h"

namespace office {

const char* const audit_log_name = "audit.log";

namespace {

using base::ErrorKind;

std::string path_in(const std::string& data_directory) { return data_directory + "/" + audit_log_name; }

base::Error failure(const char* doing) {
  const int code = errno;
  const bool is_full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return base::error(is_full ? ErrorKind::no_space : ErrorKind::unavailable,
                     std::string(audit_log_name) + ": " + doing + ": " + std::strerror(code));
}

/// How the file ends: the last entry, and what stands behind it.
struct End {
  std::int64_t sequence = 0;
  std::string hash = no_hash();
  bool is_ended = true;  ///< with a line's end, or empty
  std::string broken;    ///< whole lines, and perhaps a last one without an end, that are no entries
};

/// Looks for the last entry in the last bytes of the file, which begin with a line if `from_start`. Nothing: there is
/// none among them.
std::optional<End> end_of(std::string_view bytes, bool from_start) {
  End end;
  end.is_ended = bytes.empty() || bytes.back() == '\n';
  std::size_t stop = end.is_ended ? bytes.size() : bytes.size() + 1;  // behind the end of the line looked at
  while (stop > 0) {
    const std::size_t before = stop >= 2 ? bytes.rfind('\n', stop - 2) : std::string_view::npos;
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (begin == 0 && !from_start) return std::nullopt;
    if (const auto line = read_line(bytes.substr(begin, stop - 1 - begin))) {
      end.sequence = line->entry.sequence;
      end.hash = line->entry.hash;
      end.broken = bytes.substr(std::min(stop, bytes.size()));
      return end;
    }
    stop = begin;
  }
  if (!from_start) return std::nullopt;
  end.broken = bytes;
  return end;
}

base::Result<std::string> read_at(int file, std::size_t from, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t count = ::pread(file, bytes.data() + done, size - done, static_cast<off_t>(from + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return failure("cannot be read");
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

base::Result<End> end_of(int file) {
  struct stat found {};
  if (::fstat(file, &found) != 0) return failure("cannot be read");
  const auto size = static_cast<std::size_t>(found.st_size);
  for (std::size_t window = 2 * longest_line;; window *= 4) {
    const std::size_t from = size > window ? size - window : 0;
    const auto bytes = read_at(file, from, size - from);
    if (!bytes) return bytes.error();
    if (const auto end = end_of(*bytes, from == 0)) return *end;
  }
}

/// Owns to the lines behind the last entry. Those that no power cut can have left stay a fault all the same: see
/// LogChain.
std::string owned(const End& end) {
  if (end.broken.empty()) return {};
  return sha256(end.is_ended ? end.broken : end.broken + "\n");
}

base::Status write_and_sync(int file, const std::string& bytes) {
  const ssize_t written = ::write(file, bytes.data(), bytes.size());
  if (written >= 0 && written != static_cast<ssize_t>(bytes.size())) errno = ENOSPC;  // the next one owns to it
  if (written != static_cast<ssize_t>(bytes.size())) return failure("cannot be written");
  if (::fsync(file) != 0) return failure("cannot be synced");
  return base::Done{};
}

base::Result<FileLock> open_log(const std::string& data_directory) {
  std::error_code problem;
  std::filesystem::create_directories(data_directory, problem);
  return FileLock::take(path_in(data_directory), FileLock::Kind::appending);
}

/// Calls `take` with each line and whether it has its end.
base::Status read_lines(const std::string& data_directory, const std::function<void(std::string_view, bool)>& take) {
  const auto log = FileLock::take(path_in(data_directory), FileLock::Kind::reading);
  if (!log) return log.error();
  std::string line;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t count = ::read(log->descriptor(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("cannot be read");
    if (count == 0) break;
    std::string_view rest(buffer.data(), static_cast<std::size_t>(count));
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      take(line.append(rest.substr(0, end)), true);
      line.clear();
      rest.remove_prefix(end + 1);
    }
    if (line.size() <= longest_line) line.append(rest);  // of a longer one it is enough to know that it is
  }
  if (!line.empty()) take(line, false);
  return base::Done{};
}

}  // namespace

std::string log_time(std::int64_t epoch_s) {
  const auto seconds = static_cast<std::time_t>(epoch_s);
  std::tm local{};
  if (::localtime_r(&seconds, &local) == nullptr) return "1970-01-01T00:00:00+00:00";
  std::array<char, 64> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S%z", &local);
  std::string time(text.data(), size);
  return time.insert(time.size() - 2, ":");
}

std::string log_time() { return log_time(std::time(nullptr)); }

base::Status append(const std::string& data_directory, const std::string& at, const std::string& who, Act act,
                    const std::string& detail) {
  const auto log = open_log(data_directory);
  if (!log) return log.error();
  const auto end = end_of(log->descriptor());
  if (!end) return end.error();
  LogLine line{{end->sequence + 1, at, who, act, detail, {}}, end->hash, owned(*end)};
  const std::string bytes = (end->is_ended ? "" : "\n") + write_line(line) + "\n";
  const auto written = write_and_sync(log->descriptor(), bytes);
  if (written && end->sequence == 0) return package::sync_folder(data_directory);  // the file itself is new
  return written;
}

base::Status can_append(const std::string& data_directory) {
  const auto log = open_log(data_directory);
  if (!log) return log.error();
  const auto end = end_of(log->descriptor());
  if (!end) return end.error();
  return base::Done{};
}

base::Result<LogCheck> verify_log(const std::string& data_directory, const std::string& noted_head) {
  LogChain chain(noted_head);
  const auto read = read_lines(data_directory, [&](std::string_view bytes, bool ended) { chain.take(bytes, ended); });
  if (!read) return read.error();
  return chain.finish();
}

base::Result<std::vector<Entry>> read_log(const std::string& data_directory, std::size_t newest) {
  std::deque<Entry> entries;
  const auto read = read_lines(data_directory, [&](std::string_view bytes, bool) {
    auto line = read_line(bytes);
    if (!line) return;
    entries.push_front(std::move(line->entry));
    if (newest > 0 && entries.size() > newest) entries.pop_back();
  });
  if (!read) return read.error();
  return std::vector<Entry>(std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
}

}  // namespace office
