// A disk that forgets what was not synced: an act of an update is written down call by call (lossy_disk), the power
// is cut at any of them, and what may then be on the disk is the version before or the version after, whole.
// CHAYUE_CUTS=1000 makes as many cuts (script/soak).
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>

#include "tests/support/numbered_versions.h"
#include "tests/support/power_cut.h"
#include "updates/recovery.h"

namespace {

namespace fs = std::filesystem;
using support::load;
using support::numbered_version;
using support::UpdateRoom;
using support::whole_version_in;
using Words = std::vector<std::string>;

int wanted_cuts() {
  const char* const wanted = std::getenv("CHAYUE_CUTS");
  return wanted == nullptr ? 50 : std::atoi(wanted);
}

/// Runs update_act with every call of it written to `log`.
void run_recorded(const std::string& data, const std::string& log, const Words& act) {
  const std::string program = CHAYUE_BINARY_DIR "/tests/update_act";
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("LD_PRELOAD", CHAYUE_BINARY_DIR "/tests/liblossy_disk.so", 1);
    ::setenv("LOSSY_ROOT", data.c_str(), 1);
    ::setenv("LOSSY_LOG", log.c_str(), 1);
    ::execl(program.c_str(), program.c_str(), data.c_str(), act[0].c_str(), act[1].c_str(), nullptr);
    ::_exit(127);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
}

/// An act on a room with two versions, and every cut of it.
class Scene {
 public:
  Scene() {
    first_ = package(1, "");
    second_ = package(2, "");
    updates::Updates updates = room_.open();
    load(updates, first_);
    load(updates, second_);
  }

  Words load_full() { return {"load", package(3, "")}; }
  Words load_delta() { return {"load", package(3, second_)}; }
  static Words step_back() { return {"back", "1"}; }
  Words import() {
    const std::string folder = room_.maker.path("plain");
    for (const auto& [path, bytes] : numbered_version(3)) support::write_file(folder + "/" + path, bytes);
    return {"import", folder};
  }

  /// Cuts so often; `after` is the number of the version that the act leads to.
  void cut(const Words& act, std::int64_t after, int times) {
    support::PowerCut power(room_.data);
    const std::string log = room_.maker.path("log");
    run_recorded(room_.data, log, act);
    power.read_log(log);
    REQUIRE(power.steps() > 5);
    REQUIRE(whole_version_in(room_.data) == after);
    const std::vector<std::size_t> points = power.turning_points();
    std::mt19937 random(static_cast<unsigned>(after) + 77);
    for (int i = 0; i < times; ++i) {
      // The end of the act is a cut as well: then the new version must have come to stay.
      std::size_t step = random() % (power.steps() + 1);
      if (i % 8 == 0) step = power.steps();
      if (i % 2 == 1) step = points[random() % points.size()];
      const unsigned seed = static_cast<unsigned>(random());
      CAPTURE(step);
      CAPTURE(seed);
      power.make(left_, step, seed);
      check(after, step == power.steps());
    }
  }

 private:
  std::string package(std::int64_t counter, const std::string& base) {
    return room_.package(counter, numbered_version(counter), base);
  }

  void check(std::int64_t after, bool is_done) {
    const auto found = whole_version_in(left_);
    REQUIRE(found);
    const bool is_before_or_after = *found == after || (*found == 2 && !is_done);
    REQUIRE(is_before_or_after);
    const auto recovery = updates::recover(left_);
    REQUIRE(recovery);
    CHECK_FALSE(recovery->set_aside);
    CHECK(whole_version_in(left_) == found);
    auto updates = updates::Updates::open(left_);
    REQUIRE(updates);
    load(*updates, next_package());
    REQUIRE(whole_version_in(left_) == 9);
  }

  const std::string& next_package() {
    if (next_.empty()) next_ = package(9, "");
    return next_;
  }

  UpdateRoom room_;
  std::string first_, second_, next_;
  std::string left_ = room_.maker.path("left");
};

}  // namespace

TEST_CASE("whatever the disk forgets in a power cut, the version before or the version after is in use, whole") {
  const int each = (wanted_cuts() + 3) / 4;
  SUBCASE("full package") {
    Scene scene;
    scene.cut(scene.load_full(), 3, each);
  }
  SUBCASE("delta") {
    Scene scene;
    scene.cut(scene.load_delta(), 3, each);
  }
  SUBCASE("step back") {
    Scene scene;
    scene.cut(Scene::step_back(), 1, each);
  }
  SUBCASE("import") {
    Scene scene;
    scene.cut(scene.import(), 3, each);
  }
}

TEST_CASE("the disk of the tests forgets what was not synced and keeps what was") {
  UpdateRoom room;
  const std::string log = room.maker.path("log");
  support::PowerCut power(room.data);
  // By hand: written and synced, written and not; named and synced with its folder, named and not.
  const auto note = [&log](char kind, std::int64_t first, std::int64_t second, const std::string& text,
                           const std::string& other) {
    std::ofstream out(log, std::ios::binary | std::ios::app);
    const auto put = [&out](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); };
    put(kind), put(first), put(second);
    for (const std::string& each : {text, other}) put(each.size()), out << each;
  };
  const std::string kept = room.data + "/kept";
  note('o', 5, 1, kept, "");
  note('w', 5, 0, "synced", "");
  note('s', 5, 0, "", "");
  note('w', 5, 6, " and more", "");
  note('o', 6, 0, room.data, "");
  note('s', 6, 0, "", "");
  note('r', 0, 0, kept, room.data + "/other");
  power.read_log(log);
  const std::string left = room.maker.path("left");
  std::set<std::string> seen;
  for (unsigned seed = 0; seed < 60; ++seed) {
    power.make(left, power.steps(), seed);
    const bool has_old_name = fs::exists(left + "/kept");
    CHECK(has_old_name != fs::exists(left + "/other"));
    CHECK(fs::exists(left + "/trust.json"));
    seen.insert((has_old_name ? "kept: " : "other: ") +
                support::read_file(left + (has_old_name ? "/kept" : "/other")));
  }
  CHECK(seen ==
        std::set<std::string>{"kept: synced", "kept: synced and more", "other: synced", "other: synced and more"});
}
