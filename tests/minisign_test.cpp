// Keys and signatures: ours by themselves, and ours and the minisign tool's by each other (skipped where it is
// missing).
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "package/minisign.h"
#include "tests/support/package_maker.h"

namespace {

using base::ErrorKind;
using package::KeyPair;
using support::read_file;
using support::write_file;

constexpr package::Effort quick{32768, std::uint64_t{1} << 24U};

KeyPair keys_with(const std::string& password) {
  auto keys = package::make_keys(password, quick);
  REQUIRE(keys);
  return *keys;
}

std::string signed_by(const KeyPair& keys, const std::string& message, const std::string& comment = "one") {
  auto signature = package::sign(keys.secret_file, "", message, comment);
  REQUIRE(signature);
  return *signature;
}

/// The minisign tool in a folder of its own.
struct Tool {
  support::TemporaryDirectory folder;
  bool is_there = std::system("command -v minisign >/dev/null") == 0;

  Tool() {
    if (!is_there) MESSAGE("skipped: minisign is not installed");
  }
  /// The exit code; `answers` are typed.
  int run(const std::string& arguments, const std::string& answers = "") const {
    write_file(folder / "answers", answers);
    const std::string line = "cd " + (folder / "") + " && minisign " + arguments + " <answers >out 2>&1";
    return WEXITSTATUS(std::system(line.c_str()));
  }
  std::string read(const std::string& name) const { return read_file(folder / name); }
  void write(const std::string& name, const std::string& bytes) const { write_file(folder / name, bytes); }
};

}  // namespace

TEST_CASE("a signature is of its message, its key and its comment") {
  const KeyPair keys = package::make_bare_keys(), others = package::make_bare_keys();
  const std::string signature = signed_by(keys, "message");
  const auto checked = package::verify(keys.public_key, signature, "message");
  REQUIRE(checked);
  CHECK(checked->trusted_comment == "one");
  CHECK(checked->key_id == keys.public_key.id);
  CHECK(*package::claimed_key(signature) == keys.public_key.id);
  CHECK_FALSE(package::verify(keys.public_key, signature, "massage"));
  CHECK_FALSE(package::verify(keys.public_key, signature, ""));
  CHECK_FALSE(package::verify(others.public_key, signature, "message"));
  std::string changed = signature;
  changed.replace(changed.find("comment: one") + 9, 3, "two");
  CHECK_FALSE(package::verify(keys.public_key, changed, "message"));
}

TEST_CASE("of a signature file every byte counts but for those of the untrusted comment") {
  const KeyPair keys = package::make_bare_keys();
  const std::string signature = signed_by(keys, "message");
  const std::size_t comment = std::string("untrusted comment: ").size(), end = signature.find('\n');
  for (std::size_t i = 0; i < signature.size(); ++i) {
    if ((i >= comment && i < end) || i + 1 == signature.size()) continue;
    for (const int bit : {1, 4, 32}) {
      std::string changed = signature;
      changed[i] = static_cast<char>(changed[i] ^ bit);
      CHECK_FALSE(package::verify(keys.public_key, changed, "message"));
    }
  }
}

TEST_CASE("signature files of more, fewer or longer lines are none") {
  const KeyPair keys = package::make_bare_keys();
  const std::string signature = signed_by(keys, "message");
  const auto is_good = [&](const std::string& text) {
    return package::verify(keys.public_key, text, "message").ok();
  };
  CHECK(is_good(signature));
  CHECK(is_good(signature.substr(0, signature.size() - 1)));  // without the last line end
  CHECK_FALSE(is_good(signature + "\n"));
  CHECK_FALSE(is_good("\n" + signature));
  CHECK_FALSE(is_good(signature + signature));
  CHECK_FALSE(is_good(signature.substr(0, signature.rfind('\n', signature.size() - 2))));
  CHECK_FALSE(is_good(""));
  CHECK_FALSE(is_good("untrusted comment: " + std::string(package::max_signature_file_bytes, 'x') + signature));
}

TEST_CASE("a comment of several lines is not signed") {
  const KeyPair keys = package::make_bare_keys();
  CHECK(package::sign(keys.secret_file, "", "m", "a\nb").error().kind == ErrorKind::bad_input);
}

TEST_CASE("a public key is read from its file and from its line alone, and nothing else is one") {
  const KeyPair keys = package::make_bare_keys();
  const std::string file = package::to_text(keys.public_key);
  const std::string line = file.substr(file.find('\n') + 1);
  CHECK(*package::parse_public_key(file) == keys.public_key);
  CHECK(*package::parse_public_key(line) == keys.public_key);
  for (const std::string& bad : {std::string(), std::string("x"), line.substr(1), line + line, "comment\n" + line,
                                 line.substr(0, 40), file + "x\n", keys.secret_file})
    CHECK(package::parse_public_key(bad).error().kind == ErrorKind::bad_input);
}

TEST_CASE("a key under a password signs with it and with no other") {
  const KeyPair keys = keys_with("三个字和a lot more");
  const auto signature = package::sign(keys.secret_file, "三个字和a lot more", "message", "");
  REQUIRE(signature);
  CHECK(package::verify(keys.public_key, *signature, "message"));
  CHECK(package::sign(keys.secret_file, "other", "message", "").error().kind == ErrorKind::not_found);
  CHECK(package::sign(keys.secret_file, "", "message", "").error().kind == ErrorKind::not_found);
  CHECK_FALSE(package::is_bare_key(keys.secret_file));
  CHECK(package::is_bare_key(package::make_bare_keys().secret_file));
}

TEST_CASE("what is no secret key, or a damaged one, does not sign") {
  const std::string bare = package::make_bare_keys().secret_file;
  std::string damaged = bare;
  damaged[damaged.find('\n') + 100] ^= 1;
  for (const std::string& bad : {std::string(), std::string("x\ny\n"), damaged, bare + "\n", bare.substr(3)})
    CHECK(package::sign(bad, "", "m", "").error().kind == ErrorKind::bad_input);
}

TEST_CASE("a key that asks for more memory than minisign's is refused before it is tried") {
  std::string file = keys_with("password").secret_file;
  // The operations are bytes 38 to 45: their high half lies in these signs of base64.
  file.replace(file.find('\n') + 1 + 56, 8, "////////");
  CHECK(package::sign(file, "password", "m", "").error().kind == ErrorKind::bad_input);
}

TEST_CASE("minisign verifies what we sign, and finds it changed") {
  const Tool tool;
  if (!tool.is_there) return;
  const KeyPair keys = package::make_bare_keys();
  tool.write("our.pub", package::to_text(keys.public_key));
  tool.write("message", "a message");
  tool.write("message.minisig", signed_by(keys, "a message", "agency=示例市应急管理局 counter=7"));
  CHECK(tool.run("-V -p our.pub -m message") == 0);
  CHECK(tool.read("out").find("agency=示例市应急管理局 counter=7") != std::string::npos);
  tool.write("message", "a massage");
  CHECK(tool.run("-V -p our.pub -m message") != 0);
}

TEST_CASE("minisign signs with our keys, with a password and without") {
  const Tool tool;
  if (!tool.is_there) return;
  const KeyPair open = package::make_bare_keys(), locked = keys_with("a password");
  tool.write("message", "a message");
  for (const KeyPair* keys : {&open, &locked}) {
    tool.write("our.key", keys->secret_file);
    REQUIRE(tool.run("-S -s our.key -m message -t hello", keys == &locked ? "a password\n" : "") == 0);
    const auto checked = package::verify(keys->public_key, tool.read("message.minisig"), "a message");
    REQUIRE(checked);
    CHECK(checked->trusted_comment == "hello");
  }
}

TEST_CASE("we sign with minisign's keys, and refuse its signatures of the old kind") {
  const Tool tool;
  if (!tool.is_there) return;
  REQUIRE(tool.run("-G -W -p its.pub -s its.key") == 0);
  const auto key = package::parse_public_key(tool.read("its.pub"));
  REQUIRE(key);
  CHECK(package::to_text(*key) == tool.read("its.pub"));
  tool.write("message", "a message");
  const auto ours = package::sign(tool.read("its.key"), "", "a message", "x");
  REQUIRE(ours);
  tool.write("message.minisig", *ours);
  CHECK(tool.run("-V -p its.pub -m message") == 0);
  REQUIRE(tool.run("-S -l -s its.key -m message") == 0);
  CHECK(tool.run("-V -p its.pub -m message") == 0);
  CHECK_FALSE(package::verify(*key, tool.read("message.minisig"), "a message"));
}

TEST_CASE("a package whose manifest minisign has signed loads") {
  const Tool tool;
  if (!tool.is_there) return;
  REQUIRE(tool.run("-G -W -p its.pub -s its.key") == 0);
  support::PackageMaker maker;
  const std::string file = maker.make("a.chayue", 1, {{"a", "x"}});
  tool.write("manifest", support::PackageMaker::manifest_of(file));
  REQUIRE(tool.run("-S -s its.key -m manifest") == 0);
  REQUIRE(package::add_signature(file, tool.read("manifest.minisig")));
  const package::Trust trust{support::agency, {{"张科长", *package::parse_public_key(tool.read("its.pub"))}}, 1};
  package::Refused refused;
  const auto package = package::Package::open(file, trust, {}, refused);
  REQUIRE(package);
  CHECK(package->signers().front() == "张科长");
}

TEST_CASE("keys with minisign's own limits pass from one to the other and back") {
  // About twenty seconds and 1 GB: script/soak asks for it.
  if (std::getenv("CHAYUE_FULL_KEYS") == nullptr) return;
  const Tool tool;
  if (!tool.is_there) return;
  const auto ours = package::make_keys("a password");
  REQUIRE(ours);
  tool.write("message", "a message");
  tool.write("our.key", ours->secret_file);
  REQUIRE(tool.run("-S -s our.key -m message", "a password\n") == 0);
  CHECK(package::verify(ours->public_key, tool.read("message.minisig"), "a message"));
  REQUIRE(tool.run("-G -p its.pub -s its.key", "its own\nits own\n") == 0);
  const auto signature = package::sign(tool.read("its.key"), "its own", "a message", "x");
  REQUIRE(signature);
  CHECK(package::verify(*package::parse_public_key(tool.read("its.pub")), *signature, "a message"));
}
