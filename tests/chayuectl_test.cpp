#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/page_code.h"
#include "printing/ledger.h"
#include "requests/register.h"
#include "tests/support/drawn.h"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

const std::string program = std::string(CHAYUE_BINARY_DIR) + "/staff/chayuectl";

std::string read(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

void write(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

void redirect(const std::string& path, int descriptor) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
}

[[noreturn]] void become(const Words& words) {
  std::vector<char*> values;
  for (const auto& word : words) values.push_back(const_cast<char*>(word.c_str()));
  values.push_back(nullptr);
  ::execv(values[0], values.data());
  ::_exit(127);
}

/// chayuectl in a world of its own: an import directory, a data directory, and what the clerk types.
struct Desk {
  Desk() {
    std::string name = (std::filesystem::temp_directory_path() / "chayue-ctl-XXXXXX").string();
    root = ::mkdtemp(name.data());
    write_import();
  }
  ~Desk() { std::filesystem::remove_all(root); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  std::string import() const { return root + "/import"; }
  std::string data() const { return root + "/data"; }
  std::string path(const std::string& name) const { return root + "/" + name; }

  /// Runs with --data and a fixed --now; stdout and stderr apart.
  Outcome run(Words words, std::string out = "") const {
    words.insert(words.end(), {"--data", data(), "--now", "2026-11-23 9:41"});
    return run_bare(std::move(words), std::move(out));
  }
  Outcome run_bare(Words words, std::string out = "") const {
    words.insert(words.begin(), program);
    if (out.empty()) out = path("out");
    const pid_t child = ::fork();
    if (child == 0) {
      redirect(out, STDOUT_FILENO);
      redirect(path("err"), STDERR_FILENO);
      become(words);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return {WEXITSTATUS(status), out == path("out") ? read(out) : "", read(path("err"))};
  }
  void load() const { REQUIRE(run({"import", import()}).exit_code == 0); }
  json run_json(Words words) const {
    const auto outcome = run(std::move(words));
    REQUIRE(outcome.exit_code == 0);
    REQUIRE(json::accept(outcome.out));
    return json::parse(outcome.out);
  }

  void write_import() const {
    write(import() + "/manifest.json",
          R"({"format": 1, "sample": true, "agency": {"name": "示例局", "short_name": "示例局", "city": "示例市"},
              "content_date": "2026-11-20", "columns": "columns.json", "rows": ["rows.jsonl"], "texts": "texts"})");
    write(import() + "/columns.json",
          R"([{"id": "policy", "name": "政策", "children": [{"id": "policy.rule", "name": "规定"}]},
              {"id": "notice", "name": "通知"}])");
    write(import() + "/texts/one.md", "各单位：\n\n请做好冬季检查。\n");
    write_rows({});
  }
  /// Three good rows, then `more`.
  void write_rows(const Words& more) const {
    std::string rows =
        R"({"index_number": "0001/2026-00001", "title": "冬季检查通知", "issuer": "示例局", "column": "notice", "document_number": "示发〔2026〕1号", "published_on": "2026-11-01", "validity": "有效", "disclosure": "主动公开", "text": "one.md"})"
        "\n"
        R"({"index_number": "0001/2025-00002", "title": "检查规定", "issuer": "示例局", "column": "policy.rule", "published_on": "2025-05-06", "validity": "废止", "disclosure": "主动公开"})"
        "\n"
        R"({"index_number": "0001/2025-00003", "title": "年度计划", "issuer": "示例办", "column": "notice", "published_on": "2025-01-02", "disclosure": "主动公开"})"
        "\n";
    for (const auto& row : more) rows += row + "\n";
    write(import() + "/rows.jsonl", rows);
  }
  void write_bad_rows() const {
    write_rows(
        {R"({"index_number": "0001/2026-00004", "issuer": "示例局", "column": "notice", "disclosure": "主动公开"})",
         R"({"index_number": "0001/2026-00005", "title": "日期不对", "issuer": "示例局", "column": "notice", "published_on": "2023-02-30", "disclosure": "主动公开"})",
         R"({"index_number": "0001/2026-00006", "title": "正文不在", "issuer": "示例局", "column": "notice", "disclosure": "主动公开", "text": "none.md"})"});
  }

  /// Hands in `count` applications, every second one of a research institute.
  void hand_in(int count) const {
    const requests::PlainSealer sealer;
    auto book = requests::Register::open(data(), sealer);
    REQUIRE(book.ok());
    requests::Application a;
    a[requests::Field::name] = "机密姓名甲乙";
    a[requests::Field::id_number] = "329900198703150047";
    a[requests::Field::phone] = "13800000000";
    a[requests::Field::legal_representative] = "李四";
    a[requests::Field::contact_name] = "王五";
    a[requests::Field::information_title] = "机密的内容";
    a.carriers = {requests::Carrier::paper};
    a.deliveries = {requests::Delivery::pick_up};
    a.organization_kind = requests::OrganizationKind::research;
    const base::LocalTime now{*base::parse_date("2026-11-20"), 9, 5};
    for (int i = 0; i < count; ++i) {
      a.kind = i % 2 == 0 ? requests::ApplicantKind::natural_person : requests::ApplicantKind::organization;
      REQUIRE(book->submit(a, now, "visit-" + std::to_string(i)).ok());
    }
  }

  /// Hands in an application whose surname and place are drawn.
  void hand_in_drawn() const {
    const requests::PlainSealer sealer;
    auto book = requests::Register::open(data(), sealer);
    REQUIRE(book.ok());
    requests::Application a;
    a.drawn = {{support::water_and_earth, "左边三点水"}};
    const std::string sign = support::drawn_sign(0);
    a[requests::Field::name] = sign + "机密";
    a[requests::Field::id_number] = "329900198703150047";
    a[requests::Field::address] = sign + sign + "村";
    a[requests::Field::information_title] = "机密的内容";
    a.carriers = {requests::Carrier::paper};
    a.deliveries = {requests::Delivery::pick_up};
    REQUIRE(book->submit(a, {*base::parse_date("2026-11-20"), 9, 5}, "visit-drawn").ok());
  }

  std::string root;
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t lines_with(const std::string& text, const std::string& part) {
  std::istringstream lines(text);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) count += holds(line, part) ? 1U : 0U;
  return count;
}

}  // namespace

// ---- usage ----

TEST_CASE_FIXTURE(Desk, "help goes to stdout and is success") {
  const auto help = run_bare({"--help"});
  CHECK(help.exit_code == 0);
  CHECK(holds(help.out, "用法"));
  for (const char* command : {"import", "search", "show", "print", "requests", "stats"})
    CHECK(holds(help.out, command));
  CHECK(help.err.empty());
  CHECK_FALSE(holds(help.out, "--now"));
}

TEST_CASE_FIXTURE(Desk, "an unknown command is named as such and a missing one too") {
  CHECK(holds(run_bare({"nonsense"}).err, "不认识"));
  CHECK(holds(run_bare({}).err, "缺少"));
  CHECK(holds(run_bare({"stats", "--wrong"}).err, "不认识"));
}

TEST_CASE_FIXTURE(Desk, "each command has its own help") {
  const auto help = run_bare({"search", "--help"});
  CHECK(help.exit_code == 0);
  CHECK(holds(help.out, "--in-force"));
  CHECK_FALSE(holds(help.out, "Options"));
}

TEST_CASE_FIXTURE(Desk, "wrong usage is code two with a Chinese sentence and nothing on stdout") {
  for (const Words& words :
       {Words{}, Words{"nonsense"}, Words{"search"}, Words{"show"}, Words{"print", "0001/2026-00001"},
        Words{"requests"}, Words{"stats", "--wrong"}, Words{"search", "x", "--limit", "many"},
        Words{"search", "x", "--limit", "-3"}, Words{"search", "x", "--year", "last"},
        Words{"stats", "--now", "today"}, Words{"stats", "--now", "2026-11-23 25:00"},
        Words{"stats", "--now", "2026-11-23"}, Words{"stats", "--now", "2026-11-23 9:41 late"}}) {
    const auto outcome = run_bare(words);
    CHECK_MESSAGE(outcome.exit_code == 2, (words.empty() ? "" : words.front()), " ", outcome.err);
    CHECK(outcome.out.empty());
    CHECK(holds(outcome.err, "查看用法"));
    CHECK_FALSE(holds(outcome.err, "required"));
  }
}

TEST_CASE_FIXTURE(Desk, "the data directory may come from the environment") {
  load();
  ::setenv("CHAYUE_DATA", data().c_str(), 1);
  const auto outcome = run_bare({"search", "检查"});
  ::unsetenv("CHAYUE_DATA");
  CHECK(outcome.exit_code == 0);
  CHECK(lines_with(outcome.out, "检查") == 2);
}

// ---- import ----

TEST_CASE_FIXTURE(Desk, "a sound directory is loaded with code zero and a summary on stdout") {
  const auto outcome = run({"import", import()});
  CHECK(outcome.exit_code == 0);
  CHECK(holds(outcome.out, "载入\t3\n"));
  CHECK(holds(outcome.out, "正文\t1\n"));
  CHECK(holds(outcome.out, "拒收\t0\n"));
  CHECK(holds(outcome.err, "正在载入"));
}

TEST_CASE_FIXTURE(Desk, "bad rows are refused line by line on stderr and the rest is loaded with code three") {
  write_bad_rows();
  const auto outcome = run({"import", import()});
  CHECK(outcome.exit_code == 3);
  CHECK(lines_with(outcome.err, "rows.jsonl 第4行") == 1);
  CHECK(lines_with(outcome.err, "rows.jsonl 第5行") == 1);
  CHECK(lines_with(outcome.err, "2023-02-30") == 1);
  CHECK(lines_with(outcome.err, "none.md") == 1);
  CHECK_FALSE(holds(outcome.out, "第4行"));
  CHECK(run_json({"search", "检查", "--json"})["total"] == 2);
  CHECK(run({"show", "0001/2026-00005"}).exit_code == 4);
}

TEST_CASE_FIXTURE(Desk, "a directory that is not there fails and leaves the old catalogue") {
  load();
  const auto outcome = run({"import", path("nothing")});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.empty());
  CHECK(holds(outcome.err, "继续使用原来的目录"));
  CHECK(run({"show", "0001/2026-00001"}).exit_code == 0);
}

TEST_CASE_FIXTURE(Desk, "a broken manifest fails and leaves the old catalogue") {
  load();
  write(import() + "/manifest.json", "{\"format\": 1,");
  CHECK(run({"import", import()}).exit_code == 1);
  CHECK(run({"show", "0001/2026-00001"}).exit_code == 0);
}

// ---- search and show ----

TEST_CASE_FIXTURE(Desk, "a search lists one row a line on stdout and the count on stderr") {
  load();
  const auto outcome = run({"search", "检查"});
  CHECK(outcome.exit_code == 0);
  CHECK(holds(outcome.out, "0001/2026-00001\t2026-11-01\t有效\t冬季检查通知\n"));
  CHECK(lines_with(outcome.out, "\t") == 2);
  CHECK(holds(outcome.err, "共找到2条"));
}

TEST_CASE_FIXTURE(Desk, "a search in JSON has query, total and records") {
  load();
  const auto found = run_json({"search", "检查", "--json"});
  CHECK(found["query"] == "检查");
  CHECK(found["total"] == 2);
  const auto& record = found["records"][0];
  CHECK(record["index_number"] == "0001/2026-00001");
  CHECK(record["document_number"] == "示发〔2026〕1号");
  CHECK(record["published_on"] == "2026-11-01");
  CHECK(record["made_on"].is_null());
  CHECK(record["validity"] == "in_force");
  CHECK(record["has_text"] == true);
  CHECK(record.contains("snippet"));
}

TEST_CASE_FIXTURE(Desk, "a search can be narrowed and limited") {
  load();
  CHECK(run_json({"search", "检查", "--json", "--in-force"})["total"] == 1);
  CHECK(run_json({"search", "检查", "--json", "--year", "2025"})["total"] == 1);
  CHECK(run_json({"search", "检查", "--json", "--column", "policy"})["total"] == 1);
  const auto limited = run_json({"search", "检查", "--json", "--limit", "1"});
  CHECK(limited["total"] == 2);
  CHECK(limited["records"].size() == 1);
  CHECK(run_json({"search", "检查", "--json", "--limit", "0"})["records"].size() == 2);
}

TEST_CASE_FIXTURE(Desk, "a search without hits is success and empty") {
  load();
  const auto found = run_json({"search", "没有的词", "--json"});
  CHECK(found["total"] == 0);
  CHECK(found["records"].is_array());
}

TEST_CASE_FIXTURE(Desk, "a query with quotes comes back unharmed") {
  load();
  CHECK(run_json({"search", "\"'\\ AND *", "--json"})["query"] == "\"'\\ AND *");
}

TEST_CASE_FIXTURE(Desk, "without a catalogue commands say so with code four") {
  for (const Words& words : {Words{"search", "x"}, Words{"show", "x"}, Words{"stats", "--json"},
                             Words{"print", "x", "--out", path("x.pdf")}}) {
    const auto outcome = run(words);
    CHECK(outcome.exit_code == 4);
    CHECK(outcome.out.empty());
    CHECK(holds(outcome.err, "import"));
  }
}

TEST_CASE_FIXTURE(Desk, "a catalogue that is damaged is a failure") {
  load();
  write(data() + "/catalog.db", std::string(8192, 'x'));
  const auto outcome = run({"search", "检查"});
  CHECK(outcome.exit_code == 1);
  CHECK(holds(outcome.err, "损坏"));
}

TEST_CASE_FIXTURE(Desk, "show prints header and text") {
  load();
  const auto outcome = run({"show", "0001/2026-00001"});
  CHECK(outcome.exit_code == 0);
  CHECK(holds(outcome.out, "冬季检查通知\n"));
  CHECK(holds(outcome.out, "发布日期\t2026年11月1日\n"));
  CHECK(holds(outcome.out, "请做好冬季检查。\n"));
  CHECK(outcome.err.empty());
}

TEST_CASE_FIXTURE(Desk, "show in JSON has the body as blocks") {
  load();
  const auto document = run_json({"show", "0001/2026-00001", "--json"});
  CHECK(document["title"] == "冬季检查通知");
  REQUIRE(document["body"].size() == 2);
  CHECK(document["body"][1]["kind"] == "paragraph");
  CHECK(document["body"][1]["text"] == "请做好冬季检查。");
  CHECK(run_json({"show", "0001/2025-00002", "--json"})["body"].empty());
}

TEST_CASE_FIXTURE(Desk, "show lists the attachments with their sizes") {
  write(import() + "/attachments/检查表.pdf", "%PDF-1.7 1234");
  write(import() + "/manifest.json",
        R"({"format": 1, "agency": {"name": "示例局"}, "columns": "columns.json", "rows": ["rows.jsonl"],
            "texts": "texts", "attachments": "attachments"})");
  write_rows(
      {R"({"index_number": "0001/2026-00009", "title": "附件在", "column": "notice", "disclosure": "主动公开", "attachments": "检查表.pdf"})"});
  load();
  CHECK(holds(run({"show", "0001/2026-00009"}).out, "附件\t检查表.pdf，13字节\n"));
  const auto document = run_json({"show", "0001/2026-00009", "--json"});
  REQUIRE(document["attachments"].size() == 1);
  CHECK(document["attachments"][0]["name"] == "检查表");
  CHECK(document["attachments"][0]["bytes"] == 13);
  CHECK(run_json({"show", "0001/2026-00001", "--json"})["attachments"].empty());
}

TEST_CASE_FIXTURE(Desk, "an unknown index number is code four and nothing on stdout") {
  load();
  const auto outcome = run({"show", "0001/1999-99999", "--json"});
  CHECK(outcome.exit_code == 4);
  CHECK(outcome.out.empty());
  CHECK(holds(outcome.err, "0001/1999-99999"));
}

// ---- print ----

TEST_CASE_FIXTURE(Desk, "a document is written as PDF and the same one twice is the same file") {
  load();
  const auto first = run({"print", "0001/2026-00001", "--out", path("one.pdf")});
  CHECK_MESSAGE(first.exit_code == 0, first.err);
  CHECK(first.out.empty());
  CHECK(read(path("one.pdf")).substr(0, 5) == "%PDF-");
  CHECK(run({"print", "0001/2026-00001", "--out", path("two.pdf")}).exit_code == 0);
  CHECK(read(path("one.pdf")) == read(path("two.pdf")));
}

TEST_CASE_FIXTURE(Desk, "a print that fails leaves the file that was there and nothing else") {
  load();
  write(path("pdf/kept.pdf"), "old");
  CHECK(run({"print", "0001/1999-99999", "--out", path("pdf/kept.pdf")}).exit_code == 4);
  CHECK(read(path("pdf/kept.pdf")) == "old");
  std::filesystem::create_directory(path("pdf/folder"));
  CHECK(run({"print", "0001/2026-00001", "--out", path("pdf/folder")}).exit_code == 1);
  CHECK(run({"print", "0001/2026-00001", "--out", path("none/x.pdf")}).exit_code == 1);
  const std::filesystem::directory_iterator files(path("pdf"));
  CHECK(std::distance(files, std::filesystem::directory_iterator{}) == 2);
}

// ---- register and figures ----

TEST_CASE_FIXTURE(Desk, "an application with drawn characters is flagged with the fields that they stand in") {
  hand_in(1);
  hand_in_drawn();
  const auto list = run({"requests", "list"});
  CHECK(lines_with(list.out, "含手写字") == 1);
  CHECK(lines_with(list.out, "含手写字：姓名1个、通信地址2个") == 1);
  const auto json = run_json({"requests", "list", "--json"})["requests"];
  CHECK(json[0]["drawn"].empty());
  CHECK(json[1]["drawn"] == nlohmann::json::parse(R"(["name", "address", "address"])"));
  for (const std::string& out : {list.out, run({"requests", "list", "--json"}).out})
    for (const char* typed : {"机密", "三点水", "〓"}) CHECK_FALSE(holds(out, typed));
}

TEST_CASE_FIXTURE(Desk, "one application is shown without what was typed") {
  hand_in_drawn();
  const auto shown = run({"requests", "show", "20261120-0001"});
  CHECK(shown.exit_code == 0);
  CHECK(lines_with(shown.out, "登记编号\t20261120-0001") == 1);
  CHECK(lines_with(shown.out, "含手写字\t姓名1个、通信地址2个") == 1);
  for (const char* typed : {"机密", "三点水", "〓"}) CHECK_FALSE(holds(shown.out, typed));
  CHECK(run_json({"requests", "show", "20261120-0001", "--json"})["drawn"].size() == 3);
  CHECK(run({"requests", "show", "20261120-0002"}).exit_code == 4);
  CHECK(run({"requests", "show"}).exit_code == 2);
}

TEST_CASE_FIXTURE(Desk, "the form of an application is written for its owner alone, with what was drawn") {
  load();
  hand_in_drawn();
  const auto written = run({"requests", "form", "20261120-0001", "--out", path("form.pdf")});
  CHECK_MESSAGE(written.exit_code == 0, written.err);
  CHECK(written.out.empty());
  CHECK_FALSE(holds(written.err, "机密"));
  CHECK(read(path("form.pdf")).substr(0, 5) == "%PDF-");
  CHECK(std::filesystem::status(path("form.pdf")).permissions() == std::filesystem::perms(0600));
  CHECK(run({"requests", "form", "20261120-0009", "--out", path("none.pdf")}).exit_code == 4);
  CHECK_FALSE(std::filesystem::exists(path("none.pdf")));
}

TEST_CASE_FIXTURE(Desk, "a room without register says so and none is made") {
  load();
  CHECK(run({"requests", "list"}).exit_code == 4);
  CHECK_FALSE(std::filesystem::exists(data() + "/requests.db"));
  CHECK(run_json({"stats", "--json"})["requests"].is_null());
  CHECK_FALSE(std::filesystem::exists(data() + "/requests.db"));
}

TEST_CASE_FIXTURE(Desk, "the register is listed without anything that was typed") {
  hand_in(3);
  const auto text = run({"requests", "list"});
  CHECK(text.exit_code == 0);
  CHECK(holds(text.out, "20261120-0001\t2026-11-20 9:05\t公民\tsubmitted\tnone\n"));
  CHECK(holds(text.out, "20261120-0002\t2026-11-20 9:05\t科研机构\t"));
  const auto outcome = run({"requests", "list", "--json"});
  for (const char* typed : {"机密", "329900198703150047", "13800000000"}) {
    CHECK_FALSE(holds(text.out + text.err + outcome.out + outcome.err, typed));
  }
  const auto list = json::parse(outcome.out);
  CHECK(list["total"] == 3);
  CHECK(list["requests"][0]["organization_kind"].is_null());
  CHECK(list["requests"][1]["organization_kind"] == "research");
  CHECK(list["requests"][1]["received"] == "2026-11-20T09:05");
}

TEST_CASE_FIXTURE(Desk, "the figures count catalogue and requests") {
  load();
  hand_in(3);
  const auto figures = run_json({"stats", "--json"});
  CHECK(figures["totals"]["records"] == 3);
  CHECK(figures["totals"]["texts"] == 1);
  CHECK(figures["columns"].size() == 2);
  CHECK(figures["columns"][0] == json::parse(R"({"id": "policy", "name": "政策", "count": 1})"));
  CHECK(figures["issuers"][0]["name"] == "示例局");
  CHECK(figures["issuers"][0]["count"] == 2);
  CHECK(figures["years"][0]["id"] == "2026");
  CHECK(figures["requests"]["total"] == 3);
  CHECK(figures["requests"]["days"].size() == 1);
  CHECK(figures["requests"]["days"][0]["natural_person"] == 2);
  CHECK(figures["requests"]["days"][0]["research"] == 1);
  CHECK(figures["requests"]["days"][0]["business"] == 0);
}

TEST_CASE_FIXTURE(Desk, "the figures as text hold the same counts") {
  load();
  hand_in(1);
  const auto outcome = run({"stats"});
  CHECK(outcome.exit_code == 0);
  CHECK(holds(outcome.out, "信息条数\t3\n"));
  CHECK(holds(outcome.out, "  示例局\t2\n"));
  CHECK(holds(outcome.out, "  2026-11-20\t1\t0\t0\t0\t0\t0\n"));
}

TEST_CASE_FIXTURE(Desk, "data that cannot be written out is a failure") {
  load();
  const auto outcome = run({"stats", "--json"}, "/dev/full");
  CHECK(outcome.exit_code == 1);
  CHECK(holds(outcome.err, "没有完整写出"));
}

// ---- paper ----

TEST_CASE_FIXTURE(Desk, "a document is printed into a folder, and the figures say that it is a file") {
  load();
  std::filesystem::create_directory(path("tray"));
  const auto outcome = run({"print", "0001/2026-00001", "--printer", "folder:" + path("tray"), "--large"});
  CHECK_MESSAGE(outcome.exit_code == 0, outcome.err);
  CHECK(read(path("tray/0001-document.pdf")).substr(0, 5) == "%PDF-");
  CHECK_FALSE(holds(outcome.err, "已打印"));
  const auto paper = run_json({"stats", "--json"})["paper"];
  REQUIRE(paper.size() == 1);
  CHECK(paper[0]["kind"] == "document");
  CHECK(paper[0]["ending"] == "saved");
  CHECK(paper[0]["runs"] == 1);
}

TEST_CASE_FIXTURE(Desk, "before anything was printed there are no figures of paper") {
  load();
  CHECK(run_json({"stats", "--json"})["paper"].is_null());
  CHECK(run_json({"holds", "--json"})["total"] == 0);
  CHECK_FALSE(std::filesystem::exists(data() + "/printing.db"));
}

TEST_CASE_FIXTURE(Desk, "a print needs one thing to print and one place to print to") {
  load();
  for (const Words& wrong :
       std::vector<Words>{{"print", "0001/2026-00001"},
                          {"print", "--out", path("x.pdf")},
                          {"print", "0001/2026-00001", "--code", "482193", "--out", path("x.pdf")},
                          {"print", "0001/2026-00001", "--out", path("x"), "--printer", "cups:x"},
                          {"print", "0001/2026-00001", "--out", path("x"), "--pages", "7-3"},
                          {"print", "0001/2026-00001", "--out", path("x"), "--pages", "999"},
                          {"print", "0001/2026-00001", "--printer", "lpt1"}}) {
    CHECK(run(wrong).exit_code == 2);
  }
  CHECK_FALSE(std::filesystem::exists(path("x.pdf")));
}

TEST_CASE_FIXTURE(Desk, "what waits is listed, printed by its code, and spent") {
  load();
  auto ledger = printing::Ledger::open(data());
  REQUIRE(ledger.ok());
  const std::string code = *ledger->hold({"", "document", "0001/2026-00001", "standard two_up", 1, {}},
                                         {*base::parse_date("2026-11-23"), 9, 41});
  const auto list = run_json({"holds", "--json"});
  CHECK(list["holds"][0]["code"] == code);
  CHECK(list["holds"][0]["reference"] == "0001/2026-00001");
  CHECK(holds(run({"holds"}).out, code + "\tdocument\t0001/2026-00001\t1\t"));
  CHECK(run({"print", "--code", code, "--out", path("held.pdf")}).exit_code == 0);
  CHECK(read(path("held.pdf")).substr(0, 5) == "%PDF-");
  CHECK(run({"print", "--code", code, "--out", path("again.pdf")}).exit_code == 4);
  CHECK_FALSE(std::filesystem::exists(path("again.pdf")));
  CHECK(run_json({"holds", "--json"})["total"] == 0);
}

TEST_CASE_FIXTURE(Desk, "a code with a slip is said to be one, and a form is left to the kiosk") {
  load();
  CHECK(run({"print", "--code", "123456", "--out", path("x.pdf")}).exit_code == 2);
  auto ledger = printing::Ledger::open(data());
  REQUIRE(ledger.ok());
  const std::string code =
      *ledger->hold({"", "form", "20261123-0001", "standard", 1, {}}, {*base::parse_date("2026-11-23"), 9, 41});
  const auto outcome = run({"print", "--code", code, "--out", path("x.pdf")});
  CHECK(outcome.exit_code == 1);
  CHECK(holds(outcome.err, "20261123-0001"));
  CHECK(ledger->held(code).ok());
}

TEST_CASE_FIXTURE(Desk, "the state of the printer is told in words and in JSON") {
  std::filesystem::create_directories(path("tray"));
  const auto ready = run_json({"printer", "--printer", "folder:" + path("tray"), "--json"});
  CHECK(ready["state"] == "idle");
  CHECK(ready["troubles"].empty());
  CHECK(ready["situation_words"] == "可以打印");
  const auto off = run({"printer", "--printer", "ipp://127.0.0.1:9/ipp/print", "--json"});
  CHECK(off.exit_code == 1);
  CHECK(json::parse(off.out)["situation"] == "offline");
  CHECK(run({"printer", "--printer", "lpt1"}).exit_code == 2);
}

TEST_CASE_FIXTURE(Desk, "a print to a printer that is not there is no success") {
  load();
  write(data() + "/settings.json", R"({"unchanged_s": 10, "nonsense": 1})");
  const auto outcome = run({"print", "0001/2026-00001", "--printer", "ipp://127.0.0.1:9/ipp/print"});
  CHECK(outcome.exit_code == 1);
  CHECK(holds(outcome.err, "nonsense"));
  CHECK_FALSE(holds(outcome.err, "已打印"));
}

TEST_CASE_FIXTURE(Desk, "a printed page is checked by the code at its foot") {
  load();
  const base::PageCode nowhere{1, 2, 3};
  CHECK(run({"page", base::to_text(nowhere)}).exit_code == 4);
  CHECK(run({"page", "7Q2MX-9K4TR-B3WH"}).exit_code == 2);
  CHECK(run({"print", "0001/2026-00001", "--out", path("one.pdf")}).exit_code == 0);
  const std::string command = "pdftotext -q '" + path("one.pdf") +
                              "' - | grep -oE '[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}'"
                              " | head -1 > '" +
                              path("code") + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  std::string code = read(path("code"));
  REQUIRE(code.size() == 18);
  code.pop_back();
  const auto found = run_json({"page", code, "--json"});
  CHECK(found["page"] == 1);
  REQUIRE(found["records"].size() == 1);
  CHECK(found["records"][0]["index_number"] == "0001/2026-00001");
  CHECK(found["records"][0]["same_text"] == true);
  CHECK(holds(run({"page", code}).out, "与当前文本一致"));
}

TEST_CASE_FIXTURE(Desk, "the staff's number is read from standard input and only its hash is kept") {
  std::filesystem::create_directories(data());
  const auto set = [&](const std::string& typed) {
    const std::string command =
        "printf '" + typed + "\\n' | '" + program + "' --data '" + data() + "' pin 2> '" + path("said") + "'";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };
  CHECK(set("135790") == 0);
  const std::string kept = read(data() + "/staff.pin");
  CHECK(holds(kept, "$argon2"));
  CHECK_FALSE(holds(kept + read(path("said")), "135790"));
  CHECK(set("12345") == 2);
  CHECK(read(data() + "/staff.pin") == kept);
}
