#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "kiosk/shell/print_room.h"
#include "tests/support/import_folder.h"

using printing::DeviceStatus;
using printing::JobId;
using printing::JobStatus;
using printing::Stage;
using shell::PrintRoom;

namespace {

/// What a printer does, as the test wants it; outlives the device that stands for it.
struct Script {
  std::mutex mutex;
  DeviceStatus status{DeviceStatus::State::idle, {}, true};
  JobStatus answer{JobStatus::State::printing, 0};  ///< to every look at a job
  std::vector<JobId> left;                          ///< by an earlier run of the program
  std::vector<JobId> cancelled;
  int submitted = 0;
  int asked = 0;

  template <class Change>
  void set(Change change) {
    const std::lock_guard lock(mutex);
    change(*this);
  }
  template <class Value>
  auto get(Value value) {
    const std::lock_guard lock(mutex);
    return this->*value;
  }
};

class ScriptedDevice final : public printing::Device {
 public:
  explicit ScriptedDevice(Script& script) : script_(script) {}
  DeviceStatus status() override {
    const std::lock_guard lock(script_.mutex);
    ++script_.asked;
    return script_.status;
  }
  base::Result<JobId> submit(const printing::JobOrder&) override {
    const std::lock_guard lock(script_.mutex);
    return ++script_.submitted;
  }
  base::Result<JobStatus> look(JobId job) override {
    const std::lock_guard lock(script_.mutex);
    for (const JobId each : script_.cancelled) {
      if (each == job) return JobStatus{JobStatus::State::cancelled, 0};
    }
    return script_.answer;
  }
  base::Status cancel(JobId job) override {
    const std::lock_guard lock(script_.mutex);
    script_.cancelled.push_back(job);
    return base::Done{};
  }
  base::Result<std::vector<JobId>> pending() override {
    const std::lock_guard lock(script_.mutex);
    return std::exchange(script_.left, {});
  }
  base::Status clean_up() override { return base::Done{}; }

 private:
  Script& script_;
};

struct Room {
  support::TemporaryDirectory folder;
  std::string data = folder / "data";
  base::FixedClock clock{base::LocalTime{support::today, 9, 41}};
  Script script;
  std::optional<PrintRoom> room;

  Room() { std::filesystem::create_directories(data); }
  void opens() { room.emplace(PrintRoom::Parts{std::make_unique<ScriptedDevice>(script), data, {}, clock, 0.002}); }
  void prints(app::Ticket ticket, int pages = 2, std::string code = {}) {
    printing::PrintRun::Work work;
    work.kind = "document";
    work.pages = pages;
    work.pdf = [](int) { return std::string("%PDF"); };
    room->add(ticket, std::move(work), std::move(code));
  }
  void device_says(JobStatus::State state, int pages_out = 0) {
    script.set([&](Script& s) { s.answer = {state, pages_out}; });
  }
  std::optional<printing::Progress> progress(app::Ticket ticket) {
    for (const app::JobProgress& job : room->look().jobs) {
      if (job.ticket == ticket) return job.progress;
    }
    return std::nullopt;
  }
  /// Waits until it holds; false after ten seconds.
  template <class Condition>
  bool comes(Condition condition) {
    for (int i = 0; i < 5000; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return false;
  }
  bool comes_to(app::Ticket ticket, Stage stage) {
    return comes([&] {
      const auto now = progress(ticket);
      return now && now->stage == stage;
    });
  }
  printing::Ledger ledger() const { return printing::Ledger::open(data).value(); }
};

}  // namespace

TEST_CASE("a print-out is printed when the device says so, and not before") {
  Room room;
  room.opens();
  room.prints(7);
  REQUIRE(room.comes_to(7, Stage::printing));
  room.device_says(JobStatus::State::printed, 2);
  REQUIRE(room.comes_to(7, Stage::printed));
  CHECK(room.progress(7)->pages_out == 2);
  CHECK(room.script.get(&Script::submitted) == 1);
}

TEST_CASE("print-outs come one after the other, the second waits in line") {
  Room room;
  room.opens();
  room.prints(7);
  room.prints(8);
  REQUIRE(room.comes_to(7, Stage::printing));
  CHECK(room.progress(8)->stage == Stage::waiting);
  CHECK(room.progress(8)->trouble == printing::Trouble::busy);
  CHECK(room.script.get(&Script::submitted) == 1);
  room.device_says(JobStatus::State::printed, 2);
  CHECK(room.comes_to(8, Stage::printed));
  CHECK(room.script.get(&Script::submitted) == 2);
}

TEST_CASE("one that waits in line is cancelled without having been sent") {
  Room room;
  room.opens();
  room.prints(7);
  room.prints(8);
  REQUIRE(room.comes_to(7, Stage::printing));
  room.room->cancel(8);
  room.device_says(JobStatus::State::printed, 2);
  REQUIRE(room.comes_to(8, Stage::cancelled));
  CHECK(room.script.get(&Script::submitted) == 1);
}

TEST_CASE("one that is printing is taken back from the device") {
  Room room;
  room.opens();
  room.prints(7);
  REQUIRE(room.comes_to(7, Stage::printing));
  room.room->cancel(7);
  REQUIRE(room.comes_to(7, Stage::cancelled));
  CHECK(room.script.get(&Script::cancelled) == std::vector<JobId>{1});
}

TEST_CASE("when the visitor has left nothing more is sent and nothing is said of the visit") {
  Room room;
  room.opens();
  room.prints(7);
  room.prints(8);
  REQUIRE(room.comes_to(7, Stage::printing));
  room.room->abandon();
  CHECK(room.room->look().jobs.empty());
  room.device_says(JobStatus::State::printed, 2);
  room.prints(9);
  REQUIRE(room.comes_to(9, Stage::printed));
  CHECK(room.script.get(&Script::submitted) == 2);
  CHECK(room.room->look().jobs.size() == 1);
}

TEST_CASE("a hold is handed over when all of it is out, and not before") {
  Room room;
  room.opens();
  printing::Ledger ledger = room.ledger();
  const std::string code = *ledger.hold({"", "document", "1/2026-1", "standard", 2, {}}, room.clock.now());
  room.prints(7, 2, code);
  REQUIRE(room.comes_to(7, Stage::printing));
  CHECK(ledger.held(code).ok());
  room.room->cancel(7);
  REQUIRE(room.comes_to(7, Stage::cancelled));
  CHECK(ledger.held(code).ok());
  room.device_says(JobStatus::State::printed, 2);
  room.prints(8, 2, code);
  REQUIRE(room.comes_to(8, Stage::printed));
  CHECK_FALSE(ledger.held(code).ok());
}

TEST_CASE("what an earlier run of the program has left is taken back, and its print-outs end as unknown") {
  Room room;
  room.script.left = {41, 42};
  {
    printing::Ledger ledger = room.ledger();
    const auto run = ledger.begin("document", 3, room.clock.now());
    REQUIRE(ledger.set_job(*run, 41).ok());
  }
  room.opens();
  CHECK(room.comes([&] { return room.script.get(&Script::cancelled).size() == 2; }));
  CHECK(room.comes([&] { return room.ledger().open_runs()->empty(); }));
  const auto counts = room.ledger().counts(std::nullopt);
  REQUIRE(counts->size() == 1);
  CHECK(counts->front().ending == printing::Ending::unknown);
}

TEST_CASE("what is printing when the program ends is taken back") {
  Room room;
  room.opens();
  room.prints(7);
  REQUIRE(room.comes_to(7, Stage::printing));
  room.room.reset();
  CHECK(room.script.get(&Script::cancelled) == std::vector<JobId>{1});
}

TEST_CASE("the device is asked for its state while somebody looks") {
  Room room;
  room.script.status.troubles = {printing::Trouble::paper_empty};
  room.opens();
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  CHECK(room.script.get(&Script::asked) == 0);
  CHECK(room.comes([&] {
    const auto seen = room.room->look();
    return seen.printer && seen.printer->troubles.size() == 1;
  }));
}

TEST_CASE("without a ledger nothing is printed") {
  Room room;
  std::filesystem::create_directories(room.data + "/" + printing::ledger_file_name);
  room.opens();
  room.prints(7);
  CHECK(room.comes_to(7, Stage::failed));
  CHECK(room.script.get(&Script::submitted) == 0);
}
