// Files: the few dealings with the file system that the import needs, as Results instead of exceptions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace catalog {

class FileReader;

/// A directory that files are read from, and only from: neither ".." nor a symbolic link leads out of it.
class Folder {
 public:
  /// not_found: no such directory.
  static base::Result<Folder> open(const std::string& path);

  /// The bytes of a regular file. not_found: no such file; bad_input: absolute, or outside the folder; no_space: more
  /// than `limit_bytes`; unavailable: no regular file, or it cannot be read.
  base::Result<std::string> read(const std::string& relative_path, std::size_t limit_bytes) const;

  /// The same file, to be read piece by piece; errors as read().
  base::Result<FileReader> open_file(const std::string& relative_path, std::size_t limit_bytes) const;

  /// Is there anything of that name, and inside the folder?
  bool has(const std::string& relative_path) const { return resolve(relative_path).ok(); }

  /// A folder below this one; errors as read().
  base::Result<Folder> below(const std::string& relative_path) const;

  const std::string& path() const { return path_; }

 private:
  explicit Folder(std::string canonical_path) : path_(std::move(canonical_path)) {}
  base::Result<std::string> resolve(const std::string& relative_path) const;
  std::string path_;  ///< canonical
};

/// A file that is read piece by piece, and may be larger than the memory.
class FileReader {
 public:
  FileReader(FileReader&& other) noexcept;
  FileReader& operator=(FileReader&&) = delete;
  ~FileReader();

  /// The number of bytes read, 0 at the end. unavailable: the disk or the stick fails.
  base::Result<std::size_t> read(char* buffer, std::size_t capacity);

 private:
  friend class Folder;
  explicit FileReader(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// Holds a directory for one writer, across processes; the kernel lets go of it when the process ends.
class DirectoryLock {
 public:
  /// Creates the directory if it is missing. unavailable: it cannot be made or opened, or another writer has it
  /// (then `is_busy` is set).
  static base::Result<DirectoryLock> take(const std::string& directory, bool& is_busy);
  DirectoryLock(DirectoryLock&& other) noexcept;
  DirectoryLock& operator=(DirectoryLock&&) = delete;
  ~DirectoryLock();

  /// Puts `from` in the place of `to` so that after a power cut there is the one or the other, whole: syncs the file,
  /// renames it, syncs the directory.
  base::Status replace(const std::string& from, const std::string& to) const;

 private:
  explicit DirectoryLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// What the caller wrote under `path` reaches the disk before this returns: the bytes of a file, or the names in a
/// directory. no_space; unavailable.
base::Status sync_path(const std::string& path);

/// A second name for a file; a file that has it already is replaced, at no moment is there none. Not synced.
/// no_space; unavailable (also where the file system knows no hard links).
base::Status link_over(const std::string& file, const std::string& second_name);

/// Do both names lead to one file?
bool is_same_file(const std::string& a, const std::string& b);

/// A file without a name: gone with the object, and with the process (unless that is killed in the moment in which it
/// is made: then a file of name_prefix stays).
class ScratchFile {
 public:
  static constexpr const char* name_prefix = ".scratch-";

  /// In `folder`, so that it needs room nowhere else. no_space, unavailable.
  static base::Result<ScratchFile> create(const std::string& folder);
  ScratchFile(ScratchFile&& other) noexcept;
  ScratchFile& operator=(ScratchFile&&) = delete;
  ~ScratchFile();

  std::uint64_t size() const { return size_; }
  base::Status append(std::string_view bytes);
  /// Exactly so many bytes. unavailable: there are not as many, or the disk fails.
  base::Status read(std::uint64_t place, char* bytes, std::size_t count) const;

 private:
  explicit ScratchFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

/// An open file that only pins its identity: as long as it lives, no other file can have the same. Descriptors of
/// this kind disturb no locks of SQLite.
class FilePin {
 public:
  /// not_found: there is no such file.
  static base::Result<FilePin> open(const std::string& path);
  FilePin(FilePin&& other) noexcept;
  FilePin& operator=(FilePin&&) = delete;
  ~FilePin();

  /// Is it this file that `path` leads to?
  bool is_at(const std::string& path) const;

 private:
  explicit FilePin(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace catalog
