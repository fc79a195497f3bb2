// Stands in for pdfinfo: does what the first word of its document says, as a taken-over program would, and tells how
// the kernel answered as the number of pages: 4000, or what errno was.
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace {

constexpr int done = 4000;

int tell(int answer) { return std::printf("Pages:          %d\n", answer), 0; }
int outcome(long result) { return result < 0 ? errno : done; }

std::string read_file(const char* path) {
  std::string text;
  if (FILE* file = std::fopen(path, "r")) {
    for (int c = 0; (c = std::fgetc(file)) != EOF;) text += static_cast<char>(c);
    std::fclose(file);
  }
  return text;
}

int status_line(const std::string& key) {
  const std::string status = read_file("/proc/self/status");
  const std::size_t at = status.find("\n" + key + ":");
  return at == std::string::npos ? -1 : std::atoi(status.c_str() + at + key.size() + 2);
}

int limit_of(__rlimit_resource resource) {
  rlimit value{};
  ::getrlimit(resource, &value);
  return static_cast<int>(value.rlim_cur);
}

int count_descriptors() {
  int count = -1;  // the folder's own
  DIR* folder = ::opendir("/proc/self/fd");
  for (const dirent* entry = ::readdir(folder); entry != nullptr; entry = ::readdir(folder))
    count += entry->d_name[0] != '.' ? 1 : 0;
  ::closedir(folder);
  return count;
}

int count_variables() {
  int count = 0;
  for (char** variable = environ; *variable != nullptr; ++variable) ++count;
  return count;
}

/// A file that has the number under which the first program was run would be run too.
int run_again() {
  const int file = ::open("/bin/true", O_RDONLY);
  for (int next = file; next >= 0 && next < 200; next = ::dup(file))
    if (next >= 64) return done;
  char* const arguments[] = {nullptr};
  int answer = EPERM;  // for every number but one, which is free now
  for (long number = 64; number < 128; ++number)
    if (::syscall(SYS_execveat, number, "", arguments, arguments, AT_EMPTY_PATH) < 0 && errno != EPERM)
      answer = errno;
  return answer;
}

int start_thread() {
  pthread_t thread{};
  return ::pthread_create(
      &thread, nullptr, [](void*) -> void* { return nullptr; }, nullptr);
}

[[noreturn]] void loop() {
  for (volatile unsigned turns = 0;;) turns = turns + 1;
}

int write_without_end() {
  const std::string page(4096, 'x');
  while (::write(STDOUT_FILENO, page.data(), page.size()) >= 0) continue;
  return errno;
}

int complain_long() {
  const std::string page(4096, 'x');
  for (int i = 0; i < 1000; ++i) (void)!::write(STDERR_FILENO, page.data(), page.size());
  return 3;
}

int allocate_without_end() {
  std::vector<void*> all;
  for (;;) {
    void* memory = std::malloc(1U << 20U);
    if (memory == nullptr) return static_cast<int>(all.size());
    std::memset(memory, 1, 1U << 20U);
    all.push_back(memory);
  }
}

int say_nothing_and_stay() {
  ::close(STDOUT_FILENO);
  loop();
}

int write_document() {
  ::signal(SIGXFSZ, SIG_IGN);
  return outcome(::write(STDIN_FILENO, "x", 1));
}

int set_more_files() {
  const rlimit more{1000, 1000};
  return outcome(::setrlimit(RLIMIT_NOFILE, &more));
}

int act(const std::string& name, const std::string& path) {
  char* const arguments[] = {nullptr};
  const std::map<std::string, int (*)()> acts = {
      {"loop",
       [] {
         loop(), 0;
         return 0;
       }},
      {"write", write_without_end},
      {"complain", complain_long},
      {"allocate", allocate_without_end},
      {"stay", say_nothing_and_stay},
      {"again", run_again},
      {"thread", start_thread},
      {"limit", set_more_files},
      {"variables", count_variables},
      {"descriptors", count_descriptors},
      {"socket", [] { return outcome(::socket(AF_INET, SOCK_STREAM, 0)); }},
      {"local", [] { return outcome(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
      {"pair",
       [] {
         int ends[2];
         return outcome(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
       }},
      {"fork", [] { return outcome(::fork()); }},
      {"parent", [] { return outcome(::kill(::getppid(), 0)); }},
      {"trace", [] { return outcome(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
      {"document", write_document},
      {"crash", [] { return ::raise(SIGSEGV), std::abort(), 0; }},
      {"privileges", [] { return status_line("NoNewPrivs"); }},
      {"seccomp", [] { return status_line("Seccomp"); }},
      {"core", [] { return limit_of(RLIMIT_CORE) + 1; }},
      {"files", [] { return limit_of(RLIMIT_NOFILE); }},
  };
  if (const auto found = acts.find(name); found != acts.end()) return found->second();
  if (name == "read") return outcome(::open(path.c_str(), O_RDONLY));
  if (name == "create") return outcome(::open(path.c_str(), O_WRONLY | O_CREAT, 0600));
  if (name == "append") return outcome(::open(path.c_str(), O_WRONLY | O_APPEND));
  if (name == "change") return outcome(::open(path.c_str(), O_RDWR));
  if (name == "empty") return outcome(::open(path.c_str(), O_RDONLY | O_TRUNC));
  if (name == "remove") return outcome(::unlink(path.c_str()));
  if (name == "folder") return outcome(::mkdir((path + ".d").c_str(), 0700));
  if (name == "rename") return outcome(::rename(path.c_str(), (path + ".b").c_str()));
  if (name == "mode") return outcome(::chmod(path.c_str(), 0777));
  if (name == "run") return outcome(::execve("/bin/true", arguments, arguments));
  return 3999;
}

}  // namespace

int main() {
  const std::string document = read_file("/proc/self/fd/0");
  const std::size_t space = document.find(' ');
  const std::string path = space == std::string::npos ? "" : document.substr(space + 1);
  return tell(act(document.substr(0, space), path));
}
