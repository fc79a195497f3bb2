#include "pack/program.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "pdfview/limited_child.h"

namespace pack {
namespace {

namespace fs = std::filesystem;
using pdfview::ChildRun;

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

pdfview::ChildLimits child_limits(const ProgramLimits& limits) {
  return {std::chrono::steady_clock::now() + std::chrono::seconds(limits.seconds), limits.memory_bytes,
          limits.output_bytes};
}

base::Error failure(const std::string& name, ChildRun::End end) {
  switch (end) {
    case ChildRun::End::too_much: return base::error(base::ErrorKind::no_space, name + " says too much");
    case ChildRun::End::too_slow: return base::error(base::ErrorKind::unavailable, name + " takes too long");
    case ChildRun::End::not_started: return base::error(base::ErrorKind::unavailable, name + " did not start");
    case ChildRun::End::signalled:
    case ChildRun::End::exited: break;
  }
  return base::error(base::ErrorKind::unavailable, name + " was ended by a signal");
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
  const std::string& name = command.at(0);
  const std::string program = find_program(name);
  if (program.empty()) return base::error(base::ErrorKind::not_found, name);
  const std::string& home = folder.path();
  ChildRun run = pdfview::run_limited(
      {program,
       {command.begin() + 1, command.end()},
       {"PATH=" + search_path(), "LC_ALL=C.UTF-8", "HOME=" + home, "TMPDIR=" + home, "XDG_CACHE_HOME=" + home},
       home,
       pdfview::Fence::none},
      pdfview::sealed_file({}), child_limits(limits));
  if (run.end != ChildRun::End::exited) return failure(name, run.end);
  return ProgramRun{run.exit_code, std::move(run.output)};
}

}  // namespace pack
