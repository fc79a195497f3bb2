// The case book of the desk: what may be entered when, what is due, and what the disk keeps.
#include "requests/case_book.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/workday.h"
#include "catalog/calendar_file.h"
#include "requests/case_rules.h"
#include "support/temporary_directory.h"

using base::ErrorKind;
using namespace requests;

namespace {

base::Date day(const char* text) { return base::parse_date(text).value(); }
const Hand li{"电脑用户 li", {day("2026-12-31"), 9, 0}};
const std::string number = "20261123-0001";

const base::Calendar& calendar() {
  static const base::Calendar loaded = [] {
    base::Calendar calendar;
    REQUIRE(catalog::add_calendar_folder(CHAYUE_SOURCE_DIR "/assets/calendar", calendar).ok());
    return calendar;
  }();
  return loaded;
}

TakenRequest taken(const std::string& of = number, const std::string& sealed = "CYSEAL1\n-sealed-bytes-") {
  return {
      of,    {day("2026-03-02"), 10, 30}, ApplicantKind::organization, OrganizationKind::research, "0123456789abcdef",
      sealed};
}
TakeOver brought(std::vector<TakenRequest> requests) {
  return {"7Q2MX9K4", {day("2026-03-03"), 8, 0}, std::move(requests)};
}

CaseEntry entry(Step step, const char* on, int days = 0, int party = 0) {
  return {{step, day(on), days, party}, {}, {}};
}
CaseEntry answer(Outcome outcome, const char* on) { return {{Step::answered, day(on)}, {}, outcome}; }
CaseEntry extension(const char* on, int days = 20, const char* approver = "王主任") {
  return {{Step::extended, day(on), days}, approver, {}};
}

/// A case that was received on 2026-03-02, a Monday, and went through these steps; its period ends on 2026-03-30.
CaseEvents after(std::initializer_list<CaseEntry> entries) {
  CaseEvents events = {{Step::received, day("2026-03-02")}};
  for (const CaseEntry& each : entries) {
    REQUIRE(!refusal_of(events, each, day("2026-12-31"), calendar()));
    events.push_back(each.event);
  }
  return events;
}
std::optional<CaseRefusal> refused(const CaseEvents& events, const CaseEntry& next) {
  return refusal_of(events, next, day("2026-12-31"), calendar());
}

/// A book with one case.
struct Desk {
  Desk() : book(CaseBook::open(folder / "book").value()) { REQUIRE(book.admit(brought({taken()}), li).ok()); }

  base::Status enter(const CaseEntry& next) { return book.enter(number, next, li, calendar()); }
  std::string bytes() const {
    std::ostringstream all;
    all << std::ifstream(folder / "book/cases.db", std::ios::binary).rdbuf();
    return all.str();
  }

  support::TemporaryDirectory folder{support::memory_path()};
  CaseBook book;
};

}  // namespace

TEST_CASE("a received case may be confirmed, corrected, extended, or answered") {
  const CaseEvents fresh = after({});
  for (const CaseEntry& next : {entry(Step::confirmed, "2026-03-03"), entry(Step::correction_asked, "2026-03-04", 10),
                                entry(Step::third_party_asked, "2026-03-04", 0, 1), extension("2026-03-30"),
                                entry(Step::fee_notified, "2026-03-10"), answer(Outcome::disclosed, "2026-03-02")})
    CHECK(!refused(fresh, next));
}

TEST_CASE("steps that nothing went before are refused with their reason") {
  const CaseEvents fresh = after({});
  CHECK(refused(fresh, entry(Step::correction_returned, "2026-03-10")) == CaseRefusal::no_correction);
  CHECK(refused(fresh, entry(Step::third_party_answered, "2026-03-10", 0, 1)) == CaseRefusal::party_not_asked);
  CHECK(refused(fresh, entry(Step::fee_paid, "2026-03-10")) == CaseRefusal::no_fee);
  CHECK(refused(fresh, {{Step::answered, day("2026-03-10")}, {}, {}}) == CaseRefusal::no_outcome);
}

TEST_CASE("a day that has not come, or lies before the last step, is refused") {
  const CaseEvents events = after({entry(Step::confirmed, "2026-03-04")});
  CHECK(refusal_of(events, answer(Outcome::disclosed, "2026-03-06"), day("2026-03-05"), calendar()) ==
        CaseRefusal::in_future);
  CHECK(refused(events, answer(Outcome::disclosed, "2026-03-03")) == CaseRefusal::before_the_last);
  CHECK(!refusal_of(events, answer(Outcome::disclosed, "2026-03-05"), day("2026-03-05"), calendar()));
}

TEST_CASE("nothing follows the answer") {
  const CaseEvents done = after({answer(Outcome::disclosed, "2026-03-10")});
  CHECK(refused(done, answer(Outcome::repeated, "2026-03-11")) == CaseRefusal::answered_already);
  CHECK(refused(done, extension("2026-03-11")) == CaseRefusal::answered_already);
}

TEST_CASE("an extension needs an approver, 1 to 20 days, its time, and comes once") {
  CHECK(refused(after({}), extension("2026-03-10", 20, "")) == CaseRefusal::no_approver);
  CHECK(refused(after({}), extension("2026-03-10", 0)) == CaseRefusal::extension_days);
  CHECK(refused(after({}), extension("2026-03-10", 21)) == CaseRefusal::extension_days);
  CHECK(!refused(after({}), extension("2026-03-30")));
  CHECK(refused(after({}), extension("2026-03-31")) == CaseRefusal::after_deadline);
  CHECK(refused(after({extension("2026-03-10", 5)}), extension("2026-03-12", 5)) == CaseRefusal::extended_already);
}

TEST_CASE("a correction is asked for once, with a period, and the rest waits for it") {
  CHECK(refused(after({}), entry(Step::correction_asked, "2026-03-04")) == CaseRefusal::no_days);
  const CaseEvents waiting = after({entry(Step::correction_asked, "2026-03-04", 10)});
  CHECK(refused(waiting, entry(Step::third_party_asked, "2026-03-05", 0, 1)) == CaseRefusal::waits_for_applicant);
  CHECK(refused(waiting, extension("2026-03-05")) == CaseRefusal::waits_for_applicant);
  CHECK(refused(waiting, entry(Step::fee_notified, "2026-03-05")) == CaseRefusal::waits_for_applicant);
  const CaseEvents back =
      after({entry(Step::correction_asked, "2026-03-04", 10), entry(Step::correction_returned, "2026-03-09")});
  CHECK(refused(back, entry(Step::correction_asked, "2026-03-10", 10)) == CaseRefusal::corrected_already);
}

TEST_CASE("a third party is asked once and answers once, others beside it") {
  const CaseEvents asked = after({entry(Step::third_party_asked, "2026-03-04", 0, 1)});
  CHECK(refused(asked, entry(Step::third_party_asked, "2026-03-05", 0, 1)) == CaseRefusal::party_asked);
  CHECK(refused(asked, entry(Step::third_party_answered, "2026-03-05", 0, 2)) == CaseRefusal::party_not_asked);
  CHECK(!refused(asked, entry(Step::third_party_asked, "2026-03-05", 0, 2)));
  CHECK(!refused(asked, entry(Step::third_party_answered, "2026-03-05", 0, 1)));
}

TEST_CASE("that the applicant did not correct is an outcome only when the period for it is over") {
  const CaseEvents waiting = after({entry(Step::correction_asked, "2026-03-04", 10)});  // up to 2026-03-18
  CHECK(refused(waiting, answer(Outcome::not_corrected, "2026-03-18")) == CaseRefusal::needs_correction);
  CHECK(!refused(waiting, answer(Outcome::not_corrected, "2026-03-19")));
  CHECK(refused(after({}), answer(Outcome::not_corrected, "2026-03-19")) == CaseRefusal::needs_correction);
}

TEST_CASE("that it stayed unclear is an outcome only after a correction came back") {
  CHECK(refused(after({}), answer(Outcome::still_unclear, "2026-03-10")) == CaseRefusal::needs_correction);
  CHECK(!refused(
      after({entry(Step::correction_asked, "2026-03-04", 10), entry(Step::correction_returned, "2026-03-09")}),
      answer(Outcome::still_unclear, "2026-03-10")));
}

TEST_CASE("that nobody paid is an outcome only when the period for it is over") {
  const CaseEvents told = after({entry(Step::fee_notified, "2026-03-04")});  // up to 2026-04-01
  CHECK(refused(told, answer(Outcome::not_paid, "2026-04-01")) == CaseRefusal::needs_fee);
  CHECK(!refused(told, answer(Outcome::not_paid, "2026-04-02")));
  CHECK(refused(after({}), answer(Outcome::not_paid, "2026-04-02")) == CaseRefusal::needs_fee);
}

TEST_CASE("a correction after the seven working days is late, the seventh is not") {
  CHECK(!is_late_correction(after({}), {Step::correction_asked, day("2026-03-11"), 10}, calendar()));
  CHECK(is_late_correction(after({}), {Step::correction_asked, day("2026-03-12"), 10}, calendar()));
  CHECK(!is_late_correction(after({entry(Step::confirmed, "2026-03-05")}),
                            {Step::correction_asked, day("2026-03-16"), 10}, calendar()));
}

TEST_CASE("a case is under way, due soon, and overdue by the working days that are left") {
  const CaseEvents fresh = after({});
  CHECK(due_of(fresh, day("2026-03-03"), calendar()).urgency == Urgency::under_way);
  const CaseDue soon = due_of(fresh, day("2026-03-23"), calendar());
  CHECK(soon.due == day("2026-03-30"));
  CHECK(soon.working_days_left == 5);
  CHECK(soon.urgency == Urgency::soon);
  CHECK(due_of(fresh, day("2026-03-22"), calendar(), 4).urgency == Urgency::under_way);
  CHECK(due_of(fresh, day("2026-03-30"), calendar()).urgency == Urgency::soon);
  CHECK(due_of(fresh, day("2026-03-31"), calendar()).urgency == Urgency::overdue);
}

TEST_CASE("while the applicant corrects or pays the agency is not overdue, and told when that has lapsed") {
  const CaseEvents waiting = after({entry(Step::correction_asked, "2026-03-04", 10)});
  CHECK(due_of(waiting, day("2026-03-18"), calendar()).urgency == Urgency::under_way);
  const CaseDue lapsed = due_of(waiting, day("2026-03-19"), calendar());
  CHECK(lapsed.urgency == Urgency::lapsed);
  CHECK(lapsed.turn == Turn::applicant_corrects);
  CHECK(lapsed.due == day("2026-03-18"));
}

TEST_CASE("an answer after the period is late, an answer in time is not") {
  CHECK(!due_of(after({answer(Outcome::disclosed, "2026-03-30")}), day("2026-06-01"), calendar()).late);
  const CaseDue late = due_of(after({answer(Outcome::disclosed, "2026-03-31")}), day("2026-06-01"), calendar());
  CHECK(late.late);
  CHECK(late.urgency == Urgency::answered);
}

TEST_CASE("what a kiosk sends is admitted once, and its facts are kept") {
  Desk desk;
  const BookCase one = desk.book.find(number).value();
  CHECK(one.organization_kind == OrganizationKind::research);
  CHECK(one.kiosk == "7Q2MX9K4");
  CHECK(one.received.minute == 30);
  REQUIRE(one.steps.size() == 1);
  CHECK(one.steps[0].event == CaseEvent{Step::received, day("2026-03-02")});
  CHECK(one.steps[0].hand.who == "电脑用户 li");
  CHECK(desk.book.sealed(number).value() == taken().sealed);
}

TEST_CASE("the same stick again changes nothing, a new request on it is admitted") {
  Desk desk;
  REQUIRE(desk.enter(entry(Step::confirmed, "2026-03-03")).ok());
  const auto again = desk.book.admit(brought({taken(), taken("20261123-0002")}), li).value();
  CHECK(again.known == 1);
  CHECK(again.fresh == std::vector<std::string>{"20261123-0002"});
  CHECK(again.clashes.empty());
  CHECK(desk.book.find(number)->steps.size() == 2);
  CHECK(desk.book.list()->size() == 2);
}

TEST_CASE("another request of the same number does not take the place of the first") {
  Desk desk;
  const auto other = desk.book.admit(brought({taken(number, "another kiosk's")}), li).value();
  CHECK(other.clashes == std::vector<std::string>{number});
  CHECK(other.fresh.empty());
  CHECK(desk.book.sealed(number).value() == taken().sealed);
}

TEST_CASE("steps stand in the book with who, when and the approver, also after it was closed") {
  const support::TemporaryDirectory folder;
  {
    CaseBook book = CaseBook::open(folder / "b").value();
    REQUIRE(book.admit(brought({taken()}), li).ok());
    REQUIRE(book.enter(number, extension("2026-03-20", 15), li, calendar()).ok());
    REQUIRE(book.enter(number, answer(Outcome::enforcement_file, "2026-04-02"), li, calendar()).ok());
  }
  const BookCase one = CaseBook::open(folder / "b")->find(number).value();
  REQUIRE(one.steps.size() == 3);
  CHECK(one.steps[1].event.days == 15);
  CHECK(one.steps[1].approver == "王主任");
  CHECK(one.steps[2].hand.at.date == day("2026-12-31"));
  CHECK(one.outcome == Outcome::enforcement_file);
}

TEST_CASE("a step that has no place changes nothing in the book") {
  Desk desk;
  CHECK(desk.enter(entry(Step::fee_paid, "2026-03-05")).error().kind == ErrorKind::bad_input);
  CHECK(desk.enter(extension("2026-03-05", 20, "")).error().kind == ErrorKind::bad_input);
  CHECK(desk.book.enter("20261123-0009", answer(Outcome::disclosed, "2026-03-05"), li, calendar()).error().kind ==
        ErrorKind::not_found);
  CHECK(desk.book.find(number)->steps.size() == 1);
  CHECK(!desk.book.find(number)->outcome);
}

TEST_CASE("letters stand in the book in their order, sealed, and not more than the kiosk takes") {
  Desk desk;
  REQUIRE(desk.book.keep_letter(number, {"补正告知书", day("2026-03-04"), "", "sealed one"}, li).ok());
  REQUIRE(desk.book.keep_letter(number, {"答复书", day("2026-03-20"), "示应急公复〔2026〕1号", ""}, li).ok());
  const BookCase one = desk.book.find(number).value();
  REQUIRE(one.letters.size() == 2);
  CHECK(one.letters[0].sealed == "sealed one");
  CHECK(one.letters[1].number == "示应急公复〔2026〕1号");
  CHECK(one.letters[1].sealed.empty());
  while (desk.book.find(number)->letters.size() < max_letters)
    REQUIRE(desk.book.keep_letter(number, {"再告知", day("2026-03-20"), "", ""}, li).ok());
  CHECK(desk.book.keep_letter(number, {"再告知", day("2026-03-20"), "", ""}, li).error().kind ==
        ErrorKind::bad_input);
}

TEST_CASE("a step that was entered by mistake is taken back, with its outcome and letter, and stays on record") {
  Desk desk;
  REQUIRE(desk.enter(extension("2026-03-20", 15)).ok());
  REQUIRE(desk.enter(answer(Outcome::state_secret, "2026-03-20")).ok());
  REQUIRE(desk.book.keep_letter(number, {"答复书", day("2026-03-20"), "", "a wrong letter"}, li).ok());
  CHECK(desk.book.withdraw_last(number, "mistyped", li)->step == Step::answered);
  const BookCase one = desk.book.find(number).value();
  CHECK(!one.outcome);
  CHECK(one.steps.size() == 2);
  CHECK(one.letters.empty());
  CHECK(desk.bytes().find("a wrong letter") == std::string::npos);
  CHECK(desk.bytes().find("mistyped") != std::string::npos);
  CHECK(desk.book.status_file("机关", day("2026-04-01"), day("2026-01-01"))->cases[0].letters.empty());
  REQUIRE(desk.enter(answer(Outcome::disclosed, "2026-03-23")).ok());
  CHECK(desk.book.find(number)->outcome == Outcome::disclosed);
}

TEST_CASE("one step after the other is taken back, the receipt never") {
  Desk desk;
  REQUIRE(desk.enter(entry(Step::confirmed, "2026-03-03")).ok());
  REQUIRE(desk.enter(extension("2026-03-20", 15)).ok());
  CHECK(desk.book.withdraw_last(number, "", li)->step == Step::extended);
  CHECK(desk.book.withdraw_last(number, "", li)->step == Step::confirmed);
  CHECK(desk.book.withdraw_last(number, "", li).error().kind == ErrorKind::bad_input);
  CHECK(desk.book.withdraw_last("20261123-0009", "", li).error().kind == ErrorKind::not_found);
  CHECK(desk.book.find(number)->steps.size() == 1);
}

TEST_CASE("an answer that was taken back is not erased with old cases") {
  Desk desk;
  REQUIRE(desk.enter(answer(Outcome::disclosed, "2026-03-20")).ok());
  REQUIRE(desk.book.withdraw_last(number, "", li).ok());
  CHECK(desk.book.erase_answered_before(day("2026-12-31")).value() == 0);
  CHECK(desk.book.sealed(number).ok());
}

TEST_CASE("erasing takes what was sealed off the disk and keeps the counts") {
  Desk desk;
  REQUIRE(desk.book.admit(brought({taken("20261123-0002", "still open, sealed")}), li).ok());
  REQUIRE(desk.book.keep_letter(number, {"答复书", day("2026-03-20"), "", "a sealed letter"}, li).ok());
  REQUIRE(desk.enter(answer(Outcome::disclosed, "2026-03-20")).ok());
  REQUIRE(desk.bytes().find("-sealed-bytes-") != std::string::npos);
  CHECK(desk.book.erase_answered_before(day("2026-03-20")).value() == 0);
  CHECK(desk.book.erase_answered_before(day("2026-03-21")).value() == 1);
  CHECK(desk.book.erase_answered_before(day("2026-03-21")).value() == 0);
  CHECK(desk.bytes().find("-sealed-bytes-") == std::string::npos);
  CHECK(desk.bytes().find("a sealed letter") == std::string::npos);
  CHECK(desk.bytes().find("still open, sealed") != std::string::npos);
  const BookCase one = desk.book.find(number).value();
  CHECK(one.is_erased);
  CHECK(one.outcome == Outcome::disclosed);
  CHECK(one.steps.size() == 2);
  CHECK(desk.book.sealed(number).error().kind == ErrorKind::not_found);
}

TEST_CASE("an erased request that comes on an old stick is known and stays erased") {
  Desk desk;
  REQUIRE(desk.enter(answer(Outcome::disclosed, "2026-03-20")).ok());
  REQUIRE(desk.book.erase_answered_before(day("2026-12-31")).value() == 1);
  CHECK(desk.book.admit(brought({taken()}), li)->known == 1);
  CHECK(desk.book.find(number)->is_erased);
}

TEST_CASE("a status file holds open and lately answered cases, with a counter that grows") {
  Desk desk;
  REQUIRE(desk.book.admit(brought({taken("20261123-0002")}), li).ok());
  REQUIRE(desk.book.keep_letter(number, {"答复书", day("2026-03-20"), "", "a sealed letter"}, li).ok());
  REQUIRE(desk.book.keep_letter(number, {"征求意见书", day("2026-03-20"), "", ""}, li).ok());
  REQUIRE(desk.enter(answer(Outcome::partly_disclosed, "2026-03-20")).ok());
  const StatusFile all = desk.book.status_file("示例市应急管理局", day("2026-04-01"), day("2026-03-20")).value();
  CHECK(all.counter == 1);
  REQUIRE(all.cases.size() == 2);
  CHECK(all.cases[0].outcome == Outcome::partly_disclosed);
  CHECK(all.cases[0].letters == std::vector<std::string>{"a sealed letter"});
  CHECK(all.cases[0].events.size() == 2);
  CHECK(parse_status_file(to_text(all)).value() == all);
  const StatusFile later = desk.book.status_file("示例市应急管理局", day("2026-04-01"), day("2026-03-21")).value();
  CHECK(later.counter == 2);
  CHECK(later.cases.size() == 1);
}

TEST_CASE("a book is readable by its owner only, and keeps no journal of what it holds") {
  const Desk desk;
  namespace fs = std::filesystem;
  const auto others = fs::perms::group_all | fs::perms::others_all;
  CHECK((fs::status(desk.folder / "book").permissions() & others) == fs::perms::none);
  CHECK((fs::status(desk.folder / "book/cases.db").permissions() & others) == fs::perms::none);
  CHECK(std::distance(fs::directory_iterator(desk.folder / "book"), {}) == 1);
}

TEST_CASE("another file in the place of a book is refused and left as it is") {
  const support::TemporaryDirectory folder;
  std::ofstream(folder / "cases.db") << "this is a letter, not a book, and it is long enough to be looked at as one";
  CHECK(CaseBook::open(folder / "").error().kind == ErrorKind::corrupt);
  std::string text;
  std::getline(std::ifstream(folder / "cases.db") >> std::ws, text);
  CHECK(text.starts_with("this is a letter"));
}
