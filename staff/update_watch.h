// Update watch: progress with the time that is left, Ctrl-C, and questions at the terminal, for chayuectl update.
#pragma once

#include <chrono>
#include <string>

#include "updates/updates.h"
#include "words/words.h"

namespace staff {

/// Ctrl-C is caught as long as this lives, and asked for instead of ending the program.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  bool has_come();
  /// Asks on stderr and waits for a line on stdin. False for any other answer than the word for yes, at the end of
  /// the input, and for Ctrl-C.
  bool confirm(const std::string& question);

 private:
  int descriptor_ = -1;
  bool has_come_ = false;
};

/// A line that moves on a terminal, ten lines in a log.
class UpdateWatch {
 public:
  explicit UpdateWatch(Interruption& interruption) : interruption_(interruption) {}
  /// For Updates::prepare(): false after Ctrl-C.
  bool show(updates::Step step, double share);
  void end();

 private:
  std::string line_of(updates::Step step, int percent, double share) const;

  Interruption& interruption_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  int last_tenth_ = -1;
  std::string last_line_;
};

}  // namespace staff
