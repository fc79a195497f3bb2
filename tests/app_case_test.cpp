// 办理进度查询, where other matters belong, and what staff do with requests, as the model sees it.
#include <doctest/doctest.h>

#include "requests/lookup_code.h"
#include "tests/support/visitor.h"

using namespace app;
using support::failure;
using support::Visitor;
using State = CaseScreen::State;

namespace {

struct Asker : Visitor {
  std::string code = requests::new_lookup_code();

  CaseScreen& asked() { return screen<CaseScreen>(); }
  void types_both(const std::string& number, const std::string& typed_code) {
    does(OpenCase{}, Typed{number}, FocusCase{true}, Typed{typed_code});
  }
  void asks() {
    types_both("20261123-0001", code);
    does(AskCase{});
  }
  void is_told(CaseAnswer answer, int wait_s = 0) {
    CaseFound told{take<LookUpCase>().ticket, answer, wait_s, {}};
    told.view.number = "20261123-0001";
    told.view.events = {{requests::Step::received, model.now.date}};
    told.view.letters = {{"答复书", model.now.date, "全文"}};
    does(told);
  }
};

struct Clerk : Visitor {
  explicit Clerk(std::set<StaffRole> roles) {
    StaffSession session;
    session.who = "1001 张三";
    session.roles = std::move(roles);
    does(OpenPin{});
    does(LoginAsked{take<AskLogin>().ticket, LoginWay::by_pin}, Typed{"246810"}, PinEnter{});
    does(PinChecked{take<CheckPin>().ticket, PinAnswer::right, 0, session});
    REQUIRE(screen_name() == "staff");
  }
  RequestsDeskScreen& desk() { return screen<RequestsDeskScreen>(); }
};

}  // namespace

// -- number and code

TEST_CASE("number and code are asked for, whichever way they are spelled") {
  Asker visitor;
  visitor.types_both("2026 1123 0001", visitor.code);
  visitor.does(AskCase{});
  const auto order = visitor.take<LookUpCase>();
  CHECK(order.number == "20261123-0001");
  CHECK(requests::parse_lookup_code(order.code) == visitor.code);
}

TEST_CASE("slips are told without asking, so that they cost no try") {
  Asker visitor;
  visitor.types_both("20261399-0001", visitor.code);
  visitor.does(AskCase{});
  CHECK(visitor.asked().state == State::not_a_number);
  CHECK_FALSE(visitor.asked().at_code);
  visitor.does(ClearBox{}, Typed{"202611230001"}, FocusCase{true}, ClearBox{}, Typed{"7Q2M"}, AskCase{});
  CHECK(visitor.asked().state == State::not_a_code);
  CHECK(visitor.ordered<LookUpCase>() == 0);
}

TEST_CASE("enter goes from the number to the code, and from there asks") {
  Asker visitor;
  visitor.does(OpenCase{}, Typed{"202611230001"}, Pressed{EditKey::enter});
  CHECK(visitor.asked().at_code);
  visitor.does(Typed{visitor.code}, Pressed{EditKey::enter});
  CHECK(visitor.ordered<LookUpCase>() == 1);
}

TEST_CASE("the code on a receipt that is scanned gives the number, never the code") {
  Asker visitor;
  visitor.does(OpenCase{}, Scanned{"CYR1.20261123-0007.202611231405.ABCDEFGH.X.Y"});
  CHECK(visitor.asked().number.text == "20261123-0007");
  CHECK(visitor.asked().at_code);
  CHECK(visitor.asked().code.text.empty());
}

TEST_CASE("a wrong answer says nothing of the number, and a change takes it back") {
  Asker visitor;
  visitor.asks();
  visitor.is_told(CaseAnswer::unknown);
  CHECK(visitor.asked().state == State::unknown);
  visitor.does(Pressed{EditKey::backspace});
  CHECK(visitor.asked().state == State::typing);
}

TEST_CASE("nothing is asked during a pause, which runs down with the clock") {
  Asker visitor;
  visitor.asks();
  visitor.is_told(CaseAnswer::unknown, 2);
  visitor.does(AskCase{}, Pressed{EditKey::backspace}, AskCase{});
  CHECK(visitor.ordered<LookUpCase>() == 0);
  CHECK(visitor.asked().wait_s == 2);
  visitor.ticks(0);
  visitor.ticks(0);
  CHECK(visitor.asked().wait_s == 0);
  CHECK(visitor.asked().state == State::typing);
}

TEST_CASE("an answer that nobody awaits any more is dropped") {
  Asker visitor;
  visitor.asks();
  const auto order = visitor.take<LookUpCase>();
  visitor.does(Pressed{EditKey::backspace});
  visitor.does(CaseFound{order.ticket, CaseAnswer::found, 0, {}});
  CHECK(visitor.asked().state == State::typing);
}

TEST_CASE("what is found is shown, the code is forgotten, and a letter is read and printed") {
  Asker visitor;
  visitor.asks();
  visitor.is_told(CaseAnswer::found);
  CHECK(visitor.screen_name() == "case.found");
  CHECK(visitor.asked().code.text.empty());
  visitor.does(ReadLetter{5});
  CHECK(visitor.screen_name() == "case.found");
  visitor.does(ReadLetter{0}, Print{PrintKind::letter});
  const auto order = visitor.take<StartPrint>();
  REQUIRE(order.content.has_value());
  CHECK(order.content->letter.text == "全文");
  visitor.does(GoBack{}, GoBack{});
  CHECK(visitor.screen_name() == "case.found");
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "home");
}

// -- other forms

TEST_CASE("a form that is no request is printed as it was typed, and once more where it was changed") {
  Visitor visitor;
  visitor.does(OpenReferral{Referral::proposal}, OpenOtherForm{requests::OtherFormKind::proposal});
  visitor.does(FocusOther{requests::OtherField::subject, 0}, Typed{"避难场所"}, Print{PrintKind::other_form});
  const auto first = visitor.take<StartPrint>();
  REQUIRE(first.content.has_value());
  CHECK(first.content->form[requests::OtherField::subject] == "避难场所");
  visitor.does(GoBack{}, FocusOther{requests::OtherField::subject, 0}, Typed{"全部"}, Print{PrintKind::other_form});
  const auto second = visitor.take<StartPrint>();
  CHECK(second.content->form[requests::OtherField::subject] == "全部避难场所");
  CHECK_FALSE(second.source == first.source);
}

TEST_CASE("only the fields of a form can be typed into") {
  Visitor visitor;
  visitor.does(OpenOtherForm{requests::OtherFormKind::opinion}, FocusOther{requests::OtherField::id_number, 0});
  CHECK_FALSE(visitor.screen<OtherFormScreen>().focus.has_value());
  visitor.does(FocusOther{requests::OtherField::content, 0}, Typed{"一"}, Pressed{EditKey::enter}, Typed{"二"});
  CHECK(visitor.screen<OtherFormScreen>().form[requests::OtherField::content] == "一\n二");
}

// -- staff

TEST_CASE("requests are for those who publish or manage") {
  Clerk typist({StaffRole::entry, StaffRole::review});
  typist.does(OpenRequestsDesk{});
  CHECK(typist.screen_name() == "staff");
  Clerk manager({StaffRole::manage});
  manager.does(OpenRequestsDesk{});
  CHECK(manager.screen_name() == "requests_desk");
}

TEST_CASE("one act at a time, in the name of who is logged in, and the counts are read again after it") {
  Clerk clerk({StaffRole::publish});
  clerk.does(OpenRequestsDesk{});
  clerk.does(RequestsLoaded{clerk.take<LoadRequests>().ticket, RequestFigures{}}, TakeRequests{}, TakeStatus{});
  CHECK(clerk.ordered<LoadStatus>() == 0);
  const auto order = clerk.take<TakeOverRequests>();
  CHECK(order.who == "1001 张三");
  clerk.does(RequestsTaken{order.ticket, RequestsTrouble::none, 3, "a.json"});
  CHECK(clerk.desk().notice == RequestsDeskScreen::Notice::taken);
  CHECK(clerk.desk().count == 3);
  CHECK(clerk.ordered<LoadRequests>() == 1);
}

TEST_CASE("a status file that is refused says why") {
  Clerk clerk({StaffRole::publish});
  clerk.does(OpenRequestsDesk{}, TakeStatus{});
  clerk.does(StatusLoaded{clerk.take<LoadStatus>().ticket, RequestsTrouble::bad_signature, 0, "a.status"});
  CHECK(clerk.desk().notice == RequestsDeskScreen::Notice::refused);
  CHECK(clerk.desk().trouble == RequestsTrouble::bad_signature);
}

TEST_CASE("staff who write an application down are logged out with it, and their number stands in it") {
  Clerk clerk({StaffRole::entry});
  clerk.does(BeginAssisted{});
  CHECK(clerk.screen_name() == "request.what");
  CHECK_FALSE(clerk.model.staff.has_value());
  CHECK(clerk.model.application.filled_in_by == "1001 张三");
  clerk.does(EndVisit{});
  CHECK(clerk.model.application.filled_in_by.empty());
}

TEST_CASE("nobody writes an application down where nothing can be sealed") {
  Clerk clerk({StaffRole::entry});
  clerk.model.room.can_submit = false;
  clerk.does(BeginAssisted{});
  CHECK(clerk.screen_name() == "staff");
}
