#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "requests/lookup_code.h"
#include "requests/payload.h"
#include "requests/receipt_proof.h"
#include "requests/register.h"
#include "tests/support/sample_applications.h"

namespace {

using namespace requests;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using support::citizen;
using support::company;
using support::good_id;
using support::morning;
using support::today;
using support::with;

struct TemporaryDirectory {
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "chayue-requests-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~TemporaryDirectory() { std::filesystem::remove_all(path); }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  std::string path;
};

/// A register in a directory of its own.
struct RegisterFixture {
  TemporaryDirectory directory;
  PlainSealer sealer;

  Register open() const {
    auto opened = Register::open(directory.path, sealer);
    REQUIRE(opened.ok());
    return std::move(opened).value();
  }
  std::string file() const { return directory.path + "/" + register_file_name; }
  std::string bytes_on_disk() const {
    std::string bytes;
    for (const auto& entry : std::filesystem::directory_iterator(directory.path)) {
      std::ostringstream content;
      content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      bytes += content.str();
    }
    return bytes;
  }
  std::vector<std::string> numbers() const {
    const auto rows = open().list();
    REQUIRE(rows.ok());
    std::vector<std::string> numbers;
    for (const auto& row : *rows) numbers.push_back(row.number);
    return numbers;
  }
};

/// While it lives, no file of this process may grow past `bytes`.
struct FileSizeLimit {
  explicit FileSizeLimit(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit limit{bytes, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  rlimit before{};
};

/// Marks what it sealed, so that a test sees that nothing else reaches the disk.
struct ReversingSealer final : Sealer {
  std::string name() const override { return "test-key-1"; }
  base::Result<std::string> seal(const std::string& plaintext, const std::string&) const override {
    return std::string(plaintext.rbegin(), plaintext.rend());
  }
};

struct BrokenSealer final : Sealer {
  std::string name() const override { return "broken"; }
  base::Result<std::string> seal(const std::string&, const std::string&) const override {
    return base::error(base::ErrorKind::unavailable, "no key");
  }
};

}  // namespace

// ---- numbers, visits, rows ----

TEST_CASE_FIXTURE(RegisterFixture, "the first application of a day is number one") {
  auto receipt = open().submit(citizen(), morning, "visit-1");
  REQUIRE(receipt.ok());
  CHECK(receipt->number == "20261123-0001");
  CHECK(receipt->received.date == today);
  CHECK(receipt->received.hour == 9);
}

TEST_CASE_FIXTURE(RegisterFixture, "numbers count up within a day and start anew the next") {
  Register book = open();
  const base::LocalTime tomorrow{base::Date{year{2026}, month{11}, day{24}}, 10, 0};
  CHECK(book.submit(citizen(), morning, "a")->number == "20261123-0001");
  CHECK(book.submit(citizen(), morning, "b")->number == "20261123-0002");
  CHECK(book.submit(citizen(), tomorrow, "c")->number == "20261124-0001");
  CHECK(book.submit(citizen(), morning, "d")->number == "20261123-0003");
}

TEST_CASE_FIXTURE(RegisterFixture, "a number is not given again after its row was taken out") {
  REQUIRE(open().submit(citizen(), morning, "a").ok());
  SQLite::Database(file(), SQLite::OPEN_READWRITE).exec("DELETE FROM application");
  CHECK(open().submit(citizen(), morning, "b")->number == "20261123-0002");
}

TEST_CASE_FIXTURE(RegisterFixture, "a double tap is one request") {
  Register book = open();
  const auto first = book.submit(citizen(), morning, "visit-1");
  const auto second = book.submit(citizen(), {today, 9, 7}, "visit-1");
  CHECK(second->number == first->number);
  CHECK(second->received.minute == 5);
  CHECK(book.list()->size() == 1);
}

TEST_CASE_FIXTURE(RegisterFixture, "a double tap is known after a restart and after the form was wiped") {
  const auto first = open().submit(citizen(), morning, "visit-1");
  CHECK(open().submit(Application{}, morning, "visit-1")->number == first->number);
}

TEST_CASE_FIXTURE(RegisterFixture, "two registers on one file never give the same number") {
  Register one = open();
  Register other = open();
  CHECK(one.submit(citizen(), morning, "a")->number == "20261123-0001");
  CHECK(other.submit(citizen(), morning, "b")->number == "20261123-0002");
  CHECK(one.submit(citizen(), morning, "c")->number == "20261123-0003");
}

TEST_CASE_FIXTURE(RegisterFixture, "an application with open findings is not stored") {
  Register book = open();
  const auto refused = book.submit(with(Field::name, ""), morning, "a");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == base::ErrorKind::bad_input);
  CHECK(book.list()->empty());
  CHECK(book.submit(citizen(), morning, "a")->number == "20261123-0001");
}

TEST_CASE_FIXTURE(RegisterFixture, "advice does not keep an application out") {
  CHECK(open().submit(with(Field::id_number, "12345", company()), morning, "a").ok());
}

TEST_CASE_FIXTURE(RegisterFixture, "a visit without a token is refused") {
  CHECK(open().submit(citizen(), morning, "").error().kind == base::ErrorKind::bad_input);
}

TEST_CASE_FIXTURE(RegisterFixture, "the list holds what can be counted, oldest first") {
  {
    Register book = open();
    REQUIRE(book.submit(citizen(), morning, "a").ok());
    REQUIRE(book.submit(company(), {today, 14, 30}, "b").ok());
  }
  const auto rows = open().list();
  REQUIRE(rows.ok());
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[0].kind == ApplicantKind::natural_person);
  CHECK((*rows)[0].state == "submitted");
  CHECK((*rows)[0].seal == "none");
  CHECK((*rows)[1].kind == ApplicantKind::organization);
  CHECK((*rows)[1].organization_kind == OrganizationKind::research);
  CHECK((*rows)[1].received.hour == 14);
  CHECK((*rows)[1].received.minute == 30);
}

TEST_CASE_FIXTURE(RegisterFixture, "only the owner can read the register and its journals") {
  Register book = open();
  REQUIRE(book.submit(citizen(), morning, "a").ok());
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory.path)) {
    struct stat facts {};
    REQUIRE(::stat(entry.path().c_str(), &facts) == 0);
    CHECK_MESSAGE((facts.st_mode & 0777U) == 0600U, entry.path().string());
    ++files;
  }
  CHECK(files == 3);
}

TEST_CASE_FIXTURE(RegisterFixture, "a register that others could read is made private") {
  { REQUIRE(open().list().ok()); }
  REQUIRE(::chmod(file().c_str(), 0644) == 0);
  open();
  struct stat facts {};
  REQUIRE(::stat(file().c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0600U);
}

TEST_CASE_FIXTURE(RegisterFixture, "the sealed text is stored and the plain one is not") {
  const ReversingSealer reversing;
  auto book = Register::open(directory.path, reversing);
  REQUIRE(book.ok());
  REQUIRE(book->submit(citizen(), morning, "a").ok());
  CHECK((*book->list())[0].seal == "test-key-1");
  const std::string backwards(good_id.rbegin(), good_id.rend());
  CHECK(bytes_on_disk().find(good_id) == std::string::npos);
  CHECK(bytes_on_disk().find(backwards) != std::string::npos);
}

TEST_CASE_FIXTURE(RegisterFixture, "nothing is stored where sealing fails") {
  const BrokenSealer broken;
  auto book = Register::open(directory.path, broken);
  REQUIRE(book.ok());
  CHECK(book->submit(citizen(), morning, "a").error().kind == base::ErrorKind::unavailable);
  CHECK(book->list()->empty());
  CHECK(bytes_on_disk().find(good_id) == std::string::npos);
}

// ---- disks that fail, programs that die ----

TEST_CASE_FIXTURE(RegisterFixture, "a file that is no register is corrupt and stays as it is") {
  std::ofstream(file()) << std::string(5000, 'x');
  CHECK(Register::open(directory.path, sealer).error().kind == base::ErrorKind::corrupt);
  CHECK(std::filesystem::file_size(file()) == 5000);
}

TEST_CASE_FIXTURE(RegisterFixture, "a missing data directory is made") {
  CHECK(Register::open(directory.path + "/a/b", sealer).ok());
}

TEST_CASE_FIXTURE(RegisterFixture, "a data directory that is a file is unavailable") {
  std::ofstream(directory.path + "/plain") << "x";
  CHECK(Register::open(directory.path + "/plain", sealer).error().kind == base::ErrorKind::unavailable);
}

TEST_CASE_FIXTURE(RegisterFixture, "a directory that may not be written to is unavailable") {
  std::filesystem::create_directory(directory.path + "/locked");
  REQUIRE(::chmod(directory.path.c_str(), 0711) == 0);
  REQUIRE(::chmod((directory.path + "/locked").c_str(), 0555) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
    const auto opened = Register::open(directory.path + "/locked", sealer);
    ::_exit(!opened.ok() && opened.error().kind == base::ErrorKind::unavailable ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

TEST_CASE_FIXTURE(RegisterFixture, "a disk that takes no more gives an error and no row and keeps the earlier ones") {
  Register book = open();
  REQUIRE(book.submit(citizen(), morning, "a").ok());
  {
    const FileSizeLimit limit(4096);
    const auto refused = book.submit(citizen(), morning, "b");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == base::ErrorKind::unavailable);
    CHECK(refused.error().detail.find(good_id) == std::string::npos);
  }
  CHECK(numbers() == std::vector<std::string>{"20261123-0001"});
  const auto again = book.submit(citizen(), morning, "b");
  REQUIRE(again.ok());
  CHECK(again->number == "20261123-0002");
  CHECK(numbers().size() == 2);
}

TEST_CASE_FIXTURE(RegisterFixture,
                  "a disk that fills up in the middle of a payload loses nothing that was acknowledged") {
  const auto long_one = with(Field::description, std::string(6000, 'x'));
  std::vector<std::string> acknowledged;
  {
    Register book = open();
    const FileSizeLimit limit(200000);
    for (int i = 0; i < 40; ++i) {
      const auto receipt = book.submit(long_one, morning, "visit-" + std::to_string(i));
      if (receipt.ok()) acknowledged.push_back(receipt->number);
    }
  }
  CHECK(acknowledged.size() > 1);
  CHECK(acknowledged.size() < 40);
  CHECK(numbers() == acknowledged);
}

TEST_CASE_FIXTURE(RegisterFixture, "a number that was told is on the disk when the program is killed") {
  std::vector<std::string> told;
  for (int round = 0; round < 20; ++round) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto book = Register::open(directory.path, sealer);
      for (int i = 0; book.ok(); ++i) {
        const auto receipt =
            book->submit(citizen(), morning, "visit-" + std::to_string(round) + "-" + std::to_string(i));
        if (!receipt.ok() || ::write(ends[1], receipt->number.data(), 13) != 13) ::_exit(1);
      }
      ::_exit(1);
    }
    ::close(ends[1]);
    std::array<char, 13> number{};
    for (int wanted = 1 + round % 3; wanted > 0; --wanted) {
      REQUIRE(::read(ends[0], number.data(), number.size()) == 13);
      told.emplace_back(number.data(), number.size());
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(ends[0], number.data(), number.size()) == 13) told.emplace_back(number.data(), number.size());
    ::close(ends[0]);
    const auto stored = numbers();
    for (const auto& one : told) REQUIRE(std::find(stored.begin(), stored.end(), one) != stored.end());
    REQUIRE(std::set<std::string>(stored.begin(), stored.end()).size() == stored.size());
  }
  CHECK(told.size() >= 20);
}

// ---- drawn characters ----

namespace {

std::string drawn_sign(std::size_t index) {
  std::string text;
  base::append(text, base::first_drawn + static_cast<char32_t>(index));
  return text;
}

Application with_drawn_surname() {
  Application a = citizen();
  a.drawn = {{{{{1, 2}, {900, 2}}}, "三点水加坤"}};
  a[Field::name] = drawn_sign(0) + "小明";
  a[Field::address] = drawn_sign(0) + "村1号";
  return a;
}

}  // namespace

TEST_CASE_FIXTURE(RegisterFixture, "a row says in which fields drawn characters stand") {
  Register book = open();
  REQUIRE(book.submit(with_drawn_surname(), morning, "a").ok());
  REQUIRE(book.submit(citizen(), morning, "b").ok());
  const auto rows = book.list();
  REQUIRE(rows.ok());
  CHECK((*rows)[0].drawn == std::vector<Field>{Field::name, Field::address});
  CHECK((*rows)[1].drawn.empty());
}

TEST_CASE_FIXTURE(RegisterFixture, "what was handed in is read back with its drawings") {
  Register book = open();
  const auto receipt = book.submit(with_drawn_surname(), morning, "a");
  REQUIRE(receipt.ok());
  const auto back = book.application(receipt->number);
  REQUIRE(back.ok());
  CHECK((*back)[Field::name] == drawn_sign(0) + "小明");
  REQUIRE(back->drawn.size() == 2);  // one for each place
  CHECK(back->drawn[0] == with_drawn_surname().drawn[0]);
  const auto none = book.application("20261123-0099");
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().kind == base::ErrorKind::not_found);
}

TEST_CASE_FIXTURE(RegisterFixture, "the sign of a drawn character does not reach the disk") {
  REQUIRE(open().submit(with_drawn_surname(), morning, "a").ok());
  CHECK(bytes_on_disk().find("〓小明") != std::string::npos);
  CHECK(bytes_on_disk().find(drawn_sign(0)) == std::string::npos);
}

TEST_CASE_FIXTURE(RegisterFixture, "an application that is sealed is not read back") {
  const ReversingSealer reversing;
  auto sealed = Register::open(directory.path, reversing);
  REQUIRE(sealed.ok());
  const auto receipt = sealed->submit(with_drawn_surname(), morning, "a");
  REQUIRE(receipt.ok());
  const auto back = sealed->application(receipt->number);
  REQUIRE_FALSE(back.ok());
  CHECK(back.error().kind == base::ErrorKind::unavailable);
  CHECK(sealed->list()->front().drawn.size() == 2);
}

TEST_CASE_FIXTURE(RegisterFixture, "a register of the first version goes on with its rows") {
  REQUIRE(open().submit(citizen(), morning, "a").ok());
  SQLite::Database(file(), SQLite::OPEN_READWRITE)
      .exec(
          "ALTER TABLE application DROP COLUMN drawn; ALTER TABLE application DROP COLUMN lookup;"
          "ALTER TABLE application DROP COLUMN content; ALTER TABLE application DROP COLUMN last_lookup;"
          "PRAGMA user_version = 1");
  Register book = open();
  REQUIRE(book.submit(with_drawn_surname(), morning, "b").ok());
  const auto rows = book.list();
  REQUIRE(rows.ok());
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[0].drawn.empty());
  CHECK((*rows)[1].drawn.size() == 2);
}

// ---- number and code ----

namespace {

const std::string code = "7Q2M-X9K4-TRB3-WHFA";
const base::LocalTime next_week{base::Date{year{2026}, month{11}, day{30}}, 10, 20};

}  // namespace

TEST_CASE_FIXTURE(RegisterFixture, "each receipt bears a lookup code of its own") {
  Register book = open();
  const auto one = book.submit(citizen(), morning, "a");
  const auto other = book.submit(citizen(), morning, "b");
  CHECK(parse_lookup_code(one->lookup_code) == one->lookup_code);
  CHECK(parse_lookup_code(other->lookup_code) == other->lookup_code);
  CHECK(one->lookup_code != other->lookup_code);
}

TEST_CASE_FIXTURE(RegisterFixture, "a second try of a visit gives the same receipt with code and content") {
  const std::string mine = new_lookup_code();
  const auto first = open().submit(citizen(), morning, "a", mine);
  const auto second = open().submit(citizen(), morning, "a", mine);
  CHECK(second->lookup_code == mine);
  CHECK(second->content == first->content);
  CHECK(first->content.size() == 26);
}

TEST_CASE_FIXTURE(RegisterFixture, "a second try under another code does not pass that one off as the receipt's") {
  REQUIRE(open().submit(citizen(), morning, "a", new_lookup_code()).ok());
  CHECK(open().submit(citizen(), morning, "a", new_lookup_code())->lookup_code.empty());
}

TEST_CASE_FIXTURE(RegisterFixture, "the code lies inside what is sealed and nowhere else") {
  const ReversingSealer reversing;
  auto book = Register::open(directory.path, reversing);
  REQUIRE(book.ok());
  const std::string mine = book->submit(citizen(), morning, "a")->lookup_code;
  CHECK(bytes_on_disk().find(mine) == std::string::npos);
  const auto sealed = book->sealed("20261123-0001");
  REQUIRE(sealed.ok());
  CHECK(from_payload(std::string(sealed->rbegin(), sealed->rend()))->lookup_code == mine);
}

TEST_CASE_FIXTURE(RegisterFixture, "the content on the receipt is the sum of what was sealed") {
  Register book = open();
  const auto receipt = book.submit(citizen(), morning, "a");
  CHECK(content_sum(*book.sealed(receipt->number)) == receipt->content);
  CHECK(book.sealed("20261123-0002").error().kind == base::ErrorKind::not_found);
}

TEST_CASE_FIXTURE(RegisterFixture, "number and code find the application however the code was typed") {
  Register book = open();
  auto receipt = book.submit(citizen(), morning, "a");
  std::string typed = receipt->lookup_code;
  std::erase(typed, '-');
  std::transform(typed.begin(), typed.end(), typed.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto found = book.look_up(receipt->number, typed, next_week);
  REQUIRE(found.ok());
  REQUIRE(found->has_value());
  CHECK((*found)->received.date == today);
  CHECK_FALSE((*found)->last_use);
}

TEST_CASE_FIXTURE(RegisterFixture, "the last use is told and outlives the program") {
  const auto receipt = open().submit(citizen(), morning, "a");
  REQUIRE(open().look_up(receipt->number, receipt->lookup_code, next_week)->has_value());
  const auto again = open().look_up(receipt->number, receipt->lookup_code, {next_week.date, 11, 0});
  REQUIRE((*again)->last_use);
  CHECK((*again)->last_use->date == next_week.date);
  CHECK((*again)->last_use->hour == 10);
  CHECK((*again)->last_use->minute == 20);
}

TEST_CASE_FIXTURE(RegisterFixture, "a wrong code, one of another number and one of no number are all the same") {
  Register book = open();
  const auto one = book.submit(citizen(), morning, "a");
  const auto other = book.submit(citizen(), morning, "b");
  const auto is_unknown = [&](const std::string& number, const std::string& typed) {
    const auto found = book.look_up(number, typed, next_week);
    return found.ok() && !found->has_value();
  };
  CHECK(is_unknown(one->number, code));
  CHECK(is_unknown(one->number, other->lookup_code));
  CHECK(is_unknown(one->number, ""));
  CHECK(is_unknown(one->number, "%"));
  CHECK(is_unknown("20261123-0003", one->lookup_code));
  CHECK(is_unknown("", ""));
  CHECK_FALSE((*book.look_up(one->number, one->lookup_code, next_week))->last_use);
}

TEST_CASE_FIXTURE(RegisterFixture, "a use that cannot be noted is not answered") {
  Register book = open();
  const auto receipt = book.submit(citizen(), morning, "a");
  const FileSizeLimit limit(4096);
  CHECK_FALSE(book.look_up(receipt->number, receipt->lookup_code, next_week).ok());
}

TEST_CASE_FIXTURE(RegisterFixture, "a register of the second version goes on and nobody can ask for its old rows") {
  const auto old = open().submit(citizen(), morning, "a");
  SQLite::Database(file(), SQLite::OPEN_READWRITE)
      .exec(
          "ALTER TABLE application DROP COLUMN lookup; ALTER TABLE application DROP COLUMN content;"
          "ALTER TABLE application DROP COLUMN last_lookup; PRAGMA user_version = 2");
  Register book = open();
  CHECK_FALSE(book.look_up(old->number, old->lookup_code, next_week)->has_value());
  CHECK_FALSE(book.look_up(old->number, "", next_week)->has_value());
  const auto fresh = book.submit(citizen(), morning, "b");
  CHECK(book.look_up(fresh->number, fresh->lookup_code, next_week)->has_value());
}
