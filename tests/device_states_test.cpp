// docs/printer-states.md is the truth table of the printer: this test plays every row of it, so that the document and
// the code cannot part.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "printing/advice.h"
#include "printing/ipp_words.h"
#include "tests/support/scripted_device.h"
#include "words/words.h"

using namespace printing;

namespace {

constexpr int pages = 5;
const base::LocalTime morning{base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, 9,
                              5};

using Row = std::vector<std::string>;

std::string trimmed(const std::string& cell) {
  const std::size_t begin = cell.find_first_not_of(" `");
  return begin == std::string::npos ? "" : cell.substr(begin, cell.find_last_not_of(" `") - begin + 1);
}

Row cells_of(const std::string& line) {
  Row cells;
  std::istringstream rest(line.substr(1));
  for (std::string cell; std::getline(rest, cell, '|');) cells.push_back(trimmed(cell));
  return cells;
}

/// The rows of the table under the heading that begins with `heading`, without its two head lines.
std::vector<Row> table(const std::string& heading) {
  std::ifstream document(CHAYUE_SOURCE_DIR "/docs/printer-states.md");
  std::vector<Row> rows;
  bool inside = false;
  for (std::string line; std::getline(document, line);) {
    if (line.rfind("## ", 0) == 0) inside = line.rfind("## " + heading, 0) == 0;
    if (inside && line.rfind("|", 0) == 0) rows.push_back(cells_of(line));
  }
  REQUIRE(rows.size() > 2);
  rows.erase(rows.begin(), rows.begin() + 2);
  return rows;
}

std::vector<std::string> words_of(const std::string& cell) {
  std::vector<std::string> list;
  std::istringstream text(cell);
  for (std::string word; text >> word;) list.push_back(word);
  return list;
}

const std::map<std::string, int> printer_states = {{"idle", 3}, {"processing", 4}, {"stopped", 5}};
const std::map<std::string, int> job_states = {
    {"pending", 3},  {"pending-held", 4}, {"processing", 5}, {"processing-stopped", 6},
    {"canceled", 7}, {"aborted", 8},      {"completed", 9}};
const std::map<Stage, std::string> stages = {
    {Stage::waiting, "waiting"},   {Stage::sending, "sending"},       {Stage::printing, "printing"},
    {Stage::held_up, "held_up"},   {Stage::cancelling, "cancelling"}, {Stage::interrupted, "interrupted"},
    {Stage::printed, "printed"},   {Stage::saved, "saved"},           {Stage::cancelled, "cancelled"},
    {Stage::given_up, "given_up"}, {Stage::failed, "failed"},         {Stage::unknown, "unknown"}};

std::string list_of(const Advice& advice) {
  std::string list;
  const auto add = [&](bool holds, const char* word) {
    list += holds ? (list.empty() ? "" : " ") + std::string(word) : "";
  };
  add(advice.wait, "等候");
  add(advice.may_cancel, "取消");
  add(advice.may_resume, "续印");
  add(advice.may_hold, "取号");
  return list.empty() ? "—" : list;
}

/// The cells of a row of "对照表", left of what follows from them.
struct Situated {
  std::string printer, reasons, job, count, act;
  int seconds = 0;
};

/// A printer and its job as the row has them, played through the code that reads IPP and the run that follows it.
class Play {
 public:
  explicit Play(const Situated& row) : row_(row) {
    std::string pattern = (std::filesystem::temp_directory_path() / "chayue-states-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    ledger_ = std::make_unique<Ledger>(std::move(Ledger::open(folder_).value()));
    run_ = std::make_unique<PrintRun>(
        device_, *ledger_, PrintRun::Work{"form", pages, false, [](int) { return std::string("%PDF"); }}, Patience{});
  }
  ~Play() { std::filesystem::remove_all(folder_); }
  Play(const Play&) = delete;
  Play& operator=(const Play&) = delete;

  const Progress& outcome() {
    if (row_.job != "—") send();
    if (row_.act == "取消") run_->cancel();
    if (row_.act == "离开") run_->abandon();
    set_printer();
    set_job();
    for (int second = 0; second < row_.seconds && !is_end(run_->progress().stage); ++second) step();
    return run_->progress();
  }

 private:
  void step() { run_->step(now_ += 1, morning); }
  void send() {
    step();
    if (row_.job == "pending" || row_.job == "pending-held" || row_.job == "saved") return;
    device_.job = status_of(job_answer("processing"), false);
    step();
  }
  void set_printer() {
    const std::vector<std::string> parts = words_of(row_.printer);
    device_.answers = parts[0] != "silent";
    if (!device_.answers) return;
    const bool refuses = parts.size() > 1 && parts[1] == "refuses";
    if (refuses) device_.refuses = base::ErrorKind::unavailable;
    if (parts.size() > 1 && parts[1] == "rejects") device_.refuses = base::ErrorKind::bad_input;
    device_.says = status_of(PrinterAnswer{printer_states.at(parts[0]), words_of(row_.reasons), !refuses, ""});
  }
  void set_job() {
    const std::string state = words_of(row_.job)[0];
    if (state == "—" || !device_.answers) return;
    if (state == "saved") device_.job = {JobStatus::State::saved, 0};
    if (state == "not-found") device_.job = {};
    if (job_states.contains(state)) device_.job = status_of(job_answer(row_.job), false);
  }
  JobAnswer job_answer(const std::string& cell) const {
    std::vector<std::string> parts = words_of(cell);
    JobAnswer answer{1, "form-1", job_states.at(parts[0]), {parts.begin() + 1, parts.end()}, {}, {}};
    if (row_.count != "—") answer.impressions = std::stoi(row_.count);
    return answer;
  }

  Situated row_;
  support::ScriptedDevice device_;
  std::string folder_;
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<PrintRun> run_;
  double now_ = 0;
};

std::string phrase(const std::string& key) {
  for (std::size_t i = 0; i < words::word_count; ++i)
    if (words::key(static_cast<words::Word>(i)) == key) return std::string(words::zh(static_cast<words::Word>(i)));
  return "no such key: " + key;
}

Situation situation_in_the_way(Trouble trouble) {
  const Stage stage = is_warning(trouble) ? Stage::printing : Stage::held_up;
  return situation_of(Progress{stage, trouble, pages, 0, 1, true});
}

}  // namespace

TEST_CASE("every row of the truth table is what the code does") {
  std::set<std::string> situations, stages_seen;
  for (const Row& row : table("对照表")) {
    REQUIRE(row.size() == 9);
    Play play({row[0], row[1], row[2], row[3], row[4], std::stoi(row[5])});
    const Progress progress = play.outcome();
    const std::string line =
        row[0] + " | " + row[1] + " | " + row[2] + " | " + row[3] + " | " + row[4] + " | " + row[5];
    const std::string expected = row[6] + " | " + row[7] + " | " + row[8];
    const std::string found =
        stages.at(progress.stage) + " | " + name_of(situation_of(progress)) + " | " + list_of(advice_for(progress));
    CHECK_MESSAGE(found == expected, line << " => " << found);
    situations.insert(row[7]);
    stages_seen.insert(row[6]);
  }
  CHECK(situations.size() == situation_count);
  CHECK(stages_seen.size() == stages.size());
}

TEST_CASE("every keyword that the code knows stands in the document, with what it leads to") {
  std::map<std::string, std::string> documented;
  for (const Row& row : table("原因词")) documented[row.at(0)] = row.at(1);
  for (const ReasonWord& word : reason_words()) {
    const std::string expected = word.trouble ? name_of(situation_in_the_way(*word.trouble)) : "—";
    CHECK_MESSAGE(documented[std::string(word.keyword)] == expected, word.keyword << " => " << expected);
  }
  CHECK(documented.size() == reason_words().size());
}

TEST_CASE("the keywords are in order and each stands once") {
  const auto words = reason_words();
  CHECK(
      std::is_sorted(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.keyword < b.keyword; }));
  CHECK(std::adjacent_find(words.begin(), words.end(),
                           [](const auto& a, const auto& b) { return a.keyword == b.keyword; }) == words.end());
}

TEST_CASE("what a citizen is told stands in the document word for word") {
  std::set<std::string> documented;
  for (const Row& row : table("屏上的话")) {
    REQUIRE(row.size() == 4);
    documented.insert(row[0]);
    CHECK(row[1] == phrase("situation." + row[0]));
    CHECK(row[2] == phrase("situation." + row[0] + "_help"));
    CHECK(!row[3].empty());
  }
  CHECK(documented.size() == situation_count);
  for (int i = 0; i < situation_count; ++i) {
    CHECK_MESSAGE(documented.contains(name_of(static_cast<Situation>(i))), name_of(static_cast<Situation>(i)));
  }
}

TEST_CASE("an unknown reason is a fault if it stops the printer and nothing if it does not") {
  CHECK(status_of(PrinterAnswer{4, {"gremlins-error"}, true, ""}).troubles.front() == Trouble::fault);
  CHECK(status_of(PrinterAnswer{4, {"gremlins"}, true, ""}).state == DeviceStatus::State::stopped);
  CHECK(status_of(PrinterAnswer{3, {"gremlins-warning"}, true, ""}).troubles.empty());
}

TEST_CASE("several troubles come in the order in which they are told, each once") {
  const auto status =
      status_of(PrinterAnswer{4, {"toner-low-warning", "media-empty-error", "door-open", "cover-open"}, true, ""});
  CHECK(status.troubles == std::vector<Trouble>{Trouble::cover_open, Trouble::paper_empty, Trouble::toner_low});
}

TEST_CASE("sheets count where sides do not, twice where both sides are printed") {
  CHECK(status_of(JobAnswer{1, "", 5, {}, std::nullopt, 3}, false).pages_out == 3);
  CHECK(status_of(JobAnswer{1, "", 5, {}, std::nullopt, 3}, true).pages_out == 6);
  CHECK(status_of(JobAnswer{1, "", 5, {}, 4, 3}, true).pages_out == 4);
  CHECK(!status_of(JobAnswer{1, "", 5, {}, std::nullopt, std::nullopt}, true).pages_out);
}
