// pack: an update package is made of a folder with tables and documents.
#include <cstdio>
#include <filesystem>
#include <map>

#include "pack/pack.h"
#include "pack/report.h"
#include "staff/atomic_file.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using pack::Obstacle;
using pack::Weight;
using words::Word;

constexpr std::size_t stopping_shown = 100;  // errors and decisions, of each
constexpr std::size_t others_shown = 20;

std::string extension_of(const std::string& file) { return std::filesystem::path(file).extension().string(); }

/// Wrong usage that the parser cannot see; nothing if all is well.
std::optional<Word> complaint_about(const PackArguments& given) {
  if (given.out.empty() && !given.check_only) return Word::pack_out_missing;
  if (given.counter < 0) return Word::pack_counter_bad;
  const std::string type = extension_of(given.report);
  if (!given.report.empty() && type != ".xlsx" && type != ".csv" && type != ".txt") return Word::pack_report_type;
  return std::nullopt;
}

std::string moment(const base::LocalTime& now) {
  char clock[16] = {};
  std::snprintf(clock, sizeof clock, " %02d:%02d", now.hour, now.minute);
  return base::to_iso(now.date) + clock;
}

pack::Options options_of(const Arguments& arguments) {
  const PackArguments& given = arguments.pack;
  pack::Options options;
  options.folder = given.folder;
  options.out = given.out;
  options.counter = given.counter;
  options.base = given.base;
  options.note = given.note;
  options.headings = given.headings;
  options.made_at = moment(arguments.now);
  options.check_only = given.check_only;
  return options;
}

/// Errors and decisions first; a report has the rest.
void say_findings(const pack::Outcome& outcome) {
  std::map<Weight, std::size_t> of_weight;
  std::size_t shown = 0;
  for (const pack::Finding& finding : outcome.findings) {
    const bool stops = finding.weight == Weight::error || finding.weight == Weight::decision;
    if (of_weight[finding.weight]++ >= (stops ? stopping_shown : others_shown)) continue;
    say(pack::finding_line(finding));
    ++shown;
  }
  if (outcome.findings.size() > shown)
    say(Word::pack_more_findings, {std::to_string(outcome.findings.size() - shown)});
  say(pack::sums(outcome));
}

base::Status write_report(const pack::Outcome& outcome, const std::string& file) {
  const std::string type = extension_of(file);
  if (type == ".csv") return write_atomically(file, pack::report_csv(outcome));
  if (type == ".txt") return write_atomically(file, pack::report_text(outcome));
  const base::Result<std::string> workbook = pack::report_xlsx(outcome);
  if (!workbook) return workbook.error();
  return write_atomically(file, *workbook);
}

ExitCode say_obstacle(const pack::Outcome& outcome, const PackArguments& given) {
  switch (outcome.obstacle) {
    case Obstacle::no_folder: say(Word::pack_no_folder, {given.folder}); break;
    case Obstacle::no_headings: say(Word::pack_no_headings); break;
    case Obstacle::bad_headings: say(Word::pack_bad_headings); break;
    case Obstacle::bad_base: say(Word::pack_bad_base, {given.base}); break;
    case Obstacle::low_counter: say(Word::pack_low_counter); break;
    case Obstacle::bad_decisions: say(Word::pack_bad_decisions); break;
    case Obstacle::failed: return fail(Word::pack_failed, outcome.error);
    case Obstacle::none: break;
  }
  return exit_failure;
}

ExitCode say_result(const pack::Outcome& outcome, const PackArguments& given) {
  if (outcome.obstacle != Obstacle::none) return say_obstacle(outcome, given);
  const std::size_t errors = outcome.count(Weight::error);
  const std::size_t decisions = outcome.count(Weight::decision);
  if (errors > 0) say(Word::pack_stopped_errors, {std::to_string(errors)});
  if (decisions > 0) say(Word::pack_stopped_decisions, {std::to_string(decisions)});
  if (errors + decisions > 0) return exit_failure;
  if (!outcome.is_packed) return say(Word::pack_checked), exit_success;
  const package::Manifest& manifest = outcome.manifest;
  print_line(words::fill(Word::pack_made, {given.out}));
  print_line(words::fill(Word::pack_made_what,
                         {manifest.agency, std::to_string(manifest.counter), std::to_string(outcome.written.rows),
                          std::to_string(outcome.written.texts), std::to_string(outcome.written.attachments)}));
  say(Word::pack_sign_next);
  return exit_success;
}

}  // namespace

ExitCode make_package(const Arguments& arguments) {
  const PackArguments& given = arguments.pack;
  if (const auto complaint = complaint_about(given)) return say(*complaint), exit_usage;
  const pack::Outcome outcome = pack::make_package(options_of(arguments));
  say_findings(outcome);
  if (!given.report.empty()) {
    const base::Status written = write_report(outcome, given.report);
    if (!written) return fail(Word::pack_report_failed, written.error());
    say(Word::pack_report_written, {given.report});
  }
  return say_result(outcome, given);
}

}  // namespace staff
