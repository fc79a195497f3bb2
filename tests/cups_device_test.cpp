#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "printing/advice.h"
#include "printing/device.h"
#include "printing/print_run.h"
#include "tests/support/virtual_printer.h"
#include "tests/support/virtual_queue.h"

using namespace printing;

namespace {

constexpr int pages = 5;
constexpr const char* marker = "SECRET-OF-A-CITIZEN";
const base::LocalTime morning{base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, 9,
                              5};

struct Room {
  support::VirtualPrinter printer;
  support::VirtualQueue queue{printer};
};

/// One for the whole program; nothing where it cannot run here. Each time as if new.
Room* the_room() {
  std::string missing = support::VirtualPrinter::missing();
  if (missing.empty()) missing = support::VirtualQueue::missing();
  static const std::unique_ptr<Room> room = missing.empty() ? std::make_unique<Room>() : nullptr;
  if (room == nullptr) {
    MESSAGE(missing << " is not there: skipped");
    return nullptr;
  }
  room->printer.reset();
  room->queue.make_queue();
  return room.get();
}

std::vector<int> range(int first, int last) {
  std::vector<int> numbers(static_cast<std::size_t>(last - first + 1));
  std::iota(numbers.begin(), numbers.end(), first);
  return numbers;
}

struct Visit {
  explicit Visit(Room& of, Patience patience = {100000, 100000, 20}) : room(of) {
    device = std::move(open_device(room.queue.uri()).value());
    ledger = std::make_unique<Ledger>(std::move(Ledger::open(folder.path().string()).value()));
    run = std::make_unique<PrintRun>(
        *device, *ledger,
        PrintRun::Work{"form", pages, false, [](int first) { return support::numbered_pdf(first, pages, marker); }},
        patience);
  }

  const Progress& step() {
    const Progress& progress = run->step(now += 1, morning);
    CHECK(!progress.pages_out == (progress.stage != Stage::printed));
    if (progress.stage == Stage::printed) CHECK(room.printer.printed() == range(1, pages));
    if (progress.stage == Stage::cancelling) room.printer.put("stop", "");
    return progress;
  }
  template <class Condition>
  bool until(Condition condition) {
    for (int i = 0; i < 2400; ++i) {  // two minutes: CUPS itself waits before it tries a busy printer again
      if (condition(step())) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
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
    return until([&](const Progress&) { return room.printer.stands_at(page); });
  }
  const Progress& progress() const { return run->progress(); }
  void check_end(Ending ending) const {
    CHECK(ledger->open_runs()->empty());
    const auto counts = ledger->counts(std::nullopt);
    CHECK(counts->front().ending == ending);
    CHECK(device->pending()->empty());
    CHECK(room.queue.spooled().empty());
    CHECK(room.queue.files_with(marker).empty());
    CHECK(room.printer.files_with(marker).empty());
  }

  Room& room;
  support::TemporaryFolder folder;
  std::unique_ptr<Device> device;
  std::unique_ptr<Ledger> ledger;
  std::unique_ptr<PrintRun> run;
  double now = 0;
};

}  // namespace

TEST_CASE("through a queue a print-out comes out whole, and nothing of it stays in the spool") {
  Room* room = the_room();
  if (room == nullptr) return;
  Visit visit(*room);
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::printed);
  CHECK(room->printer.printed() == range(1, pages));
  visit.check_end(Ending::printed);
}

TEST_CASE("through a queue a trouble of the printer is told, and it goes on") {
  Room* room = the_room();
  if (room == nullptr) return;
  for (const auto& [reason, trouble] :
       {std::pair{"media-empty", Trouble::paper_empty}, std::pair{"media-jam", Trouble::paper_jam}}) {
    CAPTURE(std::string(reason));
    room->printer.reset();
    room->printer.put("at-3", reason);
    Visit visit(*room);
    REQUIRE(visit.until_stage(Stage::held_up));
    CHECK(visit.progress().trouble == trouble);
    CHECK(!visit.progress().counts);
    room->printer.take_away("at-3");
    REQUIRE(visit.until_end());
    CHECK(visit.progress().stage == Stage::printed);
    visit.check_end(Ending::printed);
  }
}

TEST_CASE("through a queue cancelled is said when the printer itself has stopped") {
  Room* room = the_room();
  if (room == nullptr) return;
  room->printer.put("at-3", "hold");
  Visit visit(*room);
  REQUIRE(visit.until_standing_at(3));
  visit.run->cancel();
  CHECK(visit.step().stage == Stage::cancelling);
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::cancelled);
  CHECK(visit.device->status().state == DeviceStatus::State::idle);
  CHECK(room->printer.printed() == range(1, 2));
  visit.check_end(Ending::cancelled);
}

TEST_CASE("nothing is put into a queue whose printer is switched off") {
  Room* room = the_room();
  if (room == nullptr) return;
  room->printer.cut_power();
  Visit visit(*room);
  for (int i = 0; i < 3; ++i) visit.step();
  CHECK(visit.progress().stage == Stage::waiting);
  CHECK(situation_of(visit.progress()) == Situation::offline);
  CHECK(room->queue.spooled().empty());
  room->printer.switch_on();
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::printed);
  visit.check_end(Ending::printed);
}

TEST_CASE("nothing is put into a queue that staff have paused") {
  Room* room = the_room();
  if (room == nullptr) return;
  room->queue.pause();
  Visit visit(*room);
  visit.step();
  CHECK(situation_of(visit.progress()) == Situation::paused);
  CHECK(room->queue.spooled().empty());
  room->queue.resume();
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::printed);
}

TEST_CASE("a broken engine is unknown through a queue, which calls it cancelled") {
  Room* room = the_room();
  if (room == nullptr) return;
  room->printer.put("at-3", "fail");
  Visit visit(*room);
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::unknown);
  visit.check_end(Ending::unknown);
}

TEST_CASE("a print server that is not there is unreachable, and the print-out waits") {
  Room* room = the_room();
  if (room == nullptr) return;
  room->queue.stop_server();
  Visit visit(*room);
  CHECK(visit.step().stage == Stage::waiting);
  CHECK(visit.progress().trouble == Trouble::unreachable);
  room->queue.start_server();
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::printed);
}

TEST_CASE("after a crash of the kiosk its job is taken out of the queue with all its data") {
  Room* room = the_room();
  if (room == nullptr) return;
  room->printer.put("at-2", "hold");
  Visit visit(*room);
  REQUIRE(visit.until_standing_at(2));
  visit.run.reset();
  const auto device = open_device(room->queue.uri());
  CHECK(recover(**device, *visit.ledger, morning).ok());
  room->printer.put("stop", "");
  for (int i = 0; i < 200 && !room->queue.spooled().empty(); ++i) {
    static_cast<void>((*device)->clean_up());
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  visit.check_end(Ending::unknown);
  CHECK(room->printer.printed() == range(1, 1));
}

TEST_CASE("power lost in the middle is not called printed, though the queue says completed") {
  Room* room = the_room();
  if (room == nullptr) return;
  room->printer.put("at-3", "hold");
  Visit visit(*room);
  REQUIRE(visit.until_standing_at(3));
  room->printer.cut_power();
  REQUIRE(visit.until([](const Progress& progress) { return situation_of(progress) == Situation::lost_touch; }));
  room->printer.take_away("at-3");
  room->printer.switch_on();
  REQUIRE(visit.until_end());
  CHECK(visit.progress().stage == Stage::unknown);
  CHECK(room->printer.printed() == range(1, 2));
  visit.check_end(Ending::unknown);
}
