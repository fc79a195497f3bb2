// What the back office tells the kiosks: the 21 outcomes, the status file, letters that only their code opens.
#include "requests/status.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "requests/case_number.h"
#include "requests/lookup_code.h"
#include "requests/steps.h"
#include "support/temporary_directory.h"

using base::ErrorKind;
using namespace requests;

namespace {

const std::string number = "20261123-0001", agency = "示例市应急管理局";
base::Date day(const char* text) { return base::parse_date(text).value(); }

Letter answer() { return {"政府信息公开申请答复书", day("2026-12-10"), "您申请的信息予以公开。\n第二段。"}; }

CaseStatus answered_case() {
  CaseStatus status;
  status.number = number;
  status.events = {{Step::received, day("2026-11-23")},
                   {Step::third_party_asked, day("2026-11-24"), 0, 1},
                   {Step::third_party_answered, day("2026-11-30"), 0, 1},
                   {Step::extended, day("2026-12-01"), 10},
                   {Step::answered, day("2026-12-10")}};
  status.outcome = Outcome::partly_disclosed;
  return status;
}

StatusFile file(std::int64_t counter = 1) { return {agency, counter, day("2026-12-11"), {answered_case()}}; }

/// The text of file() with one part replaced.
std::string with(const std::string& part, const std::string& other) {
  std::string text = to_text(file());
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), other);
}
bool is_refused(const std::string& text) {
  const auto parsed = parse_status_file(text);
  return !parsed && parsed.error().kind == ErrorKind::bad_input;
}

}  // namespace

TEST_CASE("there are 21 outcomes with keys of their own, in the order of the table") {
  std::set<std::string_view> keys;
  for (const Outcome outcome : all_outcomes()) {
    CHECK(outcome_of(key(outcome)) == outcome);
    keys.insert(key(outcome));
  }
  CHECK(keys.size() == 21);
  CHECK(key(Outcome::inquiry_matter) == "C8");
  CHECK(key(Outcome::otherwise) == "F3");
  CHECK(!outcome_of("C9"));
  CHECK(!outcome_of(""));
}

TEST_CASE("refusals under articles 14 to 16 go to reconsideration first, others may choose") {
  for (const Outcome outcome : all_outcomes()) {
    const bool refused = key(outcome) >= "C1" && key(outcome) <= "C7";
    const Remedy otherwise =
        outcome == Outcome::partly_disclosed ? Remedy::review_first_for_part : Remedy::review_or_suit;
    CHECK_MESSAGE(remedy_of(outcome) == (refused ? Remedy::review_first : otherwise), key(outcome));
  }
}

TEST_CASE("the six columns of the yearly report tell citizens and the five kinds of organisation apart") {
  CHECK(applicant_column(ApplicantKind::natural_person, OrganizationKind::research) == 0);
  CHECK(applicant_column(ApplicantKind::organization, OrganizationKind::business) == 1);
  CHECK(applicant_column(ApplicantKind::organization, OrganizationKind::other) == 5);
}

TEST_CASE("every step has a word of its own") {
  for (int i = 0; i <= static_cast<int>(Step::answered); ++i)
    CHECK(step_of(key(static_cast<Step>(i))) == static_cast<Step>(i));
  CHECK(!step_of("thought_about"));
}

TEST_CASE("numbers of cases are a day and a count, with a kiosk's sign between them where there are several") {
  for (const char* good : {"20261123-0001", "20261123-123456", "20261123-K2-0001"}) CHECK(is_case_number(good));
  for (const char* bad : {"", "20261123", "20261123-001", "20261323-0001", "20261123-0001\n", "20261123-k2-0001",
                          "20261123--0001", "20261123-KIOSK-0001", "../../etc/passwd-0001", "20261123-0001-0002"})
    CHECK_MESSAGE(!is_case_number(bad), bad);
}

TEST_CASE("a letter is opened by its number and its code") {
  const std::string code = new_lookup_code();
  CHECK(open_letter(seal_letter(answer(), number, code), number, code).value() == answer());
}

TEST_CASE("another code or another number opens no letter, nor does the hash that lies on the kiosk") {
  const std::string code = new_lookup_code(), sealed = seal_letter(answer(), number, code);
  CHECK(open_letter(sealed, number, new_lookup_code()).error().kind == ErrorKind::not_found);
  CHECK(!open_letter(sealed, "20261123-0002", code).ok());
  CHECK(!open_letter(sealed, number, lookup_hash(number, code)).ok());
  CHECK(sealed.find("政府信息") == std::string::npos);
}

TEST_CASE("a letter that was changed or cut at any byte is not opened") {
  const std::string code = new_lookup_code(), sealed = seal_letter(answer(), number, code);
  for (std::size_t i = 0; i < sealed.size(); i += 7) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(!open_letter(changed, number, code).ok());
    CHECK(!open_letter(sealed.substr(0, i), number, code).ok());
  }
}

TEST_CASE("letters of nearly one length cannot be told apart by it") {
  Letter longer = answer();
  longer.text += "又一段。";
  CHECK(seal_letter(answer(), number, "x").size() == seal_letter(longer, number, "x").size());
}

TEST_CASE("a status file is read back as it was written") {
  StatusFile whole = file(7);
  whole.cases[0].letters = {seal_letter(answer(), number, "7Q2M"), std::string("\0\xFF", 2)};
  whole.cases.push_back({"20261123-0002", {{Step::received, day("2026-11-23")}}, {}, {}});
  CHECK(parse_status_file(to_text(whole)).value() == whole);
}

TEST_CASE("a case with as many third parties as a case book takes is read back") {
  StatusFile many = file();
  CaseEvents& events = many.cases[0].events;
  for (int party = 2; party <= 1000; ++party)
    events.insert(events.begin() + 1, {Step::third_party_asked, day("2026-11-24"), 0, party});
  CHECK(parse_status_file(to_text(many)).value() == many);
}

TEST_CASE("a status file that cannot be true is refused") {
  CHECK(parse_status_file(to_text(file())).ok());
  CHECK(is_refused(with("\"received\"", "\"confirmed\"")));
  CHECK(is_refused(with("\"answered\"", "\"confirmed\"")));
  CHECK(is_refused(with("2026-11-23", "2026-11-25")));
  CHECK(is_refused(with("2026-12-10", "2026-02-30")));
  CHECK(is_refused(with("\"B2\"", "\"B3\"")));
  CHECK(is_refused(with("\"B2\"", "2")));
  CHECK(is_refused(with("\"days\":10", "\"days\":-10")));
  CHECK(is_refused(with("\"days\":10", "\"days\":99999999999999999999")));
  CHECK(is_refused(with("\"counter\":1", "\"counter\":0")));
  CHECK(is_refused(with("\"format\":1", "\"format\":2")));
  CHECK(is_refused(with("chayue status", "chayue package")));
  CHECK(is_refused(with(number, "../0001")));
  CHECK(is_refused("") == true);
  CHECK(is_refused("[]"));
  CHECK(is_refused(std::string(100'000, '[')));
}

TEST_CASE("a number twice, too many letters or an outcome before the answer are refused") {
  StatusFile twice = file();
  twice.cases.push_back(answered_case());
  CHECK(is_refused(to_text(twice)));
  StatusFile letters = file();
  letters.cases[0].letters.assign(max_letters + 1, "x");
  CHECK(is_refused(to_text(letters)));
  StatusFile early = file();
  early.cases[0].events.pop_back();
  CHECK(is_refused(to_text(early)));
}

TEST_CASE("a kiosk to which nothing was told knows of no case") {
  const support::TemporaryDirectory data;
  const auto store = StatusStore::open(data / "");
  REQUIRE(store.ok());
  CHECK(store->find(number) == nullptr);
  CHECK(store->counter() == 0);
}

TEST_CASE("what was loaded is found by its number, and by no other") {
  const support::TemporaryDirectory data;
  REQUIRE(store_status(data / "", file(3)).ok());
  const auto store = StatusStore::open(data / "").value();
  REQUIRE(store.find(number) != nullptr);
  CHECK(*store.find(number) == answered_case());
  CHECK(store.find("20261123-0002") == nullptr);
  CHECK(store.counter() == 3);
  CHECK(store.made_on() == day("2026-12-11"));
}

TEST_CASE("only a status file with a greater counter takes the place of the one before") {
  const support::TemporaryDirectory data;
  REQUIRE(store_status(data / "", file(3)).ok());
  CHECK(store_status(data / "", file(3)).error().kind == ErrorKind::bad_input);
  CHECK(store_status(data / "", file(2)).error().kind == ErrorKind::bad_input);
  CHECK(StatusStore::open(data / "")->counter() == 3);
  CHECK(store_status(data / "", file(4)).ok());
  CHECK(StatusStore::open(data / "")->counter() == 4);
}

TEST_CASE("what was loaded is readable by the kiosk only, and nothing half-written stays beside it") {
  const support::TemporaryDirectory data;
  REQUIRE(store_status(data / "", file()).ok());
  namespace fs = std::filesystem;
  const auto mode = fs::status(data / "status.json").permissions();
  CHECK((mode & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  CHECK(std::distance(fs::directory_iterator(data / ""), {}) == 1);
}

TEST_CASE("a damaged status file is told apart from none") {
  const support::TemporaryDirectory data;
  std::ofstream(data / "status.json") << "{\"kind\"";
  CHECK(StatusStore::open(data / "").error().kind == ErrorKind::corrupt);
}
