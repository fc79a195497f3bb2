// A process that loads, goes back and loads deltas is killed at random points; whatever point it was, the store in
// use is the version before or the version after, whole, and the next load works. CHAYUE_KILLS=1000 makes as many
// kills (script/soak).
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <functional>
#include <random>
#include <set>

#include "tests/support/numbered_versions.h"
#include "updates/recovery.h"

namespace {

using support::numbered_version;
using support::UpdateRoom;
using support::whole_version_in;
using Clock = std::chrono::steady_clock;

int wanted_kills() {
  const char* const wanted = std::getenv("CHAYUE_KILLS");
  return wanted == nullptr ? 40 : std::atoi(wanted);
}

/// Something that changes the version in use, and the version that it should lead to.
struct Act {
  std::function<bool()> run;
  std::int64_t leads_to = 0;
};

/// A room in which one version follows the other.
class Story {
 public:
  Story() {
    load(next_package(false));
    load(next_package(false));
  }

  /// By turns: a full package, a delta on the version in use, a step back, an import from a folder.
  Act next_act() {
    ++acts_;
    if (acts_ % 4 == 3 && room_.open().before()) return step_back();
    if (acts_ % 4 == 0) return import();
    const std::string file = next_package(acts_ % 4 == 2);
    return {[this, file] { return load_in(room_.data, file); }, counter_};
  }

  /// Loads a whole package; the next load after a kill.
  void load_next() { load(next_package(false)); }

  const std::string& data() const { return room_.data; }

 private:
  static bool load_in(const std::string& data, const std::string& file) {
    auto updates = updates::Updates::open(data);
    if (!updates) return false;
    auto prepared = updates->prepare(file, support::noon, {});
    return std::holds_alternative<updates::Preview>(prepared) &&
           updates->confirm(std::get<updates::Preview>(prepared)).ok();
  }

  void load(const std::string& file) {
    REQUIRE(load_in(room_.data, file));
    REQUIRE(whole_version_in(room_.data) == counter_);
    last_package_ = file;
  }

  std::string next_package(bool is_delta) {
    ++counter_;
    const auto now = room_.open().current();
    const bool has_base = is_delta && now && !last_package_.empty() && package_of_.contains(now->counter);
    const std::string base = has_base ? package_of_.at(now->counter) : "";
    const std::string file = room_.package(counter_, numbered_version(counter_), base);
    package_of_[counter_] = file;
    std::filesystem::remove_all(file + ".parts");
    return file;
  }

  Act step_back() {
    const auto before = room_.open().before();
    const std::int64_t number = before->number;
    return {[this, number] {
              auto updates = updates::Updates::open(room_.data);
              return updates && updates->roll_back_to(number).ok();
            },
            title_of(number)};
  }

  std::int64_t title_of(std::int64_t number) {
    const auto opened =
        catalog::Catalog::open_file(room_.data + "/versions/catalog-" + std::to_string(number) + ".db");
    REQUIRE(opened);
    return std::stoll(opened->document(1, support::noon.date)->record.title.substr(std::string("第").size()));
  }

  Act import() {
    ++counter_;
    const std::string folder = room_.maker.path("plain");
    std::filesystem::remove_all(folder);
    for (const auto& [path, bytes] : numbered_version(counter_)) support::write_file(folder + "/" + path, bytes);
    return {[this, folder] {
              catalog::ImportReport report;
              return catalog::import_directory(folder, room_.data, report).ok();
            },
            counter_};
  }

  UpdateRoom room_;
  std::int64_t counter_ = 0;
  int acts_ = 0;
  std::string last_package_;
  std::map<std::int64_t, std::string> package_of_;
};

/// Runs an act in a process of its own and kills it after so long; was it killed before its end?
bool kill_in_the_middle(const Act& act, std::chrono::microseconds delay) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(act.run() ? 0 : 1);
  ::usleep(static_cast<useconds_t>(delay.count()));
  ::kill(child, SIGKILL);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  if (WIFSIGNALED(status)) return true;
  REQUIRE(WEXITSTATUS(status) == 0);
  return false;
}

/// How long a whole act takes, in a process of its own.
std::chrono::microseconds duration_of(const Act& act) {
  const auto start = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) ::_exit(act.run() ? 0 : 1);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

}  // namespace

TEST_CASE("killed at any point the version before or the version after is in use, whole, and the next load works") {
  Story story;
  std::chrono::microseconds longest(0);
  for (int i = 0; i < 4; ++i) {
    const Act act = story.next_act();
    longest = std::max(longest, duration_of(act));
    REQUIRE(whole_version_in(story.data()) == act.leads_to);
  }
  std::mt19937 random(20261123);
  int killed = 0;
  int after = 0;
  const int wanted = wanted_kills();
  for (int i = 0; killed < wanted && i < 4 * wanted; ++i) {
    const auto before = whole_version_in(story.data());
    REQUIRE(before);
    const Act act = story.next_act();
    const std::chrono::microseconds delay(random() % static_cast<unsigned>(longest.count()));
    const bool was_killed = kill_in_the_middle(act, delay);
    killed += was_killed ? 1 : 0;
    const auto found = whole_version_in(story.data());
    REQUIRE(found);
    const bool is_before_or_after = *found == *before || *found == act.leads_to;
    REQUIRE(is_before_or_after);
    if (!was_killed) REQUIRE(*found == act.leads_to);
    if (was_killed && *found == act.leads_to) ++after;
    const auto recovery = updates::recover(story.data());
    REQUIRE(recovery);
    CHECK_FALSE(recovery->set_aside);
    CHECK_FALSE(recovery->in_use_now);
    CHECK(whole_version_in(story.data()) == found);
    story.load_next();
  }
  std::printf("killed %d times, %d of them after the new version was in use\n", killed, after);
  CHECK(killed == wanted);
}
