// Submission as a whole: no acknowledged application is lost or doubled by a kill or a power cut, what lies on the
// disk opens nothing, and every field may be full. CHAYUE_KILLS, CHAYUE_CUTS and CHAYUE_REQUESTS make more of each
// (script/soak).
#include <doctest/doctest.h>
#include <signal.h>
#include <sodium.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "base/utf8.h"
#include "requests/receipt_proof.h"
#include "requests/seal.h"
#include "tests/support/drawn.h"
#include "tests/support/sample_applications.h"
#include "tests/support/temporary_directory.h"
#ifdef CHAYUE_LOSSY_DISK
#include "tests/support/power_cut.h"
#endif

namespace {

namespace fs = std::filesystem;
using namespace requests;
using support::citizen;
using support::morning;

int wanted(const char* name, int usual) {
  const char* const value = std::getenv(name);
  return value == nullptr ? usual : std::atoi(value);
}

const SealKeyPair& keys() {
  static const SealKeyPair pair = make_seal_keys("示例市应急管理局", support::today, "四个词的口令").value();
  return pair;
}
const SealOpener& opener() {
  static const SealOpener ready = [] {
    SealOpener one;
    REQUIRE(one.add(keys().secret_file, "四个词的口令").ok());
    return one;
  }();
  return ready;
}

/// The data folder of a kiosk.
struct Kiosk {
  support::TemporaryDirectory folder;
  std::string data = folder / "data";
  FileSealer sealer{data};

  Kiosk() {
    fs::create_directories(data);
    REQUIRE(write_seal_key(data, keys().public_key).ok());
    REQUIRE(ReceiptSigner::open(data).ok());
  }
  Register open() const {
    auto book = Register::open(data, sealer);
    REQUIRE(book.ok());
    return std::move(*book);
  }
};

std::string content(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// What was told to a citizen.
struct Told {
  std::string token, number, code;
  std::size_t log_bytes = 0;
};

std::vector<Told> told_in(const std::string& lines) {
  std::vector<Told> all;
  std::istringstream in(lines.substr(0, lines.rfind('\n') + 1));
  for (Told one; in >> one.token >> one.number >> one.code >> one.log_bytes;) all.push_back(one);
  return all;
}

/// Every row opens, each visit has one, and what was told is there with its code.
void check_whole(const std::string& data, const std::vector<Told>& told) {
  const FileSealer sealer(data);
  auto book = Register::open(data, sealer);
  REQUIRE(book.ok());
  std::map<std::string, std::string> number_of_title;
  const auto rows = book->list();
  REQUIRE(rows.ok());
  for (const RegisterRow& row : *rows) {
    const auto opened = open_application(opener(), *book->sealed(row.number), row.number);
    REQUIRE(opened.ok());
    CHECK(number_of_title.emplace(opened->application[Field::information_title], row.number).second);
  }
  for (const Told& one : told) {
    REQUIRE(number_of_title.contains(one.token));
    CHECK(number_of_title[one.token] == one.number);
    CHECK(book->look_up(one.number, one.code, morning)->has_value());
    const auto again = book->submit(support::with(Field::information_title, one.token), morning, one.token, one.code);
    REQUIRE(again.ok());
    CHECK(again->number == one.number);
  }
  CHECK(book->list()->size() == number_of_title.size());
}

struct Child {
  pid_t process = 0;
  int out = -1;
};

/// Runs submit_act; `log`: every call on the disk is written down there.
Child submits(const std::string& data, const std::string& token, int count, const std::string& log = "") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]), ::close(ends[1]);
    if (!log.empty()) {
      ::setenv("LD_PRELOAD", CHAYUE_BINARY_DIR "/tests/liblossy_disk.so", 1);
      ::setenv("LOSSY_ROOT", data.c_str(), 1);
      ::setenv("LOSSY_LOG", log.c_str(), 1);
    }
    const char* const program = CHAYUE_BINARY_DIR "/tests/submit_act";
    ::execl(program, program, data.c_str(), token.c_str(), std::to_string(count).c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  return {child, ends[0]};
}

std::string rest_of(Child child) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t size = 0; (size = ::read(child.out, buffer.data(), buffer.size())) > 0;)
    text.append(buffer.data(), static_cast<std::size_t>(size));
  ::close(child.out);
  return text;
}

/// Every field full, of characters that take as much room as they can, each text its own.
Application full_application(int number, std::size_t more) {
  Application a = citizen();
  if (number % 2 == 0) a.kind = ApplicantKind::organization;
  const std::string serial = std::to_string(number);
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    const auto field = static_cast<Field>(i);
    const bool is_checked = field == Field::id_number || field == Field::phone || field == Field::fax ||
                            field == Field::email || field == Field::postcode;
    if (is_checked) continue;
    std::string text = serial;
    while (base::length(text) < max_length(field) + more) text += number % 3 == 0 ? "\U00020089" : "\"";
    a[field] = text;
  }
  a.filled_in_by = "1001 张三";
  return a;
}

bool is_same(const Application& a, const Application& b) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    const auto field = static_cast<Field>(i);
    if (applies(field, a.kind) && a[field] != b[field]) return false;
  }
  return a.kind == b.kind && a.filled_in_by == b.filled_in_by;
}

}  // namespace

// ---- kills and power cuts

TEST_CASE_FIXTURE(Kiosk, "kills around submission lose no application that was told and double none") {
  std::mt19937 random(20261123);
  std::vector<Told> fresh;
  std::set<std::string> told;
  const int kills = wanted("CHAYUE_KILLS", 40);
  for (int i = 0; i < kills; ++i) {
    const Child child = submits(data, "kill" + std::to_string(i), 1000);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
    ::kill(child.process, SIGKILL);
    for (const Told& one : told_in(rest_of(child))) fresh.push_back(one), told.insert(one.number);
    ::waitpid(child.process, nullptr, 0);
    if (i % 100 != 99 && i + 1 != kills) continue;
    check_whole(data, fresh);
    fresh.clear();
  }
  const auto rows = open().list();
  REQUIRE(rows.ok());
  for (const RegisterRow& row : *rows) told.erase(row.number);
  CHECK(told.empty());
  CHECK(rows->size() > static_cast<std::size_t>(kills) / 4);
}

#ifdef CHAYUE_LOSSY_DISK
namespace {

/// Steps of a log that end within so many bytes.
std::size_t steps_in(const std::string& log, std::size_t bytes) {
  std::size_t steps = 0, at = 0;
  const auto text_at = [&log](std::size_t place) {
    std::size_t size = 0;
    log.copy(reinterpret_cast<char*>(&size), sizeof size, place);
    return place + sizeof size + size;
  };
  while (at < bytes) at = text_at(text_at(at + 1 + 2 * sizeof(std::int64_t))), ++steps;
  return steps;
}

}  // namespace

TEST_CASE_FIXTURE(Kiosk, "whatever the disk forgets in a power cut, applications that were told are on it") {
  { open(); }
  support::PowerCut power(data);
  const std::string log = folder / "log";
  const std::vector<Told> told = [&] {
    const Child child = submits(data, "cut", 6, log);
    const std::string lines = rest_of(child);
    int status = -1;
    REQUIRE(::waitpid(child.process, &status, 0) == child.process);
    REQUIRE(status == 0);
    return told_in(lines);
  }();
  REQUIRE(told.size() == 6);
  power.read_log(log);
  const std::string steps = content(log), left = folder / "left";
  const std::vector<std::size_t> points = power.turning_points();
  std::mt19937 random(77);
  std::size_t kept = 0;
  for (int i = 0; i < wanted("CHAYUE_CUTS", 40); ++i) {
    const std::size_t step = i % 2 == 1 ? points[random() % points.size()] : random() % (power.steps() + 1);
    const auto seed = static_cast<unsigned>(random());
    CAPTURE(step);
    CAPTURE(seed);
    power.make(left, step, seed);
    std::vector<Told> by_then;
    for (const Told& one : told)
      if (steps_in(steps, one.log_bytes) <= step) by_then.push_back(one);
    kept += by_then.size();
    check_whole(left, by_then);
  }
  CHECK(kept > 20);
}
#endif

// ---- what a thief has

TEST_CASE_FIXTURE(Kiosk, "the data folder holds no word of an application, in no encoding, nor its code") {
  Application a = support::company();
  std::set<std::string> canaries;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    const auto field = static_cast<Field>(i);
    if (field == Field::id_number || field == Field::phone || field == Field::fax || field == Field::postcode)
      continue;
    a[field] =
        field == Field::email ? "canary" + std::to_string(i) + "@example.cn" : "金丝雀" + std::to_string(7000 + i);
    canaries.insert(a[field]);
  }
  a.drawn = {{support::water_and_earth, "金丝雀的描述"}};
  a[Field::name] += support::drawn_sign(0);
  a.filled_in_by = "1001 金丝雀员";
  canaries.insert({"金丝雀", "canary", "11329900MB0000001E", "13800000000"});
  Register book = open();
  const auto receipt = book.submit(a, morning, "visit");
  REQUIRE(receipt.ok());
  canaries.insert(receipt->lookup_code);
  REQUIRE(book.look_up(receipt->number, receipt->lookup_code, morning)->has_value());
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(data)) {
    ++files;
    const std::string bytes = content(entry.path());
    for (const std::string& canary : canaries) {
      const std::string backwards(canary.rbegin(), canary.rend());
      CHECK_MESSAGE(bytes.find(canary) == std::string::npos, entry.path().filename().string());
      CHECK(bytes.find(backwards) == std::string::npos);
      CHECK(entry.path().filename().string().find(canary) == std::string::npos);
    }
  }
  CHECK(files == 5);  // register, its two journals, agency.pub, kiosk.key
  CHECK(open_application(opener(), *book.sealed(receipt->number), receipt->number)->lookup_code ==
        receipt->lookup_code);
}

TEST_CASE_FIXTURE(Kiosk, "no 32 bytes of the stolen folder's keys are the key that opens it") {
  Register book = open();
  const auto receipt = book.submit(citizen(), morning, "visit");
  const std::string sealed = *book.sealed(receipt->number);
  const std::size_t head = sealed.find('\n', sealed.find('\n') + 1) + 1;
  const auto* box = reinterpret_cast<const unsigned char*>(sealed.data()) + head;
  std::vector<unsigned char> plain(sealed.size() - head);
  std::string bytes = content(data + "/agency.pub") + content(data + "/kiosk.key");
  bytes.append(reinterpret_cast<const char*>(keys().public_key.key.data()), 32);
  std::size_t tried = 0;
  for (std::size_t at = 0; at + 32 <= bytes.size(); ++at, ++tried) {
    const auto* secret = reinterpret_cast<const unsigned char*>(bytes.data()) + at;
    CHECK(crypto_box_seal_open(plain.data(), box, sealed.size() - head, keys().public_key.key.data(), secret) != 0);
  }
  CHECK(tried > 150);
}

// ---- limits

TEST_CASE_FIXTURE(Kiosk, "requests with every field full, and one character more, come out as they went in") {
  Register book = open();
  const int count = wanted("CHAYUE_REQUESTS", 200);
  for (int i = 0; i < count; ++i) {
    const Application full = full_application(i, i % 4 == 3 ? 1 : 0);
    const auto receipt = book.submit(full, morning, "visit-" + std::to_string(i));
    REQUIRE(receipt.ok());
    CHECK(receipt->number == "20261123-" +
                                 std::string(i < 9     ? "000"
                                             : i < 99  ? "00"
                                             : i < 999 ? "0"
                                                       : "") +
                                 std::to_string(i + 1));
    if (i % 20 > 3) continue;  // opening takes its time
    const auto opened = open_application(opener(), *book.sealed(receipt->number), receipt->number);
    REQUIRE(opened.ok());
    CHECK(is_same(full, opened->application));
  }
  CHECK(book.list()->size() == static_cast<std::size_t>(count));
}

TEST_CASE_FIXTURE(Kiosk, "as many drawn characters as an application may have, and one more, are sealed and opened") {
  for (const std::size_t count : {base::max_drawn, base::max_drawn + 1}) {
    Application a = citizen();
    for (std::size_t i = 0; i < count; ++i) {
      a.drawn.push_back({support::water_and_earth, std::string(60, 'x')});
      if (i < base::max_drawn) a[Field::description] += support::drawn_sign(i);
    }
    Register book = open();
    const auto receipt = book.submit(a, morning, "visit" + std::to_string(count));
    REQUIRE(receipt.ok());
    const auto opened = open_application(opener(), *book.sealed(receipt->number), receipt->number);
    REQUIRE(opened.ok());
    CHECK(opened->application.drawn.size() == base::max_drawn);
  }
}
