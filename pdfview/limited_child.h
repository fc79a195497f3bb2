// A child that runs one program with limits of time, memory and output, behind a fence if wished, and leaves nothing.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pdfview {

/// A file descriptor that is closed with it; negative: none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&&) = delete;
  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }
  void reset();

 private:
  int number_;
};

/// Bytes as a file in memory that nobody can change any more. None if there is no room.
Descriptor sealed_file(std::string_view bytes);

struct ChildLimits {
  std::chrono::steady_clock::time_point deadline;
  std::size_t memory_bytes = 0;  ///< of address space
  std::size_t output_bytes = 0;
};

struct ChildRun {
  enum class End {
    exited,
    signalled,    ///< by itself, or for its use of the processor
    too_slow,     ///< killed at the deadline
    too_much,     ///< killed for its output
    not_started,  ///< no such program, no room, or the fence could not be put up
  };
  End end = End::not_started;
  int exit_code = 0;      ///< where it exited
  std::string output;     ///< its stdout, whole where it exited
  std::string complaint;  ///< the beginning of its stderr, at most what a pipe holds; behind a fence only
};

enum class Fence {
  none,  ///< it may make files, of `output_bytes` each at most, and start programs; its stderr is dropped
  /// It can do only what make_filter() allows; where the kernel gives namespaces to anybody, it sees no network
  /// either.
  up,
};

struct Command {
  std::string program;  ///< its path; behind a fence an executable file and no script
  std::vector<std::string> arguments;
  std::vector<std::string> environment;  ///< "LC_ALL=C.UTF-8"; all that it gets
  std::string folder = "/";
  Fence fence = Fence::up;
};

/// Runs a program with `input` as its stdin. It gets no descriptor of ours, no new privileges and a session of its
/// own, and ends with the thread that waits for it. When this returns, it and what is left in its group are dead.
ChildRun run_limited(const Command& command, const Descriptor& input, const ChildLimits& limits);

}  // namespace pdfview
