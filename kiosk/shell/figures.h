// Figures: how long the start took and what the frames cost. For developers.
#pragma once

#include <string>

namespace shell {

class Figures {
 public:
  void frame_begins();
  void frame_presented();
  /// One English line: seconds to the first frame, frames, processor time per frame, memory.
  std::string line() const;

 private:
  double first_frame_s_ = 0;  ///< from the start of the process
  double cpu_ms_ = 0;         ///< of all threads, over all frames but the first
  double begun_ms_ = 0;
  long frames_ = 0;
};

}  // namespace shell
