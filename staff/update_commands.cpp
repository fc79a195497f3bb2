// update check, load, versions and rollback: the catalogue is renewed from a signed package, and taken back.
#include <unistd.h>

#include <filesystem>

#include "staff/acts.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/update_account.h"
#include "staff/update_watch.h"
#include "updates/updates.h"

namespace staff {
namespace {

using catalog::RecordChange;
using office::Act;
using updates::Preview;
using updates::Trouble;
using updates::Updates;
using words::Word;

std::string file_name(const Arguments& arguments) {
  return std::filesystem::path(arguments.update.file).filename().string();
}

/// What the log keeps of an update.
std::string detail_of(const Arguments& arguments, const Preview& preview) {
  const catalog::Changes& changes = preview.changes;
  const std::string package = words::fill(
      Word::update_log_package,
      {file_name(arguments), std::to_string(preview.manifest.counter), std::to_string(preview.version.number)});
  return words::fill(Word::updates_log_changes,
                     {package, std::to_string(changes.added.size()), std::to_string(changes.changed.size()),
                      std::to_string(changes.withdrawn.size()), std::to_string(preview.report.refusals.size())});
}

/// Prepares with progress; what is in the way is said and logged.
std::optional<Preview> prepare(const Arguments& arguments, Updates& updates, Interruption& interruption) {
  UpdateWatch watch(interruption);
  auto prepared = updates.prepare(arguments.update.file, arguments.now,
                                  [&watch](updates::Step step, double share) { return watch.show(step, share); });
  watch.end();
  if (auto* preview = std::get_if<Preview>(&prepared)) {
    log_act(arguments, Act::update_checked, detail_of(arguments, *preview));
    return std::move(*preview);
  }
  const Trouble& trouble = std::get<Trouble>(prepared);
  if (arguments.json) print_line(trouble_json(trouble));
  say_trouble(trouble);
  log_act(arguments, Act::update_refused,
          words::fill(Word::update_log_refused, {file_name(arguments), reason_of(trouble)}));
  return std::nullopt;
}

const RecordChange* find(const catalog::Changes& changes, const std::string& index_number) {
  for (const auto* list : {&changes.added, &changes.changed, &changes.withdrawn})
    for (const RecordChange& change : *list)
      if (change.after.index_number == index_number || change.before.index_number == index_number) return &change;
  return nullptr;
}

ExitCode show_texts(const Arguments& arguments, const Updates& updates, const Preview& preview) {
  const RecordChange* change = find(preview.changes, arguments.update.text);
  if (change == nullptr) return say(Word::updates_no_such_change, {arguments.update.text}), exit_not_found;
  const auto pairs = updates.texts_of(*change);
  if (!pairs) return fail(Word::updates_failed, pairs.error());
  if (arguments.json)
    print_line(texts_json(arguments.update.text, *pairs));
  else
    print_texts(*pairs);
  return exit_success;
}

base::Result<Updates> open(const Arguments& arguments) { return Updates::open(arguments.data_directory); }

/// False, said, where nobody can be asked or the answer is no.
bool is_confirmed(const Arguments& arguments, Interruption& interruption, const std::string& question) {
  if (arguments.update.yes) return true;
  if (::isatty(STDIN_FILENO) != 1) return say(Word::updates_needs_yes), false;
  const bool answer = interruption.confirm(question);
  if (!answer) say(Word::updates_not_confirmed);
  return answer;
}

void say_typing(const Updates& updates) {
  if (!updates.typing_is_renewed()) say(Word::staff_typing_not_renewed);
}

ExitCode confirm(const Arguments& arguments, Updates& updates, const Preview& preview) {
  const base::Status confirmed = updates.confirm(preview);
  if (!confirmed) {
    log_act(arguments, Act::update_discarded, detail_of(arguments, preview) + ", " + confirmed.error().detail);
    return fail(Word::updates_not_confirmed_because, confirmed.error());
  }
  log_act(arguments, Act::update_loaded, detail_of(arguments, preview));
  say(Word::updates_loaded, {std::to_string(preview.version.number)});
  say_typing(updates);
  if (preview.report.refusals.empty()) return exit_success;
  say(Word::updates_loaded_partly, {std::to_string(preview.report.refusals.size())});
  return exit_partly;
}

void print_version(const catalog::Version& version, bool is_in_use) {
  const std::string counter = version.counter == 0 ? "" : std::to_string(version.counter);
  print_line(std::to_string(version.number) + "\t" + counter + "\t" + version.content_date + "\t" +
             version.loaded_at + "\t" + std::to_string(version.records) + "\t" +
             (is_in_use ? std::string(words::zh(Word::updates_in_use)) : ""));
}

void say_heading() {
  std::string line;
  for (const Word word : {Word::updates_column_number, Word::updates_column_counter, Word::updates_content_date,
                          Word::updates_column_loaded_at, Word::updates_records})
    line += (line.empty() ? "" : "\t") + std::string(words::zh(word));
  say(line);
}

/// The version that is meant; said where there is none.
std::optional<catalog::Version> target_of(const Arguments& arguments, const Updates& updates) {
  if (arguments.update.number == 0) {
    std::optional<catalog::Version> before = updates.before();
    if (!before) say(Word::updates_no_version_before);
    return before;
  }
  for (const catalog::Version& version : updates.versions())
    if (version.number == arguments.update.number) return version;
  say(Word::updates_no_such_version, {std::to_string(arguments.update.number)});
  return std::nullopt;
}

}  // namespace

ExitCode check_update(const Arguments& arguments) {
  Interruption interruption;
  auto updates = open(arguments);
  if (!updates) return fail(Word::updates_open_failed, updates.error());
  const std::optional<Preview> preview = prepare(arguments, *updates, interruption);
  if (!preview) return exit_failure;
  if (!arguments.update.text.empty()) return show_texts(arguments, *updates, *preview);
  if (arguments.json)
    print_line(preview_json(*preview));
  else
    print_preview(*preview);
  say_findings(preview->report);
  return preview->report.refusals.empty() ? exit_success : exit_partly;
}

ExitCode load_update(const Arguments& arguments) {
  if (!can_log(arguments)) return exit_failure;
  Interruption interruption;
  auto updates = open(arguments);
  if (!updates) return fail(Word::updates_open_failed, updates.error());
  const std::optional<Preview> preview = prepare(arguments, *updates, interruption);
  if (!preview) return exit_failure;
  print_preview(*preview);
  say_findings(preview->report);
  if (is_confirmed(arguments, interruption, std::string(words::zh(Word::updates_ask))))
    return confirm(arguments, *updates, *preview);
  log_act(arguments, Act::update_discarded, detail_of(arguments, *preview));
  return exit_failure;
}

ExitCode list_versions(const Arguments& arguments) {
  const auto updates = open(arguments);
  if (!updates) return fail(Word::updates_open_failed, updates.error());
  const std::optional<catalog::Version> now = updates->current();
  const std::vector<catalog::Version> versions = updates->versions();
  if (versions.empty()) return say(Word::updates_no_versions), exit_not_found;
  const std::int64_t in_use = now ? now->number : 0;
  if (arguments.json) return print_line(versions_json(versions, in_use)), exit_success;
  say_heading();
  for (const catalog::Version& version : versions) print_version(version, version.number == in_use);
  return exit_success;
}

ExitCode roll_back(const Arguments& arguments) {
  if (!can_log(arguments)) return exit_failure;
  Interruption interruption;
  auto updates = open(arguments);
  if (!updates) return fail(Word::updates_open_failed, updates.error());
  const std::optional<catalog::Version> now = updates->current();
  const std::optional<catalog::Version> target = target_of(arguments, *updates);
  if (!target) return exit_not_found;
  const std::string to = std::to_string(target->number);
  const std::string from = now ? std::to_string(now->number) : "0";
  if (to == from) return say(Word::updates_already_in_use, {to}), exit_success;
  const std::string question = words::fill(Word::updates_ask_back, {from, to, target->content_date});
  if (!is_confirmed(arguments, interruption, question)) return exit_failure;
  const base::Status done = updates->roll_back_to(target->number);
  if (!done) return fail(Word::updates_not_rolled_back, done.error());
  log_act(arguments, Act::rolled_back, words::fill(Word::updates_log_back, {from, to}));
  say(Word::updates_rolled_back, {to});
  say_typing(*updates);
  return exit_success;
}

}  // namespace staff
