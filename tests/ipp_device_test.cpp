#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "printing/advice.h"
#include "printing/device.h"
#include "printing/ipp_client.h"
#include "printing/print_run.h"
#include "tests/support/bad_line.h"
#include "tests/support/virtual_printer.h"

using namespace printing;
using support::VirtualPrinter;

namespace {

constexpr int pages = 7;
constexpr const char* marker = "SECRET-OF-A-CITIZEN";
const base::LocalTime morning{base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, 9,
                              5};

/// script/soak sets it: every trouble at every place, in every way out of it.
bool is_full_matrix() { return std::getenv("CHAYUE_FULL_MATRIX") != nullptr; }

/// One for the whole program; nothing where it cannot run here.
VirtualPrinter* the_printer() {
  static const std::unique_ptr<VirtualPrinter> printer =
      VirtualPrinter::missing().empty() ? std::make_unique<VirtualPrinter>() : nullptr;
  if (printer == nullptr) MESSAGE(VirtualPrinter::missing() << " is not installed: skipped");
  return printer.get();
}

std::vector<int> range(int first, int last) {
  std::vector<int> numbers(static_cast<std::size_t>(last - first + 1));
  std::iota(numbers.begin(), numbers.end(), first);
  return numbers;
}

/// A visit's print-out on the virtual printer. Time is our own: a second a step.
struct Visit {
  explicit Visit(VirtualPrinter& of, bool two_sided = false, Patience patience = {100000, 100000, 5})
      : Visit(of, of.uri(), two_sided, patience) {}
  Visit(VirtualPrinter& of, const std::string& uri, bool two_sided = false, Patience patience = {100000, 100000, 5})
      : printer(of) {
    device = std::move(open_device(uri).value());
    ledger = std::make_unique<Ledger>(std::move(Ledger::open(folder.path().string()).value()));
    run = std::make_unique<PrintRun>(
        *device, *ledger,
        PrintRun::Work{"form", pages, two_sided,
                       [](int first) { return support::numbered_pdf(first, pages, marker); }},
        patience);
  }

  const Progress& step() {
    const Progress& progress = run->step(now += 1, morning);
    const std::vector<int> printed = printer.printed();
    if (progress.stage == Stage::printed) {
      const std::set<int> different(printed.begin(), printed.end());
      CHECK(std::distance(different.begin(), different.upper_bound(pages)) == pages);
    } else {
      CHECK(progress.pages_out <= static_cast<int>(printed.size()));
    }
    if (progress.stage == Stage::cancelling) printer.put("stop", "");
    return progress;
  }

  /// Steps until `condition` holds; false after ten seconds.
  template <class Condition>
  bool until(Condition condition) {
    for (int i = 0; i < 2000; ++i) {
      if (condition(step())) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }
  bool until_stage(Stage stage) {
    return until([&](const Progress& progress) { return progress.stage == stage; });
  }
  bool until_end() {
    return until([](const Progress& progress) { return is_end(progress.stage); });
  }
  bool until_standing_at(int page) {
    return until([&](const Progress&) { return printer.stands_at(page); });
  }

  const Progress& progress() const { return run->progress(); }

  /// What must hold after every end.
  void check_end(Ending ending) const {
    CHECK(ledger->open_runs()->empty());
    const auto counts = ledger->counts(std::nullopt);
    REQUIRE(counts->size() == 1);
    CHECK(counts->front().ending == ending);
    CHECK(counts->front().pages_out == progress().pages_out);
    CHECK(device->pending()->empty());
    CHECK(printer.files_with(marker).empty());
    CHECK(support::files_with(folder.path(), marker).empty());
  }

  VirtualPrinter& printer;
  support::TemporaryFolder folder;
  std::unique_ptr<Device> device;
  std::unique_ptr<Ledger> ledger;
  std::unique_ptr<PrintRun> run;
  double now = 0;
};

struct Fault {
  const char* reason;
  Trouble trouble;
};

const std::vector<Fault> faults = {
    {"media-empty", Trouble::paper_empty},  {"media-jam", Trouble::paper_jam},
    {"cover-open", Trouble::cover_open},    {"input-tray-missing", Trouble::tray_open},
    {"media-needed", Trouble::wrong_paper}, {"marker-supply-empty", Trouble::toner_empty},
    {"toner-empty", Trouble::toner_empty},  {"paused", Trouble::paused},
    {"marker-waste-full", Trouble::fault},  {"other", Trouble::fault},
    {"spool-area-full", Trouble::fault},
};

/// Before the first page, in the middle, before the last, and after it.
constexpr int places[] = {1, 4, pages, pages + 1};

struct Injection {
  std::string reason;
  Trouble trouble;
  int place;
  std::string file() const { return "at-" + std::to_string(place); }
};

/// The first `everywhere` troubles at each place, the first `once` at one; in the full matrix all at each.
std::vector<Injection> injections(std::size_t everywhere, std::size_t once) {
  std::vector<Injection> chosen;
  for (std::size_t i = 0; i < faults.size(); ++i)
    for (std::size_t k = 0; k < std::size(places); ++k)
      if (is_full_matrix() || i < everywhere || (i < once && i % std::size(places) == k))
        chosen.push_back({faults[i].reason, faults[i].trouble, places[k]});
  return chosen;
}

}  // namespace

TEST_CASE("a print-out comes out whole, and is called printed only then") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const bool two_sided : {false, true}) {
    printer->reset();
    Visit visit(*printer, two_sided);
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::printed);
    CHECK(printer->printed() == range(1, pages));
    visit.check_end(Ending::printed);
  }
}

TEST_CASE("a trouble is told as it is, and the print-out goes on at the same page when it is dealt with") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const Injection& fault : injections(1, faults.size())) {
    const int place = fault.place;
    CAPTURE(fault.reason);
    CAPTURE(place);
    printer->reset();
    printer->put(fault.file(), fault.reason);
    Visit visit(*printer);
    REQUIRE(visit.until_stage(Stage::held_up));
    CHECK(visit.progress().trouble == fault.trouble);
    CHECK(visit.progress().pages_out == place - 1);
    CHECK(visit.progress().next_page == std::min(place, pages));
    printer->take_away(fault.file());
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::printed);
    CHECK(printer->printed() == range(1, pages));
    visit.check_end(Ending::printed);
  }
}

TEST_CASE("cancelled in any trouble, it is called cancelled when the printer has stopped") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const Injection& fault : injections(1, 3)) {
    CAPTURE(fault.reason);
    CAPTURE(fault.place);
    printer->reset();
    printer->put(fault.file(), fault.reason);
    Visit visit(*printer);
    REQUIRE(visit.until_stage(Stage::held_up));
    visit.run->cancel();
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::cancelled);
    CHECK(visit.progress().pages_out == fault.place - 1);
    CHECK(printer->printed().size() == static_cast<std::size_t>(fault.place - 1));
    visit.check_end(Ending::cancelled);
  }
}

TEST_CASE("what the visitor has left standing is taken back") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const Injection& fault : injections(0, 4)) {
    CAPTURE(fault.reason);
    CAPTURE(fault.place);
    printer->reset();
    printer->put(fault.file(), fault.reason);
    Visit visit(*printer, false, {100000, 5000, 5});
    REQUIRE(visit.until_stage(Stage::held_up));
    visit.run->abandon();
    visit.now += 5000;
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::given_up);
    visit.check_end(Ending::given_up);
  }
}

TEST_CASE("a broken engine interrupts, and the rest comes out on request, no page twice") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const int place : {1, 4, pages}) {
    CAPTURE(place);
    printer->reset();
    printer->put("at-" + std::to_string(place), "fail");
    Visit visit(*printer);
    REQUIRE(visit.until_stage(Stage::interrupted));
    CHECK(visit.progress().next_page == place);
    printer->take_away("at-" + std::to_string(place));
    visit.run->resume();
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::printed);
    CHECK(printer->printed() == range(1, pages));
    visit.check_end(Ending::printed);
  }
}

TEST_CASE("an engine that breaks down before the first page twice has failed") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  printer->reset();
  printer->put("at-1", "fail");
  Visit visit(*printer);
  REQUIRE(visit.until_stage(Stage::interrupted));
  visit.run->resume();
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::failed);
  visit.check_end(Ending::failed);
}

TEST_CASE("power lost before sending: it waits and prints when the power is back") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  printer->reset();
  printer->cut_power();
  Visit visit(*printer);
  visit.step();
  CHECK(visit.progress().stage == Stage::waiting);
  CHECK(situation_of(visit.progress()) == Situation::offline);
  printer->switch_on();
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::printed);
  CHECK(printer->printed() == range(1, pages));
}

TEST_CASE("power lost in the middle: interrupted, and never more than the rest is printed again") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const bool two_sided : {false, true})
    for (const int place : {1, 4, pages}) {
      CAPTURE(place);
      CAPTURE(two_sided);
      printer->reset();
      printer->put("at-" + std::to_string(place), "hold");
      Visit visit(*printer, two_sided);
      REQUIRE(visit.until_standing_at(place));
      REQUIRE(visit.until([&](const Progress& progress) { return progress.pages_out == place - 1; }));
      printer->cut_power();
      visit.step();
      CHECK(visit.progress().stage == Stage::held_up);
      CHECK(situation_of(visit.progress()) == Situation::lost_touch);
      REQUIRE(visit.until_stage(Stage::interrupted));
      CHECK(!advice_for(visit.progress()).may_resume);
      printer->take_away("at-" + std::to_string(place));
      printer->switch_on();
      REQUIRE(visit.until([](const Progress& progress) { return advice_for(progress).may_resume; }));
      const int next = visit.progress().next_page;
      CHECK(next == (two_sided ? (place - 1) / 2 * 2 + 1 : place));
      visit.run->resume();
      REQUIRE(visit.until_end());
      CHECK(visit.progress().stage == Stage::printed);
      std::vector<int> expected = range(1, place - 1);
      for (const int page : range(next, pages)) expected.push_back(page);
      CHECK(printer->printed() == expected);
    }
}

TEST_CASE("power lost when all pages are out but not confirmed: unknown, not printed") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  printer->reset();
  printer->put("at-" + std::to_string(pages + 1), "hold");
  Visit visit(*printer);
  REQUIRE(visit.until([](const Progress& progress) { return progress.pages_out == pages; }));
  printer->cut_power();
  printer->switch_on();
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::unknown);
  CHECK(visit.ledger->counts(std::nullopt)->front().ending == Ending::unknown);
}

TEST_CASE("a printer that stays silent with the job in it: unknown, and its next answer takes the job back") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  printer->reset();
  printer->put("at-3", "hold");
  Visit visit(*printer);
  REQUIRE(visit.until_standing_at(3));
  printer->cut_power();
  REQUIRE(visit.until_stage(Stage::interrupted));
  visit.now += 100000;
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::unknown);
  CHECK(!take_back(*visit.device).ok());
  printer->switch_on();
  CHECK(take_back(*visit.device).ok());
}

TEST_CASE("taken back at the printer's own panel: interrupted, and the rest on request") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const int place : {1, 4, pages}) {
    CAPTURE(place);
    printer->reset();
    printer->put("at-" + std::to_string(place), "hold");
    Visit visit(*printer);
    REQUIRE(visit.until_standing_at(place));
    const auto panel = ipp_target(printer->uri(), "somebody");
    REQUIRE(IppClient(*panel).cancel(visit.device->pending()->front(), false).ok());
    printer->put("stop", "");
    REQUIRE(visit.until_stage(Stage::interrupted));
    CHECK(visit.progress().next_page == place);
    printer->take_away("stop");
    printer->take_away("at-" + std::to_string(place));
    visit.run->resume();
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::printed);
    CHECK(printer->printed() == range(1, pages));
    visit.check_end(Ending::printed);
  }
}

TEST_CASE("while the printer serves somebody else the print-out waits in line, whose job is left alone") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  printer->reset();
  printer->put("at-101", "hold");
  const auto other = open_device(printer->uri(), "somebody");
  const auto job = (*other)->submit({support::numbered_pdf(101, 102, "other"), "document", 2, false});
  REQUIRE(job.ok());
  Visit visit(*printer);
  REQUIRE(visit.until_standing_at(101));
  CHECK(situation_of(visit.progress()) == Situation::waiting_in_line);
  CHECK(visit.progress().stage == Stage::waiting);
  printer->take_away("at-101");
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::printed);
  CHECK((*other)->look(*job)->state == JobStatus::State::printed);
  std::vector<int> all{101, 102};
  for (const int page : range(1, pages)) all.push_back(page);
  CHECK(printer->printed() == all);
}

TEST_CASE("little toner is said while pages come out, and hinders nothing") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const char* reason : {"marker-supply-low", "toner-low", "media-low"}) {
    CAPTURE(reason);
    printer->reset();
    printer->put("also", reason);
    printer->put("slow", "0.03");
    Visit visit(*printer);
    REQUIRE(
        visit.until([](const Progress& progress) { return progress.stage == Stage::printing && progress.trouble; }));
    const bool paper = std::string(reason) == "media-low";
    CHECK(situation_of(visit.progress()) ==
          (paper ? Situation::paper_low_but_printing : Situation::toner_low_but_printing));
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::printed);
    CHECK(printer->printed() == range(1, pages));
  }
}

TEST_CASE("after a crash of the kiosk its job is taken back and the run is unknown") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const int place : {1, 4, pages}) {
    CAPTURE(place);
    printer->reset();
    printer->put("at-" + std::to_string(place), "hold");
    Visit visit(*printer);
    REQUIRE(visit.until_standing_at(place));
    visit.run.reset();  // nothing of it runs any more
    const auto device = open_device(printer->uri());
    REQUIRE(recover(**device, *visit.ledger, morning).ok());
    printer->put("stop", "");
    for (int i = 0; i < 1000 && !(*device)->pending()->empty(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    CHECK((*device)->pending()->empty());
    CHECK(printer->printed().size() == static_cast<std::size_t>(place - 1));
    CHECK(visit.ledger->open_runs()->empty());
    CHECK(visit.ledger->counts(std::nullopt)->front().ending == Ending::unknown);
    CHECK(printer->files_with(marker).empty());
  }
}

TEST_CASE("what a dead kiosk left at the printer is taken back before anything new is sent") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  printer->reset();
  printer->put("at-101", "hold");
  const auto dead = open_device(printer->uri());
  const auto job = (*dead)->submit({support::numbered_pdf(101, 102, "left"), "document", 2, false});
  REQUIRE(job.ok());
  Visit visit(*printer);
  REQUIRE(visit.until_standing_at(101));
  visit.step();
  printer->put("stop", "");
  REQUIRE(visit.until([&](const Progress&) { return (*dead)->look(*job)->state == JobStatus::State::cancelled; }));
  printer->take_away("stop");
  REQUIRE(visit.until_end());
  CHECK(printer->printed() == range(1, pages));
}

TEST_CASE("a job of the same number after the printer was off and on is not taken for ours") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  const auto send = [&](Device& device) {
    return device.submit({support::numbered_pdf(1, 1, "x"), "document", 1, false}).value();
  };
  bool same = false;
  for (int round = 0; round < 5 && !same; ++round) {  // a busy machine may lose an answer, and the number with it
    printer->reset();
    printer->put("at-1", "hold");
    const auto device = open_device(printer->uri());
    const JobId ours = send(**device);
    printer->cut_power();
    printer->take_away("at-1");
    printer->switch_on();
    same = send(**open_device(printer->uri(), "somebody")) == ours;
    if (same) CHECK((*device)->look(ours)->state == JobStatus::State::gone);
  }
  CHECK(same);
}

TEST_CASE("a job's name at the printer is a kind and a number") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  printer->reset();
  printer->put("at-1", "hold");
  Visit visit(*printer);
  REQUIRE(visit.until_standing_at(1));
  const std::string log = printer->log();
  CHECK(log.find(marker) == std::string::npos);
  const auto target = ipp_target(printer->uri(), "somebody");
  const auto job = IppClient(*target).job(visit.device->pending()->front());
  REQUIRE(job.ok());
  CHECK(job->name.size() == std::string("form-12345678").size());
  CHECK(job->name.rfind("form-", 0) == 0);
}

TEST_CASE("a printer that takes the line and says nothing is unreachable") {
  const support::SilentServer silent;
  const auto device = open_device("ipp://localhost:" + std::to_string(silent.port()) + "/ipp/print");
  CHECK((*device)->status().state == DeviceStatus::State::unreachable);
}

TEST_CASE("where the answer to a document is lost the job is found again, and nothing is sent twice") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  for (const bool ends_meanwhile : {false, true}) {
    CAPTURE(ends_meanwhile);
    printer->reset();
    if (!ends_meanwhile) printer->put("at-3", "hold");
    support::Relay relay(printer->port());
    Visit visit(*printer, relay.uri());
    relay.lose_answers_with("form-");
    REQUIRE(visit.until([](const Progress& progress) { return progress.stage != Stage::waiting; }));
    relay.cut();
    if (ends_meanwhile) {
      for (int i = 0; i < 1000 && printer->printed().size() < pages; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    REQUIRE(visit.until_stage(Stage::interrupted));
    CHECK(!advice_for(visit.progress()).may_resume);
    relay.mend();
    if (!ends_meanwhile) REQUIRE(visit.until_standing_at(3));
    printer->take_away("at-3");
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::printed);
    CHECK(printer->printed() == range(1, pages));
    visit.check_end(Ending::printed);
  }
}

TEST_CASE(
    "cancelled while it is not known whether the document arrived: cancelled only when the printer has said so") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  bool is_told = false;
  for (int round = 0; round < 5 && !is_told; ++round) {  // on a busy machine it may not arrive, or be lost sight of
    printer->reset();
    printer->put("at-3", "hold");
    support::Relay relay(printer->port());
    Visit visit(*printer, relay.uri());
    relay.lose_answers_with("form-");
    REQUIRE(visit.until([](const Progress& progress) { return progress.stage != Stage::waiting; }));
    relay.cut();
    for (int i = 0; i < 1000 && !printer->stands_at(3); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (!printer->stands_at(3)) continue;
    visit.run->cancel();
    for (int i = 0; i < 20; ++i) CHECK(visit.step().stage == Stage::cancelling);
    relay.mend();
    REQUIRE(visit.until_end());
    is_told = visit.progress().stage != Stage::unknown;
    if (!is_told) continue;
    CHECK(visit.progress().stage == Stage::cancelled);
    CHECK(printer->printed() == range(1, 2));
    visit.check_end(Ending::cancelled);
  }
  CHECK(is_told);
}
