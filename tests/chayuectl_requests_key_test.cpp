// chayuectl requests key, deadline, receipt and fees: the program itself, as a clerk runs it.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "requests/receipt_proof.h"
#include "requests/seal.h"
#include "support/run_chayuectl.h"
#include "support/sample_applications.h"
#include "support/temporary_directory.h"

namespace fs = std::filesystem;
using nlohmann::json;
using support::holds;

namespace {

struct Machine {
  support::TemporaryDirectory folder;
  std::string data = folder / "data";
  std::string keys = folder / "keys";
  std::string password = folder / "password";

  Machine() { write(password, "八个字符以上的口令\n"); }

  static void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }
  static std::string content(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }
  support::Ran run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--data", data, "--now", "2026-11-23 9:05"});
    return support::run_chayuectl(arguments);
  }
  support::Ran makes_key() const {
    return run(
        {"requests", "key", "new", "--agency", "示例市应急管理局", "--out", keys, "--password-file", password});
  }
  /// The one file of this ending.
  std::string key_file(const std::string& ending) const {
    for (const auto& entry : fs::directory_iterator(keys))
      if (entry.path().extension() == ending) return entry.path().string();
    FAIL("no such file");
    return {};
  }
  json deadline(const std::vector<std::string>& what) const {
    std::vector<std::string> arguments = {"deadline"};
    arguments.insert(arguments.end(), what.begin(), what.end());
    arguments.emplace_back("--json");
    const auto ran = run(arguments);
    REQUIRE(ran.exit_code == 0);
    return json::parse(ran.out);
  }
};

}  // namespace

// ---- the key

TEST_CASE_FIXTURE(Machine, "a new key is two files, the secret one for its owner alone and under a password") {
  REQUIRE(makes_key().exit_code == 0);
  const std::string secret = key_file(".key");
  CHECK((fs::status(secret).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
  requests::SealOpener opener;
  CHECK(opener.add(content(secret), "八个字符以上的口令").ok());
  CHECK(opener.add(content(secret), "wrong").error().kind == base::ErrorKind::not_found);
  CHECK(requests::parse_seal_key(content(key_file(".pub")))->agency == "示例市应急管理局");
}

TEST_CASE_FIXTURE(Machine, "a password that is too short or an agency without a name makes no key") {
  write(password, "short\n");
  CHECK(makes_key().exit_code != 0);
  write(password, "long enough\n");
  const auto nameless = run({"requests", "key", "new", "--agency", " ", "--out", keys, "--password-file", password});
  CHECK(nameless.exit_code == 2);
  CHECK_FALSE(fs::exists(keys));
}

TEST_CASE_FIXTURE(Machine, "the public key is installed, shown, and logged") {
  REQUIRE(makes_key().exit_code == 0);
  CHECK(run({"requests", "key", "show"}).exit_code == 4);
  fs::create_directories(data);
  CHECK(run({"requests", "key", "install", key_file(".pub")}).exit_code == 0);
  const auto key = requests::read_seal_key(data);
  REQUIRE(key.ok());
  CHECK(holds(run({"requests", "key", "show"}).out, requests::id_of(*key)));
  CHECK(holds(run({"log", "show"}).out, requests::id_of(*key)));
  CHECK(holds(run({"requests", "key", "install", key_file(".pub")}).err, "没有改动"));
}

TEST_CASE_FIXTURE(Machine, "the secret key, or what is no key, never gets into the kiosk's folder") {
  REQUIRE(makes_key().exit_code == 0);
  fs::create_directories(data);
  CHECK(holds(run({"requests", "key", "install", key_file(".key")}).err, "私钥"));
  write(folder / "other.pub", "chayue seal key, public, 1\n");
  CHECK(run({"requests", "key", "install", folder / "other.pub"}).exit_code != 0);
  CHECK(run({"requests", "key", "install", folder / "missing.pub"}).exit_code == 4);
  CHECK_FALSE(fs::exists(data + "/agency.pub"));
}

TEST_CASE_FIXTURE(Machine, "a roll-over says that the old secret key is still needed") {
  REQUIRE(makes_key().exit_code == 0);
  fs::create_directories(data);
  REQUIRE(run({"requests", "key", "install", key_file(".pub")}).exit_code == 0);
  const std::string first = requests::id_of(*requests::read_seal_key(data));
  fs::remove_all(keys);
  REQUIRE(makes_key().exit_code == 0);
  CHECK(holds(run({"requests", "key", "install", key_file(".pub")}).err, first));
  CHECK(requests::id_of(*requests::read_seal_key(data)) != first);
}

// ---- deadline

TEST_CASE_FIXTURE(Machine, "a deadline is told with every day that was counted or not, and why") {
  const json told = deadline({"2026-02-10", "--days", "20"});
  CHECK(told["due"] == "2026-03-16");
  CHECK(told["provisional"] == false);
  REQUIRE(told["days"].size() == 34);
  CHECK(told["days"][3] ==
        json({{"date", "2026-02-14"}, {"counted", true}, {"reason", "working_weekend"}, {"name", "春节"}}));
  CHECK(told["days"][4] ==
        json({{"date", "2026-02-15"}, {"counted", false}, {"reason", "holiday"}, {"name", "春节"}}));
  CHECK(told["days"][0] == json({{"date", "2026-02-11"}, {"counted", true}, {"reason", "working"}}));
}

TEST_CASE_FIXTURE(Machine, "a deadline past the calendar is provisional") {
  const json told = deadline({"2026-12-04"});
  CHECK(told["provisional"] == true);
  CHECK(told["days"].back()["reason"] == "unknown");
}

TEST_CASE_FIXTURE(Machine, "the days add up for people, too") {
  const auto ran = run({"deadline", "2026-02-10"});
  CHECK(holds(ran.out, "2026-03-16"));
  CHECK(holds(ran.out, "2026-02-14\t计入\t春节 调休上班"));
  CHECK(holds(ran.out, "2026-02-15\t不计\t春节"));
}

TEST_CASE_FIXTURE(Machine, "what happened to a case moves its deadlines") {
  write(
      folder / "events.json",
      R"({"events": [{"step": "received", "on": "2026-02-10"}, {"step": "extended", "on": "2026-02-25", "days": 20}]})");
  const json told = deadline({"--events", folder / "events.json"});
  CHECK(told["turn"] == "agency");
  CHECK(told["answer"]["due"] == deadline({"2026-02-10", "--days", "40"})["due"]);
  CHECK(told["late"] == false);
  CHECK(holds(run({"deadline", "--events", folder / "events.json"}).out, told["answer"]["due"].get<std::string>()));
}

TEST_CASE_FIXTURE(Machine, "an answer that came late is told") {
  const auto told = [this](const std::string& answered) {
    write(folder / "events.json",
          R"({"events": [{"step": "received", "on": "2026-02-10"}, {"step": "answered", "on": ")" + answered +
              R"("}]})");
    return run({"deadline", "--events", folder / "events.json"}).out;
  };
  CHECK(holds(told("2026-03-16"), "超过期限答复\t否"));
  CHECK(holds(told("2026-03-17"), "超过期限答复\t是"));
}

TEST_CASE_FIXTURE(Machine, "events that are none are refused, and so are days that are none") {
  for (const char* const text :
       {"", "{}", R"({"events": []})", R"({"events": [{"step": "answered", "on": "2026-02-10"}]})",
        R"({"events": [{"step": "received", "on": "2026-02-30"}]})",
        R"({"events": [{"step": "received", "on": 3}]})"}) {
    write(folder / "events.json", text);
    CHECK(run({"deadline", "--events", folder / "events.json"}).exit_code == 1);
  }
  CHECK(run({"deadline", "2026-02-30"}).exit_code == 2);
  CHECK(run({"deadline", "2026-02-10", "--days", "0"}).exit_code == 2);
  CHECK(run({"deadline", "2026-02-10", "--days", "1001"}).exit_code == 2);
  CHECK(run({"deadline"}).exit_code == 2);
}

// ---- receipts

TEST_CASE_FIXTURE(Machine, "a receipt is verified by the kiosk's key, here or named") {
  fs::create_directories(data);
  std::string line, key;
  {
    const auto signer = requests::ReceiptSigner::open(data);
    line = signer->sign({"20261123-0007", support::morning, requests::content_sum("x")});
    key = requests::to_text(signer->public_key());
  }
  const auto good = run({"receipt", "verify", line, "--json"});
  CHECK(good.exit_code == 0);
  CHECK(json::parse(good.out)["number"] == "20261123-0007");
  CHECK(holds(run({"receipt", "key"}).out, key));
  fs::remove_all(data);
  CHECK(run({"receipt", "verify", line}).exit_code == 2);
  CHECK_FALSE(fs::exists(data));  // no key is made by asking
  CHECK(run({"receipt", "verify", line, "--kiosk", key}).exit_code == 0);
  CHECK(run({"receipt", "verify", line, "--kiosk", "x"}).exit_code == 2);
  const std::size_t at = line.find("0007");
  CHECK(run({"receipt", "verify", line.replace(at, 4, "0008"), "--kiosk", key}).exit_code == 1);
}

TEST_CASE_FIXTURE(Machine, "a receipt of a kiosk that is not known is told apart from a forged one") {
  const auto line = [this](const std::string& name, std::string& key) {
    fs::create_directories(folder / name);
    const auto signer = requests::ReceiptSigner::open(folder / name);
    key = requests::to_text(signer->public_key());
    return signer->sign({"20261123-0007", support::morning, requests::content_sum("x")});
  };
  std::string one, other;
  const std::string of_one = line("one", one);
  line("other", other);
  CHECK(run({"receipt", "verify", of_one, "--kiosk", other}).exit_code == 4);
  CHECK(run({"receipt", "verify", of_one, "--kiosk", other, "--kiosk", one}).exit_code == 0);
}

// ---- fees

TEST_CASE_FIXTURE(Machine, "fees are an estimate, by items or by pages") {
  const json items = json::parse(run({"fees", "--items", "41", "--json"}).out);
  CHECK(items["yuan"] == 4300);
  CHECK(items["estimate"] == true);
  CHECK(json::parse(run({"fees", "--pages", "68", "--json"}).out)["yuan"] == 380);
  CHECK(holds(run({"fees", "--pages", "30"}).err, "以收费通知为准"));
  CHECK(holds(run({"fees", "--pages", "30"}).out, "0元"));
}

TEST_CASE_FIXTURE(Machine, "fees for nothing, for both at once or for less than nothing are no question") {
  CHECK(run({"fees"}).exit_code == 2);
  CHECK(run({"fees", "--items", "1", "--pages", "1"}).exit_code == 2);
  CHECK(run({"fees", "--items", "-5"}).exit_code == 2);
  CHECK(run({"fees", "--items", "0"}).exit_code == 2);
}
