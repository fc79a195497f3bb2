// keys, trust, sign and manifest of chayuectl, as a clerk types them.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "package/trust.h"
#include "tests/support/package_maker.h"

namespace {

using support::Person;
using support::read_file;
using support::write_file;

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

struct Clerk {
  support::PackageMaker maker;
  Person officer{"张科长"};
  Person reviewer{"李主任"};

  Clerk() { std::filesystem::create_directory(maker.path("data")); }

  /// `typed` comes on standard input.
  Outcome run(const std::string& words, const std::string& typed = "") const {
    write_file(maker.path("typed"), typed);
    const std::string line = "cd " + maker.path("") + " && " + CHAYUE_BINARY_DIR + "/staff/chayuectl --data data " +
                             words + " <typed >out 2>err";
    const int status = std::system(line.c_str());
    REQUIRE(WIFEXITED(status));
    return {WEXITSTATUS(status), read_file(maker.path("out")), read_file(maker.path("err"))};
  }

  package::Trust trust() const {
    auto read = package::read_trust(maker.path("data"));
    REQUIRE(read);
    return *read;
  }

  void write_public(const Person& person, const std::string& name) const {
    write_file(maker.path(name), package::to_text(person.keys.public_key));
  }
  void add_both() const {
    write_public(officer, "a.pub");
    write_public(reviewer, "b.pub");
    REQUIRE(run("trust agency 示例市应急管理局").exit_code == 0);
    REQUIRE(run("trust add 张科长 a.pub").exit_code == 0);
    REQUIRE(run("trust add 李主任 b.pub").exit_code == 0);
  }
  std::string make_package() { return maker.make("a.chayue", 3, {{"rows/a.csv", "x"}, {"b", "y"}}); }

  /// What loading says of the package, by the kiosk's trust.
  std::optional<package::Refusal> load() const {
    package::Refused refused;
    if (package::Package::open(maker.path("a.chayue"), trust(), {}, refused)) return std::nullopt;
    return refused.why;
  }
};

}  // namespace

TEST_CASE("keys are made that only their owner can read, and never over others") {
  const Clerk clerk;
  write_file(clerk.maker.path("password"), "correct horse\n");
  const auto made = clerk.run("keys new 审核 --out keys --password-file password");
  CHECK(made.exit_code == 0);
  CHECK(holds(made.out, "keys/审核.pub"));
  CHECK_FALSE(holds(made.out + made.err, "horse"));
  struct stat facts {};
  REQUIRE(::stat(clerk.maker.path("keys/审核.key").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0600);
  CHECK(package::parse_public_key(read_file(clerk.maker.path("keys/审核.pub"))));
  const std::string before = read_file(clerk.maker.path("keys/审核.key"));
  CHECK_FALSE(package::is_bare_key(before));
  CHECK(clerk.run("keys new 审核 --out keys --password-file password").exit_code == 1);
  CHECK(read_file(clerk.maker.path("keys/审核.key")) == before);
}

TEST_CASE("short passwords, odd names and missing files make no keys") {
  const Clerk clerk;
  CHECK(clerk.run("keys new a --out keys", "short\n").exit_code == 2);
  CHECK(clerk.run("keys new ../a --out keys", "long enough\n").exit_code == 2);
  CHECK(clerk.run("keys new a --out keys --password-file nowhere").exit_code == 2);
  CHECK(clerk.run("keys new a").exit_code == 2);
  CHECK_FALSE(std::filesystem::exists(clerk.maker.path("keys/a.key")));
}

TEST_CASE("trust is built up signer by signer and told back") {
  const Clerk clerk;
  clerk.add_both();
  CHECK(clerk.run("trust threshold 2").exit_code == 0);
  const package::Trust trust = clerk.trust();
  CHECK(trust == support::trust_in({&clerk.officer, &clerk.reviewer}, 2));
  const auto list = clerk.run("trust list");
  CHECK(list.out == package::to_hex(clerk.officer.keys.public_key.id) + "\t张科长\n" +
                        package::to_hex(clerk.reviewer.keys.public_key.id) + "\t李主任\n");
  CHECK(holds(list.err, "认可的签名人2名，每个更新包至少要有2名签名"));
  const auto json = nlohmann::json::parse(clerk.run("trust list --json").out);
  CHECK(json["threshold"] == 2);
  CHECK(json["agency"] == "示例市应急管理局");
  CHECK(json["signers"][1]["name"] == "李主任");
}

TEST_CASE("trust that could not be met is not set, and what there was stays") {
  const Clerk clerk;
  clerk.add_both();
  const package::Trust before = clerk.trust();
  CHECK(clerk.run("trust threshold 3").exit_code == 1);
  CHECK(clerk.run("trust threshold 0").exit_code == 1);
  CHECK(clerk.run("trust add 张科长 b.pub").exit_code == 1);
  CHECK(clerk.run("trust add 王某 a.pub").exit_code == 1);
  CHECK(clerk.run("trust add 王某 typed").exit_code == 2);
  CHECK(clerk.run("trust add 王某 nowhere").exit_code == 1);
  CHECK(clerk.run("trust remove 王某").exit_code == 1);
  CHECK(clerk.run("trust agency ''").exit_code == 1);
  CHECK(clerk.trust() == before);
  CHECK(clerk.run("trust threshold 2").exit_code == 0);
  CHECK(clerk.run("trust remove 李主任").exit_code == 1);
  CHECK(clerk.run("trust threshold 1").exit_code == 0);
  CHECK(clerk.run("trust remove 李主任").exit_code == 0);
  CHECK(clerk.trust() == support::trust_in({&clerk.officer}));
}

TEST_CASE("a trust file that was spoilt is said to be so and not written over") {
  const Clerk clerk;
  write_file(clerk.maker.path("data/trust.json"), "{");
  clerk.write_public(clerk.officer, "a.pub");
  CHECK(clerk.run("trust add 张科长 a.pub").exit_code == 1);
  CHECK(clerk.run("trust list").exit_code == 1);
  CHECK(read_file(clerk.maker.path("data/trust.json")) == "{");
}

TEST_CASE("a package that was signed here loads") {
  Clerk clerk;
  clerk.add_both();
  clerk.make_package();
  CHECK(clerk.load() == package::Refusal::not_signed);
  write_file(clerk.maker.path("a.key"), clerk.officer.keys.secret_file);
  const auto done = clerk.run("sign a.chayue --key a.key");
  CHECK(done.exit_code == 0);
  CHECK(holds(done.err, "序号3，共2个文件"));
  CHECK_FALSE(clerk.load());
}

TEST_CASE("the password of a key is asked for, and a wrong one signs nothing") {
  Clerk clerk;
  clerk.make_package();
  const auto keys = package::make_keys("a password", {32768, std::uint64_t{1} << 24U});
  REQUIRE(keys);
  write_file(clerk.maker.path("a.key"), keys->secret_file);
  CHECK(clerk.run("sign a.chayue --key a.key", "another\n").exit_code == 1);
  CHECK(package::signature_files_of(clerk.maker.path("a.chayue"))->empty());
  CHECK(clerk.run("sign a.chayue --key a.key", "a password\n").exit_code == 0);
  CHECK(package::signature_files_of(clerk.maker.path("a.chayue"))->size() == 1);
}

TEST_CASE("the manifest is written as it is to be signed, and a signature that was made elsewhere is attached") {
  Clerk clerk;
  clerk.add_both();
  const std::string file = clerk.make_package();
  CHECK(clerk.run("manifest a.chayue --out to-sign").exit_code == 0);
  CHECK(read_file(clerk.maker.path("to-sign")) == support::PackageMaker::manifest_of(file));
  write_file(clerk.maker.path("good.minisig"), clerk.reviewer.sign(read_file(clerk.maker.path("to-sign"))));
  write_file(clerk.maker.path("bad.minisig"), clerk.reviewer.sign("another message"));
  CHECK(clerk.run("sign a.chayue --attach bad.minisig").exit_code == 1);
  CHECK(clerk.run("sign a.chayue --attach typed").exit_code == 1);
  CHECK(clerk.load() == package::Refusal::not_signed);
  CHECK(clerk.run("sign a.chayue --attach good.minisig").exit_code == 0);
  CHECK_FALSE(clerk.load());
}

TEST_CASE("manifest tells what a package is and who has signed it") {
  Clerk clerk;
  clerk.write_public(clerk.officer, "a.pub");
  REQUIRE(clerk.run("trust add 张科长 a.pub").exit_code == 0);
  const std::string file = clerk.make_package();
  CHECK(holds(clerk.run("manifest a.chayue").out, "还没有签名"));
  support::PackageMaker::sign(support::PackageMaker::sign(file, clerk.officer), clerk.reviewer);
  const auto told = clerk.run("manifest a.chayue");
  CHECK(told.exit_code == 0);
  CHECK(holds(told.out, "示例市应急管理局"));
  CHECK(holds(told.out, "2个，共2字节"));
  CHECK(holds(told.out, "张科长"));
  CHECK(holds(told.out, package::to_hex(clerk.reviewer.keys.public_key.id) + "，不在本机的认可名单里"));
  const auto json = nlohmann::json::parse(clerk.run("manifest a.chayue --json").out);
  CHECK(json["counter"] == 3);
  CHECK(json["signatures"].size() == 2);
}

TEST_CASE("what is no package is neither signed nor told of") {
  const Clerk clerk;
  write_file(clerk.maker.path("x.chayue"), "PK");
  write_file(clerk.maker.path("a.key"), clerk.officer.keys.secret_file);
  CHECK(clerk.run("sign x.chayue --key a.key").exit_code == 1);
  CHECK(clerk.run("sign nowhere --key a.key").exit_code == 1);
  CHECK(clerk.run("manifest x.chayue").exit_code == 1);
  CHECK(clerk.run("sign x.chayue").exit_code == 2);
  CHECK(clerk.run("sign x.chayue --key a.key --attach b").exit_code == 2);
}
