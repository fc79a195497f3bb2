// An update from the stick to the screen: a bad stick and a good one, confirmed, read by a citizen, taken back;
// before a real catalogue, real packages and a real log.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "office/audit_log.h"
#include "office/staff_pin.h"
#include "tests/e2e/kiosk.h"
#include "tests/support/package_maker.h"

using namespace shell;
using e2e::Kiosk;
namespace fs = std::filesystem;

namespace {

constexpr const char* pin = "135790";
constexpr const char* new_title = "关于举办消防安全开放日活动的公告";

/// The parts of the sample catalogue.
support::Parts sample() {
  support::Parts parts;
  const fs::path root = CHAYUE_SOURCE_DIR "/assets/sample";
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file()) parts[fs::relative(entry.path(), root).string()] = support::read_file(entry.path());
  return parts;
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), with);
}

/// One more, one changed in title and text, one withdrawn.
support::Parts next_version() {
  support::Parts parts = sample();
  std::string& rows = parts["rows/a.csv"];
  replace(rows, "示例市应急管理局主要职能", "示例市应急管理局机构职能");
  const std::size_t begin = rows.find("\n014416330/2026-00128") + 1;
  rows.erase(begin, rows.find('\n', begin) + 1 - begin);
  rows += "014416330/2026-00999,\"" + std::string(new_title) +
          "\",\"邀请市民参观消防救援站\",示例市应急管理局,,公告,,,institution.duties,2026-11-20,2026-11-21,,,,"
          "主动公开,,new.md\n";
  parts["texts/new.md"] = "第一条 欢迎市民报名参加。\n";
  parts["texts/a01.md"] += "\n本职能自公布之日起施行。\n";
  parts["withdrawn.json"] = R"({"014416330/2026-00128":"领导分工已调整"})";
  return parts;
}

/// A reading room with somebody who signs, somebody who does not, and a stick.
struct Room {
  std::optional<Kiosk> kiosk;
  support::PackageMaker maker;
  support::Person clerk{"张科长"}, stranger{"外人"};

  explicit Room(float width = 1080, float height = 1920) {
    ::setenv("CHAYUE_INPUT", "/nonexistent", 1);  // making the tables of typing takes seconds
    kiosk.emplace(width, height);
    REQUIRE(office::set_pin(kiosk->data(), pin).ok());
    REQUIRE(package::write_trust(kiosk->data(), support::trust_in({&clerk})).ok());
  }
  void plugs(const std::string& package) {
    fs::create_directories(kiosk->stick());
    fs::copy_file(package, fs::path(kiosk->stick()) / fs::path(package).filename());
  }
  void pulls_stick() { fs::remove_all(kiosk->stick()); }
  void plays(Script script) { kiosk->plays(std::move(script)); }
  void logs_in() {
    plays({Tap{"bar.help"}, Tap{"dialog.help.staff"}, See{"pin.words", "密码"}, TypeText{pin},
           Tap{"dialog.pin.enter"}, OnScreen{"staff"}});
  }
  void opens_updates() {
    logs_in();
    plays({Tap{"staff.update"}, OnScreen{"update"}});
  }
  bool finds(const std::string& words) {
    plays({Tap{"bar.home"}, OnScreen{"home"}, Tap{"home.search"}, TypeText{words}, PressKey{}, OnScreen{"list"}});
    kiosk->waits(1);
    const bool found = kiosk->node("list.row.0") != nullptr;
    plays({Tap{"bar.home"}, OnScreen{"home"}});
    return found;
  }
  std::vector<office::Act> acts() const {
    std::vector<office::Act> acts;
    const auto log = office::read_log(kiosk->data(), 0);
    REQUIRE(log.ok());
    for (const office::Entry& entry : *log) acts.push_back(entry.act);
    return acts;
  }
  bool logged(office::Act act) const {
    const auto all = acts();
    return std::find(all.begin(), all.end(), act) != all.end();
  }
  void no_breaches() const {
    for (const std::string& breach : kiosk->breaches) FAIL_CHECK(breach);
  }
};

}  // namespace

TEST_CASE("a bad stick is refused with a sentence, a good one is loaded, read, printed and taken back") {
  Room room;
  room.opens_updates();
  room.plays({See{"update.state", "请插入"}});
  room.plugs(room.maker.make_signed("1-外来.chayue", 9, next_version(), room.stranger));
  room.plays({See{"update.file.0", "1-外来"}, Tap{"update.file.0"}, See{"update.state", "没有装入"},
              See{"update.state.words0", "签名"}, Tap{"update.done"}});
  CHECK(room.logged(office::Act::update_refused));
  room.pulls_stick();
  room.plays({See{"update.state", "请插入"}});
  room.plugs(room.maker.make_signed("2-市应急局.chayue", 9, next_version(), room.clerk));
  room.plays({See{"update.file.0", "2-市应急局"}, Tap{"update.file.0"}, See{"update.confirm", ""}});
  CHECK(room.kiosk->value("update.added") == "1");
  CHECK(room.kiosk->value("update.changed") == "1");
  CHECK(room.kiosk->value("update.withdrawn") == "1");
  room.plays({Tap{"update.withdrawn"}, See{"update.item.0", "领导分工已调整"}, Tap{"nav.back"}, Tap{"update.changed"},
              Tap{"update.item.0"}, See{"update.field.0", "机构职能"}, See{"update.texts", ""}, Tap{"nav.back"},
              Tap{"nav.back"}, Tap{"update.confirm"}, Tap{"dialog.sure.yes"}, See{"update.state", "已装入"},
              Tap{"update.print"}, PrintOut{"report"}, Tap{"update.done"}});
  CHECK(room.finds("消防安全开放日"));
  room.logs_in();
  room.plays({Tap{"staff.versions"}, See{"versions.2", "正在使用"}, Tap{"versions.back"}, Tap{"dialog.sure.yes"},
              See{"versions.1", "正在使用"}});
  CHECK_FALSE(room.finds("消防安全开放日"));
  CHECK(room.logged(office::Act::update_checked));
  CHECK(room.logged(office::Act::update_loaded));
  CHECK(room.logged(office::Act::rolled_back));
  const auto log = office::verify_log(room.kiosk->data());
  REQUIRE(log.ok());
  CHECK(log->is_whole());
  room.no_breaches();
}

TEST_CASE("an update waits for staff while a citizen searches in the old catalogue, and comes into use across") {
  Room room(1920, 1080);
  room.plugs(room.maker.make_signed("a.chayue", 9, next_version(), room.clerk));
  room.opens_updates();
  room.plays({Tap{"update.file.0"}, See{"update.confirm", ""}});
  CHECK_FALSE(room.finds("消防安全开放日"));
  CHECK(room.kiosk->node("update.confirm") == nullptr);
  room.pulls_stick();
  room.opens_updates();
  room.plays(
      {See{"update.confirm", ""}, Tap{"update.confirm"}, Tap{"dialog.sure.yes"}, See{"update.state", "已装入"}});
  CHECK(room.finds("消防安全开放日"));
  room.no_breaches();
}

TEST_CASE("what was prepared and is not wanted leaves the old catalogue, and can be loaded later") {
  Room room;
  room.plugs(room.maker.make_signed("a.chayue", 9, next_version(), room.clerk));
  room.opens_updates();
  room.plays({Tap{"update.file.0"}, See{"update.confirm", ""}, Tap{"update.discard"}, See{"update.file.0", ""}});
  CHECK_FALSE(room.finds("消防安全开放日"));
  CHECK(room.logged(office::Act::update_discarded));
  room.opens_updates();
  room.plays({Tap{"update.file.0"}, See{"update.confirm", ""}});
  CHECK(room.kiosk->value("update.added") == "1");
}

TEST_CASE("without a log of staff's acts nothing is loaded") {
  Room room;
  room.plugs(room.maker.make_signed("a.chayue", 9, next_version(), room.clerk));
  room.opens_updates();
  fs::remove(room.kiosk->data() + "/" + office::audit_log_name);
  fs::create_directory(room.kiosk->data() + "/" + office::audit_log_name);
  room.plays({Tap{"update.file.0"}, See{"update.state.words0", "操作日志"}});
}
