#include "printing/ledger.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "printing/hold_code.h"

using namespace printing;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {

constexpr base::Date today{year{2026}, month{11}, day{23}};
constexpr base::Date tomorrow{year{2026}, month{11}, day{24}};
const base::LocalTime morning{today, 9, 5};
const base::LocalTime next_morning{tomorrow, 9, 5};

struct Book {
  Book() {
    std::string pattern = (std::filesystem::temp_directory_path() / "chayue-ledger-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder = pattern;
  }
  ~Book() { std::filesystem::remove_all(folder); }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  Ledger open() const {
    auto ledger = Ledger::open(folder);
    REQUIRE(ledger.ok());
    return std::move(ledger).value();
  }
  std::string file() const { return folder + "/" + ledger_file_name; }
  std::string bytes_on_disk() const {
    std::string bytes;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ostringstream content;
      content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      bytes += content.str();
    }
    return bytes;
  }
  std::string folder;
};

Hold form(const std::string& reference = "20261123-0001") { return {"", "form", reference, "large", 2, {}}; }

}  // namespace

// ---- runs ----

TEST_CASE_FIXTURE(Book, "a run is open until it ends") {
  Ledger ledger = open();
  const auto run = ledger.begin("document", 5, morning);
  REQUIRE(run.ok());
  REQUIRE(ledger.set_job(*run, 0).ok());
  CHECK(ledger.open_runs()->front().job == 0);
  REQUIRE(ledger.set_job(*run, 17).ok());
  REQUIRE(ledger.set_pages_out(*run, 3).ok());
  const auto open_runs = ledger.open_runs();
  REQUIRE(open_runs->size() == 1);
  CHECK(open_runs->front().id == *run);
  CHECK(open_runs->front().kind == "document");
  CHECK(open_runs->front().pages == 5);
  CHECK(open_runs->front().pages_out == 3);
  CHECK(open_runs->front().job == 17);
  CHECK(open_runs->front().begun.minute == 5);
  CHECK(!open_runs->front().ending);
  REQUIRE(ledger.end(*run, Ending::printed, morning).ok());
  CHECK(ledger.open_runs()->empty());
}

TEST_CASE_FIXTURE(Book, "a run that was never sent has no job") {
  Ledger ledger = open();
  REQUIRE(ledger.begin("document", 5, morning).ok());
  CHECK(!ledger.open_runs()->front().job);
}

TEST_CASE_FIXTURE(Book, "a run ends once, and nothing changes it afterwards") {
  Ledger ledger = open();
  const RunId run = *ledger.begin("document", 5, morning);
  REQUIRE(ledger.end(run, Ending::cancelled, morning).ok());
  CHECK(ledger.end(run, Ending::printed, morning).error().kind == base::ErrorKind::not_found);
  CHECK(ledger.set_pages_out(run, 5).error().kind == base::ErrorKind::not_found);
  CHECK(ledger.set_job(run, 5).error().kind == base::ErrorKind::not_found);
  CHECK(ledger.counts(std::nullopt)->front().ending == Ending::cancelled);
}

TEST_CASE_FIXTURE(Book, "open runs come oldest first and survive a restart") {
  const RunId first = *open().begin("form", 1, morning);
  const RunId second = *open().begin("receipt", 1, morning);
  const auto runs = open().open_runs();
  REQUIRE(runs->size() == 2);
  CHECK(runs->at(0).id == first);
  CHECK(runs->at(1).id == second);
}

TEST_CASE_FIXTURE(Book, "pages and endings are counted by kind, of a day or of all") {
  Ledger ledger = open();
  for (const auto& [kind, ending, when] :
       {std::tuple{"form", Ending::printed, morning}, std::tuple{"form", Ending::printed, morning},
        std::tuple{"form", Ending::unknown, morning}, std::tuple{"receipt", Ending::printed, next_morning}}) {
    const RunId run = *ledger.begin(kind, 3, when);
    REQUIRE(ledger.set_pages_out(run, 2).ok());
    REQUIRE(ledger.end(run, ending, when).ok());
  }
  CHECK(ledger.counts(std::nullopt)->size() == 3);
  const auto of_today = ledger.counts(today);
  REQUIRE(of_today->size() == 2);
  CHECK(of_today->at(0).kind == "form");
  CHECK(of_today->at(0).ending == Ending::printed);
  CHECK(of_today->at(0).runs == 2);
  CHECK(of_today->at(0).pages_out == 4);
  CHECK(of_today->at(1).ending == Ending::unknown);
  CHECK(ledger.counts(tomorrow)->front().kind == "receipt");
}

TEST_CASE_FIXTURE(Book, "every ending is read back as it was written") {
  Ledger ledger = open();
  for (const Ending ending :
       {Ending::printed, Ending::saved, Ending::cancelled, Ending::given_up, Ending::failed, Ending::unknown}) {
    REQUIRE(ledger.end(*ledger.begin("form", 1, morning), ending, morning).ok());
  }
  std::set<std::optional<Ending>> endings;
  const auto counts = ledger.counts(std::nullopt);
  for (const auto& count : *counts) endings.insert(count.ending);
  CHECK(endings.size() == 6);
  CHECK(!endings.contains(std::nullopt));
}

// ---- on disk ----

TEST_CASE_FIXTURE(Book, "the file is for its owner's eyes, also one that was there") {
  SUBCASE("new") {}
  SUBCASE("there") {
    std::ofstream(file()).flush();
    REQUIRE(::chmod(file().c_str(), 0644) == 0);
  }
  Ledger ledger = open();
  REQUIRE(ledger.begin("form", 1, morning).ok());
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    struct stat facts {};
    REQUIRE(::stat(entry.path().c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
  }
}

TEST_CASE_FIXTURE(Book, "a run begun is on the disk though the program is killed at once") {
  const pid_t child = ::fork();
  if (child == 0) {
    auto ledger = Ledger::open(folder);
    const bool begun = ledger.ok() && ledger->begin("form", 2, morning).ok();
    if (begun) ::raise(SIGKILL);
    ::_exit(1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));
  CHECK(open().open_runs()->size() == 1);
}

TEST_CASE_FIXTURE(Book, "a file that is no ledger is corrupt, another version too") {
  SUBCASE("no database") { std::ofstream(file()) << std::string(5000, 'x'); }
  SUBCASE("another version") {
    static_cast<void>(open());
    SQLite::Database(file(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  }
  CHECK(Ledger::open(folder).error().kind == base::ErrorKind::corrupt);
}

TEST_CASE_FIXTURE(Book, "a place that cannot be written is unavailable") {
  CHECK(Ledger::open("/proc/nowhere").error().kind == base::ErrorKind::unavailable);
}

TEST_CASE_FIXTURE(Book, "a full disk is no_space and the run is not half there") {
  Ledger ledger = open();
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{4096, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto run = ledger.begin("form", 1, morning);
  ::setrlimit(RLIMIT_FSIZE, &before);
  REQUIRE(!run.ok());
  CHECK((run.error().kind == base::ErrorKind::no_space || run.error().kind == base::ErrorKind::unavailable));
  CHECK(ledger.open_runs()->empty());
}

// ---- holds ----

TEST_CASE("a hold code notices any wrong digit and neighbours exchanged") {
  const std::string code = with_check_digit("57201");
  CHECK(is_hold_code(code));
  for (std::size_t i = 0; i < code.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = code;
      wrong[i] = digit;
      CHECK(is_hold_code(wrong) == (wrong == code));
    }
    if (i == 0) continue;
    std::string exchanged = code;
    std::swap(exchanged[i - 1], exchanged[i]);
    CHECK(is_hold_code(exchanged) == (exchanged == code));
  }
}

TEST_CASE("what is not six digits is no code") {
  for (const char* text : {"", "12345", "1234567", "12345a", "一二三四五六", "      "}) CHECK(!is_hold_code(text));
  CHECK(is_hold_code(with_check_digit("00000")));
}

TEST_CASE_FIXTURE(Book, "a hold is found by its code and gone when it is handed over") {
  Ledger ledger = open();
  const auto code = ledger.hold(form(), morning);
  REQUIRE(code.ok());
  CHECK(is_hold_code(*code));
  const auto held = ledger.held(*code);
  REQUIRE(held.ok());
  CHECK(held->code == *code);
  CHECK(held->kind == "form");
  CHECK(held->reference == "20261123-0001");
  CHECK(held->choice == "large");
  CHECK(held->pages == 2);
  CHECK(held->held.hour == 9);
  REQUIRE(ledger.hand_over(*code, morning).ok());
  CHECK(ledger.held(*code).error().kind == base::ErrorKind::not_found);
  CHECK(ledger.hand_over(*code, morning).error().kind == base::ErrorKind::not_found);
  CHECK(ledger.holds()->empty());
}

TEST_CASE_FIXTURE(Book, "what was handed over is wiped from the disk") {
  Ledger ledger = open();
  const std::string code = *ledger.hold(form("REFERENCE-7788"), morning);
  CHECK(bytes_on_disk().find("REFERENCE-7788") != std::string::npos);
  REQUIRE(ledger.hand_over(code, morning).ok());
  SQLite::Database(file(), SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint(TRUNCATE)");
  CHECK(bytes_on_disk().find("REFERENCE-7788") == std::string::npos);
}

TEST_CASE_FIXTURE(Book, "what is no code is bad input") {
  Ledger ledger = open();
  CHECK(ledger.held("123").error().kind == base::ErrorKind::bad_input);
  CHECK(ledger.hand_over("", morning).error().kind == base::ErrorKind::bad_input);
}

TEST_CASE_FIXTURE(Book, "holds come oldest first and no two have a code in common") {
  Ledger ledger = open();
  std::set<std::string> codes;
  for (int i = 0; i < 200; ++i) codes.insert(*ledger.hold(form(std::to_string(i)), morning));
  CHECK(codes.size() == 200);
  const auto holds = ledger.holds();
  REQUIRE(holds->size() == 200);
  for (int i = 0; i < 200; ++i) CHECK(holds->at(static_cast<std::size_t>(i)).reference == std::to_string(i));
}

TEST_CASE_FIXTURE(Book, "old holds are forgotten, those of the day are not") {
  Ledger ledger = open();
  const std::string old = *ledger.hold(form(), morning);
  const std::string spent = *ledger.hold(form(), morning);
  const std::string fresh = *ledger.hold(form(), next_morning);
  REQUIRE(ledger.hand_over(spent, morning).ok());
  CHECK(*ledger.forget_holds_before(tomorrow) == 1);
  CHECK(ledger.held(old).error().kind == base::ErrorKind::not_found);
  CHECK(ledger.held(fresh).ok());
}
