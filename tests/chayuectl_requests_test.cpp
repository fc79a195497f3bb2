// The desk as a clerk types it: what a kiosk took in goes to the case book and comes back as letters and status.
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
#include "package/trust.h"
#include "requests/register.h"
#include "requests/seal.h"
#include "requests/status.h"
#include "support/sample_applications.h"

namespace fs = std::filesystem;

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

const std::string agency = "示例市应急管理局";

struct Run {
  int exit_code = -1;
  std::string out;
  std::string err;

  bool says(const std::string& words) const { return err.find(words) != std::string::npos; }
  bool shows(const std::string& words) const { return out.find(words) != std::string::npos; }
};

/// Made once: stretching a password is slow on purpose.
const requests::SealKeyPair& seal_keys() {
  static const requests::SealKeyPair pair = requests::make_seal_keys(agency, support::today, "四个词的口令").value();
  return pair;
}

/// A kiosk with two applications, a stick, and the machine of the desk.
struct Desk {
  Desk() {
    const fs::path place = fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    std::string name = (place / "chayue-ctl-desk-XXXXXX").string();
    root = ::mkdtemp(name.data());
    fs::create_directory(path("stick"));
    write("agency.key", seal_keys().secret_file);
    write("password", "四个词的口令\n");
    write("li.key", signer.secret_file);
    hand_in();
    REQUIRE(package::write_trust(path("kiosk"), {agency, {{"李审核", signer.public_key}}, 1}).ok());
    fs::create_directory(path("book"));
    write(
        "book/agency.json",
        R"({"name": "示例市应急管理局", "address": "示例路1号", "phone": "0000-12345678", "review_body": "示例市人民政府"})");
  }
  ~Desk() { fs::remove_all(root); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void hand_in() {
    const requests::BoxSealer sealer(seal_keys().public_key);
    auto kiosk = requests::Register::open(path("kiosk"), sealer).value();
    const base::LocalTime monday{base::parse_date("2026-03-02").value(), 9, 30};
    first = kiosk.submit(support::citizen(), monday, "visit 1").value();
    second = kiosk.submit(support::company(), monday, "visit 2").value();
  }

  std::string path(const std::string& name) const { return root + "/" + name; }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ostringstream bytes;
    bytes << std::ifstream(path(name), std::ios::binary).rdbuf();
    return bytes.str();
  }

  /// chayuectl requests … with what was typed at no terminal.
  Run run(Words words, const std::string& now = "2026-03-20 10:00", const std::string& typed = "") const {
    write("in", typed);
    words.insert(words.begin(),
                 {CHAYUE_BINARY_DIR "/staff/chayuectl", "--data", path("kiosk"), "--now", now, "requests"});
    const pid_t id = ::fork();
    if (id == 0) become(words);
    int status = 0;
    ::waitpid(id, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read("out"), read("err")};
  }
  Run at_book(Words words, const std::string& now = "2026-03-20 10:00", const std::string& typed = "") const {
    words.insert(words.end(), {"--book", path("book"), "--who", "王五"});
    return run(std::move(words), now, typed);
  }
  Run with_key(Words words, const std::string& now = "2026-03-20 10:00") const {
    words.insert(words.end(), {"--key", path("agency.key"), "--password-file", path("password")});
    return at_book(std::move(words), now);
  }

  std::string take() const {
    const Run taken = run({"take", "--to", path("stick")});
    REQUIRE_MESSAGE(taken.exit_code == 0, taken.err);
    return taken.out.substr(0, taken.out.find('\n'));
  }
  void admit() const {
    const Run admitted = at_book({"admit", take()});
    REQUIRE_MESSAGE(admitted.exit_code == 0, admitted.err);
  }

  [[noreturn]] void become(Words& words) const {
    const auto redirect = [this](const char* name, int flags, int to) {
      const int file = ::open(path(name).c_str(), flags, 0600);
      if (file < 0 || ::dup2(file, to) < 0) ::_exit(120);
    };
    redirect("in", O_RDONLY, STDIN_FILENO);
    redirect("out", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect("err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(pointers[0], pointers.data());
    ::_exit(121);
  }

  std::string root;
  package::KeyPair signer = package::make_bare_keys();
  requests::Receipt first, second;
};

std::vector<office::Act> acts_in(const std::string& folder) {
  std::vector<office::Act> acts;
  if (const auto entries = office::read_log(folder, 0))
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) acts.push_back(entry->act);
  return acts;
}

}  // namespace

TEST_CASE("sealed requests go from the kiosk to the book on a stick, once, and both logs tell it") {
  const Desk desk;
  const std::string file = desk.take();
  CHECK(fs::path(file).parent_path() == desk.path("stick"));
  const Run admitted = desk.at_book({"admit", file});
  CHECK(admitted.exit_code == 0);
  CHECK(admitted.out == desk.first.number + "\n" + desk.second.number + "\n");
  const Run again = desk.at_book({"admit", file});
  CHECK(again.exit_code == 0);
  CHECK(again.out.empty());
  CHECK(again.says("原已收入2件"));
  CHECK(acts_in(desk.path("kiosk")) == std::vector{office::Act::requests_taken});
  CHECK(acts_in(desk.path("book")) == std::vector{office::Act::requests_admitted});
}

TEST_CASE("a damaged file from a stick is refused and nothing is admitted") {
  const Desk desk;
  const std::string file = desk.take();
  std::string text = desk.read("stick/" + fs::path(file).filename().string());
  text[text.size() / 2] ^= 1;
  std::ofstream(file, std::ios::binary) << text;
  CHECK(desk.at_book({"admit", file}).says("文件已经损坏"));
  CHECK(desk.at_book({"list"}).exit_code == 4);
}

TEST_CASE("the list shows what is due, without a word of what was typed") {
  const Desk desk;
  desk.admit();
  const Run list = desk.at_book({"list"});
  CHECK(list.exit_code == 0);
  CHECK(list.shows(desk.first.number + "\t2026-03-02 09:30\t公民\t办理中\t等本机关答复\t2026年3月30日\t6\t"));
  CHECK(list.shows("科研机构"));
  CHECK(!list.shows("张三丰"));
  const json cases = json::parse(desk.at_book({"list", "--json"}).out)["cases"];
  REQUIRE(cases.size() == 2);
  CHECK(cases[0]["due"] == "2026-03-30");
  CHECK(cases[0]["outcome"] == nullptr);
  CHECK(cases[1]["organization_kind"] == "research");
}

TEST_CASE("what is overdue comes before what is due soon, and the rest is left out") {
  const Desk desk;
  desk.admit();
  CHECK(desk.at_book({"overdue"}).out.empty());
  REQUIRE(desk.at_book({"extend", desk.first.number, "--days", "5", "--approver", "赵主任"}).exit_code == 0);
  const json late = json::parse(desk.at_book({"overdue", "--json"}, "2026-04-02 09:00").out)["cases"];
  REQUIRE(late.size() == 2);
  CHECK(late[0]["number"] == desk.second.number);
  CHECK(late[0]["urgency"] == "overdue");
  CHECK(late[1]["urgency"] == "soon");
}

TEST_CASE("steps are entered with who has done them, and the clerk is told until when the answer is due") {
  const Desk desk;
  desk.admit();
  const Run asked = desk.at_book({"correct", desk.first.number, "--days", "10", "--on", "2026-03-09"});
  CHECK_MESSAGE(asked.says("请申请人在2026年3月23日以前补正"), asked.err);
  CHECK(desk.at_book({"returned", desk.first.number, "--on", "2026-03-16"}).says("答复期限到2026年4月14日"));
  const json one = json::parse(desk.at_book({"show", desk.first.number, "--json"}).out);
  REQUIRE(one["steps"].size() == 3);
  CHECK(one["steps"][1]["step"] == "correction_asked");
  CHECK(one["steps"][1]["days"] == 10);
  CHECK(one["steps"][1]["who"].get<std::string>().ends_with("，王五"));
  CHECK(desk.at_book({"show", desk.first.number}).shows("告知补正（10个工作日）"));
}

TEST_CASE("a step out of place is refused with the rule that it breaks") {
  const Desk desk;
  desk.admit();
  const std::string number = desk.first.number;
  CHECK(desk.at_book({"extend", number, "--days", "20"}).says("--approver"));
  CHECK(desk.at_book({"extend", number, "--days", "20", "--approver", "赵主任"}, "2026-04-20 09:00")
            .says("答复期限已满"));
  CHECK(desk.at_book({"paid", number}).says("没有发过收费通知"));
  CHECK(desk.at_book({"answer", number, "--outcome", "C9"}).says("B1到F3"));
  CHECK(desk.at_book({"answer", number, "--outcome", "B1", "--on", "2026-03-21"}).says("日期还没有到"));
  CHECK(desk.at_book({"answer", "20260302-0099", "--outcome", "B1"}).exit_code == 4);
  CHECK(desk.at_book({"confirm", number, "--on", "2026-13-01"}).exit_code == 2);
  CHECK(json::parse(desk.at_book({"show", number, "--json"}).out)["steps"].size() == 1);
}

TEST_CASE("every step of a case can be entered, on the day on which it happened") {
  const Desk desk;
  desk.admit();
  const std::string number = desk.first.number;
  const std::vector<Words> steps = {{"confirm", number, "--on", "2026-03-03"},
                                    {"third-party", number, "--party", "2", "--on", "2026-03-04"},
                                    {"third-answered", number, "--party", "2", "--on", "2026-03-10"},
                                    {"extend", number, "--days", "20", "--approver", "赵主任", "--on", "2026-03-11"},
                                    {"fee", number, "--on", "2026-03-12"},
                                    {"paid", number, "--on", "2026-03-16"},
                                    {"answer", number, "--outcome", "E5", "--on", "2026-03-20"}};
  for (const Words& step : steps) {
    const Run entered = desk.at_book(step);
    CHECK_MESSAGE(entered.exit_code == 0, step[0], ": ", entered.err);
  }
  const json one = json::parse(desk.at_book({"show", number, "--json"}).out);
  const std::vector<std::string> names = {"received", "confirmed",    "third_party_asked", "third_party_answered",
                                          "extended", "fee_notified", "fee_paid",          "answered"};
  REQUIRE(one["steps"].size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(one["steps"][i]["step"] == names[i]);
  CHECK(one["steps"][2]["party"] == 2);
  CHECK(one["steps"][4]["approver"] == "赵主任");
  CHECK(one["steps"][6]["on"] == "2026-03-16");
  CHECK(one["outcome"] == "E5");
  CHECK(desk.at_book({"show", number}).shows("征求第三方意见（第三方2）"));
}

TEST_CASE("a correction that was asked for too late and an answer after the period are entered, and said") {
  const Desk desk;
  desk.admit();
  CHECK(desk.at_book({"correct", desk.first.number, "--days", "5", "--on", "2026-03-12"}).says("7个工作日内"));
  CHECK(desk.at_book({"answer", desk.second.number, "--outcome", "B1"}, "2026-04-20 09:00")
            .says("超过期限才答复，期限到2026年3月30日"));
}

TEST_CASE("cases that were answered long ago are told no more") {
  const Desk desk;
  desk.admit();
  REQUIRE(desk.at_book({"answer", desk.first.number, "--outcome", "B1"}).exit_code == 0);
  const Words make = {"status-file", "--out", desk.path("stick/status"), "-s", desk.path("li.key")};
  CHECK(desk.at_book(make, "2027-03-20 09:00").says("第1号，2件"));
  CHECK(desk.at_book(make, "2027-03-22 09:00").says("第2号，1件"));
  Words since = make;
  since.insert(since.end(), {"--since", "2026-01-01"});
  CHECK(desk.at_book(since, "2027-03-22 09:00").says("第3号，2件"));
}

TEST_CASE("a step that was mistyped is undone with a reason, which the log keeps") {
  const Desk desk;
  desk.admit();
  CHECK(desk.at_book({"undo", desk.first.number, "--why", "记错"}).says("没有可以撤销的步骤"));
  REQUIRE(desk.at_book({"answer", desk.first.number, "--outcome", "C1"}).exit_code == 0);
  CHECK(desk.at_book({"undo", desk.first.number}).exit_code == 2);
  const Run undone = desk.at_book({"undo", desk.first.number, "--why", "记错"});
  CHECK(undone.says("已经撤销"));
  CHECK(undone.says("答复期限到2026年3月30日"));
  CHECK(json::parse(desk.at_book({"show", desk.first.number, "--json"}).out)["outcome"] == nullptr);
  CHECK(desk.read("book/audit.log").find("记错") != std::string::npos);
}

TEST_CASE("where the log cannot be written nothing is done") {
  const Desk desk;
  desk.admit();
  fs::remove(desk.path("book/audit.log"));
  fs::create_directory(desk.path("book/audit.log"));
  CHECK(desk.at_book({"answer", desk.first.number, "--outcome", "B1"}).says("没有办理"));
  CHECK(desk.at_book({"register", "--out", desk.path("t.csv")}).exit_code == 1);
  CHECK(desk.with_key({"open", desk.first.number}).out.empty());
  CHECK(json::parse(desk.at_book({"show", desk.first.number, "--json"}).out)["outcome"] == nullptr);
  CHECK(!fs::exists(desk.path("t.csv")));
}

TEST_CASE("an application is opened with the agency's key and password only, and the log tells it") {
  const Desk desk;
  desk.admit();
  const Run opened = desk.with_key({"open", desk.second.number});
  CHECK_MESSAGE(opened.shows("示例市某化工研究院"), opened.err);
  CHECK(!opened.shows(desk.second.lookup_code));
  CHECK(desk.at_book({"open", desk.second.number}).says("--key"));
  CHECK(desk.at_book({"open", desk.second.number, "--key", desk.path("agency.key")}, "2026-03-20 10:00", "错的口令\n")
            .says("口令不对"));
  CHECK(acts_in(desk.path("book")).back() == office::Act::request_opened);
  const Run form = desk.with_key({"open", desk.second.number, "--out", desk.path("form.pdf")});
  CHECK(form.exit_code == 0);
  CHECK(desk.read("form.pdf").starts_with("%PDF"));
}

TEST_CASE("a letter is drafted from its template as PDF and text, for the clerk only") {
  const Desk desk;
  desk.admit();
  const Run letter = desk.with_key({"letter", desk.first.number, "--kind", "answer", "--outcome", "C1", "--number",
                                    "示应急公复〔2026〕1号", "--fill", "理由=标为秘密，保密期限未满", "--out",
                                    desk.path("answer.pdf")});
  CHECK_MESSAGE(letter.exit_code == 0, letter.err);
  CHECK(desk.read("answer.pdf").starts_with("%PDF"));
  const std::string text = desk.read("answer.txt");
  CHECK(text.starts_with("政府信息公开申请答复书\n示应急公复〔2026〕1号\n\n张三丰：\n"));
  CHECK(text.find("标为秘密，保密期限未满") != std::string::npos);
  CHECK(text.find("应当自收到本答复书之日起60日内先向示例市人民政府申请行政复议") != std::string::npos);
  CHECK(text.find("6个月") == std::string::npos);
  CHECK(text.find('{') == std::string::npos);
  CHECK((fs::status(desk.path("answer.txt")).permissions() & fs::perms::others_all) == fs::perms::none);
}

TEST_CASE("a draft says what is missing, and what its template does not have, before it asks for a password") {
  const Desk desk;
  desk.admit();
  const Words start = {"letter", desk.first.number, "--out", desk.path("x.pdf"), "--kind"};
  const auto with = [&start](Words more) {
    Words all = start;
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  CHECK(desk.at_book(with({"answer", "--outcome", "C2", "--fill", "理由=一"})).says("还要用--fill给出：依据"));
  CHECK(desk.at_book(with({"answer", "--outcome", "C1", "--fill", "金额=一"})).says("没有要填的“金额”"));
  CHECK(desk.at_book(with({"answer"})).says("--outcome"));
  CHECK(desk.at_book(with({"poem"})).says("没有“poem”这种文书"));
  CHECK(desk.at_book(with({"correction", "--fill", "补正内容=请写明年份"})).says("补正期限"));
  CHECK(desk.with_key(with({"correction", "--fill", "补正内容=请写明年份", "--days", "10"})).exit_code == 0);
  CHECK(desk.read("x.txt").find("10个工作日") != std::string::npos);
}

TEST_CASE("the agency's own template goes before the product's, and a fault in it is named with its line") {
  const Desk desk;
  desk.admit();
  const Words letter = {"letter", desk.first.number, "--kind", "consultation", "--out", desk.path("x.pdf")};
  CHECK(desk.at_book({"templates"}).says("26个"));
  desk.write("book/letters/consultation.txt", "标题：本局的告知书\n主送：{申请人}\n请{稍候}。\n");
  CHECK(desk.at_book(letter).says("第3行：没有“稍候”这个占位符"));
  desk.write("book/letters/consultation.txt", "标题：本局的告知书\n主送：{申请人}\n请等候。\n");
  CHECK(desk.with_key(letter).exit_code == 0);
  CHECK(desk.read("x.txt").starts_with("本局的告知书\n"));
  CHECK(desk.at_book({"templates"}).says("复制0个"));
}

TEST_CASE("an answer with its letter reaches the applicant at the kiosk by number and code") {
  const Desk desk;
  desk.admit();
  desk.write("final.txt", "政府信息公开申请答复书\n\n张三丰：\n您申请的信息予以公开。\n");
  const Run answered =
      desk.with_key({"answer", desk.first.number, "--outcome", "B1", "--letter", desk.path("final.txt")});
  CHECK_MESSAGE(answered.says("这件申请已经办结"), answered.err);
  CHECK(answered.says("凭查询码查看"));
  const Run made = desk.at_book({"status-file", "--out", desk.path("stick/status"), "-s", desk.path("li.key")});
  CHECK_MESSAGE(made.says("第1号，2件"), made.err);
  const Run loaded = desk.run({"load-status", desk.path("stick/status")});
  CHECK_MESSAGE(loaded.says("签名人李审核"), loaded.err);
  CHECK(acts_in(desk.path("kiosk")).back() == office::Act::status_loaded);

  const auto store = requests::StatusStore::open(desk.path("kiosk")).value();
  const requests::CaseStatus* const status = store.find(desk.first.number);
  REQUIRE(status != nullptr);
  CHECK(status->outcome == requests::Outcome::disclosed);
  REQUIRE(status->letters.size() == 1);
  const auto letter = requests::open_letter(status->letters[0], desk.first.number, desk.first.lookup_code);
  REQUIRE(letter.ok());
  CHECK(letter->title == "政府信息公开申请答复书");
  CHECK(letter->text == "张三丰：\n您申请的信息予以公开。");
  CHECK(!requests::open_letter(status->letters[0], desk.first.number, desk.second.lookup_code).ok());
  CHECK(desk.run({"take", "--to", desk.path("stick")}).says("办公室都已经收到"));
}

TEST_CASE("a status file that is old, changed or not signed by a trusted hand is refused in words") {
  const Desk desk;
  desk.admit();
  const Words make = {"status-file", "--out", desk.path("stick/status"), "-s", desk.path("li.key")};
  REQUIRE(desk.at_book(make).exit_code == 0);
  REQUIRE(desk.run({"load-status", desk.path("stick/status")}).exit_code == 0);
  CHECK(desk.run({"load-status", desk.path("stick/status")}).says("已经有这一份或者更新的办理进度（第1号）"));
  REQUIRE(desk.at_book(make).exit_code == 0);
  desk.write("stick/status", desk.read("stick/status") + " ");
  CHECK(desk.run({"load-status", desk.path("stick/status")}).says("签名以后被改过"));
  desk.write("other.key", package::make_bare_keys().secret_file);
  REQUIRE(desk.at_book({"status-file", "--out", desk.path("stick/status"), "-s", desk.path("other.key")}).exit_code ==
          0);
  CHECK(desk.run({"load-status", desk.path("stick/status")}).exit_code == 1);
  CHECK(requests::StatusStore::open(desk.path("kiosk"))->counter() == 1);
}

TEST_CASE("the register of cases is written as a table that opens everywhere and holds no formula") {
  const Desk desk;
  desk.admit();
  REQUIRE(desk.at_book({"answer", desk.second.number, "--outcome", "D1"}).exit_code == 0);
  CHECK(desk.at_book({"register", "--out", desk.path("t.csv")}).says("共2件"));
  const std::string csv = desk.read("t.csv");
  CHECK(csv.starts_with("\xEF\xBB\xBF登记编号,收到时间,"));
  CHECK(csv.find("2026-03-20,D1,无法提供：本机关不掌握相关政府信息,否") != std::string::npos);
  CHECK(csv.find("张三丰") == std::string::npos);
  CHECK(desk.at_book({"register", "--out", desk.path("t.xlsx")}).exit_code == 0);
  CHECK(desk.read("t.xlsx").starts_with("PK"));
  CHECK(desk.at_book({"register", "--out", desk.path("t.doc")}).exit_code == 2);
}

TEST_CASE("erasing asks first, removes what was handed in and keeps the case") {
  const Desk desk;
  desk.admit();
  REQUIRE(desk.at_book({"answer", desk.first.number, "--outcome", "B1"}).exit_code == 0);
  const Words erase = {"erase", "--answered-before", "2026-03-21"};
  CHECK(desk.at_book(erase, "2027-03-20 10:00", "不\n").says("没有删去"));
  CHECK(desk.at_book({"open", desk.first.number}).says("--key"));
  CHECK(desk.at_book(erase, "2027-03-20 10:00", "删去\n").says("已经删去1件"));
  CHECK(desk.at_book({"open", desk.first.number}).says("已经按规定删去"));
  CHECK(json::parse(desk.at_book({"show", desk.first.number, "--json"}).out)["outcome"] == "B1");
  CHECK(acts_in(desk.path("book")).back() == office::Act::persons_erased);
}

TEST_CASE("nothing that the applicants typed lies readable in the book, on the stick or in the logs") {
  const Desk desk;
  desk.admit();
  desk.write("final.txt", "答复书\n\n张三丰：\n予以公开。\n");
  REQUIRE(
      desk.with_key({"answer", desk.first.number, "--outcome", "B1", "--letter", desk.path("final.txt")}).exit_code ==
      0);
  REQUIRE(desk.at_book({"status-file", "--out", desk.path("stick/status"), "-s", desk.path("li.key")}).exit_code ==
          0);
  fs::remove(desk.path("final.txt"));
  std::size_t files = 0;
  for (const char* folder : {"book", "stick", "kiosk"})
    for (const auto& entry : fs::recursive_directory_iterator(desk.path(folder))) {
      if (!entry.is_regular_file()) continue;
      ++files;
      const std::string bytes = desk.read(fs::relative(entry.path(), desk.root).string());
      for (const std::string& canary : {std::string("张三丰"), support::good_id, std::string("2025年度部门预算"),
                                        std::string("某化工研究院"), desk.first.lookup_code})
        CHECK_MESSAGE(bytes.find(canary) == std::string::npos, entry.path().string());
    }
  CHECK(files >= 6);
}
