#include "package/part_store.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "package/file_work.h"
#include "package/part_sum.h"

namespace package {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::size_t most_staged = 500;
constexpr std::uint64_t most_staged_bytes = std::uint64_t{128} << 20U;
constexpr std::size_t buffer_bytes = std::size_t{256} << 10U;

base::Error differs() { return base::error(ErrorKind::bad_input, "other bytes than the part's sum or size"); }

/// Writes what `source` gives, never more than the part's size.
base::Status copy(const Part& part, const PartStore::Source& source, int file) {
  std::vector<char> buffer(buffer_bytes);
  PartSum sum;
  std::uint64_t written = 0;
  for (;;) {
    const auto count = source(buffer.data(), buffer.size());
    if (!count) return count.error();
    if (*count == 0) break;
    if (*count > part.size - written) return differs();
    const std::string_view piece(buffer.data(), *count);
    if (const base::Status done = write_all(file, piece); !done) return done;
    sum.add(piece);
    written += piece.size();
  }
  if (written != part.size || sum.hex() != part.sha256) return differs();
  return base::Done{};
}

/// A hard link; a copy where the file system has none.
base::Status place(const std::string& from, const fs::path& to) {
  std::error_code failure;
  fs::create_directories(to.parent_path(), failure);
  if (failure) return errno = failure.value(), system_error("make a folder");
  fs::create_hard_link(from, to, failure);
  if (failure) fs::copy_file(from, to, failure);
  if (failure) return errno = failure.value(), system_error("lay out a part");
  return base::Done{};
}

}  // namespace

base::Result<PartStore> PartStore::open(const std::string& data_directory) {
  if (sodium_init() < 0) return base::error(ErrorKind::internal, "libsodium does not start");
  const PartStore store(data_directory + "/parts");
  std::error_code failure;
  fs::create_directories(store.folder_, failure);
  if (failure) return errno = failure.value(), system_error("make the folder of parts");
  fs::directory_iterator entries(store.folder_, failure);
  if (failure) return errno = failure.value(), system_error("read the folder of parts");
  for (const auto& entry : entries)
    if (!is_sha256(entry.path().filename().native())) fs::remove(entry.path(), failure);
  return store;
}

bool PartStore::has(const Part& part) const {
  struct stat facts {};
  const bool is_there = is_sha256(part.sha256) && ::lstat((folder_ + "/" + part.sha256).c_str(), &facts) == 0;
  return is_there && S_ISREG(facts.st_mode) && static_cast<std::uint64_t>(facts.st_size) == part.size;
}

base::Status PartStore::stage(const Part& part, const Source& source) {
  if (!is_sha256(part.sha256)) return base::error(ErrorKind::bad_input, "no sum of a part");
  const std::string beside = beside_of(part.sha256);
  ::unlink(beside.c_str());
  const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file.is_open()) return system_error("make a part");
  if (const base::Status copied = copy(part, source, file.number()); !copied) {
    ::unlink(beside.c_str());
    return copied;
  }
  staged_.push_back(part.sha256);
  staged_bytes_ += part.size;
  return staged_.size() >= most_staged || staged_bytes_ >= most_staged_bytes ? settle() : base::Done{};
}

base::Status PartStore::settle() {
  if (staged_.empty()) return base::Done{};
  const Descriptor folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  base::Status settled = base::Done{};
  if (!folder.is_open() || ::syncfs(folder.number()) != 0) settled = system_error("sync parts");
  for (const std::string& sum : staged_)
    if (settled && std::rename(beside_of(sum).c_str(), (folder_ + "/" + sum).c_str()) != 0)
      settled = system_error("rename a part");
  if (settled && ::fsync(folder.number()) != 0) settled = system_error("sync the folder of parts");
  if (!settled)
    for (const std::string& sum : staged_) ::unlink(beside_of(sum).c_str());
  staged_.clear();
  staged_bytes_ = 0;
  return settled;
}

base::Status PartStore::put(const Part& part, const Source& source) {
  const base::Status staged = stage(part, source);
  return staged ? settle() : staged;
}

std::string PartStore::beside_of(const std::string& sum) const { return folder_ + "/" + sum + ".part"; }

base::Status PartStore::lay_out(const Manifest& manifest, const std::string& directory) const {
  std::error_code failure;
  fs::remove_all(directory, failure);
  fs::create_directories(directory, failure);
  if (failure) return errno = failure.value(), system_error("make the folder of a version");
  std::set<std::string> checked;
  for (const Part& part : manifest.parts) {
    if (!is_part_path(part.path)) return base::error(ErrorKind::bad_input, "a path that no part may have");
    if (!has(part)) return base::error(ErrorKind::not_found, "a part is missing");
    const std::string file = folder_ + "/" + part.sha256;
    if (checked.insert(part.sha256).second)
      if (const base::Status whole = check(part); !whole) return whole;
    if (const base::Status placed = place(file, fs::path(directory) / part.path); !placed) return placed;
  }
  return base::Done{};
}

base::Status PartStore::check(const Part& part) const {
  const std::string file = folder_ + "/" + part.sha256;
  const auto sum = sum_of_file(file);
  if (!sum) return sum.error();
  if (*sum == part.sha256) return base::Done{};
  ::unlink(file.c_str());
  return base::error(ErrorKind::corrupt, "a part was damaged since it was copied");
}

void PartStore::sweep(const std::set<std::string>& keep) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored))
    if (!keep.contains(entry.path().filename().native())) fs::remove(entry.path(), ignored);
}

}  // namespace package
