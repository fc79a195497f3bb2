// The room of updates: a real package, real versions, and the thread between them and the screen.
#include "kiosk/shell/update_room.h"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/support/update_room.h"

using namespace app;
namespace fs = std::filesystem;

namespace {

/// A room over a data directory in which somebody is trusted; what it has told.
struct Clerk {
  support::UpdateRoom disk;
  base::FixedClock clock{support::noon};
  std::string stick = disk.maker.path("stick");
  std::optional<shell::UpdateRoom> room;

  Clerk() { begins(); }
  void begins() {
    room.emplace(shell::UpdateRoom::Parts{
        disk.data, [this] { return fs::exists(stick) ? std::vector{stick} : std::vector<std::string>(); }, clock,
        [] {}});
  }
  static support::Parts rows(int count) {
    std::vector<support::Entry> entries;
    for (int i = 1; i <= count; ++i) entries.push_back({"N" + std::to_string(i), "通知", "notice", {}});
    return support::version_of(entries);
  }
  std::string package(std::int64_t counter, int count) { return disk.package(counter, rows(count)); }
  void prepares(const std::string& file, Ticket ticket = 1) {
    room->post(PrepareUpdate{ticket, {file, fs::path(file).filename(), "U1", 0}, "1001 王芳"});
  }
  /// Everything that is told until the answer of this kind comes.
  template <class Answer>
  Answer awaits() {
    for (int i = 0; i < 2000; ++i) {
      for (Event& event : room->drain()) {
        if (const auto* told = event.get_if<UpdateProgressed>()) shares.push_back(told->share);
        if (auto* answer = event.get_if<Answer>()) return std::move(*answer);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    throw std::runtime_error("no answer");
  }
  std::size_t read() const { return disk.titles().size(); }
  void loads(std::int64_t counter, int count) {
    prepares(package(counter, count));
    awaits<UpdatePrepared>();
    room->post(ConfirmedUpdate{2, "1001 王芳"});
    awaits<UpdateLoaded>();
  }
  std::string last_act() const {
    const auto log = office::read_log(disk.data, 1);
    return log.ok() ? std::string(office::name_of(log->front().act)) + " " + log->front().who : "(no log)";
  }

  std::vector<double> shares;
};

}  // namespace

TEST_CASE("packages are found on the sticks with their names and sizes, and without a stick none") {
  Clerk clerk;
  clerk.room->post(LookForPackages{5});
  CHECK_FALSE(clerk.awaits<PackagesFound>().stick);
  fs::create_directories(clerk.stick);
  fs::copy_file(clerk.package(1, 3), clerk.stick + "/市应急局.chayue");
  clerk.room->post(LookForPackages{6});
  const auto found = clerk.awaits<PackagesFound>();
  CHECK(found.ticket == 6);
  REQUIRE(found.files.size() == 1);
  CHECK(found.files.front().name == "市应急局.chayue");
  CHECK(found.files.front().stick == "stick");
  CHECK(found.files.front().bytes > 0);
}

TEST_CASE("an update is told step by step, comes into use when it is confirmed, and is logged") {
  Clerk clerk;
  clerk.prepares(clerk.package(1, 3));
  const auto prepared = clerk.awaits<UpdatePrepared>();
  CHECK(prepared.preview.changes.added.size() == 3);
  CHECK(prepared.preview.signers == std::vector<std::string>{"张科长"});
  CHECK(std::is_sorted(clerk.shares.begin(), clerk.shares.end()));
  CHECK(clerk.last_act() == "update_checked 1001 王芳");
  CHECK(clerk.read() == 0);
  clerk.room->post(ConfirmedUpdate{2, "1002 李明"});
  CHECK(clerk.awaits<UpdateLoaded>().ticket == 2);
  CHECK(clerk.read() == 3);
  CHECK(clerk.last_act() == "update_loaded 1002 李明");
}

TEST_CASE("one that is told to stop stops, and the next one is prepared") {
  Clerk clerk;
  clerk.room->post(StopUpdate{1});
  clerk.prepares(clerk.package(1, 3));
  const auto refused = clerk.awaits<UpdateRefused>();
  CHECK(refused.cancelled);
  CHECK(clerk.last_act() == "update_discarded 1001 王芳");
  clerk.prepares(clerk.package(1, 3), 2);
  CHECK(clerk.awaits<UpdatePrepared>().ticket == 2);
}

TEST_CASE("a package of a stranger and one that is gone are refused in words, and logged") {
  Clerk clerk;
  support::Person stranger{"外人"};
  clerk.prepares(clerk.disk.maker.make_signed("x.chayue", 1, Clerk::rows(1), stranger));
  auto refused = clerk.awaits<UpdateRefused>();
  CHECK_FALSE(refused.cancelled);
  CHECK(refused.trouble.what.find("签名") != std::string::npos);
  CHECK_FALSE(refused.trouble.resumes);
  CHECK(clerk.last_act() == "update_refused 1001 王芳");
  clerk.prepares(clerk.stick + "/gone.chayue");
  refused = clerk.awaits<UpdateRefused>();
  CHECK(refused.trouble.resumes);
  CHECK(refused.trouble.remedy.find("插好U盘") != std::string::npos);
}

TEST_CASE("contents that cannot become a catalogue are refused with their rows") {
  Clerk clerk;
  support::Parts parts = Clerk::rows(2);
  parts["rows/a.csv"] =
      "索引号,标题,内容概述,发布机构,栏目,成文日期,发布日期,公开方式,正文\nN1,,,,,,,依申请公开,\nN2,,,,,,,,\n";
  clerk.prepares(clerk.disk.package(1, parts));
  const auto refused = clerk.awaits<UpdateRefused>();
  CHECK(refused.trouble.rows.size() >= 2);
  CHECK_FALSE(refused.trouble.remedy.empty());
}

TEST_CASE("what was dropped, and what was never prepared, does not come into use") {
  Clerk clerk;
  clerk.loads(1, 2);
  clerk.prepares(clerk.package(2, 5));
  clerk.awaits<UpdatePrepared>();
  clerk.room->post(DiscardUpdate{"1001 王芳"});
  clerk.room->post(ConfirmedUpdate{3, "1001 王芳"});
  CHECK(clerk.awaits<UpdateRefused>().ticket == 3);
  CHECK(clerk.read() == 2);
}

TEST_CASE("the version before is put in use again") {
  Clerk clerk;
  clerk.loads(1, 2);
  clerk.loads(2, 4);
  clerk.room->post(UseVersion{4, 1, "1001 王芳"});
  CHECK(clerk.awaits<VersionUsed>().done.ok());
  CHECK(clerk.read() == 2);
  CHECK(clerk.last_act() == "rolled_back 1001 王芳");
  clerk.room->post(UseVersion{5, 77, "1001 王芳"});
  CHECK_FALSE(clerk.awaits<VersionUsed>().done.ok());
  CHECK(clerk.read() == 2);
}

TEST_CASE("a room that closes drops what is prepared, and lets another one begin") {
  Clerk clerk;
  clerk.prepares(clerk.package(1, 3));
  clerk.awaits<UpdatePrepared>();
  clerk.room.reset();
  clerk.begins();
  clerk.prepares(clerk.package(1, 3), 2);
  CHECK(clerk.awaits<UpdatePrepared>().ticket == 2);
}

TEST_CASE("what cannot be logged does not come into use") {
  Clerk clerk;
  clerk.prepares(clerk.package(1, 3));
  clerk.awaits<UpdatePrepared>();
  const std::string log = clerk.disk.data + "/" + office::audit_log_name;
  fs::remove(log);
  fs::create_directory(log);
  clerk.room->post(ConfirmedUpdate{2, "1001 王芳"});
  CHECK(clerk.awaits<UpdateRefused>().trouble.what.find("操作日志") != std::string::npos);
  CHECK(clerk.read() == 0);
}
