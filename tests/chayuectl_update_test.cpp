// chayuectl update as a clerk types it, at a terminal and in a script.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "tests/support/update_room.h"

namespace {

using nlohmann::json;
using support::Entry;
using support::UpdateRoom;
using support::version_of;
using Words = std::vector<std::string>;

const Entry one{"N1", "一号通知", "notice", "第一段\n\n第二段\n"};
const Entry two{"N2", "二号规定", "rule", {}};
const Entry three{"N3", "三号通知", "notice", {}};

struct Outcome {
  int exit_code = -1;
  std::string out;  ///< at a terminal: all that is said
  std::string err;

  bool says(const std::string& text) const { return (out + err).find(text) != std::string::npos; }
};

void become(const UpdateRoom& room, Words words) {
  words.insert(words.begin(), std::string(CHAYUE_BINARY_DIR) + "/staff/chayuectl");
  words.insert(words.end(), {"--data", room.data, "--now", "2026-11-23 9:41"});
  std::vector<char*> values;
  for (std::string& word : words) values.push_back(word.data());
  values.push_back(nullptr);
  ::execv(values[0], values.data());
  ::_exit(127);
}

/// With stdin from nowhere, as in a script.
Outcome run(const UpdateRoom& room, const Words& words) {
  const std::string out = room.maker.path("out");
  const std::string err = room.maker.path("err");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    become(room, words);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return {WEXITSTATUS(status), support::read_file(out), support::read_file(err)};
}

/// At a terminal, where `typed` is entered once the question has come.
Outcome run_at_terminal(const UpdateRoom& room, const Words& words, const std::string& typed) {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) become(room, words);
  Outcome outcome;
  bool has_typed = false;
  char bytes[4096];
  for (ssize_t count = 0; (count = ::read(terminal, bytes, sizeof bytes)) > 0;) {
    outcome.out.append(bytes, static_cast<std::size_t>(count));
    if (has_typed || !outcome.says("按回车键：")) continue;
    has_typed = ::write(terminal, typed.data(), typed.size()) > 0;
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  ::close(terminal);
  CHECK(has_typed);
  REQUIRE(WIFEXITED(status));
  outcome.exit_code = WEXITSTATUS(status);
  return outcome;
}

json json_of(const Outcome& outcome) {
  REQUIRE(json::accept(outcome.out));
  return json::parse(outcome.out);
}

/// A room with package 1 (one, two) loaded, and package 2, which changes much.
struct LoadedRoom : UpdateRoom {
  std::string first = package(1, version_of({one, two}));
  std::string second;
  LoadedRoom() {
    REQUIRE(run(*this, {"update", "load", first, "--yes"}).exit_code == 0);
    Entry changed = one;
    changed.title = "一号通知（修订）";
    changed.text = "第一段\n\n第二段改了\n";
    second = package(2, version_of({changed, three}, R"({"N2":"已经废止"})"));
  }
};

}  // namespace

TEST_CASE("check says what would change and changes nothing") {
  LoadedRoom room;
  const Outcome outcome = run(room, {"update", "check", room.second});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.says("更新包序号\t2（完整）"));
  CHECK(outcome.says("签名人\t张科长"));
  CHECK(outcome.says("新增\t1\n  N3\t三号通知\n"));
  CHECK(outcome.says("修改\t1\n  N1\t一号通知（修订）（标题、正文）\n"));
  CHECK(outcome.says("撤回\t1\n  N2\t二号规定（理由：已经废止）\n"));
  CHECK(outcome.says("变空的栏目\t1\n  政策/规定\n"));
  CHECK(outcome.says("公开指南\t没有修改"));
  CHECK(outcome.says("正在检查更新包"));
  CHECK(room.titles() == Words{"一号通知", "二号规定"});
}

TEST_CASE("check as JSON, and a text beside the other") {
  LoadedRoom room;
  const json preview = json_of(run(room, {"update", "check", room.second, "--json"}));
  CHECK(preview["package"]["counter"] == 2);
  CHECK(preview["package"]["signers"] == json::array({"张科长"}));
  CHECK(preview["version"]["number"] == 2);
  CHECK(preview["changes"]["added"][0]["index_number"] == "N3");
  CHECK(preview["changes"]["changed"][0]["fields"] == json::array({"标题"}));
  CHECK(preview["changes"]["changed"][0]["text"] == true);
  CHECK(preview["changes"]["withdrawn"][0]["reason"] == "已经废止");
  const Outcome texts = run(room, {"update", "check", room.second, "--text", "N1"});
  CHECK(texts.out == "……（1段相同）\n原：第二段\n新：第二段改了\n");
  const json pairs = json_of(run(room, {"update", "check", room.second, "--text", "N1", "--json"}));
  CHECK(pairs["paragraphs"][1]["kind"] == "changed");
  const Outcome none = run(room, {"update", "check", room.second, "--text", "N9"});
  CHECK(none.exit_code == 4);
  CHECK(none.says("没有新增、修改或者撤回索引号“N9”"));
}

TEST_CASE("load in a script wants --yes") {
  LoadedRoom room;
  const Outcome asked = run(room, {"update", "load", room.second});
  CHECK(asked.exit_code == 1);
  CHECK(asked.says("--yes"));
  CHECK(room.titles().size() == 2);
  const Outcome loaded = run(room, {"update", "load", room.second, "--yes"});
  CHECK(loaded.exit_code == 0);
  CHECK(loaded.says("已经装入，现在使用的是版本2。"));
  CHECK(room.titles() == Words{"一号通知（修订）", "三号通知"});
}

TEST_CASE("at a terminal only the word for yes loads") {
  LoadedRoom room;
  for (const char* answer : {"否\n", "\n", "y\n", "\x03", "\x04"}) {
    const Outcome refused = run_at_terminal(room, {"update", "load", room.second}, answer);
    CHECK(refused.exit_code == 1);
    CHECK(refused.says("没有确认，终端继续使用原来的目录。"));
    CHECK(room.titles().size() == 2);
  }
  CHECK_FALSE(std::filesystem::exists(room.data + "/versions/catalog-2.db.new"));
  CHECK(run_at_terminal(room, {"update", "load", room.second}, "是\n").exit_code == 0);
  CHECK(room.titles() == Words{"一号通知（修订）", "三号通知"});
}

TEST_CASE("rows that were refused are said, and the exit code says so") {
  LoadedRoom room;
  auto parts = version_of({one});
  parts["rows/a.csv"] += "N9,没有栏目的行,,,,,,主动公开,\n";
  const Outcome outcome =
      run(room, {"update", "load", room.maker.sign(room.maker.make("x.chayue", 3, parts), room.clerk), "--yes"});
  CHECK(outcome.exit_code == 3);
  CHECK(outcome.says("rows/a.csv 第3行"));
  CHECK(outcome.says("有1处被拒收"));
}

TEST_CASE("a package that is refused is refused with a reason and a remedy") {
  LoadedRoom room;
  const Outcome again = run(room, {"update", "load", room.first, "--yes"});
  CHECK(again.exit_code == 1);
  CHECK(again.says("没有装入：这个更新包就是正在使用的版本。"));
  const Outcome unsigned_one = run(room, {"update", "check", room.maker.make("u.chayue", 7, version_of({three}))});
  CHECK(unsigned_one.exit_code == 1);
  CHECK(unsigned_one.says("更新包没有签名。"));
  CHECK(unsigned_one.says("请审核人员签名以后再装入。"));
  CHECK(run(room, {"update", "check", room.maker.path("none")}).says("更新包读不出来"));
}

TEST_CASE("versions are listed, and one is taken back") {
  LoadedRoom room;
  REQUIRE(run(room, {"update", "load", room.second, "--yes"}).exit_code == 0);
  const Outcome list = run(room, {"update", "versions"});
  CHECK(list.out == "2\t2\t2026-11-20\t2026-11-23 09:41\t2\t正在使用\n1\t1\t2026-11-20\t2026-11-23 09:41\t2\t\n");
  const Outcome asked = run_at_terminal(room, {"update", "rollback"}, "是\n");
  CHECK(asked.says("确定从版本2退回版本1（资料截至2026-11-20）吗？"));
  CHECK(asked.exit_code == 0);
  CHECK(room.titles() == Words{"一号通知", "二号规定"});
  const json versions = json_of(run(room, {"update", "versions", "--json"}));
  CHECK(versions["versions"][0]["in_use"] == false);
  CHECK(versions["versions"][1]["in_use"] == true);
  CHECK(run(room, {"update", "rollback", "--yes"}).exit_code == 4);
  CHECK(run(room, {"update", "rollback", "9", "--yes"}).exit_code == 4);
  CHECK(run(room, {"update", "rollback", "1", "--yes"}).says("版本1正在使用"));
  CHECK(run(room, {"update", "rollback", "2", "--yes"}).exit_code == 0);
  CHECK(room.titles() == Words{"一号通知（修订）", "三号通知"});
}

TEST_CASE("every act stands in the log") {
  LoadedRoom room;
  (void)run(room, {"update", "load", room.second, "--yes"});
  (void)run(room, {"update", "load", room.first, "--yes"});
  (void)run(room, {"update", "rollback", "--yes"});
  const std::string log = support::read_file(room.data + "/audit.log");
  for (const char* act : {"update_checked", "update_loaded", "update_refused", "rolled_back"})
    CHECK_MESSAGE(log.find(act) != std::string::npos, act);
}

TEST_CASE("without a catalogue there are no versions, and wrong usage is said") {
  UpdateRoom room;
  CHECK(run(room, {"update", "versions"}).exit_code == 4);
  CHECK(run(room, {"update"}).exit_code == 2);
  CHECK(run(room, {"update", "load"}).exit_code == 2);
  CHECK(run(room, {"update", "rollback", "-1"}).exit_code == 2);
}
