#include "printing/print_run.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "printing/advice.h"
#include "tests/support/scripted_device.h"

using namespace printing;
using Job = JobStatus::State;

namespace {

const base::LocalTime morning{base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, 9,
                              5};

/// A print-out of five pages; patience of 100 seconds, 30 once the visitor has left, 10 of silence.
struct Desk {
  Desk() {
    std::string pattern = (std::filesystem::temp_directory_path() / "chayue-run-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder = pattern;
    ledger = std::make_unique<Ledger>(std::move(Ledger::open(folder).value()));
    begin();
  }
  ~Desk() { std::filesystem::remove_all(folder); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void begin(bool two_sided = false) {
    const auto pdf = [this](int first) -> base::Result<std::string> {
      ++made;
      if (breaks) return base::error(base::ErrorKind::internal, "");
      return "%PDF from " + std::to_string(first);
    };
    run =
        std::make_unique<PrintRun>(device, *ledger, PrintRun::Work{"form", 5, two_sided, pdf}, Patience{100, 30, 10});
  }
  const Progress& after(double seconds) { return run->step(now += seconds, morning); }
  const Progress& step() { return after(1); }
  Stage stage() const { return run->progress().stage; }
  std::optional<Ending> ending() const {
    const auto counts = ledger->counts(std::nullopt);
    return counts->empty() ? std::nullopt : counts->front().ending;
  }

  support::ScriptedDevice device;
  std::string folder;
  std::unique_ptr<Ledger> ledger;
  std::unique_ptr<PrintRun> run;
  double now = 0;
  int made = 0;
  bool breaks = false;
};

}  // namespace

// ---- the plain way ----

TEST_CASE_FIXTURE(Desk, "sent, printing, printed") {
  CHECK(step().stage == Stage::sending);
  device.prints(2);
  CHECK(step().stage == Stage::printing);
  CHECK(run->progress().pages_out == 2);
  CHECK(run->progress().next_page == 3);
  device.job = {Job::printed, 5};
  CHECK(step().stage == Stage::printed);
  CHECK(run->progress().pages_out == 5);
  CHECK(ending() == Ending::printed);
  CHECK(device.orders.size() == 1);
  CHECK(device.orders[0].pages == 5);
  CHECK(device.orders[0].kind == "form");
  CHECK(device.cleanings == 1);
}

TEST_CASE_FIXTURE(Desk, "a folder's file is saved and not printed") {
  step();
  device.job = {Job::saved, 0};
  CHECK(step().stage == Stage::saved);
  CHECK(run->progress().pages_out == 0);
  CHECK(ending() == Ending::saved);
}

TEST_CASE_FIXTURE(Desk, "while it is printed the ledger knows the run, its job and its pages") {
  step();
  device.prints(3);
  step();
  const auto open = ledger->open_runs();
  REQUIRE(open->size() == 1);
  CHECK(open->front().job == 1);
  CHECK(open->front().pages_out == 3);
  CHECK(open->front().pages == 5);
}

TEST_CASE_FIXTURE(Desk, "a device that counts more than there is does not make more pages") {
  step();
  device.prints(9);
  CHECK(step().pages_out == 5);
}

TEST_CASE_FIXTURE(Desk, "a device that says printed and has counted fewer pages is not believed") {
  step();
  device.job = {Job::printed, 3};
  CHECK(step().stage == Stage::unknown);
  CHECK(run->progress().pages_out == 3);
}

TEST_CASE_FIXTURE(Desk, "a device that never counts is believed when it says printed") {
  step();
  device.job = {Job::printed, std::nullopt};
  CHECK(step().stage == Stage::printed);
}

TEST_CASE_FIXTURE(Desk, "an end stays an end") {
  step();
  device.job = {Job::printed, 5};
  step();
  device.job = {Job::aborted, 0};
  run->cancel();
  run->resume();
  CHECK(after(1000).stage == Stage::printed);
}

// ---- before it is sent ----

TEST_CASE_FIXTURE(Desk, "nothing is sent to a printer that stands still") {
  device.stops(Trouble::paper_empty);
  CHECK(step().stage == Stage::waiting);
  CHECK(run->progress().trouble == Trouble::paper_empty);
  CHECK(device.orders.empty());
  device.says = {DeviceStatus::State::idle, {}, true};
  CHECK(step().stage == Stage::sending);
}

TEST_CASE_FIXTURE(Desk, "nothing is sent to a printer that takes no jobs") {
  device.says.accepts_jobs = false;
  CHECK(step().stage == Stage::waiting);
  CHECK(run->progress().trouble == Trouble::busy);
}

TEST_CASE_FIXTURE(Desk, "a mere warning does not keep it from being sent") {
  device.complains(Trouble::paper_empty);
  CHECK(step().stage == Stage::sending);
}

TEST_CASE_FIXTURE(Desk, "while the printer is busy the document is made once and offered again") {
  device.refuses = base::ErrorKind::unavailable;
  step();
  CHECK(step().stage == Stage::waiting);
  CHECK(run->progress().trouble == Trouble::busy);
  CHECK(made == 1);
  device.refuses.reset();
  CHECK(step().stage == Stage::sending);
}

TEST_CASE_FIXTURE(Desk, "what cannot be printed has failed") {
  SUBCASE("the printer refuses it") { device.refuses = base::ErrorKind::bad_input; }
  SUBCASE("it is too large") { device.refuses = base::ErrorKind::no_space; }
  SUBCASE("its pages cannot be made") { breaks = true; }
  CHECK(step().stage == Stage::failed);
  CHECK(ending() == Ending::failed);
}

TEST_CASE_FIXTURE(Desk, "what cannot be noted in the ledger is not sent") {
  device.stops(Trouble::cover_open);
  step();
  SQLite::Database(folder + "/" + ledger_file_name, SQLite::OPEN_READWRITE).exec("DROP TABLE run");
  device.says = {DeviceStatus::State::idle, {}, true};
  CHECK(step().stage == Stage::failed);
  CHECK(device.orders.empty());
}

TEST_CASE_FIXTURE(Desk, "what an earlier run has left at the printer is taken back first") {
  device.left = {41, 42};
  CHECK(step().stage == Stage::sending);
  CHECK(device.cancelled == std::vector<JobId>{41, 42});
}

TEST_CASE_FIXTURE(Desk, "a wait without an end is given up, and nothing is sent after it") {
  device.stops(Trouble::cover_open);
  step();
  CHECK(after(98).stage == Stage::waiting);
  CHECK(after(3).stage == Stage::given_up);
  device.says = {DeviceStatus::State::idle, {}, true};
  step();
  CHECK(device.orders.empty());
}

// ---- troubles in the middle ----

TEST_CASE_FIXTURE(Desk, "a printer that has stopped holds the job up at once") {
  step();
  device.prints(2);
  device.stops(Trouble::paper_jam);
  CHECK(step().stage == Stage::held_up);
  CHECK(run->progress().trouble == Trouble::paper_jam);
}

TEST_CASE_FIXTURE(Desk,
                  "a trouble that the printer calls a warning is told only when no page comes for three seconds") {
  step();
  device.complains(Trouble::paper_empty);
  device.prints(1);
  CHECK(step().stage == Stage::printing);
  CHECK(!run->progress().trouble);
  device.prints(2);
  CHECK(after(10).stage == Stage::printing);
  CHECK(after(2).stage == Stage::printing);
  CHECK(after(3).stage == Stage::held_up);
  device.prints(3);
  step();
  CHECK(step().stage == Stage::printing);
}

TEST_CASE_FIXTURE(Desk, "a job held up for no reason is a fault") {
  step();
  device.job = {Job::held_up, 1};
  CHECK(step().stage == Stage::held_up);
  CHECK(run->progress().trouble == Trouble::fault);
}

TEST_CASE_FIXTURE(Desk, "little toner is told while it prints") {
  step();
  device.prints(1);
  device.complains(Trouble::toner_low);
  CHECK(step().stage == Stage::printing);
  CHECK(run->progress().trouble == Trouble::toner_low);
}

TEST_CASE_FIXTURE(Desk, "silence is held up, then interrupted, and an answer mends it") {
  step();
  device.prints(2);
  step();
  device.answers = false;
  CHECK(step().stage == Stage::held_up);
  CHECK(run->progress().trouble == Trouble::unreachable);
  CHECK(after(10).stage == Stage::interrupted);
  run->resume();
  CHECK(step().stage == Stage::interrupted);
  device.answers = true;
  device.prints(3);
  CHECK(step().stage == Stage::printing);
}

TEST_CASE_FIXTURE(
    Desk, "the visitor may not resume before the printer has answered, then from the first page that is missing") {
  step();
  device.prints(2);
  step();
  device.answers = false;
  after(11);
  device.answers = true;
  device.job = {Job::gone, std::nullopt};
  after(20);
  CHECK(stage() == Stage::interrupted);
  CHECK(advice_for(run->progress()).may_resume);
  run->resume();
  CHECK(step().stage == Stage::sending);
  CHECK(device.orders.back().pages == 3);
  CHECK(device.orders.back().pdf == "%PDF from 3");
  device.job = {Job::printed, 3};
  CHECK(step().stage == Stage::printed);
  CHECK(ledger->counts(std::nullopt)->front().pages_out == 5);
}

TEST_CASE_FIXTURE(Desk, "two-sided, the whole sheet is printed again") {
  begin(true);
  step();
  device.prints(3);
  step();
  device.job = {Job::aborted, 3};
  CHECK(step().next_page == 3);
  run->resume();
  step();
  CHECK(device.orders.back().pages == 3);
  CHECK(run->progress().pages_out == 3);
}

TEST_CASE_FIXTURE(Desk, "a job that ends without the printer's word is unknown where it does not count") {
  for (const Job end : {Job::gone, Job::cancelled, Job::aborted}) {
    begin();
    device.job = {Job::printing, std::nullopt};
    step();
    step();
    CHECK(!run->progress().counts);
    device.job = {end, std::nullopt};
    CHECK(step().stage == Stage::unknown);
  }
}

TEST_CASE_FIXTURE(Desk, "a printer that gives up twice before the first page has failed") {
  step();
  device.job = {Job::aborted, 0};
  CHECK(step().stage == Stage::interrupted);
  run->resume();
  step();
  CHECK(step().stage == Stage::failed);
}

// ---- cancelling, leaving, patience ----

TEST_CASE_FIXTURE(Desk, "cancelled only when the printer says so") {
  step();
  device.prints(2);
  step();
  run->cancel();
  CHECK(step().stage == Stage::cancelling);
  CHECK(device.cancelled == std::vector<JobId>{1});
  device.prints(3);
  CHECK(step().stage == Stage::cancelling);
  device.job = {Job::cancelled, 3};
  CHECK(step().stage == Stage::cancelled);
  CHECK(run->progress().pages_out == 3);
  CHECK(ending() == Ending::cancelled);
}

TEST_CASE_FIXTURE(Desk, "cancelled too late it is printed") {
  step();
  run->cancel();
  device.job = {Job::printed, 5};
  CHECK(step().stage == Stage::printed);
}

TEST_CASE_FIXTURE(Desk, "cancelled before it was sent nothing is sent") {
  run->cancel();
  CHECK(step().stage == Stage::cancelled);
  CHECK(device.orders.empty());
}

TEST_CASE_FIXTURE(Desk, "a silent printer is asked to cancel until it answers, and then it is unknown") {
  step();
  device.answers = false;
  run->cancel();
  CHECK(step().stage == Stage::cancelling);
  CHECK(after(50).stage == Stage::cancelling);
  CHECK(after(51).stage == Stage::unknown);
}

TEST_CASE_FIXTURE(Desk, "without any progress the job is taken back and given up") {
  step();
  device.prints(1);
  step();
  CHECK(after(99).stage == Stage::printing);
  CHECK(device.cancelled.empty());
  CHECK(after(2).stage == Stage::cancelling);
  CHECK(device.cancelled == std::vector<JobId>{1});
  device.job = {Job::cancelled, 1};
  CHECK(step().stage == Stage::given_up);
  CHECK(ending() == Ending::given_up);
}

TEST_CASE_FIXTURE(Desk, "each page is progress") {
  step();
  for (int page = 1; page <= 4; ++page) {
    device.prints(page);
    CHECK(after(90).stage == Stage::printing);
  }
}

TEST_CASE_FIXTURE(Desk, "a printer that does not count gets ten seconds more for each page") {
  step();
  device.job = {Job::printing, std::nullopt};
  step();
  CHECK(after(149).stage == Stage::printing);
  CHECK(after(2).stage == Stage::cancelling);
}

TEST_CASE_FIXTURE(Desk, "once the visitor has left patience is shorter") {
  step();
  device.prints(1);
  device.stops(Trouble::paper_empty);
  step();
  run->abandon();
  CHECK(after(28).stage == Stage::held_up);
  CHECK(after(3).stage == Stage::cancelling);
}

TEST_CASE_FIXTURE(Desk, "an interrupted run is given up when the visitor leaves, or does not come back") {
  step();
  device.job = {Job::cancelled, 2};
  CHECK(step().stage == Stage::interrupted);
  SUBCASE("leaves") {
    run->abandon();
    CHECK(step().stage == Stage::given_up);
  }
  SUBCASE("does not come back") { CHECK(after(101).stage == Stage::given_up); }
  CHECK(device.orders.size() == 1);
}

TEST_CASE_FIXTURE(Desk, "a printer that does not stop when told to is unknown in the end") {
  step();
  device.prints(1);
  run->cancel();
  step();
  CHECK(after(101).stage == Stage::unknown);
}

// ---- after a crash ----

TEST_CASE_FIXTURE(Desk, "after a crash jobs are taken back and open runs are unknown") {
  step();
  run.reset();
  device.left = {1};
  CHECK(recover(device, *ledger, morning).ok());
  CHECK(device.cancelled == std::vector<JobId>{1});
  CHECK(ledger->open_runs()->empty());
  CHECK(ending() == Ending::unknown);
  CHECK(device.cleanings > 0);
}

TEST_CASE_FIXTURE(Desk, "after a crash with a silent printer the runs are ended all the same and the failure told") {
  step();
  run.reset();
  device.answers = false;
  CHECK(recover(device, *ledger, morning).error().kind == base::ErrorKind::unavailable);
  CHECK(ledger->open_runs()->empty());
}
