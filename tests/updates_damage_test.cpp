// Updates on a machine that fails: damaged stores, full and read-only disks, a stick that is pulled.
#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "tests/support/update_room.h"
#include "updates/recovery.h"

namespace {

namespace fs = std::filesystem;
using package::Refusal;
using support::Entry;
using support::load;
using support::LoadedRoom;
using support::names_in;
using support::one;
using support::prepare;
using support::three;
using support::two;
using support::UpdateRoom;
using support::version_of;
using Titles = std::vector<std::string>;

/// Runs `work` in a child process; its exit code.
int in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 200 + WTERMSIG(status);
}

void spoil(const std::string& file) {
  std::fstream store(file, std::ios::in | std::ios::out | std::ios::binary);
  store.seekp(std::streamoff(fs::file_size(file)) - 8192 * 3);
  store << std::string(8192 * 2, '\x5A');
}

}  // namespace

TEST_CASE("a version that is damaged is not stepped back to, and lies aside") {
  LoadedRoom room;
  load(room.updates, room.package(2, version_of({three})));
  spoil(room.data + "/versions/catalog-1.db");
  const base::Status back = room.updates.roll_back_to(1);
  REQUIRE_FALSE(back);
  CHECK(back.error().kind == base::ErrorKind::corrupt);
  CHECK(room.titles() == Titles{"三号通知"});
  CHECK(room.updates.versions().size() == 1);
  CHECK(catalog::damaged_stores(room.data).size() == 1);
  CHECK(room.updates.roll_back_to(1).error().kind == base::ErrorKind::not_found);
}

TEST_CASE("a store that fails its check at the start is set aside and the last good one is opened") {
  LoadedRoom room;
  load(room.updates, room.package(2, version_of({three})));
  load(room.updates, room.package(3, version_of({two})));
  spoil(room.data + "/versions/catalog-3.db");
  spoil(room.data + "/versions/catalog-2.db");
  const auto recovery = updates::recover(room.data);
  REQUIRE(recovery);
  CHECK(recovery->set_aside);
  REQUIRE(recovery->in_use_now);
  CHECK(recovery->in_use_now->number == 1);
  CHECK(room.titles().size() == 2);
  CHECK(catalog::damaged_stores(room.data).size() == 2);
  CHECK(updates::log_line(*recovery) ==
        "catalogue: the store failed its checks and was set aside; version 1 of 2026-11-20 is in use");
  const auto again = updates::recover(room.data);
  REQUIRE(again);
  CHECK_FALSE(again->set_aside);
  CHECK(updates::log_line(*again).empty());
}

TEST_CASE("a damaged store without a good one before it is set aside, and the next update loads") {
  LoadedRoom room;
  spoil(room.data + "/catalog.db");
  const auto recovery = updates::recover(room.data);
  REQUIRE(recovery);
  CHECK(recovery->set_aside);
  CHECK_FALSE(recovery->in_use_now);
  CHECK(catalog::Catalog::open(room.data).error().kind == base::ErrorKind::not_found);
  load(room.updates, room.package(2, version_of({three})));
  CHECK(room.titles() == Titles{"三号通知"});
}

TEST_CASE("a store that is gone, empty, or in WAL mode is mended from the versions") {
  LoadedRoom room;
  SUBCASE("gone") { fs::remove(room.data + "/catalog.db"); }
  SUBCASE("empty") {
    fs::remove(room.data + "/catalog.db");
    std::ofstream(room.data + "/catalog.db").flush();
  }
  SUBCASE("in WAL mode") {
    const std::string bytes = support::read_file(room.data + "/catalog.db");
    fs::remove(room.data + "/catalog.db");
    support::write_file(room.data + "/catalog.db", bytes.substr(0, 18) + "\2\2" + bytes.substr(20));
  }
  const auto recovery = updates::recover(room.data);
  REQUIRE(recovery);
  REQUIRE(recovery->in_use_now);
  CHECK(room.titles().size() == 2);
}

TEST_CASE("a file that takes no more bytes leaves the version in use") {
  LoadedRoom room;
  Entry big = three;
  for (int i = 0; i < 3000; ++i) big.text += "第" + std::to_string(i) + "段文字\n\n";
  const std::string second = room.package(2, version_of({big}));
  const int code = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{40000, 40000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return std::holds_alternative<updates::Trouble>(prepare(room.updates, second)) ? 0 : 1;
  });
  CHECK(code == 0);
  CHECK(room.titles().size() == 2);
  load(room.updates, second);
}

namespace {

/// Loads `first`, then `second` on a disk of `size`, then `second` on a larger one; the number of the step that went
/// wrong. The small disk is a tmpfs in a mount namespace, which needs a right that not every machine gives: 77.
int fill_disk(const UpdateRoom& room, const std::string& first, const std::string& second, const char* size) {
  if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return 77;
  const std::string trust = support::read_file(room.data + "/trust.json");
  if (::mount("tmpfs", room.data.c_str(), "tmpfs", 0, size) != 0) return 77;
  support::write_file(room.data + "/trust.json", trust);
  auto updates = updates::Updates::open(room.data);
  if (!updates) return 1;
  auto prepared = prepare(*updates, first);
  if (!std::holds_alternative<updates::Preview>(prepared)) return 2;
  if (!updates->confirm(std::get<updates::Preview>(prepared))) return 3;
  const auto refused = prepare(*updates, second);
  const auto* trouble = std::get_if<updates::Trouble>(&refused);
  if (trouble == nullptr) return 4;
  const auto* why = std::get_if<package::Refused>(&trouble->why);
  if (why == nullptr || why->why != Refusal::no_space) return 5;
  if (room.titles().size() != 2 || !catalog::check_store(room.data + "/catalog.db")) return 6;
  if (::mount("tmpfs", room.data.c_str(), "tmpfs", MS_REMOUNT, "size=60m") != 0) return 7;
  prepared = prepare(*updates, second);
  if (!std::holds_alternative<updates::Preview>(prepared)) return 8;
  return updates->confirm(std::get<updates::Preview>(prepared)) ? 0 : 9;
}

}  // namespace

TEST_CASE("a full disk is said, leaves the version in use, and the next time it loads") {
  UpdateRoom room;
  const std::string first = room.package(1, version_of({one, two}));
  Entry big = three;
  for (int i = 0; i < 80000; ++i) big.text += "第" + std::to_string(i) + "段文字\n\n";
  const std::string second = room.package(2, version_of({big}));
  for (const char* size : {"size=1m", "size=3m"}) {  // too small for the part, and for the store
    const int code = in_child([&] { return fill_disk(room, first, second, size); });
    if (code == 77) {
      MESSAGE("skipped: no right to mount a small disk");
      return;
    }
    CHECK(code == 0);
  }
}

TEST_CASE("a read-only data directory is said and changes nothing") {
  LoadedRoom room;
  const std::string second = room.package(2, version_of({three}));
  const int code = in_child([&]() -> int {
    if (::geteuid() == 0) {  // root may write anywhere but on a read-only mount
      if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return 77;
      const char* folder = room.data.c_str();
      if (::mount(folder, folder, nullptr, MS_BIND, nullptr) != 0) return 77;
      if (::mount(nullptr, folder, nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) != 0) return 77;
    } else {
      for (const char* name : {"", "/versions", "/parts"}) ::chmod((room.data + name).c_str(), 0500);
    }
    const auto prepared = prepare(room.updates, second);
    const auto* trouble = std::get_if<updates::Trouble>(&prepared);
    if (trouble == nullptr) return 1;
    const auto* why = std::get_if<package::Refused>(&trouble->why);
    if (why == nullptr || why->why != Refusal::not_writable) return 2;
    return room.titles().size() == 2 ? 0 : 3;
  });
  for (const char* name : {"", "/versions", "/parts"}) ::chmod((room.data + name).c_str(), 0755);
  if (code == 77) {
    MESSAGE("skipped: no right to mount read-only");
    return;
  }
  CHECK(code == 0);
  CHECK(room.titles().size() == 2);
}

TEST_CASE("a stick that is pulled costs the part at hand only") {
  LoadedRoom room;
  std::vector<Entry> entries;
  for (int i = 0; i < 20; ++i) {
    std::string text;
    for (int line = 0; line < 200; ++line) text += std::to_string(i * line) + "行\n\n";
    entries.push_back({"M" + std::to_string(i), "第" + std::to_string(i) + "号", "notice", text});
  }
  const std::string second = room.package(2, version_of(entries));
  const auto size = fs::file_size(second);
  const auto pull = [&](updates::Step step, double share) {
    if (step == updates::Step::copying && share > 0.2) fs::resize_file(second, size / 4);
    return true;
  };
  const std::string whole = support::read_file(second);
  const auto refusal = support::refusal_of(prepare(room.updates, second, pull));
  const bool is_told = refusal == Refusal::unreadable || refusal == Refusal::part_differs;
  CHECK(is_told);
  CHECK(room.titles().size() == 2);
  const std::size_t copied = names_in(room.data + "/parts").size();
  CHECK(copied > 5);
  support::write_file(second, whole);
  load(room.updates, second);
  CHECK(room.titles().size() == 20);
}
