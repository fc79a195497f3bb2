#include "staff/update_watch.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "base/utf8.h"
#include "words/fill.h"

namespace staff {
namespace {

using words::Word;

sigset_t interrupts() {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, SIGINT);
  return set;
}

Word word_of(updates::Step step) {
  switch (step) {
    case updates::Step::checking: return Word::updates_step_checking;
    case updates::Step::copying: return Word::updates_step_copying;
    case updates::Step::building: return Word::updates_step_building;
    case updates::Step::comparing: break;
  }
  return Word::updates_step_comparing;
}

std::string duration(double seconds) {
  const int whole = static_cast<int>(seconds) + 1;
  if (whole < 90) return words::fill(Word::updates_seconds, {std::to_string(whole)});
  return words::fill(Word::updates_minutes, {std::to_string((whole + 59) / 60)});
}

}  // namespace

Interruption::Interruption() {
  const sigset_t set = interrupts();
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  descriptor_ = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

Interruption::~Interruption() {
  if (descriptor_ >= 0) ::close(descriptor_);
  const sigset_t set = interrupts();
  ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

bool Interruption::has_come() {
  signalfd_siginfo ignored{};
  if (::read(descriptor_, &ignored, sizeof ignored) > 0) has_come_ = true;
  return has_come_;
}

bool Interruption::confirm(const std::string& question) {
  std::fputs(question.c_str(), stderr);
  std::string typed;
  while (!has_come()) {
    pollfd sources[2] = {{STDIN_FILENO, POLLIN, 0}, {descriptor_, POLLIN, 0}};
    if (::poll(sources, 2, -1) < 0 || sources[0].revents == 0) continue;
    char c = 0;
    if (::read(STDIN_FILENO, &c, 1) != 1 || c == '\n') break;
    if (typed.size() < 64) typed.push_back(c);
  }
  if (has_come_) std::fputc('\n', stderr);
  return !has_come_ && base::trim(typed) == words::zh(Word::updates_answer_yes);
}

std::string UpdateWatch::line_of(updates::Step step, int percent, double share) const {
  constexpr double least_share = 0.05;
  constexpr double least_seconds = 2;
  const std::string_view what = words::zh(word_of(step));
  const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  if (share < least_share || spent < least_seconds || percent >= 100)
    return words::fill(Word::updates_progress, {what, std::to_string(percent)});
  return words::fill(Word::updates_progress_left,
                     {what, std::to_string(percent), duration(spent * (1 - share) / share)});
}

bool UpdateWatch::show(updates::Step step, double share) {
  const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
  const int percent = static_cast<int>(share * 100);
  const int tenth = percent / 10;
  if (is_terminal || tenth != last_tenth_) {
    const std::string line = line_of(step, percent, share);
    if (line != last_line_) std::fprintf(stderr, is_terminal ? "\r%s\033[K" : "%s\n", line.c_str());
    last_line_ = line;
    last_tenth_ = tenth;
  }
  return !interruption_.has_come();
}

void UpdateWatch::end() {
  if (::isatty(STDERR_FILENO) == 1 && !last_line_.empty()) std::fputc('\n', stderr);
  last_line_.clear();
}

}  // namespace staff
