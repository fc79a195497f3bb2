// staff, pin, log and what chayuectl writes to the log, as a clerk types them.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "office/audit_log.h"
#include "office/staff_login.h"
#include "package/minisign.h"

namespace fs = std::filesystem;

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

constexpr std::int64_t now = 1'795'413'909;

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;

  bool says(const std::string& words) const { return err.find(words) != std::string::npos; }
};

/// chayuectl with a data directory of its own, a signer's key, and files for what is not typed at a terminal.
struct Clerk {
  Clerk() {
    const fs::path place = fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    std::string name = (place / "chayue-ctl-staff-XXXXXX").string();
    root = ::mkdtemp(name.data());
    write("wang.key", keys.secret_file);
    write("wang.pub", package::to_text(keys.public_key));
    write("pin", "246813\n");
    write("other.pin", "975318\n");
  }
  ~Clerk() { fs::remove_all(root); }
  Clerk(const Clerk&) = delete;
  Clerk& operator=(const Clerk&) = delete;

  std::string path(const std::string& name) const { return root + "/" + name; }
  std::string data() const { return path("data"); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ostringstream bytes;
    bytes << std::ifstream(path(name), std::ios::binary).rdbuf();
    return bytes.str();
  }
  static void redirect(const std::string& file, int descriptor, int flags) {
    const int opened = ::open(file.c_str(), flags, 0600);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
  }
  /// `input` is what standard input holds.
  Outcome run(Words words, const std::string& input = "") const {
    words.insert(words.begin(), std::string(CHAYUE_BINARY_DIR) + "/staff/chayuectl");
    words.insert(words.end(), {"--data", data()});
    write("in", input);
    std::vector<char*> values;
    for (auto& word : words) values.push_back(word.data());
    values.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
      redirect(path("in"), STDIN_FILENO, O_RDONLY);
      redirect(path("out"), STDOUT_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
      redirect(path("err"), STDERR_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
      ::execv(values[0], values.data());
      ::_exit(127);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return {WEXITSTATUS(status), read("out"), read("err")};
  }
  Outcome adds(const std::string& number, const std::string& name, const std::string& roles) const {
    return run({"staff", "add", number, name, "--role", roles, "--pin-file", path("pin")});
  }
  Outcome signs() const { return run({"staff", "sign", "--key", path("wang.key")}); }
  void trusts() const { REQUIRE(run({"trust", "add", "王科长", path("wang.pub")}).exit_code == 0); }
  void has_staff() const {
    trusts();
    REQUIRE(adds("1001", "张三", "审核,发布").exit_code == 0);
    REQUIRE(signs().exit_code == 0);
  }
  office::LoginAnswer logs_in(const std::string& number, const std::string& pin) const {
    return office::log_in(data(), number, pin, now).answer;
  }
  std::vector<office::Entry> log() const {
    const auto entries = office::read_log(data(), 0);
    REQUIRE(entries.ok());
    return *entries;
  }

  std::string root;
  package::KeyPair keys = package::make_bare_keys();
};

}  // namespace

// -- staff

TEST_CASE_FIXTURE(Clerk, "staff are added, listed and signed for, and then log in") {
  trusts();
  const auto added = adds("1001", "张三", "审核,发布");
  CHECK(added.exit_code == 0);
  CHECK(added.says("签名随之作废"));
  CHECK(logs_in("1001", "246813") == office::LoginAnswer::broken);
  CHECK(run({"staff", "list"}).says("还没有签名"));
  const auto is_signed = signs();
  CHECK(is_signed.exit_code == 0);
  CHECK(is_signed.says("已经由王科长签名"));
  const auto list = run({"staff", "list"});
  CHECK(list.out == "1001\t张三\t审核、发布\n");
  CHECK(list.says("王科长的签名"));
  CHECK(logs_in("1001", "246813") == office::LoginAnswer::in);
}

TEST_CASE_FIXTURE(Clerk, "each change makes the signature void, whatever is changed") {
  has_staff();
  for (const Words& change :
       {Words{"staff", "add", "1002", "李四", "--role", "录入", "--pin-file", path("other.pin")},
        Words{"staff", "roles", "1002", "--role", "管理"},
        Words{"staff", "pin", "1001", "--pin-file", path("other.pin")}, Words{"staff", "remove", "1002"}}) {
    const auto changed = run(change);
    CHECK(changed.exit_code == 0);
    CHECK(changed.says("任何人都不能在终端登录"));
    CHECK(json::parse(run({"staff", "list", "--json"}).out)["signed"] == false);
    REQUIRE(signs().exit_code == 0);
  }
  CHECK(run({"staff", "list"}).out == "1001\t张三\t审核、发布\n");
  CHECK(logs_in("1001", "975318") == office::LoginAnswer::in);
  CHECK(logs_in("1001", "246813") == office::LoginAnswer::wrong);
}

TEST_CASE_FIXTURE(Clerk, "the list as JSON names numbers, names and roles, and no hash") {
  has_staff();
  const auto listed = run({"staff", "list", "--json"});
  const json object = json::parse(listed.out);
  CHECK(object["signed"] == true);
  CHECK(object["signer"] == "王科长");
  CHECK(object["members"][0]["number"] == "1001");
  CHECK(object["members"][0]["roles"] == json({"review", "publish"}));
  CHECK(listed.out.find("argon2") == std::string::npos);
}

TEST_CASE_FIXTURE(Clerk, "what is no number, name or role is wrong usage and changes nothing") {
  CHECK(adds("12a", "张三", "发布").exit_code == 2);
  CHECK(adds("123456789", "张三", "发布").exit_code == 2);
  CHECK(adds("1001", " ", "发布").exit_code == 2);
  const auto no_role = adds("1001", "张三", "局长");
  CHECK(no_role.exit_code == 2);
  CHECK(no_role.says("局长"));
  CHECK(run({"staff", "add", "1001", "张三"}).exit_code == 2);
  CHECK_FALSE(fs::exists(data() + "/staff.json"));
  CHECK(run({"staff", "list"}).exit_code == 4);
}

TEST_CASE_FIXTURE(Clerk, "a number that is taken or not there is said, and the signature stays") {
  has_staff();
  CHECK(adds("1001", "李四", "录入").says("已经有工号1001"));
  CHECK(run({"staff", "remove", "1002"}).says("没有工号1002"));
  CHECK(run({"staff", "roles", "1002", "--role", "录入"}).exit_code == 1);
  CHECK(run({"staff", "pin", "1002", "--pin-file", path("pin")}).exit_code == 1);
  CHECK(logs_in("1001", "246813") == office::LoginAnswer::in);
}

TEST_CASE_FIXTURE(Clerk, "weak PINs are refused with the reason") {
  for (const auto& [typed, why] : {std::pair{"12345", "6至12位"}, std::pair{"123456", "太容易猜到"},
                                   std::pair{"111111", "太容易猜到"}, std::pair{"921001", "工号"}}) {
    write("bad.pin", typed);
    const auto refused = run({"staff", "add", "1001", "张三", "--role", "发布", "--pin-file", path("bad.pin")});
    CHECK(refused.exit_code == 1);
    CHECK(refused.says(why));
  }
  CHECK(run({"staff", "add", "1001", "张三", "--role", "发布", "--pin-file", path("none")}).says("密码文件"));
  CHECK_FALSE(fs::exists(data() + "/staff.json"));
}

TEST_CASE_FIXTURE(Clerk, "a PIN can be piped in; it is not shown") {
  const auto added = run({"staff", "add", "1001", "张三", "--role", "发布"}, "246813\n");
  CHECK(added.exit_code == 0);
  CHECK((added.out + added.err).find("246813") == std::string::npos);
}

TEST_CASE_FIXTURE(Clerk, "only a signer of trust.json can sign, and only what is there") {
  trusts();
  CHECK(signs().says("没有工作人员名单"));
  REQUIRE(adds("1001", "张三", "发布").exit_code == 0);
  write("stranger.key", package::make_bare_keys().secret_file);
  const auto stranger = run({"staff", "sign", "--key", path("stranger.key")});
  CHECK(stranger.exit_code == 1);
  CHECK(stranger.says("不属于本机承认的签名人"));
  CHECK(run({"staff", "sign", "--key", path("pin")}).exit_code == 1);
  CHECK(run({"staff", "sign", "--key", path("none")}).says("私钥文件无法读取"));
  REQUIRE(run({"trust", "remove", "王科长"}).exit_code == 0);
  CHECK(signs().exit_code == 1);
}

TEST_CASE_FIXTURE(Clerk, "signing ends all pauses after wrong PINs") {
  has_staff();
  for (int i = 0; i < 3; ++i) CHECK(logs_in("1001", "975318") == office::LoginAnswer::wrong);
  CHECK(logs_in("1001", "246813") == office::LoginAnswer::wait);
  REQUIRE(signs().exit_code == 0);
  CHECK(logs_in("1001", "246813") == office::LoginAnswer::in);
}

// -- pin

TEST_CASE_FIXTURE(Clerk,
                  "the single PIN is set, weak ones are refused, and beside a staff file it is said to be idle") {
  CHECK(run({"pin"}, "123456\n").says("太容易猜到"));
  CHECK(logs_in("", "123456") == office::LoginAnswer::not_set);
  CHECK(run({"pin"}, "246813\n").says("立即生效"));
  CHECK(logs_in("", "246813") == office::LoginAnswer::in);
  has_staff();
  CHECK(run({"pin"}, "975318\n").says("不使用这个密码"));
}

// -- log

TEST_CASE_FIXTURE(Clerk, "without a log that is said") {
  CHECK(run({"log", "show"}).exit_code == 4);
  CHECK(run({"log", "verify"}).exit_code == 4);
}

TEST_CASE_FIXTURE(Clerk, "what chayuectl does is logged, with the machine's user as who and in Chinese") {
  has_staff();
  REQUIRE(run({"pin"}, "246813\n").exit_code == 0);
  const auto entries = log();
  REQUIRE(entries.size() == 4);
  using office::Act;
  const std::vector<Act> acts = {entries[3].act, entries[2].act, entries[1].act, entries[0].act};
  CHECK(acts == std::vector{Act::trust_changed, Act::staff_changed, Act::staff_signed, Act::pin_changed});
  for (const office::Entry& entry : entries) CHECK(entry.who.starts_with("电脑用户 "));
  const auto shown = run({"log", "show"});
  CHECK(shown.exit_code == 0);
  CHECK(shown.out.starts_with("4\t20"));
  CHECK(shown.out.find("更改工作人员名单：增加工号1001\n") != std::string::npos);
  CHECK(run({"log", "show", "--newest", "1"}).out.find("更改终端登录密码\n") != std::string::npos);
  const json object = json::parse(run({"log", "show", "--newest", "2", "--json"}).out);
  REQUIRE(object["entries"].size() == 2);
  CHECK(object["entries"][1]["act"] == "staff_signed");
  CHECK(object["entries"][1]["words"] == "给工作人员名单签名：王科长");
}

TEST_CASE_FIXTURE(Clerk, "an import is logged with its figures, and refused where it could not be") {
  const std::string sample = std::string(CHAYUE_SOURCE_DIR) + "/assets/sample";
  REQUIRE(run({"import", sample}).exit_code == 0);
  CHECK(log()[0].act == office::Act::catalogue_imported);
  CHECK(log()[0].detail.find("拒收0行") != std::string::npos);
  fs::remove(data() + "/audit.log");
  fs::create_directory(data() + "/audit.log");
  const auto before = fs::last_write_time(data() + "/catalog.db");
  for (const Words& act :
       {Words{"import", sample}, Words{"trust", "threshold", "1"}, Words{"staff", "remove", "1"}}) {
    const auto refused = run(act);
    CHECK(refused.exit_code == 1);
    CHECK(refused.says("操作日志无法写入"));
  }
  CHECK(fs::last_write_time(data() + "/catalog.db") == before);
}

TEST_CASE_FIXTURE(Clerk, "a whole log verifies, also against the head that was noted, as it is copied by hand") {
  has_staff();
  const auto verified = run({"log", "verify"});
  CHECK(verified.exit_code == 0);
  CHECK(verified.out.starts_with("记录条数\t3\n"));
  const json object = json::parse(run({"log", "verify", "--json"}).out);
  CHECK(object["whole"] == true);
  CHECK(object["has_noted_head"].is_null());
  const std::string head = object["head"];
  CHECK(run({"log", "verify", "--head", head}).says("纸上记的校验值也在其中"));
  std::string by_hand = verified.out.substr(verified.out.rfind('\t') + 1);
  by_hand.pop_back();
  for (char& c : by_hand) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  CHECK(by_hand.find(' ') == 4);
  CHECK(run({"log", "verify", "--head", by_hand}).exit_code == 0);
  CHECK(run({"log", "verify", "--head", std::string(64, '1')}).exit_code == 1);
}

TEST_CASE_FIXTURE(Clerk, "an edited log is found out, and a shortened one by its noted head") {
  has_staff();
  const std::string head = json::parse(run({"log", "verify", "--json"}).out)["head"];
  const std::string good = read("data/audit.log");
  std::string edited = good;
  edited.replace(edited.find("1001"), 4, "1009");
  write("data/audit.log", edited);
  const auto found = run({"log", "verify"});
  CHECK(found.exit_code == 1);
  CHECK(found.says("第2行"));
  CHECK(json::parse(run({"log", "verify", "--json"}).out)["first_bad_line"] == 2);
  write("data/audit.log", good.substr(0, good.rfind('\n', good.size() - 2) + 1));
  CHECK(run({"log", "verify"}).exit_code == 0);
  const auto shortened = run({"log", "verify", "--head", head});
  CHECK(shortened.exit_code == 1);
  CHECK(shortened.says("缺少记录"));
}

TEST_CASE_FIXTURE(Clerk, "an entry that a power cut has left unfinished is told and is no fault") {
  has_staff();
  const std::string good = read("data/audit.log");
  write("data/audit.log", good.substr(0, good.size() - 30));
  const auto verified = run({"log", "verify"});
  CHECK(verified.exit_code == 0);
  CHECK(verified.out.find("断电中断的记录\t1\n") != std::string::npos);
}
