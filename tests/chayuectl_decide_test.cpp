// decide, as a clerk types it: what the checks have found is decided one by one, by name, and pack listens to it.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/pack_files.h"

namespace {

using nlohmann::json;
using support::contains;

struct Said {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// The folder of a clerk: one row whose summary names a mobile number.
class Clerk {
 public:
  Clerk() {
    std::filesystem::create_directories(folder_ / "单位");
    for (const char* name : {"manifest.json", "columns.json", "guide.json", "offices.json"})
      std::filesystem::copy_file(std::string(CHAYUE_SOURCE_DIR "/assets/sample/") + name, folder_ / "单位/" + name);
    write_row("联系人李某，手机13812345678");
  }

  void write_row(const std::string& summary) const {
    std::ofstream(folder_ / "单位/目录.csv")
        << "索引号,标题,内容概述,发布机构,栏目,成文日期,发布日期,公开方式\n"
        << "A-1,关于某事的通知," << summary << ",示例市应急管理局,policy.normative,2026-09-18,2026-09-20,主动公开\n";
  }

  Said run(const std::string& words) const {
    const std::string line = "cd " + (folder_ / "") + " && " + CHAYUE_BINARY_DIR +
                             "/staff/chayuectl --data data --now '2026-11-23 14:05' " + words +
                             " >out 2>err </dev/null";
    const int status = std::system(line.c_str());
    REQUIRE(WIFEXITED(status));
    return {WEXITSTATUS(status), support::bytes_of(folder_ / "out"), support::bytes_of(folder_ / "err")};
  }

  json listed() const { return json::parse(run("decide 单位 --list --json").out); }
  std::string id() const { return listed()["findings"][0]["id"]; }
  void write_decisions(const std::string& bytes) const { std::ofstream(folder_ / "单位/decisions.json") << bytes; }
  std::string file(const std::string& name) const { return support::bytes_of(folder_ / name); }

 private:
  support::TemporaryDirectory folder_;
};

}  // namespace

TEST_CASE("what is to be decided is listed with its place, masked") {
  const Clerk clerk;
  const Said said = clerk.run("decide 单位 --list");
  CHECK(said.exit_code == 0);
  CHECK(contains(said.out, "\t待决定\t目录.csv第2行 内容概述（C2）\t“138…78”像是手机号码"));
  CHECK(contains(said.err, "共1项，待决定1项"));
  CHECK_FALSE(contains(said.out + said.err, "13812345678"));
  const json listed = clerk.listed();
  CHECK(listed["open"] == 1);
  CHECK(listed["findings"][0]["decision"].is_null());
}

TEST_CASE("an open decision stops the package, and one to publish lets it through") {
  const Clerk clerk;
  CHECK(clerk.run("pack 单位 --check-only").exit_code == 1);
  const Said said = clerk.run("decide 单位 " + clerk.id() + " --publish --by 王科长 --why 依法公示的联系人");
  CHECK(said.exit_code == 0);
  CHECK(contains(said.out, "已决定公开"));
  const json finding = clerk.listed()["findings"][0];
  CHECK(finding["decision"] == "publish");
  CHECK(finding["by"] == "王科长");
  CHECK(finding["at"] == "2026-11-23 14:05");
  const Said packed = clerk.run("pack 单位 --out a.chayue");
  CHECK(packed.exit_code == 0);
  CHECK(contains(packed.err, "王科长已于2026-11-23 14:05决定公开，理由：依法公示的联系人"));
  CHECK_FALSE(contains(packed.err, "怎样改正：。"));
}

TEST_CASE("decisions do not get into the package") {
  const Clerk clerk;
  REQUIRE(clerk.run("decide 单位 " + clerk.id() + " --publish --by 王科长 --why 依法公示的联系人").exit_code == 0);
  REQUIRE(clerk.run("pack 单位 --out a.chayue").exit_code == 0);
  REQUIRE(clerk.run("manifest a.chayue --out m").exit_code == 0);
  CHECK(contains(clerk.file("m"), "manifest.json"));
  CHECK_FALSE(contains(clerk.file("m"), "decisions"));
  CHECK_FALSE(contains(clerk.file("a.chayue"), "王科长"));
}

TEST_CASE("what is to be removed stops the package until it is gone") {
  const Clerk clerk;
  CHECK(clerk.run("decide 单位 " + clerk.id() + " --remove --by 王科长").exit_code == 0);
  CHECK(clerk.run("pack 单位 --check-only").exit_code == 1);
  CHECK(clerk.listed()["findings"][0]["decision"] == "removed");
  clerk.write_row("联系人李某");
  CHECK(clerk.run("pack 单位 --check-only").exit_code == 0);
}

TEST_CASE("a decision is not valid for another number") {
  const Clerk clerk;
  REQUIRE(clerk.run("decide 单位 " + clerk.id() + " --publish --by 王科长 --why 依法公示的联系人").exit_code == 0);
  clerk.write_row("联系人李某，手机13912345678");
  CHECK(clerk.run("pack 单位 --check-only").exit_code == 1);
  CHECK(clerk.listed()["open"] == 1);
}

TEST_CASE("wrong usage is told and nothing is decided") {
  const Clerk clerk;
  const std::string id = clerk.id();
  for (const std::string& words :
       {std::string("decide 单位"), "decide 单位 " + id, "decide 单位 " + id + " --publish --remove --by 王",
        "decide 单位 --list " + id, "decide 单位 " + id + " --publish --by 王",
        "decide 单位 " + id + " --publish --why 可以", "decide 单位 " + id + " --publish --by 王 --why ' '",
        std::string("decide")})
    CHECK_MESSAGE(clerk.run(words).exit_code == 2, words);
  CHECK(clerk.run("decide 单位 0123456789ab --remove --by 王").exit_code == 4);
  CHECK(clerk.run("decide 没有 --list").exit_code == 1);
  CHECK(clerk.file("单位/decisions.json") == "");
}

TEST_CASE("a broken file of decisions stops the package and deciding") {
  const Clerk clerk;
  clerk.run("decide 单位 " + clerk.id() + " --publish --by 王科长 --why 依法公示的联系人");
  clerk.write_decisions("{");
  CHECK(clerk.run("pack 单位 --check-only").exit_code == 1);
  CHECK(clerk.run("decide 单位 --list").exit_code == 1);
}
