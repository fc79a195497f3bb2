#include <doctest/doctest.h>

#include <functional>

#include "tests/support/visitor.h"

using namespace app;
using printing::Stage;
using support::Visitor;
using Notice = StaffScreen::Notice;
using Purpose = PinDialog::Purpose;

namespace {

constexpr const char* pin = "135790";

printing::Hold hold(std::string code = "482193") {
  return {std::move(code), "document", "014416330/2026-00012", "standard", 4, {}};
}

StaffSession zhang() {
  StaffSession session;
  session.number = "1001";
  session.name = "张三";
  session.who = "1001 张三";
  session.roles = {StaffRole::publish};
  return session;
}

const std::string page_code = base::to_text(base::PageCode{123'456'789, 4'711, 3});

struct Clerk : Visitor {
  PinDialog& dialog() {
    REQUIRE(std::holds_alternative<PinDialog>(model.dialog));
    return std::get<PinDialog>(model.dialog);
  }
  StaffScreen& staff() { return screen<StaffScreen>(); }
  void types_pin(const char* digits = pin) { does(Typed{digits}, PinEnter{}); }
  void opens(LoginWay way = LoginWay::by_pin, int wait_s = 0, Purpose purpose = Purpose::staff) {
    does(OpenPin{purpose});
    does(LoginAsked{take<AskLogin>().ticket, way, wait_s});
  }
  void desk_says(PinAnswer answer, int wait_s = 0) {
    const auto order = take<CheckPin>();
    does(PinChecked{order.ticket, answer, wait_s, answer == PinAnswer::right ? zhang() : StaffSession{},
                    order.release});
  }
  void enters(Purpose purpose = Purpose::staff) {
    opens(LoginWay::by_pin, 0, purpose);
    types_pin();
    desk_says(PinAnswer::right);
  }
  void desk_brings(std::vector<printing::Hold> holds) {
    does(StaffLoaded{take<LoadStaff>().ticket, StaffFigures{{}, std::move(holds)}});
  }
  void chooses() {
    enters();
    desk_brings({hold()});
    does(ChooseHold{"482193"});
    REQUIRE(staff().chosen.has_value());
  }
};

}  // namespace

// -- logging in

TEST_CASE("from the help dialog staff come to their screen with their PIN") {
  Clerk clerk;
  clerk.does(AskHelp{});
  clerk.opens();
  clerk.types_pin();
  CHECK(clerk.dialog().digits.empty());  // not kept while it is checked
  CHECK(clerk.dialog().state == PinDialog::State::checking);
  const auto order = clerk.take<CheckPin>();
  CHECK(order.digits == pin);
  CHECK(order.number.empty());
  clerk.does(PinChecked{clerk.dialog().ticket, PinAnswer::right, 0, zhang()});
  CHECK(clerk.screen_name() == "staff");
  CHECK(clerk.ordered<LoadStaff>() == 1);
  REQUIRE(clerk.model.staff.has_value());
  CHECK(clerk.model.staff->name == "张三");
}

TEST_CASE("where there is a staff file the 工号 is asked for first, then the PIN") {
  Clerk clerk;
  clerk.opens(LoginWay::by_number);
  CHECK(clerk.dialog().at_number);
  CHECK_FALSE(can_enter(clerk.dialog()));
  clerk.does(Typed{"10a01"});
  CHECK(clerk.dialog().number == "1001");
  clerk.does(PinEnter{});
  CHECK_FALSE(clerk.dialog().at_number);
  CHECK(clerk.ordered<CheckPin>() == 0);
  clerk.types_pin();
  const auto order = clerk.take<CheckPin>();
  CHECK(order.number == "1001");
  CHECK(order.digits == pin);
}

TEST_CASE("a 工号 has at most eight digits and can be typed again, by touch or after a wrong pair") {
  Clerk clerk;
  clerk.opens(LoginWay::by_number);
  clerk.does(FocusPin{});
  CHECK(clerk.dialog().at_number);  // there is none yet
  clerk.does(Typed{"1234567890"}, Pressed{EditKey::backspace}, Pressed{EditKey::enter});
  CHECK(clerk.dialog().number == "1234567");
  clerk.types_pin();
  clerk.desk_says(PinAnswer::wrong);
  CHECK(clerk.dialog().state == PinDialog::State::wrong);
  CHECK(clerk.dialog().digits.empty());
  clerk.does(FocusPin{true}, Pressed{EditKey::backspace}, Typed{"8"}, FocusPin{});
  clerk.types_pin();
  CHECK(clerk.take<CheckPin>().number == "1234568");
}

TEST_CASE("before the desk has said what is to be typed nothing is taken") {
  Clerk clerk;
  clerk.does(OpenPin{}, Typed{pin}, PinEnter{});
  CHECK(clerk.dialog().digits.empty());
  CHECK(clerk.ordered<CheckPin>() == 0);
  clerk.does(LoginAsked{clerk.take<AskLogin>().ticket + 1, LoginWay::by_pin});  // not the one that is awaited
  CHECK(clerk.dialog().state == PinDialog::State::asking);
}

TEST_CASE("only digits are taken, at most twelve, and too few are not checked") {
  Clerk clerk;
  clerk.opens();
  clerk.does(Typed{"1a2密 3４"});
  CHECK(clerk.dialog().digits == "123");
  clerk.does(PinEnter{});
  CHECK(clerk.ordered<CheckPin>() == 0);
  clerk.does(Pressed{EditKey::backspace}, Typed{"3456789012345678"});
  CHECK(clerk.dialog().digits == "123456789012");
  clerk.does(Pressed{EditKey::enter});
  CHECK(clerk.ordered<CheckPin>() == 1);
}

TEST_CASE("what is typed into the dialog reaches no field behind it") {
  Clerk clerk;
  clerk.does(FocusBox{Box::search, 0});
  clerk.opens();
  clerk.does(Typed{pin}, CloseDialog{});
  CHECK(clerk.screen<HomeScreen>().search.text.empty());
}

TEST_CASE("why nobody was let in is told apart") {
  for (const auto& [answer, state] : {std::pair{PinAnswer::wrong, PinDialog::State::wrong},
                                      std::pair{PinAnswer::not_set, PinDialog::State::not_set},
                                      std::pair{PinAnswer::broken, PinDialog::State::broken},
                                      std::pair{PinAnswer::failed, PinDialog::State::failed}}) {
    Clerk clerk;
    clerk.opens();
    clerk.types_pin();
    clerk.desk_says(answer);
    CHECK(clerk.dialog().state == state);
    CHECK(clerk.screen_name() == "home");
    CHECK_FALSE(clerk.model.staff.has_value());
  }
  for (const auto& [way, state] : {std::pair{LoginWay::not_set, PinDialog::State::not_set},
                                   std::pair{LoginWay::broken, PinDialog::State::broken},
                                   std::pair{LoginWay::failed, PinDialog::State::failed}}) {
    Clerk clerk;
    clerk.opens(way);
    CHECK(clerk.dialog().state == state);
  }
}

TEST_CASE("while there is a pause nothing is typed, and its seconds run down") {
  Clerk clerk;
  clerk.opens();
  clerk.types_pin();
  clerk.desk_says(PinAnswer::wrong, 30);
  clerk.types_pin();
  CHECK(clerk.dialog().digits.empty());
  CHECK(clerk.ordered<CheckPin>() == 0);
  for (int i = 0; i < 29; ++i) clerk.ticks(0);
  CHECK(clerk.dialog().wait_s == 1);
  clerk.ticks(0);
  clerk.types_pin();
  CHECK(clerk.ordered<CheckPin>() == 1);
}

TEST_CASE("a pause that was on when the dialog opens is known, also after a restart") {
  Clerk clerk;
  clerk.opens(LoginWay::by_pin, 120);
  CHECK(clerk.dialog().wait_s == 120);
  CHECK_FALSE(is_listening(clerk.dialog()));
}

TEST_CASE("the pause of one 工号 does not keep another from being typed") {
  Clerk clerk;
  clerk.opens(LoginWay::by_number);
  clerk.does(Typed{"1001"}, PinEnter{});
  clerk.types_pin();
  clerk.desk_says(PinAnswer::wait, 600);
  clerk.does(Typed{"1"});
  CHECK(clerk.dialog().digits.empty());
  clerk.does(FocusPin{true}, Pressed{EditKey::backspace}, Typed{"2"}, PinEnter{});
  clerk.types_pin();
  CHECK(clerk.take<CheckPin>().number == "1002");
}

TEST_CASE("one who closes the dialog before the answer is let in nowhere, and stands in the log as gone") {
  Clerk clerk;
  clerk.opens();
  clerk.types_pin();
  const auto order = clerk.take<CheckPin>();
  clerk.does(CloseDialog{});
  clerk.opens();
  clerk.types_pin();
  CHECK(clerk.ordered<CheckPin>() == 0);  // one at a time
  clerk.does(EndVisit{}, PinChecked{order.ticket, PinAnswer::right, 0, zhang()});
  CHECK(clerk.screen_name() == "home");
  CHECK_FALSE(clerk.model.staff.has_value());
  CHECK(clerk.take<NoteAct>().act == NoteAct::Act::logged_out);
}

TEST_CASE("what was typed is gone with the dialog") {
  Clerk clerk;
  clerk.opens(LoginWay::by_number);
  clerk.does(Typed{"1001"}, PinEnter{}, Typed{pin}, AskHelp{});
  clerk.opens(LoginWay::by_number);
  CHECK(clerk.dialog().digits.empty());
  CHECK(clerk.dialog().number.empty());
  clerk.does(Typed{pin}, EndVisit{});
  CHECK(clerk.model.dialog.index() == 0);
}

// -- who is here

TEST_CASE("only 发布 and 管理 may renew the catalogue") {
  for (const auto& [role, may] : {std::pair{StaffRole::entry, false}, std::pair{StaffRole::review, false},
                                  std::pair{StaffRole::publish, true}, std::pair{StaffRole::manage, true}}) {
    StaffSession session;
    session.roles = {role};
    CHECK(session.may_update() == may);
  }
}

TEST_CASE("whatever leads away from the staff's screens logs out, once") {
  const std::vector<std::function<void(Clerk&)>> ways = {
      [](Clerk& clerk) { clerk.does(GoBack{}); }, [](Clerk& clerk) { clerk.does(GoHome{}); },
      [](Clerk& clerk) { clerk.does(EndVisit{}); }, [](Clerk& clerk) { clerk.does(OpenGuide{}); },
      [](Clerk& clerk) { clerk.ticks(60); }};
  for (const auto& leaves : ways) {
    Clerk clerk;
    clerk.enters();
    CHECK(clerk.ordered<NoteAct>() == 0);
    leaves(clerk);
    clerk.ticks(0);
    CHECK_FALSE(clerk.model.staff.has_value());
    CHECK(clerk.ordered<NoteAct>() == 1);
    const auto act = clerk.take<NoteAct>();
    CHECK(act.act == NoteAct::Act::logged_out);
    CHECK(act.who == "1001 张三");
  }
}

TEST_CASE("from one screen of the staff to another they stay logged in") {
  Clerk clerk;
  clerk.enters();
  clerk.does(OpenTouchCheck{});
  CHECK(clerk.model.staff.has_value());
  clerk.does(GoBack{});
  CHECK_FALSE(clerk.model.staff.has_value());
}

TEST_CASE("what staff do with a hold is done in their name") {
  Clerk clerk;
  clerk.chooses();
  clerk.does(SaveHold{});
  CHECK(clerk.take<StoreHold>().who == "1001 张三");
  clerk.does(HoldSaved{clerk.staff().act_ticket, support::failure(), StickTrouble::missing});
  clerk.does(VoidHold{});
  CHECK(clerk.take<DropHold>().who == "1001 张三");
  clerk.does(HoldVoided{clerk.staff().act_ticket, support::failure()}, PrintHold{});
  CHECK(clerk.take<StartHeldPrint>().who == "1001 张三");
}

TEST_CASE("that acts cannot be logged is known from the login on, and from every reading of the list") {
  Clerk clerk;
  clerk.enters();
  CHECK_FALSE(clerk.model.staff->log_failed);
  StaffFigures figures;
  figures.log_failed = true;
  clerk.does(StaffLoaded{clerk.take<LoadStaff>().ticket, std::move(figures)});
  CHECK(clerk.model.staff->log_failed);
  CHECK(clerk.screen_name() == "staff");
}

// -- the screen

TEST_CASE("the staff's screen closes when somebody opens another one, so that nobody goes back to it") {
  Clerk clerk;
  clerk.enters();
  clerk.does(OpenGuide{}, GoBack{});
  CHECK(clerk.screen_name() == "home");
}

TEST_CASE("the staff's screen closes by itself when nobody touches it") {
  Clerk clerk;
  clerk.does(OpenGuide{});
  clerk.enters();
  clerk.ticks(59);
  CHECK(clerk.screen_name() == "staff");
  clerk.ticks(60);
  CHECK(clerk.screen_name() == "guide");
}

TEST_CASE("a code is looked for, and a slip is told from a code that is not there") {
  Clerk clerk;
  clerk.enters();
  clerk.desk_brings({});
  clerk.does(Typed{"4821937"}, FindHold{});
  CHECK(clerk.take<LookUpHold>().code == "482193");
  clerk.does(HoldFound{clerk.staff().code_ticket, hold()});
  CHECK(clerk.staff().chosen->reference == "014416330/2026-00012");
  for (const auto& [kind, notice] : {std::pair{base::ErrorKind::bad_input, Notice::not_a_code},
                                     std::pair{base::ErrorKind::not_found, Notice::no_such_code},
                                     std::pair{base::ErrorKind::corrupt, Notice::failed}}) {
    clerk.does(Pressed{EditKey::enter});
    clerk.does(HoldFound{clerk.take<LookUpHold>().ticket, support::failure(kind)});
    CHECK(clerk.staff().notice == notice);
    CHECK_FALSE(clerk.staff().chosen.has_value());
  }
  clerk.does(Pressed{EditKey::backspace});
  CHECK(clerk.staff().notice == Notice::none);
}

TEST_CASE("what waits is printed once, and the list is read again when it is out") {
  Clerk clerk;
  clerk.chooses();
  clerk.does(PrintHold{}, PrintHold{}, SaveHold{}, VoidHold{});
  CHECK(clerk.take<StartHeldPrint>().code == "482193");
  CHECK(clerk.orders.size() == 1);  // the printer is asked
  clerk.does(PrintStarted{clerk.last_print(), 4});
  clerk.printer_says(Stage::printed, 4, 4);
  CHECK(clerk.ordered<LoadStaff>() == 1);
  CHECK(in_tray(clerk.model).pages == 0);  // staff hand them over
}

TEST_CASE("a print-out for the desk can be taken back from the staff's screen") {
  Clerk clerk;
  clerk.chooses();
  clerk.does(PrintHold{});
  clerk.does(PrintStarted{clerk.last_print(), 4});
  clerk.printer_says(Stage::waiting);
  clerk.does(CancelPrint{});
  CHECK(clerk.take<StopPrint>().ticket == clerk.last_print());
  clerk.printer_says(Stage::cancelled);
  clerk.does(PrintHold{});
  CHECK(clerk.model.prints.size() == 2);
}

TEST_CASE("what waits is saved on a stick, and what went wrong is told") {
  Clerk clerk;
  clerk.chooses();
  for (const auto& [trouble, notice] :
       {std::pair{StickTrouble::missing, Notice::stick_missing}, std::pair{StickTrouble::full, Notice::stick_full},
        std::pair{StickTrouble::read_only, Notice::stick_read_only},
        std::pair{StickTrouble::gone, Notice::stick_gone},
        std::pair{StickTrouble::not_printable, Notice::not_printable},
        std::pair{StickTrouble::other, Notice::failed}}) {
    clerk.does(SaveHold{}, SaveHold{});
    CHECK(clerk.ordered<StoreHold>() == 1);
    clerk.does(HoldSaved{clerk.take<StoreHold>().ticket, support::failure(), trouble});
    CHECK(clerk.staff().notice == notice);
    CHECK(clerk.staff().chosen.has_value());
  }
  clerk.does(SaveHold{});
  clerk.does(HoldSaved{clerk.take<StoreHold>().ticket, std::string("查阅打印-0001.pdf")});
  CHECK(clerk.staff().notice == Notice::saved);
  CHECK(clerk.staff().saved_name == "查阅打印-0001.pdf");
  CHECK_FALSE(clerk.staff().chosen.has_value());
}

TEST_CASE("what waits is voided") {
  Clerk clerk;
  clerk.chooses();
  clerk.does(VoidHold{});
  const Ticket ticket = clerk.take<DropHold>().ticket;
  clerk.does(HoldVoided{ticket, base::Done{}});
  CHECK(clerk.staff().notice == Notice::voided);
  CHECK(clerk.ordered<LoadStaff>() == 1);
}

TEST_CASE("staff lift the limit, from their screen or with their number at the setup") {
  Clerk clerk;
  clerk.model.limits.visit_pages = 2;
  clerk.enters();
  clerk.does(ReleasePages{});
  CHECK(clerk.staff().notice == Notice::released);
  CHECK(clerk.take<NoteAct>().act == NoteAct::Act::page_limit_lifted);
  CHECK_FALSE(pages_left(clerk.model).has_value());
  clerk.does(EndVisit{});
  clerk.opens_setup(9);
  CHECK(exceeds_limit(clerk.model, clerk.screen<PrintSetupScreen>()));
  clerk.enters(Purpose::release);
  CHECK(clerk.screen_name() == "print.setup");
  const auto act = clerk.take<NoteAct>();
  CHECK(act.act == NoteAct::Act::page_limit_lifted);
  CHECK(act.who == "1001 张三");
  CHECK_FALSE(clerk.model.staff.has_value());
  clerk.does(PrintNow{});
  CHECK(clerk.ordered<StartPrint>() == 1);
}

TEST_CASE("the number for a release is asked for at the setup only") {
  Clerk clerk;
  clerk.does(OpenPin{Purpose::release});
  CHECK(clerk.model.dialog.index() == 0);
}

TEST_CASE("events of the staff's screen mean nothing elsewhere") {
  Clerk clerk;
  clerk.does(PrintHold{}, SaveHold{}, VoidHold{}, ReleasePages{}, FindHold{}, ChooseHold{"482193"});
  CHECK(clerk.orders.empty());
  CHECK_FALSE(clerk.model.released);
}

// -- the page check

TEST_CASE("a code that is typed is checked against the catalogue") {
  Clerk clerk;
  clerk.does(OpenPageCheck{}, Typed{page_code}, Pressed{EditKey::enter});
  auto& check = clerk.screen<PageCodeScreen>();
  CHECK(check.state == PageCodeScreen::State::asking);
  CHECK(check.page == 3);
  const auto order = clerk.take<CheckPage>();
  CHECK(order.code.document == 123'456'789);
  catalog::Catalog::PageMatch match;
  match.record.title = "通知", match.same_text = true, match.shown = true;
  clerk.does(PageChecked{order.ticket, std::vector{match}});
  CHECK(check.state == PageCodeScreen::State::found);
  CHECK(check.matches.front().record.title == "通知");
}

TEST_CASE("a slip, a code of another place and a broken catalogue are told apart") {
  Clerk clerk;
  clerk.does(OpenPageCheck{}, CheckPageCode{});
  auto& check = clerk.screen<PageCodeScreen>();
  CHECK(check.state == PageCodeScreen::State::typing);
  clerk.does(Typed{"7Q2MX"}, CheckPageCode{});
  CHECK(check.state == PageCodeScreen::State::not_a_code);
  clerk.does(ClearBox{}, Typed{page_code});
  CHECK(check.state == PageCodeScreen::State::typing);
  clerk.does(CheckPageCode{});
  clerk.does(PageChecked{clerk.take<CheckPage>().ticket, std::vector<catalog::Catalog::PageMatch>{}});
  CHECK(check.state == PageCodeScreen::State::unknown);
  clerk.does(CheckPageCode{});
  clerk.does(PageChecked{clerk.take<CheckPage>().ticket, support::failure()});
  CHECK(check.state == PageCodeScreen::State::failed);
  clerk.does(Retry{});
  CHECK(clerk.ordered<CheckPage>() == 1);
}

TEST_CASE("an answer to a code that was changed meanwhile is not shown") {
  Clerk clerk;
  clerk.does(OpenPageCheck{page_code});
  const Ticket ticket = clerk.take<CheckPage>().ticket;
  clerk.does(Pressed{EditKey::backspace}, PageChecked{ticket, std::vector<catalog::Catalog::PageMatch>(1)});
  CHECK(clerk.screen<PageCodeScreen>().state == PageCodeScreen::State::typing);
}

TEST_CASE("a receipt that is scanned opens the page check and says what it is") {
  Clerk clerk;
  const std::string line = "CYR1.20261123-0001.202611230930.K.C.S";
  clerk.does(Scanned{line + "\n"});
  auto& check = clerk.screen<PageCodeScreen>();
  CHECK(check.state == PageCodeScreen::State::asking);
  const auto order = clerk.take<CheckReceipt>();
  CHECK(order.line == line);
  clerk.does(ReceiptChecked{order.ticket, {ReceiptCheck::Answer::good, "20261123-0001", {}}});
  CHECK(check.state == PageCodeScreen::State::receipt);
  CHECK(check.receipt.number == "20261123-0001");
  clerk.does(Typed{"7"});
  CHECK(check.state == PageCodeScreen::State::typing);
  CHECK(check.receipt.number.empty());
}
