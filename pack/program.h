// Program: runs another program of the clerk's machine without a shell, with limits, in a private folder.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace pack {

struct ProgramLimits {
  int seconds = 60;  ///< of the wall clock; then the program and what it started is killed
  std::size_t output_bytes = std::size_t{64} << 20U;
  std::size_t memory_bytes = std::size_t{2} << 30U;
};

/// Where programs run: a folder that only its owner can enter, removed with all that is in it.
class PrivateFolder {
 public:
  /// unavailable, no_space: it could not be made below the system's folder for temporary files.
  static base::Result<PrivateFolder> make();
  PrivateFolder(PrivateFolder&& other) noexcept;
  PrivateFolder& operator=(PrivateFolder&&) = delete;
  ~PrivateFolder();
  const std::string& path() const { return path_; }

 private:
  explicit PrivateFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

struct ProgramRun {
  int exit_code = 0;
  std::string output;  ///< stdout; stderr is dropped
};

/// Runs `command[0]`, found in $PATH, with the rest as its arguments: no shell sees them. Working folder, $HOME and
/// $TMPDIR are `folder`, stdin is empty, of the environment only $PATH is handed on.
/// not_found: there is no such program; no_space: more output than allowed; unavailable: it could not be started,
/// took too long, or a signal ended it. A program that starts and fails is a run with its exit code.
base::Result<ProgramRun> run_program(const std::vector<std::string>& command, const PrivateFolder& folder,
                                     const ProgramLimits& limits = {});

}  // namespace pack
