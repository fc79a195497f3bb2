// The two ways between kiosk and desk: sealed requests to the desk, signed status back.
#include "requests/take_over.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "office/status_load.h"
#include "package/minisign.h"
#include "requests/lookup_code.h"
#include "requests/seal.h"
#include "requests/times.h"
#include "support/sample_applications.h"
#include "support/temporary_directory.h"

using base::ErrorKind;
using namespace requests;

namespace {

const std::string agency = "示例市应急管理局";

TakeOver two_requests() {
  return {"7Q2MX9K4",
          support::morning,
          {{"20261123-0001", support::morning, ApplicantKind::natural_person, {}, "0123456789abcdef", "\x01\xFE"},
           {"20261123-0002", support::morning, ApplicantKind::organization, OrganizationKind::legal_service,
            "0123456789abcdef", "sealed"}}};
}

std::string with(const std::string& part, const std::string& other) {
  std::string text = to_text(two_requests());
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), other);
}

StatusFile status(std::int64_t counter = 1, const std::string& of = agency) {
  CaseStatus one;
  one.number = "20261123-0001";
  one.events = {{Step::received, support::today}};
  return {of, counter, support::today, {one}};
}

/// A kiosk that trusts one signer.
struct Kiosk {
  Kiosk() { REQUIRE(package::write_trust(data / "", {agency, {{"李审核", keys.public_key}}, 1}).ok()); }

  std::string sign(const std::string& text) const {
    return office::signed_status(text, package::sign(keys.secret_file, "", text, "status").value());
  }
  office::StatusOutcome load(const std::string& bytes) const { return office::load_status(data / "", bytes).outcome; }

  package::KeyPair keys = package::make_bare_keys();
  support::TemporaryDirectory data;
};

}  // namespace

TEST_CASE("a take-over file is read back as it was written") {
  const auto read = parse_take_over(to_text(two_requests()));
  REQUIRE(read.ok());
  CHECK(read->kiosk == "7Q2MX9K4");
  CHECK(time_text(read->made) == "2026-11-23 09:05");
  REQUIRE(read->requests.size() == 2);
  CHECK(read->requests[0].sealed == "\x01\xFE");
  CHECK(read->requests[1].kind == ApplicantKind::organization);
  CHECK(read->requests[1].organization_kind == OrganizationKind::legal_service);
  CHECK(file_name_of(*read) == "requests-7Q2MX9K4-20261123-0905.json");
}

TEST_CASE("a take-over file that was changed anywhere is refused") {
  const std::string text = to_text(two_requests());
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == 'x' ? 'y' : 'x';
    CHECK_MESSAGE(!parse_take_over(changed).ok(), "byte ", i);
    CHECK(!parse_take_over(text.substr(0, i)).ok());
  }
}

TEST_CASE("what is no take-over file is refused, however deep it is nested") {
  for (const std::string& bad :
       {std::string(), std::string("[]"), std::string(200'000, '['), with("chayue requests", "chayue status"),
        with("\"format\":1", "\"format\":[" + std::string(50'000, '[') + std::string(50'000, ']') + "]"),
        with("20261123-0002", "20261123-0001"), with("natural_person", "robot")}) {
    const auto read = parse_take_over(bad);
    REQUIRE(!read.ok());
    CHECK(read.error().kind == ErrorKind::bad_input);
  }
}

TEST_CASE("times sort as text, and only that spelling is read") {
  CHECK(time_text({support::today, 9, 5}) == "2026-11-23 09:05");
  CHECK(time_text(time_of("2026-11-23 23:59").value()) == "2026-11-23 23:59");
  for (const char* bad :
       {"2026-11-23 9:05", "2026-11-23 24:00", "2026-11-23 10:60", "2026-11-23T10:00", "2026-11-23 -1:00"})
    CHECK_MESSAGE(!time_of(bad), bad);
}

TEST_CASE("all that lies in the register is taken, sealed, until the desk says that it has it") {
  const support::TemporaryDirectory data;
  const SealKeyPair keys = make_seal_keys(agency, support::today, "口令").value();
  const BoxSealer sealer(keys.public_key);
  auto kiosk = Register::open(data / "", sealer).value();
  const auto first = kiosk.submit(support::citizen(), support::morning, "visit 1").value();
  const auto second = kiosk.submit(support::company(), support::morning, "visit 2").value();
  const auto taken = take_over_of(kiosk, StatusStore::open(data / "").value(), "7Q2MX9K4", support::morning, false);
  REQUIRE(taken.ok());
  REQUIRE(taken->requests.size() == 2);
  CHECK(taken->requests[0].sealed == kiosk.sealed(first.number).value());
  CHECK(taken->requests[1].organization_kind == OrganizationKind::research);
  CHECK(to_text(*taken).find("张三丰") == std::string::npos);

  REQUIRE(store_status(data / "", status()).ok());
  const StatusStore known = StatusStore::open(data / "").value();
  const auto rest = take_over_of(kiosk, known, "7Q2MX9K4", support::morning, false).value();
  REQUIRE(rest.requests.size() == 1);
  CHECK(rest.requests[0].number == second.number);
  CHECK(take_over_of(kiosk, known, "7Q2MX9K4", support::morning, true)->requests.size() == 2);
}

TEST_CASE("an application that is not sealed goes on no stick") {
  const support::TemporaryDirectory data;
  const PlainSealer sealer;
  auto kiosk = Register::open(data / "", sealer).value();
  REQUIRE(kiosk.submit(support::citizen(), support::morning, "visit 1").ok());
  const StatusStore known = StatusStore::open(data / "").value();
  CHECK(take_over_of(kiosk, known, "7Q2MX9K4", support::morning, true)->requests.empty());
}

TEST_CASE("a status file that a trusted signer has signed is loaded, and says by whom") {
  const Kiosk kiosk;
  const auto load = office::load_status(kiosk.data / "", kiosk.sign(to_text(status(5))));
  CHECK(load.outcome == office::StatusOutcome::loaded);
  CHECK(load.signer == "李审核");
  CHECK(load.counter == 5);
  CHECK(load.cases == 1);
  CHECK(StatusStore::open(kiosk.data / "")->counter() == 5);
}

TEST_CASE("a check of a status file loads nothing") {
  const Kiosk kiosk;
  CHECK(office::check_status(kiosk.data / "", kiosk.sign(to_text(status()))).outcome ==
        office::StatusOutcome::loaded);
  CHECK(StatusStore::open(kiosk.data / "")->counter() == 0);
}

TEST_CASE("a status file with a changed byte, of a stranger, or without a signature is refused") {
  const Kiosk kiosk, stranger;
  const std::string good = kiosk.sign(to_text(status()));
  const std::size_t comment = good.find('\n') + 1;  // "untrusted comment: …", which no signature covers
  for (std::size_t i = good.find('\n', comment) + 1; i < good.size(); ++i) {
    std::string changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(kiosk.load(changed) != office::StatusOutcome::loaded);
  }
  CHECK(kiosk.load(stranger.sign(to_text(status()))) == office::StatusOutcome::not_signed);
  CHECK(kiosk.load(to_text(status())) == office::StatusOutcome::unreadable);
  CHECK(kiosk.load("") == office::StatusOutcome::unreadable);
  CHECK(StatusStore::open(kiosk.data / "")->counter() == 0);
}

TEST_CASE("a status file of another agency, an old one, and one for a kiosk that trusts nobody are told apart") {
  const Kiosk kiosk;
  CHECK(kiosk.load(kiosk.sign(to_text(status(1, "别的机关")))) == office::StatusOutcome::other_agency);
  REQUIRE(kiosk.load(kiosk.sign(to_text(status(2)))) == office::StatusOutcome::loaded);
  CHECK(kiosk.load(kiosk.sign(to_text(status(2)))) == office::StatusOutcome::not_newer);
  CHECK(kiosk.load(kiosk.sign(to_text(status(1)))) == office::StatusOutcome::not_newer);
  std::filesystem::remove(kiosk.data / "trust.json");
  CHECK(kiosk.load(kiosk.sign(to_text(status(3)))) == office::StatusOutcome::no_trust);
}

TEST_CASE("something else that a trusted signer has signed is no status file") {
  const Kiosk kiosk;
  CHECK(kiosk.load(kiosk.sign("{\"format\":1,\"agency\":\"示例市应急管理局\",\"counter\":9}")) ==
        office::StatusOutcome::unreadable);
}
