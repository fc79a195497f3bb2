// A whole case for each of the 21 outcomes: handed in sealed, taken to the desk, worked on, answered, and read at the
// kiosk by whoever has the code.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "catalog/calendar_file.h"
#include "office/status_load.h"
#include "package/minisign.h"
#include "paperwork/case_words.h"
#include "paperwork/letter_template.h"
#include "requests/case_book.h"
#include "requests/lookup_code.h"
#include "requests/payload.h"
#include "requests/seal.h"
#include "support/sample_applications.h"
#include "support/temporary_directory.h"

using namespace requests;

namespace {

const std::string agency = "示例市应急管理局", password = "四个词的口令", review_body = "示例市人民政府";
base::Date day(const char* text) { return base::parse_date(text).value(); }
const Hand clerk{"电脑用户 li，王五", {day("2026-12-31"), 9, 0}};

const base::Calendar& calendar() {
  static const base::Calendar loaded = [] {
    base::Calendar calendar;
    REQUIRE(catalog::add_calendar_folder(CHAYUE_SOURCE_DIR "/assets/calendar", calendar).ok());
    return calendar;
  }();
  return loaded;
}

/// Made once: stretching a password is slow on purpose.
struct Keys {
  SealKeyPair pair = make_seal_keys(agency, support::today, password).value();
  SealOpener opener;
  package::KeyPair signer = package::make_bare_keys();
  Keys() { REQUIRE(opener.add(pair.secret_file, password).ok()); }
};
const Keys& keys() {
  static const Keys made;
  return made;
}

/// What happens before the answer, so that this outcome is lawful; received on 2026-03-02.
std::vector<CaseEntry> steps_to(Outcome outcome) {
  const CaseEntry corrected{{Step::correction_asked, day("2026-03-04"), 10}, {}, {}};
  std::vector<CaseEntry> steps;
  const char* answered = "2026-03-20";
  if (outcome == Outcome::still_unclear)
    steps = {corrected, {{Step::correction_returned, day("2026-03-09")}, {}, {}}};
  if (outcome == Outcome::not_corrected) steps = {corrected};
  if (outcome == Outcome::not_paid)
    steps = {{{Step::fee_notified, day("2026-03-04")}, {}, {}}}, answered = "2026-04-02";
  if (outcome == Outcome::third_party_rights)
    steps = {{{Step::third_party_asked, day("2026-03-04"), 0, 1}, {}, {}},
             {{Step::third_party_answered, day("2026-03-10"), 0, 1}, {}, {}}};
  if (outcome == Outcome::needs_making)
    steps = {{{Step::extended, day("2026-03-13"), 20}, "赵主任", {}}}, answered = "2026-04-15";
  steps.push_back({{Step::answered, day(answered)}, {}, outcome});
  return steps;
}

std::string template_text(Outcome outcome) {
  std::string name(key(outcome));
  name[0] = static_cast<char>(name[0] - 'A' + 'a');
  std::ostringstream text;
  text << std::ifstream(CHAYUE_SOURCE_DIR "/assets/letters/answer-" + name + ".txt").rdbuf();
  return text.str();
}

Letter answer_to(Outcome outcome, const Application& application) {
  paperwork::TemplateFault fault;
  const auto blank = paperwork::parse_letter_template(template_text(outcome), fault);
  REQUIRE_MESSAGE(blank, key(outcome));
  std::map<std::string, std::string> values;
  for (const std::string& name : paperwork::blanks_of(*blank)) values[name] = "〔" + name + "〕";
  values["申请人"] = application[Field::name];
  values["救济途径"] = paperwork::remedy_words(outcome, review_body);
  const auto full = paperwork::filled(*blank, values);
  std::string text = full.addressee + "：\n";
  for (const std::string& paragraph : full.paragraphs) text += paragraph + "\n";
  return {full.title, steps_to(outcome).back().event.on, text};
}

/// A kiosk and a desk.
struct Office {
  Office() { REQUIRE(package::write_trust(data / "", {agency, {{"李审核", keys().signer.public_key}}, 1}).ok()); }

  Receipt hand_in(const Application& application) {
    return kiosk.submit(application, {day("2026-03-02"), 9, 30}, "visit " + std::to_string(++visits)).value();
  }
  void take_to_desk() {
    const auto known = StatusStore::open(data / "").value();
    const auto taken = take_over_of(kiosk, known, "7Q2MX9K4", {day("2026-03-03"), 8, 0}, false).value();
    const auto arrived = parse_take_over(to_text(taken));
    REQUIRE(arrived.ok());
    REQUIRE(book.admit(*arrived, clerk).ok());
  }
  HandedIn opened(const std::string& number) {
    std::string payload = keys().opener.open(book.sealed(number).value(), number).value();
    return from_payload(payload).value();
  }
  void work_on(const std::string& number, Outcome outcome) {
    const HandedIn handed_in = opened(number);
    for (const CaseEntry& step : steps_to(outcome))
      REQUIRE_MESSAGE(book.enter(number, step, clerk, calendar()).ok(), key(outcome));
    const Letter letter = answer_to(outcome, handed_in.application);
    REQUIRE(book.keep_letter(number,
                             {letter.title, letter.on, {}, seal_letter(letter, number, handed_in.lookup_code)}, clerk)
                .ok());
  }
  void bring_status_back() {
    const std::string text = to_text(book.status_file(agency, day("2026-04-20"), day("2026-01-01")).value());
    const auto load = office::load_status(
        data / "", office::signed_status(text, package::sign(keys().signer.secret_file, "", text, "status").value()));
    REQUIRE(load.outcome == office::StatusOutcome::loaded);
  }

  int visits = 0;
  support::TemporaryDirectory data{support::memory_path()}, desk{support::memory_path()};
  BoxSealer sealer{keys().pair.public_key};
  Register kiosk = Register::open(data / "", sealer).value();
  CaseBook book = CaseBook::open(desk / "book").value();
};

}  // namespace

TEST_CASE("a case of each of the 21 outcomes goes its whole way and is read with its code only") {
  for (const Outcome outcome : all_outcomes()) {
    CAPTURE(key(outcome));
    Office office;
    const Receipt receipt = office.hand_in(support::citizen());
    office.take_to_desk();
    office.work_on(receipt.number, outcome);
    office.bring_status_back();

    const base::LocalTime later{day("2026-04-21"), 15, 0};
    CHECK(office.kiosk.look_up(receipt.number, receipt.lookup_code, later).value());
    const auto store = StatusStore::open(office.data / "").value();
    const CaseStatus* const status = store.find(receipt.number);
    REQUIRE(status != nullptr);
    CHECK(status->outcome == outcome);
    CHECK(status->events.size() == steps_to(outcome).size() + 1);
    CHECK(clock_of(status->events, calendar()).turn == Turn::nobody);
    CHECK(clock_of(status->events, calendar()).out_of_place.empty());
    REQUIRE(status->letters.size() == 1);
    const auto letter = open_letter(status->letters[0], receipt.number, receipt.lookup_code);
    REQUIRE(letter.ok());
    CHECK(*letter == answer_to(outcome, support::citizen()));

    const std::string wrong = new_lookup_code();
    CHECK(!office.kiosk.look_up(receipt.number, wrong, later).value());
    CHECK(!open_letter(status->letters[0], receipt.number, wrong).ok());
    CHECK(!open_letter(status->letters[0], receipt.number, lookup_hash(receipt.number, receipt.lookup_code)).ok());
  }
}

TEST_CASE("21 cases in one book end in the 21 rows of the yearly table, and it balances") {
  Office office;
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < outcome_count; ++i)
    numbers.push_back(office.hand_in(i % 2 == 0 ? support::citizen() : support::company()).number);
  numbers.push_back(office.hand_in(support::citizen()).number);  // stays open
  office.take_to_desk();
  for (const Outcome outcome : all_outcomes()) office.work_on(numbers[static_cast<std::size_t>(outcome)], outcome);
  std::map<Outcome, int> seen;
  int open = 0;
  const auto cases = office.book.list().value();
  for (const BookCase& one : cases) one.outcome ? ++seen[*one.outcome] : ++open;
  CHECK(seen.size() == 21);
  CHECK(open == 1);
  office.bring_status_back();
  CHECK(StatusStore::open(office.data / "")->size() == 22);
}

TEST_CASE("a second status file brings the next step, and letters of an older one stay readable") {
  Office office;
  const Receipt receipt = office.hand_in(support::citizen());
  office.take_to_desk();
  office.bring_status_back();
  CHECK(StatusStore::open(office.data / "")->find(receipt.number)->events.size() == 1);
  office.work_on(receipt.number, Outcome::disclosed);
  office.bring_status_back();
  office.bring_status_back();
  const auto store = StatusStore::open(office.data / "").value();
  CHECK(store.counter() == 3);
  CHECK(open_letter(store.find(receipt.number)->letters.at(0), receipt.number, receipt.lookup_code).ok());
}

TEST_CASE("the answer of each outcome tells the remedy that the law gives, and no other") {
  for (const Outcome outcome : all_outcomes()) {
    CAPTURE(key(outcome));
    const std::string text = answer_to(outcome, support::citizen()).text;
    const bool review_first = remedy_of(outcome) == Remedy::review_first;
    CHECK(text.find("60日内") != std::string::npos);
    CHECK(text.find(review_body) != std::string::npos);
    CHECK((text.find("先向") != std::string::npos) == (remedy_of(outcome) != Remedy::review_or_suit));
    CHECK((text.find("6个月内") == std::string::npos) == review_first);
  }
}
