// What a receipt proves: the lookup code, and the signed line of its QR.
#include "requests/receipt_proof.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/code_signs.h"
#include "requests/lookup_code.h"
#include "support/temporary_directory.h"

using base::ErrorKind;
using namespace requests;

namespace {

const std::string signs(base::code_signs());

ReceiptFacts facts() {
  return {"20261123-0001", {base::parse_date("2026-11-23").value(), 14, 5}, content_sum("some application")};
}

struct Kiosk {
  support::TemporaryDirectory folder;
  ReceiptSigner signer = std::move(ReceiptSigner::open(folder / "")).value();
};

}  // namespace

TEST_CASE("a new lookup code is read back however it is typed") {
  for (int i = 0; i < 200; ++i) {
    const std::string code = new_lookup_code();
    CHECK(code.size() == 19);
    CHECK(parse_lookup_code(code) == code);
    std::string typed;
    for (const char c : code) {
      if (c == '-') continue;
      typed += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(c >= 'A' ? c - 'A' + 'a' : c);
      typed += ' ';
    }
    CHECK(parse_lookup_code(typed) == code);
  }
}

TEST_CASE("no lookup code with one or two wrong signs, or two exchanged ones, is taken") {
  const std::string code = new_lookup_code();
  std::string plain = code;
  std::erase(plain, '-');
  for (std::size_t i = 0; i < plain.size(); ++i)
    for (const char wrong : signs) {
      std::string bad = plain;
      bad[i] = wrong;
      if (bad != plain) CHECK_FALSE(parse_lookup_code(bad));
      for (std::size_t j = i + 1; j < plain.size(); ++j) {
        std::string worse = bad;
        worse[j] = signs[(signs.find(plain[j]) + 1 + i) % 32];
        if (worse != plain && worse[j] != plain[j]) CHECK_FALSE(parse_lookup_code(worse));
        std::string exchanged = plain;
        std::swap(exchanged[i], exchanged[j]);
        if (exchanged != plain) CHECK_FALSE(parse_lookup_code(exchanged));
      }
    }
  CHECK_FALSE(parse_lookup_code(plain.substr(1)));
  CHECK_FALSE(parse_lookup_code(plain + "0"));
  CHECK_FALSE(parse_lookup_code(""));
}

TEST_CASE("lookup codes do not repeat, and what is kept of one is of its number alone") {
  std::set<std::string> codes;
  for (int i = 0; i < 2000; ++i) codes.insert(new_lookup_code());
  CHECK(codes.size() == 2000);
  const std::string code = *codes.begin();
  CHECK(lookup_hash("20261123-0001", code) == lookup_hash("20261123-0001", code));
  CHECK(lookup_hash("20261123-0001", code) != lookup_hash("20261123-0002", code));
  CHECK(lookup_hash("20261123-0001", code).find(code.substr(0, 4)) == std::string::npos);
}

TEST_CASE("a signed line says what was signed, to whoever has the kiosk's key") {
  const Kiosk kiosk;
  const std::string line = kiosk.signer.sign(facts());
  CHECK(verify_receipt(line, {kiosk.signer.public_key()}).value() == facts());
  const Kiosk other;
  CHECK(verify_receipt(line, {other.signer.public_key(), kiosk.signer.public_key()}).ok());
  CHECK(verify_receipt(line, {other.signer.public_key()}).error().kind == ErrorKind::not_found);
  CHECK(verify_receipt(line, {}).error().kind == ErrorKind::not_found);
}

TEST_CASE("a receipt with any one character changed, left out or added does not verify") {
  const Kiosk kiosk;
  const std::vector<KioskKey> keys = {kiosk.signer.public_key()};
  const std::string line = kiosk.signer.sign(facts());
  for (std::size_t i = 0; i < line.size(); ++i) {
    for (const char wrong : signs + ".-x \n") {
      std::string bad = line;
      bad[i] = wrong;
      if (bad != line) CHECK_FALSE(verify_receipt(bad, keys).ok());
      bad.insert(i, 1, line[i]);
      CHECK_FALSE(verify_receipt(bad, keys).ok());
    }
    std::string shorter = line;
    CHECK_FALSE(verify_receipt(shorter.erase(i, 1), keys).ok());
    CHECK_FALSE(verify_receipt(line.substr(0, i), keys).ok());
  }
  CHECK_FALSE(verify_receipt(std::string(100'000, '.'), keys).ok());
}

TEST_CASE("a kiosk keeps its key, readable by its owner only") {
  const support::TemporaryDirectory folder;
  const KioskKey first = ReceiptSigner::open(folder / "")->public_key();
  CHECK(ReceiptSigner::open(folder / "")->public_key() == first);
  struct stat info {};
  REQUIRE(::stat((folder / kiosk_key_file_name).c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  CHECK(parse_kiosk_key(to_text(first)).value() == first);
  CHECK(to_text(first).size() == 52);
  CHECK_FALSE(parse_kiosk_key("").ok());
}

TEST_CASE("a damaged key is not replaced by another one behind staff's back") {
  const support::TemporaryDirectory folder;
  std::ofstream(folder / kiosk_key_file_name) << "short";
  CHECK(ReceiptSigner::open(folder / "").error().kind == ErrorKind::corrupt);
  std::ofstream(folder / kiosk_key_file_name) << std::string(33, 'x');
  CHECK(ReceiptSigner::open(folder / "").error().kind == ErrorKind::corrupt);
  CHECK_FALSE(ReceiptSigner::open(folder / "missing").ok());
}

TEST_CASE("other kiosks' keys are read with what says which they are, and a line that is none fails the whole") {
  const support::TemporaryDirectory folder;
  CHECK(read_kiosk_keys(folder / ".")->empty());
  const KioskKey first = ReceiptSigner::open(folder / ".")->public_key();
  std::ofstream(folder / kiosk_keys_file_name) << to_text(first) << " 一楼大厅\n\n" << to_text(first) << "\r\n";
  const auto keys = read_kiosk_keys(folder / ".");
  REQUIRE(keys.ok());
  CHECK(*keys == std::vector<KioskKey>{first, first});
  std::ofstream(folder / kiosk_keys_file_name) << to_text(first) << "\n一楼大厅\n";
  CHECK(read_kiosk_keys(folder / ".").error().kind == base::ErrorKind::bad_input);
}
