// decide: a named person decides what may become public of what the checks have found, one finding at a time.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "pack/decisions.h"
#include "pack/pack.h"
#include "pack/report.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using pack::Decision;
using pack::Finding;
using pack::Verdict;
using words::Word;

/// Wrong usage that the parser cannot see; nothing if all is well.
std::optional<Word> complaint_about(const DecideArguments& given) {
  if (given.list)
    return given.finding.empty() && !given.publish && !given.remove ? std::nullopt
                                                                    : std::optional(Word::decide_list_alone);
  if (given.finding.empty()) return Word::decide_id_missing;
  if (given.publish == given.remove) return Word::decide_what;
  if (base::trim(given.by).empty()) return Word::decide_by_missing;
  if (given.publish && base::trim(given.why).empty()) return Word::decide_why_missing;
  return std::nullopt;
}

std::string moment(const base::LocalTime& now) {
  char clock[16] = {};
  std::snprintf(clock, sizeof clock, " %02d:%02d", now.hour, now.minute);
  return base::to_iso(now.date) + clock;
}

pack::Outcome checked(const Arguments& arguments) {
  pack::Options options;
  options.folder = arguments.pack.folder;
  options.headings = arguments.pack.headings;
  options.made_at = moment(arguments.now);
  options.check_only = true;
  return pack::make_package(options);
}

ExitCode say_obstacle(const pack::Outcome& outcome, const std::string& folder) {
  using pack::Obstacle;
  switch (outcome.obstacle) {
    case Obstacle::no_folder: say(Word::pack_no_folder, {folder}); break;
    case Obstacle::no_headings: say(Word::pack_no_headings); break;
    case Obstacle::bad_headings: say(Word::pack_bad_headings); break;
    case Obstacle::bad_decisions: say(Word::pack_bad_decisions); break;
    default: return fail(Word::pack_failed, outcome.error);
  }
  return exit_failure;
}

Word state_of(const Decision* decision) {
  if (decision == nullptr) return Word::decide_open;
  return decision->verdict == Verdict::publish ? Word::decide_published : Word::decide_to_remove;
}

void print(const Finding& finding, const Decision* decision) {
  print_line(finding.id + "\t" + std::string(words::zh(state_of(decision))) + "\t" + pack::place_name(finding.place) +
             "\t" + finding.what);
}

nlohmann::ordered_json to_json(const Finding& finding, const Decision* decision) {
  nlohmann::ordered_json object = {{"id", finding.id},
                                   {"decision", nullptr},
                                   {"file", finding.place.file},
                                   {"sheet", finding.place.sheet},
                                   {"row", finding.place.row},
                                   {"cell", finding.place.cell},
                                   {"what", finding.what},
                                   {"remedy", finding.remedy},
                                   {"by", ""},
                                   {"at", ""},
                                   {"why", ""}};
  if (decision == nullptr) return object;
  object["decision"] = decision->verdict == Verdict::publish ? "publish" : "removed";
  object["by"] = decision->by;
  object["at"] = decision->at;
  object["why"] = decision->why;
  return object;
}

ExitCode list(const Arguments& arguments, const pack::Findings& findings, const pack::Decisions& decisions) {
  std::size_t open = 0, total = 0;
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Finding& finding : findings) {
    if (finding.id.empty()) continue;
    const Decision* decision = decisions.find(finding.id);
    ++total;
    open += decision == nullptr ? 1U : 0U;
    if (arguments.json)
      all.push_back(to_json(finding, decision));
    else
      print(finding, decision);
  }
  if (arguments.json) print_line(nlohmann::ordered_json{{"open", open}, {"findings", all}}.dump(2));
  say(Word::decide_sums, {std::to_string(total), std::to_string(open)});
  return exit_success;
}

const Finding* find(const pack::Findings& findings, const std::string& id) {
  const auto found =
      std::find_if(findings.begin(), findings.end(), [&id](const Finding& one) { return one.id == id; });
  return found == findings.end() ? nullptr : &*found;
}

ExitCode decide(const Arguments& arguments, const pack::Findings& findings, pack::Decisions decisions) {
  const DecideArguments& given = arguments.decide;
  const Finding* finding = find(findings, given.finding);
  if (finding == nullptr) return say(Word::decide_unknown, {given.finding}), exit_not_found;
  const Verdict verdict = given.publish ? Verdict::publish : Verdict::removed;
  if (!decisions.add({given.finding, verdict, given.by, moment(arguments.now), given.why}))
    return say(Word::decide_text), exit_usage;
  const base::Status saved = pack::save_decisions(arguments.pack.folder, decisions);
  if (!saved) return fail(Word::decide_failed, saved.error());
  print(*finding, decisions.find(given.finding));
  say(given.publish ? Word::decide_done_publish : Word::decide_done_remove, {given.by});
  return exit_success;
}

}  // namespace

ExitCode decide_findings(const Arguments& arguments) {
  if (const auto complaint = complaint_about(arguments.decide)) return say(*complaint), exit_usage;
  const pack::Outcome outcome = checked(arguments);
  if (outcome.obstacle != pack::Obstacle::none) return say_obstacle(outcome, arguments.pack.folder);
  const auto decisions = pack::load_decisions(arguments.pack.folder);
  if (!decisions) return fail(Word::pack_bad_decisions, decisions.error());
  return arguments.decide.list ? list(arguments, outcome.findings, *decisions)
                               : decide(arguments, outcome.findings, *decisions);
}

}  // namespace staff
