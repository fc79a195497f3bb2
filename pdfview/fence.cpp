#include "pdfview/fence.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <type_traits>

namespace pdfview {
namespace {

static_assert(sizeof(sock_filter) == sizeof(Filter::value_type));

using Context = std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, decltype(&::seccomp_release)>;

/// Nothing here takes a path to write to, makes a process or reaches another one.
constexpr std::array harmless = {
    // memory
    SCMP_SYS(brk),
    SCMP_SYS(madvise),
    SCMP_SYS(mmap),
    SCMP_SYS(mprotect),
    SCMP_SYS(mremap),
    SCMP_SYS(munmap),
    // descriptors that are open already
    SCMP_SYS(close),
    SCMP_SYS(dup),
    SCMP_SYS(fadvise64),
    SCMP_SYS(fstat),
    SCMP_SYS(fstatfs),
    SCMP_SYS(lseek),
    SCMP_SYS(_llseek),
    SCMP_SYS(pread64),
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    // looking at files and folders
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(stat),
    SCMP_SYS(statfs),
    SCMP_SYS(statx),
    // time, chance, itself
    SCMP_SYS(arch_prctl),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(futex),
    SCMP_SYS(getegid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getpid),
    SCMP_SYS(getrandom),
    SCMP_SYS(getrusage),
    SCMP_SYS(gettid),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getuid),
    SCMP_SYS(nanosleep),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(rseq),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_yield),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(sysinfo),
    SCMP_SYS(times),
    SCMP_SYS(uname),
};

/// A call that some machine does not have is no failure: libseccomp leaves its rule out.
bool allow_harmless(scmp_filter_ctx context) {
  for (const int call : harmless)
    if (::seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 0) != 0) return false;
  return true;
}

bool allow_reading(scmp_filter_ctx context) {
  constexpr scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  return ::seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, writing, 0)) ==
             0 &&
         ::seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, writing, 0)) ==
             0;
}

/// Limits may be asked for, of the program itself, and never set.
bool allow_asking_limits(scmp_filter_ctx context) {
  return ::seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, SCMP_A0(SCMP_CMP_EQ, 0),
                            SCMP_A2(SCMP_CMP_EQ, 0)) == 0;
}

bool allow_flags(scmp_filter_ctx context) {
  for (const int command : {F_GETFD, F_SETFD, F_GETFL})
    if (::seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                           SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command))) != 0)
      return false;
  return true;
}

bool allow_program(scmp_filter_ctx context, int program) {
  return ::seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(execveat), 2,
                            SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(program)),
                            SCMP_A4(SCMP_CMP_EQ, AT_EMPTY_PATH)) == 0;
}

/// libseccomp hands its program out by a descriptor only.
Filter exported(scmp_filter_ctx context) {
  const int file = ::memfd_create("filter", MFD_CLOEXEC);
  if (file < 0) return {};
  Filter filter;
  if (::seccomp_export_bpf(context, file) == 0) {
    const off_t size = ::lseek(file, 0, SEEK_END);
    filter.resize(static_cast<std::size_t>(size) / sizeof(Filter::value_type));
    if (size <= 0 || ::pread(file, filter.data(), static_cast<std::size_t>(size), 0) != size) filter.clear();
  }
  ::close(file);
  return filter;
}

}  // namespace

Filter make_filter(int program) {
  const Context context(::seccomp_init(SCMP_ACT_ERRNO(EPERM)), &::seccomp_release);
  if (context == nullptr) return {};
  const bool made = allow_harmless(context.get()) && allow_reading(context.get()) &&
                    allow_asking_limits(context.get()) && allow_flags(context.get()) &&
                    allow_program(context.get(), program);
  return made ? exported(context.get()) : Filter{};
}

bool put_up(const Filter& filter) {
  if (filter.empty() || filter.size() > BPF_MAXINSNS) return false;
  auto* const instructions = static_cast<sock_filter*>(const_cast<void*>(static_cast<const void*>(filter.data())));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), instructions};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace pdfview
