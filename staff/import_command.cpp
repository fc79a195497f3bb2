#include <unistd.h>

#include <cstdio>

#include "catalog/import.h"
#include "staff/acts.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "updates/typing_tables.h"

namespace staff {
namespace {

using words::Word;

/// Ten lines in a log, a line that moves on a terminal.
class Progress {
 public:
  void show(std::int64_t done, std::int64_t total) {
    if (total == 0) return;
    const std::int64_t step = done * 10 / total;
    if (step == last_step_ && !terminal_) return;
    last_step_ = step;
    const std::string line = words::fill(Word::staff_progress, {std::to_string(done), std::to_string(total)});
    std::fprintf(stderr, terminal_ ? "\r%s" : "%s\n", line.c_str());
    shown_ = true;
  }
  void end() const {
    if (terminal_ && shown_) std::fputc('\n', stderr);
  }

 private:
  bool terminal_ = ::isatty(STDERR_FILENO) == 1;
  bool shown_ = false;
  std::int64_t last_step_ = -1;
};

std::string place(const catalog::Refusal& refusal) {
  if (refusal.line == 0) return words::fill(Word::staff_place_file, {refusal.file});
  return words::fill(Word::staff_place_line, {refusal.file, std::to_string(refusal.line)});
}

void say_each(Word word, const std::vector<catalog::Refusal>& refusals) {
  for (const auto& refusal : refusals) say(word, {place(refusal), refusal.what, refusal.remedy});
}

void print_summary(const catalog::ImportReport& report) {
  char seconds[32] = {};
  std::snprintf(seconds, sizeof seconds, "%.1f", report.seconds);
  print_pair(Word::staff_loaded, std::to_string(report.loaded));
  print_pair(Word::staff_texts, std::to_string(report.texts));
  print_pair(Word::staff_refusals, std::to_string(report.refusals.size()));
  print_pair(Word::staff_warnings, std::to_string(report.warnings.size()));
  print_pair(Word::staff_seconds, seconds);
}

void say_typing_tables(const base::Result<std::size_t>& renewed) {
  if (renewed) return say(Word::staff_typing_renewed, {std::to_string(*renewed)});
  say(Word::staff_typing_not_renewed);
  say(Word::staff_detail, {renewed.error().detail});
}

}  // namespace

ExitCode import_catalogue(const Arguments& arguments) {
  if (!can_log(arguments)) return exit_failure;
  catalog::ImportReport report;
  Progress progress;
  const auto show = [&progress](std::int64_t done, std::int64_t total) { return progress.show(done, total), true; };
  const catalog::Origin origin{0, {}, {}, catalog::moment(arguments.now)};
  const auto imported =
      catalog::import_directory(arguments.import_directory, arguments.data_directory, report, show, origin);
  progress.end();
  say_each(Word::staff_refused, report.refusals);
  say_each(Word::staff_warned, report.warnings);
  if (!imported) return fail(Word::staff_import_failed, imported.error());
  log_act(
      arguments, office::Act::catalogue_imported,
      words::fill(Word::log_import_figures, {std::to_string(report.loaded), std::to_string(report.refusals.size())}));
  print_summary(report);
  say_typing_tables(updates::renew_typing_tables(arguments.data_directory, arguments.now.date));
  if (report.refusals.empty()) return exit_success;
  say(Word::staff_import_partly, {std::to_string(report.refusals.size())});
  return exit_partly;
}

}  // namespace staff
