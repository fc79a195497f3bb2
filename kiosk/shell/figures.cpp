#include "kiosk/shell/figures.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>

namespace shell {
namespace {

double clock_s(clockid_t clock) {
  std::timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1.0e9;
}

/// Seconds since this process was started, to 10 ms.
double process_age_s() {
  std::ifstream file("/proc/self/stat");
  std::string all;
  std::getline(file, all);
  std::istringstream fields(all.substr(all.rfind(')') + 1));
  std::string skipped;
  constexpr int fields_before_start = 19;  // after the name: state is the third, starttime the twenty-second
  for (int i = 0; i < fields_before_start; ++i) fields >> skipped;
  double start_ticks = 0;
  fields >> start_ticks;
  return clock_s(CLOCK_BOOTTIME) - start_ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double resident_mb() {
  std::ifstream file("/proc/self/statm");
  double total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1.0e6;
}

}  // namespace

void Figures::frame_begins() { begun_ms_ = clock_s(CLOCK_PROCESS_CPUTIME_ID) * 1000; }

void Figures::frame_presented() {
  if (frames_++ == 0) {
    first_frame_s_ = process_age_s();
  } else {
    cpu_ms_ += clock_s(CLOCK_PROCESS_CPUTIME_ID) * 1000 - begun_ms_;
  }
}

std::string Figures::line() const {
  std::array<char, 160> text{};
  std::snprintf(text.data(), text.size(),
                "figures: first frame after %.2f s, %ld frames, %.1f ms CPU a frame, %.0f MB resident",
                first_frame_s_, frames_, frames_ > 1 ? cpu_ms_ / static_cast<double>(frames_ - 1) : 0.0,
                resident_mb());
  return text.data();
}

}  // namespace shell
