#include <doctest/doctest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "office/attempts.h"
#include "office/staff_login.h"
#include "office/staff_pin.h"
#include "package/trust.h"

namespace fs = std::filesystem;
using namespace office;

namespace {

constexpr std::int64_t now = 1'795'413'909;
constexpr const char* pin = "246813";
constexpr const char* other_pin = "975318";

/// A kiosk's data directory, the agency's key, and what is done with both.
struct Kiosk {
  Kiosk() {
    const fs::path place = fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    std::string name = (place / "chayue-staff-XXXXXX").string();
    data = ::mkdtemp(name.data());
  }
  ~Kiosk() { fs::remove_all(data); }
  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;

  std::string path(const char* name) const { return data + "/" + name; }
  std::string read(const char* name) const {
    std::ostringstream bytes;
    bytes << std::ifstream(path(name), std::ios::binary).rdbuf();
    return bytes.str();
  }
  void write(const char* name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  mode_t mode_of(const char* name) const {
    struct stat found {};
    REQUIRE(::stat(path(name).c_str(), &found) == 0);
    return found.st_mode & 0777;
  }

  void trusts() const {
    REQUIRE(package::write_trust(data, {"示例市应急管理局", {{"王科长（管理）", keys.public_key}}, 1}).ok());
  }
  void signs() const { REQUIRE(sign_staff(data, keys.secret_file, "", "2026-11-23").ok()); }
  /// 1001 张三 loads, 1002 李四 signs; both signed for.
  void has_staff() const {
    trusts();
    REQUIRE(
        write_staff(data, {{member("1002", "李四", {Role::review}), member("1001", "张三", {Role::publish})}}).ok());
    signs();
  }
  static StaffMember member(std::string number, std::string name, std::set<Role> roles) {
    static const std::string hash = *hash_pin(pin);
    return {std::move(number), std::move(name), std::move(roles), hash};
  }

  Login tries(const std::string& number, const std::string& typed, std::int64_t at = now) const {
    return log_in(data, number, typed, at);
  }
  LoginAnswer answers(const std::string& number, const std::string& typed, std::int64_t at = now) const {
    return tries(number, typed, at).answer;
  }
  /// The seconds that the last of so many wrong ones has to wait.
  int fails(int times, const std::string& number = "1001", std::int64_t at = now) const {
    int wait_s = 0;
    for (int i = 0; i < times; ++i) {
      const Login login = tries(number, other_pin, at);
      REQUIRE(login.answer == LoginAnswer::wrong);
      wait_s = login.wait_s;
      at += wait_s;
    }
    return wait_s;
  }

  std::string data;
  package::KeyPair keys = package::make_bare_keys();
};

}  // namespace

// -- the file

TEST_CASE_FIXTURE(Kiosk, "a signed staff file is read, by number, with names and roles") {
  has_staff();
  const auto staff = read_staff(data);
  REQUIRE(staff.ok());
  REQUIRE(staff->members.size() == 2);
  CHECK(staff->members[0].number == "1001");
  CHECK(staff->members[0].name == "张三");
  CHECK(staff->members[0].roles == std::set{Role::publish});
  CHECK(find_member(*staff, "1002")->roles == std::set{Role::review});
  CHECK(find_member(*staff, "1003") == nullptr);
  CHECK(mode_of(staff_file_name) == 0600);
  CHECK(read_unchecked_staff(data)->signer == "王科长（管理）");
  CHECK(read(staff_file_name).find(pin) == std::string::npos);
}

TEST_CASE_FIXTURE(Kiosk, "without a staff file there is none, and nothing else is told from it") {
  CHECK(read_staff(data).error().kind == base::ErrorKind::not_found);
  CHECK(sign_staff(data, keys.secret_file, "", "").error().kind == base::ErrorKind::not_found);
}

TEST_CASE_FIXTURE(Kiosk, "every single byte of the staff file that is changed makes its signature void") {
  has_staff();
  const std::string good = read(staff_file_name);
  for (std::size_t i = 0; i < good.size(); i += 3) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    write(staff_file_name, bad);
    REQUIRE(read_staff(data).error().kind == base::ErrorKind::corrupt);
  }
}

TEST_CASE_FIXTURE(Kiosk, "a change of the staff file makes its signature void until it is signed again") {
  has_staff();
  auto staff = read_unchecked_staff(data)->staff;
  staff.members[0].roles.insert(Role::manage);
  REQUIRE(write_staff(data, staff).ok());
  CHECK(read_unchecked_staff(data)->signature == StaffSignature::missing);
  CHECK(read_staff(data).error().kind == base::ErrorKind::corrupt);
  signs();
  CHECK(read_staff(data).ok());
}

TEST_CASE_FIXTURE(Kiosk, "each way in which a signature does not hold is told") {
  has_staff();
  const std::string good = read(staff_signature_name);
  write(staff_signature_name, "rubbish");
  CHECK(read_unchecked_staff(data)->signature == StaffSignature::wrong);
  write(staff_signature_name, good);
  REQUIRE(package::write_trust(data, {"示例市应急管理局", {{"别人", package::make_bare_keys().public_key}}, 1}).ok());
  CHECK(read_unchecked_staff(data)->signature == StaffSignature::unknown);
  fs::remove(path(package::trust_file_name));
  CHECK(read_unchecked_staff(data)->signature == StaffSignature::no_trust);
  fs::remove(path(staff_signature_name));
  CHECK(read_unchecked_staff(data)->signature == StaffSignature::missing);
}

TEST_CASE_FIXTURE(Kiosk, "only a key of trust.json can sign") {
  has_staff();
  const auto stranger = package::make_bare_keys();
  CHECK(sign_staff(data, stranger.secret_file, "", "").error().kind == base::ErrorKind::bad_input);
  CHECK(sign_staff(data, "no key", "", "").error().kind == base::ErrorKind::bad_input);
  CHECK(read_staff(data).ok());  // the good signature has stayed
}

TEST_CASE_FIXTURE(Kiosk, "the signature is one that the minisign tool checks") {
  if (std::system("command -v minisign > /dev/null") != 0) {
    MESSAGE("no minisign here: skipped");
    return;
  }
  has_staff();
  write("agency.pub", package::to_text(keys.public_key));
  CHECK(std::system(("minisign -Vqm " + path(staff_file_name) + " -p " + path("agency.pub")).c_str()) == 0);
}

TEST_CASE_FIXTURE(Kiosk, "a member that breaks a rule is not written") {
  const auto refuses = [&](StaffMember wrong) {
    return write_staff(data, {{member("7", "张三", {}), std::move(wrong)}}).error().kind ==
           base::ErrorKind::bad_input;
  };
  CHECK(refuses(member("7", "李四", {})));
  CHECK(refuses(member("", "李四", {})));
  CHECK(refuses(member("123456789", "李四", {})));
  CHECK(refuses(member("12a", "李四", {})));
  CHECK(refuses(member("8", "", {})));
  CHECK(refuses(member("8", " 李四", {})));
  CHECK(refuses(member("8", "李\n四", {})));
  StaffMember bare = member("8", "李四", {});
  bare.pin_hash = pin;
  CHECK(refuses(bare));
  CHECK_FALSE(fs::exists(path(staff_file_name)));
}

TEST_CASE("what is no staff file is not understood, and what is comes back as it was") {
  const std::string member = R"({"number":"1","name":"李","roles":["entry"],"pin":")" + nobodys_hash() + "\"}";
  const auto file = [](const std::string& members) { return R"({"format":1,"members":[)" + members + "]}"; };
  const auto good = parse_staff(file(member));
  REQUIRE(good.ok());
  CHECK(to_text(*parse_staff(to_text(*good))) == to_text(*good));
  CHECK(parse_staff(file("")).ok());
  for (const std::string& bad :
       {std::string(), std::string("[]"), std::string(R"({"format":2,"members":[]})"), file(member + "," + member),
        file("1"), file(R"({"number":"1"})"), file(std::string(member).replace(member.find("entry"), 5, "ruler")),
        file(std::string(member).replace(member.find("65536"), 5, "65537")), std::string(300'000, ' ')})
    CHECK_FALSE(parse_staff(bad).ok());
}

// -- PINs

TEST_CASE("PINs that are guessed first are refused, and so are short ones and the 工号") {
  for (const char* weak :
       {"123456", "654321", "890123", "111111", "121212", "123123", "112233", "111222", "000000", "123456789012"})
    CHECK(fault_of(weak, "7") == PinFault::weak);
  for (const char* bad : {"", "12345", "1234567890123", "24681a", "２４６８１３"})
    CHECK(fault_of(bad, "7") == PinFault::not_a_pin);
  CHECK(fault_of("246813", "246813") == PinFault::like_number);
  CHECK(fault_of("924680", "2468") == PinFault::like_number);
  CHECK(fault_of("924680", "24") == PinFault::none);
  for (const char* good : {"246813", "975318", "135790", "258036"}) CHECK(fault_of(good, "1001") == PinFault::none);
}

TEST_CASE("a hash fits its PIN only, and one with other costs fits none") {
  const std::string hash = *hash_pin(pin);
  CHECK(is_pin_hash(hash));
  CHECK(hash != *hash_pin(pin));
  CHECK(fits(hash, pin));
  CHECK_FALSE(fits(hash, other_pin));
  CHECK_FALSE(fits(hash, ""));
  CHECK(is_pin_hash(nobodys_hash()));
  CHECK_FALSE(is_pin_hash(std::string(hash).replace(hash.find("m=65536"), 7, "m=99999")));
  CHECK_FALSE(fits("", ""));
}

// -- logging in

TEST_CASE_FIXTURE(Kiosk, "number and PIN let in, and say who it is and what they may do") {
  has_staff();
  CHECK(ask_login(data, now).way == LoginWay::by_number);
  const Login login = tries("1001", pin);
  CHECK(login.answer == LoginAnswer::in);
  REQUIRE(login.member.has_value());
  CHECK(login.member->name == "张三");
  CHECK(login.member->roles == std::set{Role::publish});
  CHECK(login.member->pin_hash.empty());
}

TEST_CASE_FIXTURE(Kiosk, "an unknown number, a wrong PIN and none are answered alike") {
  has_staff();
  const Login unknown = tries("9999", pin), wrong = tries("1001", other_pin), none = tries("", pin);
  for (const Login* login : {&unknown, &wrong, &none}) {
    CHECK(login->answer == LoginAnswer::wrong);
    CHECK(login->wait_s == 0);
  }
  CHECK(wrong.member->name == "张三");  // for the log
  CHECK_FALSE(unknown.member.has_value());
}

TEST_CASE_FIXTURE(Kiosk, "an unknown number costs as much work as a wrong PIN") {
  has_staff();
  const auto cpu_s = [&](const char* number) {
    const auto start = std::clock();
    CHECK(tries(number, other_pin).answer == LoginAnswer::wrong);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  const double known = cpu_s("1001"), unknown = cpu_s("9999");
  CHECK(unknown > known / 4);  // without the hash it would be a hundredth
}

TEST_CASE_FIXTURE(Kiosk, "a staff file puts the single PIN out of force, also one that is not signed") {
  REQUIRE(set_pin(data, other_pin).ok());
  CHECK(ask_login(data, now).way == LoginWay::by_pin);
  CHECK(answers("", other_pin) == LoginAnswer::in);
  has_staff();
  CHECK(answers("", other_pin) == LoginAnswer::wrong);
  fs::remove(path(staff_signature_name));
  CHECK(ask_login(data, now).way == LoginWay::broken);
  CHECK(answers("", other_pin) == LoginAnswer::broken);
  CHECK(answers("1001", pin) == LoginAnswer::broken);
}

TEST_CASE_FIXTURE(Kiosk, "with neither nobody gets in") {
  CHECK(ask_login(data, now).way == LoginWay::not_set);
  CHECK(answers("", pin) == LoginAnswer::not_set);
  CHECK(answers("1001", pin) == LoginAnswer::not_set);
}

TEST_CASE_FIXTURE(Kiosk, "the single PIN lets in, and is slowed down by the same rule") {
  REQUIRE(set_pin(data, pin).ok());
  CHECK(answers("", pin) == LoginAnswer::in);
  CHECK_FALSE(tries("", pin).member.has_value());
  CHECK(fails(3, "") == 30);
  CHECK(ask_login(data, now).wait_s == 30);
  CHECK(answers("", pin, now + 29) == LoginAnswer::wait);
  CHECK(answers("", pin, now + 30) == LoginAnswer::in);
}

// -- slowing down

TEST_CASE_FIXTURE(Kiosk, "after three wrong ones the pause doubles from thirty seconds up to an hour") {
  has_staff();
  std::int64_t at = now;
  int longest = 0;
  for (const int pause : {0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600}) {
    at += longest;
    longest = pause;
    const Login login = tries("1001", other_pin, at);
    CHECK(login.answer == LoginAnswer::wrong);
    CHECK(login.wait_s >= pause);
    CHECK(login.wait_s <= std::max(pause, 300));
    longest = login.wait_s;
  }
}

TEST_CASE_FIXTURE(Kiosk, "within a pause the right PIN is not looked at, and no try is counted") {
  has_staff();
  CHECK(fails(3) == 30);
  for (int second = 0; second < 30; ++second) {
    const Login login = tries("1001", pin, now + second);
    CHECK(login.answer == LoginAnswer::wait);
    CHECK(login.wait_s == 30 - second);
  }
  CHECK(answers("1001", pin, now + 30) == LoginAnswer::in);
}

TEST_CASE_FIXTURE(Kiosk, "one's pause is not another's, and the right PIN ends the counting") {
  has_staff();
  fails(3);
  CHECK(answers("1002", pin) == LoginAnswer::in);
  CHECK(answers("1001", pin, now + 30) == LoginAnswer::in);
  CHECK(fails(2, "1001", now + 40) == 0);
}

TEST_CASE_FIXTURE(Kiosk, "who tries many numbers is slowed down as well") {
  has_staff();
  for (int i = 0; i < 9; ++i) CHECK(tries(std::to_string(5000 + i), other_pin).wait_s == 0);
  CHECK(tries("5009", other_pin).wait_s == 30);
  CHECK(ask_login(data, now).wait_s == 30);
  CHECK(answers("1001", pin) == LoginAnswer::wait);
  CHECK(answers("1001", pin, now + 30) == LoginAnswer::in);
  CHECK(ask_login(data, now + 30).wait_s == 0);
}

TEST_CASE("the pause of all grows to five minutes and no further") {
  WrongCount count;
  for (int i = 0; i < 20; ++i) count_wrong(count, rule_for_all, now);
  CHECK(remaining_s(count, rule_for_all, now) == 300);
  for (int i = 0; i < 2'000'000; ++i) count_wrong(count, rule_for_all, now);
  CHECK(remaining_s(count, rule_for_all, now) == 300);
}

TEST_CASE_FIXTURE(Kiosk, "a clock that was set back does not shorten a pause, nor make it longer than it was") {
  has_staff();
  fails(3);
  CHECK(tries("1001", pin, now + 10).wait_s == 20);
  CHECK(tries("1001", pin, now - 86'400).wait_s == 20);  // a day back: twenty seconds are left still
  CHECK(tries("1001", pin, now - 86'400 + 5).wait_s == 15);
  CHECK(answers("1001", pin, now - 86'400 + 20) == LoginAnswer::in);
}

TEST_CASE_FIXTURE(Kiosk, "a pause that began in a wrong far future does not last until then") {
  has_staff();
  fails(3, "1001", now + 1'000'000'000);
  CHECK(tries("1001", pin, now).wait_s == 30);
  CHECK(answers("1001", pin, now + 30) == LoginAnswer::in);
}

TEST_CASE_FIXTURE(Kiosk, "a clock at its beginning is a clock like any other") {
  has_staff();
  fails(3);
  CHECK(tries("1001", pin, 3).wait_s == 30);
  CHECK(tries("1001", pin, 13).wait_s == 20);
}

TEST_CASE_FIXTURE(Kiosk, "tries are on disk before they are answered, and are counted where the plug is pulled") {
  has_staff();
  for (int i = 0; i < 3; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      (void)log_in(data, "1001", other_pin, now);
      ::_exit(0);
    }
    const std::string counted = "\"wrong\": " + std::to_string(i + 1);
    for (int turn = 0; turn < 10'000 && read(attempts_file_name).find(counted) == std::string::npos; ++turn)
      ::usleep(200);
    ::kill(child, SIGKILL);  // most often in the middle of the hash
    ::waitpid(child, nullptr, 0);
  }
  CHECK(tries("1001", pin).wait_s == 30);
}

TEST_CASE_FIXTURE(Kiosk, "where a try cannot be counted nobody gets in") {
  has_staff();
  fs::create_directory(path(attempts_file_name));
  CHECK(answers("1001", pin) == LoginAnswer::failed);
  fs::remove(path(attempts_file_name));
  CHECK(answers("1001", pin) == LoginAnswer::in);
}

TEST_CASE_FIXTURE(Kiosk, "counts that cannot be understood are a pause for all, once") {
  has_staff();
  write(attempts_file_name, R"({"format":1,"numbers":)");
  CHECK(tries("1001", pin).wait_s == 30);
  CHECK(answers("1001", pin, now + 30) == LoginAnswer::in);
}

TEST_CASE_FIXTURE(Kiosk, "what was typed as a number does not stand in the file, and only its owner reads that") {
  has_staff();
  for (const char* typed : {"13800138", "1001"}) {
    CHECK(answers(typed, other_pin) == LoginAnswer::wrong);
    CHECK(read(attempts_file_name).find(typed) == std::string::npos);
  }
  CHECK(mode_of(attempts_file_name) == 0600);
}

TEST_CASE("more numbers than are kept push out the one that was seen first") {
  Attempts attempts = fresh_attempts();
  for (std::size_t i = 0; i < most_numbers; ++i)
    count_wrong(attempts.of(std::to_string(i)), number_rule, now + static_cast<std::int64_t>(i));
  CHECK(attempts.of("0").wrong == 1);
  (void)attempts.of("one more");
  CHECK(attempts.numbers.size() == most_numbers);
  CHECK(attempts.of("1").wrong == 1);
  CHECK(attempts.of("0").wrong == 0);
  const Attempts again = parse_attempts(to_text(attempts), now);
  CHECK(to_text(again) == to_text(attempts));
}

TEST_CASE_FIXTURE(Kiosk, "a new PIN ends all pauses") {
  has_staff();
  fails(3);
  REQUIRE(forget_attempts(data).ok());
  CHECK(answers("1001", pin) == LoginAnswer::in);
}
