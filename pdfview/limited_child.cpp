#include "pdfview/limited_child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "pdfview/fence.h"

namespace pdfview {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int start_failed = 127;
constexpr rlim_t most_open_files = 32;
constexpr int first_program_number = 64;  // beyond what the child may open, see make_filter()

int milliseconds_until(Clock::time_point time) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(time - Clock::now()).count();
  return static_cast<int>(std::clamp<long>(left, 0, 1'000'000));
}

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;
};

std::optional<Pipe> make_pipe(int flags) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC | flags) != 0) return std::nullopt;
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// The program's file under a number that its limit of open files keeps anything else from.
Descriptor open_program(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return Descriptor(file ? ::fcntl(file.number(), F_DUPFD_CLOEXEC, first_program_number) : -1);
}

/// All that the child needs, made before the fork: after it nothing may allocate.
struct Start {
  Fence fence = Fence::up;
  const char* path = nullptr;
  const char* folder = nullptr;
  int program = -1;  ///< behind a fence
  int input = -1;
  int output = -1;
  int complaint = -1;
  pid_t parent = 0;
  rlim_t memory_bytes = 0;
  rlim_t file_bytes = 0;
  rlim_t processor_seconds = 0;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  Filter filter;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

void limit_all(const Start& start) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, start.processor_seconds);
  limit(RLIMIT_AS, start.memory_bytes);
  limit(RLIMIT_FSIZE, start.file_bytes);
  if (start.fence == Fence::none) return;
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_NOFILE, most_open_files);
}

/// False if the parent has died already. After unshare(), which would take the signal away again.
bool end_with(pid_t parent) { return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == parent; }

bool wire(const Start& start) {
  return ::dup2(start.input, STDIN_FILENO) >= 0 && ::dup2(start.output, STDOUT_FILENO) >= 0 &&
         ::dup2(start.complaint, STDERR_FILENO) >= 0 && ::chdir(start.folder) == 0 &&
         ::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC) == 0;
}

/// In the child. Async-signal-safe calls only: other threads may hold any lock.
[[noreturn]] void become(const Start& start) {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::setsid();
  const bool fenced = start.fence == Fence::up;
  if (fenced) (void)!::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC);  // without, the filter keeps it in
  if (!end_with(start.parent) || !wire(start) || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) ::_exit(start_failed);
  limit_all(start);
  if (!fenced) ::execve(start.path, start.arguments.data(), start.environment.data());
  if (fenced && put_up(start.filter))
    ::syscall(SYS_execveat, start.program, "", start.arguments.data(), start.environment.data(), AT_EMPTY_PATH);
  ::_exit(start_failed);
}

/// Kills the child and what is in its session's group, and waits for it, unless that has been done.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  ~Child() {
    if (id_ > 0) (void)wait_until(Clock::now());
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Its status; none if it had to be killed at the deadline.
  std::optional<int> wait_until(Clock::time_point deadline) {
    bool in_time = true;
    int status = 0;
    for (pid_t ended = 0; ended != id_ && !(ended < 0 && errno != EINTR);) {
      if (in_time && Clock::now() >= deadline) in_time = false, kill();
      ended = ::waitpid(id_, &status, WNOHANG);
      if (ended == 0) ::poll(nullptr, 0, 1);
    }
    ::kill(-id_, SIGKILL);  // whatever it has left in its group
    id_ = 0;
    return in_time ? std::optional(status) : std::nullopt;
  }

 private:
  void kill() const {
    if (::kill(-id_, SIGKILL) != 0) ::kill(id_, SIGKILL);  // the second before it has its session
  }

  pid_t id_;
};

/// Reads until the other end closes; otherwise says why it stopped.
std::optional<ChildRun::End> read_all(int descriptor, const ChildLimits& limits, std::string& all) {
  std::array<char, 65536> buffer{};
  for (;;) {
    const int left = milliseconds_until(limits.deadline);
    pollfd waiting{descriptor, POLLIN, 0};
    if (left == 0) return ChildRun::End::too_slow;
    if (::poll(&waiting, 1, left) <= 0) continue;
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count == 0) return std::nullopt;
    if (count > 0) all.append(buffer.data(), static_cast<std::size_t>(count));
    if (all.size() > limits.output_bytes) return ChildRun::End::too_much;
  }
}

/// What lies in the pipe. Nobody has emptied it meanwhile: it takes no more than it holds, and the child never waits.
std::string read_complaint(int descriptor) {
  std::string text(65536, '\0');
  const ssize_t count = ::read(descriptor, text.data(), text.size());
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return text;
}

ChildRun follow(Child& child, const Descriptor& output, const Descriptor& complaint, const ChildLimits& limits) {
  ChildRun run;
  if (const auto stopped = read_all(output.number(), limits, run.output)) {
    run.end = *stopped;
    return run;
  }
  const auto status = child.wait_until(limits.deadline);
  run.complaint = read_complaint(complaint.number());
  if (!status) return run.end = ChildRun::End::too_slow, run;
  run.end = WIFEXITED(*status) ? ChildRun::End::exited : ChildRun::End::signalled;
  if (WIFEXITED(*status)) run.exit_code = WEXITSTATUS(*status);
  if (run.end == ChildRun::End::exited && run.exit_code == start_failed) run.end = ChildRun::End::not_started;
  return run;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

void Descriptor::reset() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

Descriptor sealed_file(std::string_view bytes) {
  Descriptor file(::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  const bool sealed =
      file && write_all(file.number(), bytes) && ::lseek(file.number(), 0, SEEK_SET) == 0 &&
      ::fcntl(file.number(), F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0;
  if (!sealed) file.reset();
  return file;
}

ChildRun run_limited(const Command& command, const Descriptor& input, const ChildLimits& limits) {
  const bool fenced = command.fence == Fence::up;
  const Descriptor program(fenced ? open_program(command.program) : Descriptor());
  const Descriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
  auto output = make_pipe(0), complaint = make_pipe(O_NONBLOCK);
  if (!input || !nothing || !output || !complaint || (fenced && !program)) return {};
  Start start;
  start.fence = command.fence;
  start.path = command.program.c_str();
  start.folder = command.folder.c_str();
  start.program = program.number();
  start.input = input.number();
  start.output = output->write_end.number();
  start.complaint = fenced ? complaint->write_end.number() : nothing.number();
  start.parent = ::getpid();
  start.memory_bytes = limits.memory_bytes;
  start.file_bytes = fenced ? 0 : limits.output_bytes;
  start.processor_seconds = static_cast<rlim_t>(milliseconds_until(limits.deadline) / 1000 + 1);
  std::vector<std::string> arguments = command.arguments, environment = command.environment;
  arguments.insert(arguments.begin(), command.program);
  start.arguments = pointers(arguments);
  start.environment = pointers(environment);
  if (fenced) start.filter = make_filter(program.number());
  const pid_t id = ::fork();
  if (id == 0) become(start);
  output->write_end.reset();
  complaint->write_end.reset();
  if (id < 0) return {};
  Child child(id);
  return follow(child, output->read_end, complaint->read_end, limits);
}

}  // namespace pdfview
