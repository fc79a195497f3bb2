// A library for LD_PRELOAD that writes down, in order, what a process does to the files below $LOSSY_ROOT: opening,
// writing, cutting, syncing, naming, removing. power_cut.h makes of it what a disk may hold after a power cut. What
// it cannot write down (shared writable maps, stdio, copies inside the kernel) ends the process, so that nothing is
// missed.
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace {

/// What is known of this process; made on first use, never destroyed.
struct Recorder {
  std::mutex mutex;
  std::string root;
  int log = -1;
  std::set<int> files;
};

Recorder& recorder() {
  static Recorder* const one = [] {
    auto* made = new Recorder;
    const char* const root = getenv("LOSSY_ROOT");
    const char* const log = getenv("LOSSY_LOG");
    if (root == nullptr || log == nullptr) return made;
    made->root = root;
    made->log = static_cast<int>(syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    return made;
  }();
  return *one;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

[[noreturn]] void give_up(const char* what) {
  fprintf(stderr, "lossy_disk: %s is not written down\n", what);
  abort();
}

std::string path_at(int directory, const char* path) {
  if (path[0] == '/') return path;
  char link[4096] = {};
  const std::string name = directory == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/" + std::to_string(directory);
  const ssize_t size = readlink(name.c_str(), link, sizeof link - 1);
  return size < 0 ? std::string(path) : std::string(link) + "/" + path;
}

bool is_inside(const std::string& path) {
  const std::string& root = recorder().root;
  return !root.empty() && path.rfind(root + "/", 0) == 0;
}

bool is_root_or_inside(const std::string& path) { return path == recorder().root || is_inside(path); }

void put(std::string& record, const void* bytes, size_t size) {
  record.append(reinterpret_cast<const char*>(&size), sizeof size);
  record.append(static_cast<const char*>(bytes), size);
}

/// kind, number, number, text, text: as power_cut.cpp reads it.
void note(char kind, int64_t first, int64_t second, const std::string& text, const std::string& other = "") {
  Recorder& to = recorder();
  std::string record(1, kind);
  record.append(reinterpret_cast<const char*>(&first), sizeof first);
  record.append(reinterpret_cast<const char*>(&second), sizeof second);
  put(record, text.data(), text.size());
  put(record, other.data(), other.size());
  const std::lock_guard guard(to.mutex);
  for (size_t done = 0; done < record.size();) {
    const long count = syscall(SYS_write, to.log, record.data() + done, record.size() - done);
    if (count <= 0) give_up("the log");
    done += static_cast<size_t>(count);
  }
}

bool is_known(int file) {
  Recorder& from = recorder();
  const std::lock_guard guard(from.mutex);
  return from.files.contains(file);
}

void know(int file, bool yes) {
  Recorder& to = recorder();
  const std::lock_guard guard(to.mutex);
  if (yes)
    to.files.insert(file);
  else
    to.files.erase(file);
}

/// 'o': a descriptor, flags (1 made just now, 2 emptied), path.
/// SQLite's index of a write-ahead log: made anew from the log after a crash, so what the disk has of it is nothing.
bool is_wal_index(const std::string& path) {
  constexpr std::string_view ending = "-shm";
  return path.size() > ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
}

int opened(int file, const std::string& path, int flags, bool existed) {
  if (file < 0 || (flags & O_PATH) == O_PATH || !is_root_or_inside(path) || is_wal_index(path)) return file;
  if ((flags & O_TMPFILE) == O_TMPFILE) give_up("O_TMPFILE");
  const bool is_made = !existed && (flags & O_CREAT) != 0;
  const bool is_emptied = (flags & O_TRUNC) != 0;
  know(file, true);
  note('o', file, (is_made ? 1 : 0) + (is_emptied ? 2 : 0), path);
  return file;
}

bool exists(const std::string& path) {
  struct stat facts {};
  return syscall(SYS_newfstatat, AT_FDCWD, path.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0;
}

int open_at(int directory, const char* name, int flags, mode_t mode) {
  const std::string path = path_at(directory, name);
  const bool existed = !is_inside(path) || exists(path);
  const int file = static_cast<int>(syscall(SYS_openat, directory, name, flags | O_LARGEFILE, mode));
  return opened(file, path, flags, existed);
}

mode_t mode_of(int flags, va_list rest) {
  const bool has_mode = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
  return has_mode ? va_arg(rest, mode_t) : 0;
}

/// 'w': a descriptor, place, bytes.
ssize_t wrote(int file, int64_t place, const void* bytes, ssize_t count) {
  if (count > 0 && is_known(file))
    note('w', file, place, std::string(static_cast<const char*>(bytes), static_cast<size_t>(count)));
  return count;
}

int64_t place_of(int file) { return is_known(file) ? lseek(file, 0, SEEK_CUR) : 0; }

template <class Result>
Result named(Result result, char kind, const std::string& path, const std::string& other = "") {
  const bool is_ours = is_inside(path) || (!other.empty() && is_inside(other));
  if (result == 0 && is_ours) note(kind, 0, 0, path, other);
  return result;
}

}  // namespace

#define MODE(flags)                         \
  va_list rest;                             \
  va_start(rest, flags);                    \
  const mode_t mode = mode_of(flags, rest); \
  va_end(rest)

extern "C" {

int open(const char* path, int flags, ...) {
  MODE(flags);
  return open_at(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  MODE(flags);
  return open_at(AT_FDCWD, path, flags, mode);
}
int openat(int directory, const char* path, int flags, ...) {
  MODE(flags);
  return open_at(directory, path, flags, mode);
}
int openat64(int directory, const char* path, int flags, ...) {
  MODE(flags);
  return open_at(directory, path, flags, mode);
}
int __open_2(const char* path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __open64_2(const char* path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
int __openat_2(int directory, const char* path, int flags) { return open_at(directory, path, flags, 0); }
int __openat64_2(int directory, const char* path, int flags) { return open_at(directory, path, flags, 0); }
int creat(const char* path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char* path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

FILE* fopen(const char* path, const char* mode) {
  const bool is_read_only = mode[0] == 'r' && strchr(mode, '+') == nullptr;
  if (!is_read_only && is_inside(path_at(AT_FDCWD, path))) give_up("fopen");
  return real<FILE* (*)(const char*, const char*)>("fopen")(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
  const bool is_read_only = mode[0] == 'r' && strchr(mode, '+') == nullptr;
  if (!is_read_only && is_inside(path_at(AT_FDCWD, path))) give_up("fopen64");
  return real<FILE* (*)(const char*, const char*)>("fopen64")(path, mode);
}

int close(int file) {
  if (is_known(file)) {
    note('c', file, 0, "");
    know(file, false);
  }
  return static_cast<int>(syscall(SYS_close, file));
}
int dup(int file) {
  if (is_known(file)) give_up("dup");
  return static_cast<int>(syscall(SYS_dup, file));
}
int dup2(int file, int other) {
  if (is_known(file) || is_known(other)) give_up("dup2");
  return static_cast<int>(syscall(SYS_dup2, file, other));
}

ssize_t write(int file, const void* bytes, size_t size) {
  const int64_t place = place_of(file);
  return wrote(file, place, bytes, syscall(SYS_write, file, bytes, size));
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t place) {
  return wrote(file, place, bytes, syscall(SYS_pwrite64, file, bytes, size, place));
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t place) {
  return wrote(file, place, bytes, syscall(SYS_pwrite64, file, bytes, size, place));
}
ssize_t writev(int file, const iovec* pieces, int count) {
  if (is_known(file)) give_up("writev");
  return syscall(SYS_writev, file, pieces, count);
}
ssize_t copy_file_range(int from, off64_t* from_place, int to, off64_t* to_place, size_t size, unsigned flags) {
  if (is_known(to)) give_up("copy_file_range");
  return syscall(SYS_copy_file_range, from, from_place, to, to_place, size, flags);
}
ssize_t sendfile(int to, int from, off_t* place, size_t size) {
  if (is_known(to)) give_up("sendfile");
  return syscall(SYS_sendfile, to, from, place, size);
}
ssize_t sendfile64(int to, int from, off64_t* place, size_t size) {
  if (is_known(to)) give_up("sendfile64");
  return syscall(SYS_sendfile, to, from, place, size);
}
void* mmap(void* address, size_t size, int protection, int flags, int file, off_t place) {
  if (file >= 0 && (flags & MAP_SHARED) != 0 && (protection & PROT_WRITE) != 0 && is_known(file)) give_up("mmap");
  return reinterpret_cast<void*>(syscall(SYS_mmap, address, size, protection, flags, file, place));
}
void* mmap64(void* address, size_t size, int protection, int flags, int file, off64_t place) {
  return mmap(address, size, protection, flags, file, place);
}

/// 't': a descriptor, the new size.
int ftruncate(int file, off_t size) {
  const int result = static_cast<int>(syscall(SYS_ftruncate, file, size));
  if (result == 0 && is_known(file)) note('t', file, size, "");
  return result;
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }
int posix_fallocate(int file, off_t place, off_t size) {
  if (is_known(file)) give_up("posix_fallocate");
  return real<int (*)(int, off_t, off_t)>("posix_fallocate")(file, place, size);
}
int fallocate(int file, int mode, off_t place, off_t size) {
  if (is_known(file)) give_up("fallocate");
  return static_cast<int>(syscall(SYS_fallocate, file, mode, place, size));
}

/// 's': a descriptor, of a file or a folder.
int fsync(int file) {
  const int result = static_cast<int>(syscall(SYS_fsync, file));
  if (result == 0 && is_known(file)) note('s', file, 0, "");
  return result;
}
int fdatasync(int file) {
  const int result = static_cast<int>(syscall(SYS_fdatasync, file));
  if (result == 0 && is_known(file)) note('s', file, 0, "");
  return result;
}
/// 'S': all that there is.
int syncfs(int file) {
  const int result = static_cast<int>(syscall(SYS_syncfs, file));
  if (result == 0 && is_known(file)) note('S', file, 0, "");
  return result;
}

int rename(const char* from, const char* to) {
  return named(static_cast<int>(syscall(SYS_rename, from, to)), 'r', path_at(AT_FDCWD, from), path_at(AT_FDCWD, to));
}
int link(const char* from, const char* to) {
  return named(static_cast<int>(syscall(SYS_link, from, to)), 'l', path_at(AT_FDCWD, from), path_at(AT_FDCWD, to));
}
int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) {
  return named(static_cast<int>(syscall(SYS_linkat, from_folder, from, to_folder, to, flags)), 'l',
               path_at(from_folder, from), path_at(to_folder, to));
}
int symlink(const char* target, const char* path) {
  if (is_inside(path_at(AT_FDCWD, path))) give_up("symlink");
  return static_cast<int>(syscall(SYS_symlink, target, path));
}
int unlinkat(int folder, const char* name, int flags) {
  const std::string path = path_at(folder, name);
  return named(static_cast<int>(syscall(SYS_unlinkat, folder, name, flags)), 'u', path);
}
int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char* path) {
  struct stat facts {};
  const bool is_folder = lstat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
  return unlinkat(AT_FDCWD, path, is_folder ? AT_REMOVEDIR : 0);
}
int mkdirat(int folder, const char* name, mode_t mode) {
  const std::string path = path_at(folder, name);
  return named(static_cast<int>(syscall(SYS_mkdirat, folder, name, mode)), 'm', path);
}
int mkdir(const char* path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

}  // extern "C"
