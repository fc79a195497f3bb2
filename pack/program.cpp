#include "pack/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace pack {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int exec_failed = 127;

base::Error system_error(const char* what) {
  const auto kind = errno == ENOSPC || errno == EDQUOT ? base::ErrorKind::no_space : base::ErrorKind::unavailable;
  return base::error(kind, std::string(what) + ": " + std::generic_category().message(errno));
}

std::string search_path() {
  const char* path = ::getenv("PATH");
  return path != nullptr && *path != '\0' ? path : "/usr/local/bin:/usr/bin:/bin";
}

/// The absolute path of a program; empty if there is none.
std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return ::access(name.c_str(), X_OK) == 0 ? name : "";
  const std::string path = search_path();
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const std::string candidate = path.substr(begin, end - begin) + "/" + name;
    if (candidate.front() == '/' && candidate != "/" + name && ::access(candidate.c_str(), X_OK) == 0)
      return candidate;
    begin = end + 1;
  }
  return {};
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

/// All that the child needs, made before the fork: after it nothing may allocate.
struct Start {
  std::string program;
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
  std::vector<char*> argument_pointers;
  std::vector<char*> environment_pointers;
  std::string folder;
  ProgramLimits limits;
};

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

[[noreturn]] void become(Start& start, int output) {
  ::setpgid(0, 0);
  const int nothing = ::open("/dev/null", O_RDWR);
  const bool wired = nothing >= 0 && ::dup2(nothing, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0 &&
                     ::dup2(nothing, STDERR_FILENO) >= 0 && ::chdir(start.folder.c_str()) == 0;
  if (!wired) ::_exit(exec_failed);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(start.limits.seconds) + 1);
  limit(RLIMIT_AS, start.limits.memory_bytes);
  limit(RLIMIT_FSIZE, start.limits.output_bytes);
  ::execve(start.program.c_str(), start.argument_pointers.data(), start.environment_pointers.data());
  ::_exit(exec_failed);
}

/// Kills and buries the child unless it has been waited for.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  ~Child() {
    if (id_ <= 0) return;
    kill();
    (void)wait_until(Clock::now());
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void kill() const {
    if (::kill(-id_, SIGKILL) != 0) ::kill(id_, SIGKILL);
  }
  /// Waits for one that has closed its output; past the deadline it is killed.
  int wait_until(Clock::time_point deadline) {
    int status = 0;
    while (::waitpid(id_, &status, WNOHANG) == 0) {
      if (Clock::now() >= deadline) kill();
      ::poll(nullptr, 0, 2);
    }
    ::kill(-id_, SIGKILL);  // whatever it has left behind in its group
    id_ = 0;
    return status;
  }

 private:
  pid_t id_;
};

class ReadEnd {
 public:
  explicit ReadEnd(int descriptor) : descriptor_(descriptor) {}
  ~ReadEnd() { ::close(descriptor_); }
  ReadEnd(const ReadEnd&) = delete;
  ReadEnd& operator=(const ReadEnd&) = delete;

  /// All until the other end closes.
  base::Result<std::string> read_all(Clock::time_point deadline, std::size_t most_bytes) const {
    std::string all;
    std::array<char, 65536> buffer{};
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0) return base::error(base::ErrorKind::unavailable, "takes too long");
      pollfd waiting{descriptor_, POLLIN, 0};
      const int ready = ::poll(&waiting, 1, static_cast<int>(left));
      if (ready < 0 && errno != EINTR) return system_error("poll");
      if (ready <= 0) continue;
      const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
      if (count == 0) return all;
      if (count < 0 && errno != EINTR) return system_error("read");
      if (count > 0) all.append(buffer.data(), static_cast<std::size_t>(count));
      if (all.size() > most_bytes) return base::error(base::ErrorKind::no_space, "says too much");
    }
  }

 private:
  int descriptor_;
};

Start prepare(const std::string& program, const std::vector<std::string>& command, const PrivateFolder& folder,
              const ProgramLimits& limits) {
  Start start{program, command, {}, {}, {}, folder.path(), limits};
  start.environment = {"PATH=" + search_path(), "LC_ALL=C.UTF-8", "HOME=" + folder.path(), "TMPDIR=" + folder.path(),
                       "XDG_CACHE_HOME=" + folder.path()};
  return start;
}

}  // namespace

base::Result<PrivateFolder> PrivateFolder::make() {
  std::error_code error;
  const fs::path base = fs::temp_directory_path(error);
  std::string pattern = ((error ? fs::path("/tmp") : base) / "chayue-pack.XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return system_error("mkdtemp");
  return PrivateFolder(std::move(pattern));
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

base::Result<ProgramRun> run_program(const std::vector<std::string>& command, const PrivateFolder& folder,
                                     const ProgramLimits& limits) {
  const std::string program = find_program(command.at(0));
  if (program.empty()) return base::error(base::ErrorKind::not_found, command.at(0));
  Start start = prepare(program, command, folder, limits);
  start.argument_pointers = pointers(start.arguments);
  start.environment_pointers = pointers(start.environment);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return system_error("pipe");
  const ReadEnd output(ends[0]);
  const pid_t id = ::fork();
  if (id == 0) become(start, ends[1]);
  ::close(ends[1]);
  if (id < 0) return system_error("fork");
  ::setpgid(id, id);
  Child child(id);
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(limits.seconds);
  auto text = output.read_all(deadline, limits.output_bytes);
  if (!text) return text.error();
  const int status = child.wait_until(deadline);
  if (!WIFEXITED(status)) return base::error(base::ErrorKind::unavailable, command[0] + " was ended by a signal");
  if (WEXITSTATUS(status) == exec_failed)
    return base::error(base::ErrorKind::unavailable, command[0] + " did not start");
  return ProgramRun{WEXITSTATUS(status), std::move(*text)};
}

}  // namespace pack
