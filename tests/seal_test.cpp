// Sealing to the agency's key: only its secret key opens, nothing that was changed is opened, and nothing shows
// through.
#include "requests/seal.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "requests/seal_file.h"
#include "support/sample_applications.h"
#include "support/temporary_directory.h"

using base::ErrorKind;
using namespace requests;

namespace {

using support::today;
const std::string number = "20261123-0001";

/// Made once: stretching a password is slow on purpose.
const SealKeyPair& keys() {
  static const SealKeyPair pair = make_seal_keys("示例市应急管理局", today, "四个词的口令").value();
  return pair;
}
const SealOpener& opener() {
  static const SealOpener ready = [] {
    SealOpener opener;
    REQUIRE(opener.add(keys().secret_file, "四个词的口令").ok());
    return opener;
  }();
  return ready;
}
std::string sealed(const std::string& text) { return BoxSealer(keys().public_key).seal(text, number).value(); }

}  // namespace

TEST_CASE("what was sealed is opened by the agency's secret key, whatever its length") {
  for (const std::size_t size : {0U, 1U, 1009U, 1010U, 1011U, 2048U, 100'000U}) {
    const std::string text(size, 'x');
    const auto opened = opener().open(sealed(text), number);
    REQUIRE(opened.ok());
    CHECK(*opened == text);
  }
}

TEST_CASE("the length tells little, and the same text is never sealed to the same bytes") {
  CHECK(sealed("张三").size() == sealed(std::string(900, 'x')).size());
  CHECK(sealed("张三") != sealed("张三"));
  CHECK(sealed("张三住在某处").find("张三") == std::string::npos);
}

TEST_CASE("no changed byte is opened, nor a text cut short") {
  const std::string good = sealed("张三");
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 8)));
    CHECK_FALSE(opener().open(bad, number).ok());
  }
  for (std::size_t size = 0; size < good.size(); size += 7)
    CHECK_FALSE(opener().open(std::string_view(good).substr(0, size), number).ok());
}

TEST_CASE("an application that was put under another number is noticed") {
  const auto opened = opener().open(sealed("张三"), "20261123-0002");
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().kind == ErrorKind::corrupt);
}

TEST_CASE("after the keys were changed the old key still opens what was sealed to it") {
  const SealKeyPair later = make_seal_keys("示例市应急管理局", today, "another").value();
  const std::string old_one = sealed("旧"), new_one = BoxSealer(later.public_key).seal("新", number).value();
  CHECK(opener().open(new_one, number).error().kind == ErrorKind::not_found);
  SealOpener both;
  REQUIRE(both.add(keys().secret_file, "四个词的口令").ok());
  REQUIRE(both.add(later.secret_file, "another").ok());
  CHECK(*both.open(old_one, number) == "旧");
  CHECK(*both.open(new_one, number) == "新");
}

TEST_CASE("a wrong password opens no key file, and a public file is no secret one") {
  SealOpener nobody;
  CHECK(nobody.add(keys().secret_file, "wrong").error().kind == ErrorKind::not_found);
  CHECK(nobody.add(to_text(keys().public_key), "四个词的口令").error().kind == ErrorKind::bad_input);
  CHECK(nobody.open(sealed("x"), number).error().kind == ErrorKind::not_found);
}

TEST_CASE("a public key is read as it was written, and no line of it may be wrong") {
  const std::string text = to_text(keys().public_key);
  CHECK(parse_seal_key(text).value() == keys().public_key);
  CHECK(parse_seal_key(text).value().agency == "示例市应急管理局");
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(parse_seal_key(crlf).ok());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 1, "\n") == 0) continue;
    std::string bad = text;
    bad[i] = bad[i] == 'A' ? 'B' : 'A';
    const auto read = parse_seal_key(bad);
    const bool only_the_name =
        read.ok() && read->key == keys().public_key.key && id_of(*read) == id_of(keys().public_key);
    CHECK((!read.ok() || only_the_name));
  }
  CHECK_FALSE(parse_seal_key("").ok());
  CHECK_FALSE(parse_seal_key(text + "id: 0\n").ok());
  CHECK_FALSE(parse_seal_key(std::string(10'000, 'x')).ok());
}

TEST_CASE("the kiosk keeps the public key, and says when there is none") {
  const support::TemporaryDirectory folder;
  CHECK(read_seal_key(folder / "").error().kind == ErrorKind::not_found);
  REQUIRE(write_seal_key(folder / "", keys().public_key).ok());
  CHECK(read_seal_key(folder / "").value() == keys().public_key);
  CHECK_FALSE(write_seal_key(folder / "missing", keys().public_key).ok());
  std::ofstream(folder / seal_key_file_name) << "something else";
  CHECK(read_seal_key(folder / "").error().kind == ErrorKind::bad_input);
}

TEST_CASE("the name of a sealer is the id of its key") {
  CHECK(BoxSealer(keys().public_key).name() == id_of(keys().public_key));
  CHECK(id_of(keys().public_key).size() == 16);
}

// ---- the register over a key file

namespace {

struct Kiosk {
  support::TemporaryDirectory folder;
  FileSealer sealer{folder / "."};

  base::Result<Receipt> hands_in(const Application& application, const std::string& visit) {
    return Register::open(folder / ".", sealer)->submit(application, support::morning, visit);
  }
  std::string row(const std::string& of) { return Register::open(folder / ".", sealer)->sealed(of).value(); }
};

}  // namespace

TEST_CASE_FIXTURE(Kiosk, "without a key nothing is handed in, and with one it is from then on") {
  CHECK_FALSE(sealer.is_ready());
  CHECK(sealer.name().empty());
  CHECK(hands_in(support::citizen(), "a").error().kind == ErrorKind::unavailable);
  CHECK(Register::open(folder / ".", sealer)->list()->empty());
  REQUIRE(write_seal_key(folder / ".", keys().public_key).ok());
  CHECK(sealer.is_ready());
  CHECK(hands_in(support::citizen(), "a")->number == number);
  CHECK(Register::open(folder / ".", sealer)->list()->front().seal == id_of(keys().public_key));
}

TEST_CASE_FIXTURE(Kiosk, "a damaged key file is no key") {
  std::ofstream(folder / seal_key_file_name) << "chayue seal key, public, 1\nkey: x\n";
  CHECK_FALSE(sealer.is_ready());
  CHECK(hands_in(support::citizen(), "a").error().kind == ErrorKind::unavailable);
}

TEST_CASE_FIXTURE(Kiosk, "the agency opens application and code, under their own number only") {
  REQUIRE(write_seal_key(folder / ".", keys().public_key).ok());
  const auto receipt = hands_in(support::citizen(), "a");
  const auto opened = open_application(opener(), row(receipt->number), receipt->number);
  REQUIRE(opened.ok());
  CHECK(opened->application[Field::name] == "张三丰");
  CHECK(opened->lookup_code == receipt->lookup_code);
  CHECK(open_application(opener(), row(receipt->number), "20261123-0002").error().kind == ErrorKind::corrupt);
}

TEST_CASE_FIXTURE(Kiosk, "after a roll-over the next application is sealed to the new key and both are opened") {
  const SealKeyPair later = make_seal_keys("示例市应急管理局", support::today, "another").value();
  REQUIRE(write_seal_key(folder / ".", keys().public_key).ok());
  const auto before = hands_in(support::citizen(), "a");
  REQUIRE(write_seal_key(folder / ".", later.public_key).ok());
  const auto after = hands_in(support::company(), "b");
  CHECK(open_application(opener(), row(after->number), after->number).error().kind == ErrorKind::not_found);
  SealOpener both;
  REQUIRE(both.add(keys().secret_file, "四个词的口令").ok());
  REQUIRE(both.add(later.secret_file, "another").ok());
  CHECK(open_application(both, row(before->number), before->number)->application[Field::name] == "张三丰");
  CHECK(open_application(both, row(after->number), after->number)->application[Field::name] == "示例市某化工研究院");
}

TEST_CASE("what is no application in a good seal is corrupt") {
  CHECK(open_application(opener(), sealed("张三"), number).error().kind == ErrorKind::corrupt);
}
