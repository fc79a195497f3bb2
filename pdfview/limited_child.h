// A child that runs one program behind a fence, with limits of time, memory and output, and leaves nothing behind.
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
  std::string complaint;  ///< the beginning of its stderr, at most what a pipe holds
};

/// Runs `program`, an executable file and no script, with `arguments` after its name and `input` as its stdin. It has
/// no environment but the locale C.UTF-8, the folder / and a session of its own, ends with the thread that waits for
/// it, and can do only what make_filter() allows; where the kernel gives namespaces to anybody, it sees no network
/// either. When this returns it is dead and buried.
ChildRun run_fenced(const std::string& program, const std::vector<std::string>& arguments, const Descriptor& input,
                    const ChildLimits& limits);

}  // namespace pdfview
