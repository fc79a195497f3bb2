#include <doctest/doctest.h>

#include "tests/support/visitor.h"

using namespace app;
using printing::Stage;
using support::Field;
using support::Visitor;
using Hold = PrintJob::Hold;
using Making = PrintJob::Making;

namespace {

struct Guest : Visitor {
  PrintSetupScreen& setup() { return screen<PrintSetupScreen>(); }
  /// Prints a document of so many pages, as far as the printer's queue.
  void prints(int pages = 2, catalog::RecordId id = 7) {
    opens_setup(pages, id);
    does(PrintNow{});
    printer_takes(pages);
  }
  void gets_code(std::string code = "482193") { does(PrintHeld{take<HoldPrint>().ticket, std::move(code)}); }
};

constexpr Stage all_stages[] = {Stage::waiting,    Stage::sending,     Stage::printing, Stage::held_up,
                                Stage::cancelling, Stage::interrupted, Stage::printed,  Stage::saved,
                                Stage::cancelled,  Stage::given_up,    Stage::failed,   Stage::unknown};

}  // namespace

// -- the setup

TEST_CASE("from a document the setup opens with everything preset, and one tap prints") {
  Guest visitor;
  visitor.reads_document(7);
  visitor.does(OpenPrintSetup{PrintKind::document});
  CHECK(visitor.screen_name() == "print.setup");
  CHECK(visitor.ordered<PollPrints>() == 1);
  CHECK_FALSE(visitor.setup().pages.has_value());
  visitor.desk_draws(4);
  CHECK(visitor.setup().pages == 4);
  CHECK(pages_chosen(visitor.setup()) == 4);
  visitor.does(PrintNow{});
  const auto order = visitor.take<StartPrint>();
  CHECK(order.source.document == 7);
  CHECK(order.choice.edition == printing::Edition::standard);
  CHECK(order.choice.two_sided);
  CHECK(order.from_side == 1);
  CHECK(visitor.screen_name() == "print");
}

TEST_CASE("one who is in a hurry prints before the pages are counted") {
  Guest visitor;
  visitor.reads_document(7);
  visitor.does(OpenPrintSetup{PrintKind::document}, PrintNow{});
  CHECK(visitor.ordered<StartPrint>() == 1);
}

TEST_CASE("where there is a limit nothing is printed before the pages are counted") {
  Guest visitor;
  visitor.model.limits.visit_pages = 10;
  visitor.reads_document(7);
  visitor.does(OpenPrintSetup{PrintKind::document}, PrintNow{});
  CHECK(visitor.ordered<StartPrint>() == 0);
  visitor.desk_draws(4);
  visitor.does(PrintNow{});
  CHECK(visitor.ordered<StartPrint>() == 1);
}

TEST_CASE("a document that is not there yet has no setup") {
  Guest visitor;
  visitor.does(OpenDocument{7}, OpenPrintSetup{PrintKind::document}, Print{PrintKind::document});
  CHECK(visitor.screen_name() == "document");
}

TEST_CASE("another edition is counted and drawn again from its first page") {
  Guest visitor;
  visitor.opens_setup(4);
  visitor.does(ShowPage{3});
  visitor.desk_draws(4);
  visitor.does(SetRange{2, 3}, ChooseEdition{printing::Edition::large_print});
  CHECK_FALSE(visitor.setup().pages.has_value());
  const auto order = visitor.take<Preview>();
  CHECK(order.edition == printing::Edition::large_print);
  CHECK(order.page == 1);
  visitor.does(Previewed{order.ticket, PreviewPage{9, 1, {}}});
  CHECK(pages_chosen(visitor.setup()) == 9);
}

TEST_CASE("the edition that was chosen last is preset for the rest of the visit") {
  Guest visitor;
  visitor.opens_setup();
  visitor.does(ChooseEdition{printing::Edition::large_print}, GoBack{}, OpenPrintSetup{PrintKind::document});
  CHECK(visitor.setup().choice.edition == printing::Edition::large_print);
  visitor.does(EndVisit{});
  visitor.opens_setup();
  CHECK(visitor.setup().choice.edition == printing::Edition::standard);
}

TEST_CASE("a range stays inside of the document") {
  Guest visitor;
  visitor.opens_setup(4);
  const auto range = [&](int first, int last) {
    visitor.does(SetRange{first, last});
    return std::pair{visitor.setup().choice.first, visitor.setup().choice.last};
  };
  CHECK(range(2, 3) == std::pair{2, 3});
  CHECK(pages_chosen(visitor.setup()) == 2);
  CHECK(range(-5, 99) == std::pair{1, 0});
  CHECK(range(9, 2) == std::pair{4, 0});
  CHECK(range(3, 1) == std::pair{3, 3});
  CHECK(range(1, 0) == std::pair{1, 0});
}

TEST_CASE("two pages a side halve the sides, rounded up") {
  Guest visitor;
  visitor.opens_setup(5);
  visitor.does(ToggleTwoUp{});
  CHECK(pages_chosen(visitor.setup()) == 3);
  visitor.does(ToggleTwoUp{});
  CHECK(pages_chosen(visitor.setup()) == 5);
}

TEST_CASE("a printer of one side prints on one side") {
  Guest visitor;
  visitor.model.limits.two_sided = false;
  visitor.opens_setup();
  CHECK_FALSE(visitor.setup().choice.two_sided);
  visitor.does(ToggleTwoSided{});
  CHECK_FALSE(visitor.setup().choice.two_sided);
}

TEST_CASE("the page that is looked at is drawn, inside of the document") {
  Guest visitor;
  visitor.opens_setup(4);
  visitor.does(ShowPage{1});
  CHECK(visitor.ordered<Preview>() == 0);
  visitor.does(ShowPage{77});
  CHECK(visitor.take<Preview>().page == 4);
  CHECK(visitor.setup().loading == Loading::loading);
  CHECK_FALSE(visitor.setup().picture.grey.empty());  // the old one stays until then
}

TEST_CASE("a picture that comes too late is not shown") {
  Guest visitor;
  visitor.opens_setup(4);
  visitor.does(ShowPage{2});
  const Ticket late = visitor.take<Preview>().ticket;
  visitor.does(ShowPage{3});
  visitor.does(Previewed{late, PreviewPage{4, 2, {1, 1, {9}}}});
  CHECK(visitor.setup().loading == Loading::loading);
  CHECK(visitor.setup().picture.width_px == 2);
}

TEST_CASE("a setup that could not be drawn prints nothing and can be asked again") {
  Guest visitor;
  visitor.reads_document(7);
  visitor.does(OpenPrintSetup{PrintKind::document});
  visitor.does(Previewed{visitor.take<Preview>().ticket, support::failure()}, PrintNow{});
  CHECK(visitor.ordered<StartPrint>() == 0);
  visitor.does(Retry{});
  CHECK(visitor.ordered<Preview>() == 1);
}

TEST_CASE("the form and the receipt print at once with what was handed in") {
  Guest visitor;
  visitor.hands_in("20261123-0009");
  visitor.does(Print{PrintKind::application});
  const auto form = visitor.take<StartPrint>();
  REQUIRE(form.content.has_value());
  CHECK(form.content->application[Field::name] == "张三丰");
  CHECK(form.content->receipt.number == "20261123-0009");
  CHECK_FALSE(form.choice.two_sided);
  visitor.does(GoBack{}, Print{PrintKind::receipt});
  CHECK(visitor.take<StartPrint>().source.receipt_number == "20261123-0009");
}

TEST_CASE("the form has the setup as well") {
  Guest visitor;
  visitor.hands_in();
  visitor.does(OpenPrintSetup{PrintKind::application});
  CHECK(visitor.take<Preview>().content->application[Field::name] == "张三丰");
  visitor.does(PrintNow{});
  CHECK(visitor.take<StartPrint>().content.has_value());
}

TEST_CASE("an earlier receipt still prints the earlier application") {
  Guest visitor;
  visitor.hands_in("1");
  visitor.does(OpenRequest{});
  visitor.types_into(Field::description, "另一份");
  visitor.does(GoBack{}, Print{PrintKind::application});
  CHECK(visitor.take<StartPrint>().content->application[Field::description] == "2025年度应急预案");
}

TEST_CASE("only what is on the screen can be printed") {
  Guest visitor;
  visitor.does(Print{PrintKind::document}, Print{PrintKind::receipt}, OpenPrintSetup{PrintKind::receipt}, PrintNow{});
  visitor.reads_document(7);
  visitor.does(Print{PrintKind::application});
  CHECK(visitor.screen_name() == "document");
  CHECK(visitor.ordered<StartPrint>() == 0);
}

// -- how far it has come

TEST_CASE("a second tap on print costs no second copy, also after going back") {
  Guest visitor;
  visitor.opens_setup();
  visitor.does(PrintNow{}, GoBack{}, PrintNow{});
  CHECK(visitor.ordered<StartPrint>() == 1);
  CHECK(visitor.model.prints.size() == 1);
  CHECK(visitor.screen_name() == "print");
}

TEST_CASE("another choice of the same document is another print-out") {
  Guest visitor;
  visitor.opens_setup(4);
  visitor.does(PrintNow{}, GoBack{}, SetRange{2, 2}, PrintNow{});
  CHECK(visitor.ordered<StartPrint>() == 2);
}

TEST_CASE("printed is said where the device has said it, and nowhere else") {
  for (const Stage stage : all_stages) {
    Guest visitor;
    visitor.prints();
    CHECK_FALSE(is_printed(visitor.job()));
    visitor.printer_says(stage, 1);
    CHECK(is_printed(visitor.job()) == (stage == Stage::printed));
    CHECK(pages_out(visitor.job()) == (stage == Stage::printed ? 2 : 1));
  }
}

TEST_CASE("what was said at the end is not changed by a later word") {
  Guest visitor;
  visitor.prints();
  visitor.printer_says(Stage::unknown);
  visitor.printer_says(Stage::printed, 2);
  CHECK_FALSE(is_printed(visitor.job()));
}

TEST_CASE("pages that cannot be made are not printed, and are tried once more on request") {
  Guest visitor;
  visitor.opens_setup();
  visitor.does(PrintNow{});
  visitor.does(PrintStarted{visitor.take<StartPrint>().ticket, support::failure()});
  CHECK(visitor.job().making == Making::refused);
  visitor.printer_says(Stage::printed, 2);
  CHECK_FALSE(is_printed(visitor.job()));
  visitor.does(PrintAgain{}, PrintAgain{});
  CHECK(visitor.ordered<StartPrint>() == 1);
}

TEST_CASE("what has fallen short is printed again from the first page that is not out") {
  Guest visitor;
  visitor.prints(5);
  visitor.printer_says(Stage::given_up, 3, 5);
  visitor.does(PrintAgain{});
  CHECK(visitor.take<StartPrint>().from_side == 4);
  visitor.does(PrintStarted{visitor.last_print(), 2});
  visitor.printer_says(Stage::cancelled, 1, 2);
  visitor.does(PrintAgain{});
  CHECK(visitor.take<StartPrint>().from_side == 5);
}

TEST_CASE("where the device does not count, all of it is printed again") {
  Guest visitor;
  visitor.prints(5);
  printing::Progress progress;
  progress.stage = Stage::failed, progress.pages = 5, progress.counts = false, progress.next_page = 3;
  visitor.does(PrinterSeen{std::nullopt, {{visitor.last_print(), progress}}}, PrintAgain{});
  CHECK(visitor.take<StartPrint>().from_side == 1);
}

TEST_CASE("one whose end is unknown, or printed, or saved is not printed again") {
  for (const Stage stage : {Stage::unknown, Stage::printed, Stage::saved}) {
    Guest visitor;
    visitor.prints();
    visitor.printer_says(stage);
    visitor.does(PrintAgain{}, Retry{});
    CHECK(visitor.ordered<StartPrint>() == 0);
  }
}

TEST_CASE("a print-out is taken back and resumed where that means something") {
  for (const Stage stage : all_stages) {
    Guest visitor;
    visitor.prints();
    visitor.printer_says(stage, 1);
    visitor.does(CancelPrint{}, ResumePrint{});
    CHECK(visitor.ordered<StopPrint>() == (printing::is_end(stage) || stage == Stage::cancelling ? 0 : 1));
    CHECK(visitor.ordered<ContinuePrint>() == (stage == Stage::interrupted ? 1 : 0));
  }
}

TEST_CASE("printing goes on while the citizen reads on, and its screen is found again") {
  Guest visitor;
  visitor.prints();
  visitor.does(GoHome{}, OpenGuide{});
  visitor.orders.clear();
  visitor.ticks(0);
  CHECK(visitor.ordered<PollPrints>() == 1);
  visitor.printer_says(Stage::printing, 1);
  CHECK(pages_out(visitor.job()) == 1);
  visitor.does(OpenPrint{visitor.last_print()});
  CHECK(visitor.screen<PrintScreen>().job == visitor.last_print());
  visitor.does(OpenPrint{4711});
  CHECK(visitor.model.screens.size() == 3);
}

TEST_CASE("the printer is asked while something depends on it, and left alone otherwise") {
  Guest visitor;
  visitor.reads_document(7);
  visitor.ticks(0);
  CHECK(visitor.ordered<PollPrints>() == 0);
  visitor.prints(2, 8);
  visitor.printer_says(Stage::printed, 2);
  visitor.does(GoHome{});
  visitor.orders.clear();
  visitor.ticks(0);
  CHECK(visitor.ordered<PollPrints>() == 0);
}

TEST_CASE("the printer's state is what it said last") {
  Guest visitor;
  CHECK_FALSE(visitor.model.printer.has_value());
  printing::DeviceStatus status;
  status.troubles = {printing::Trouble::paper_empty};
  visitor.does(PrinterSeen{status, {}});
  CHECK(visitor.model.printer->troubles.front() == printing::Trouble::paper_empty);
}

TEST_CASE("the print of a visit that has ended tells the next visitor nothing") {
  Guest visitor;
  visitor.prints();
  const Ticket ticket = visitor.last_print();
  visitor.does(EndVisit{});
  CHECK(visitor.model.prints.empty());
  visitor.prints();
  printing::Progress progress;
  progress.stage = Stage::printed;
  visitor.does(PrinterSeen{std::nullopt, {{ticket, progress}}}, PrintStarted{ticket, 2});
  CHECK_FALSE(is_printed(visitor.job()));
}

TEST_CASE("one who waits for pages is given more time, until they are out") {
  Guest visitor;
  visitor.prints();
  visitor.ticks(119);
  CHECK(visitor.model.dialog.index() == 0);
  visitor.printer_says(Stage::printed, 2);
  visitor.ticks(60);
  CHECK(std::holds_alternative<IdleDialog>(visitor.model.dialog));
}

// -- what lies in the tray

TEST_CASE("pages in the tray are counted until the citizen has taken them") {
  Guest visitor;
  visitor.prints(5);
  visitor.printer_says(Stage::printing, 2, 5);
  CHECK(in_tray(visitor.model).pages == 2);
  visitor.does(PagesTaken{});
  CHECK(in_tray(visitor.model).pages == 0);
  visitor.printer_says(Stage::printed, 5, 5);
  CHECK(in_tray(visitor.model).pages == 3);
  visitor.does(PagesTaken{});
  visitor.prints(2, 8);
  visitor.printer_says(Stage::unknown, 0);
  CHECK(in_tray(visitor.model).pages == 0);
  CHECK(in_tray(visitor.model).perhaps_more);
}

// -- the limit

TEST_CASE("what exceeds the limit of a visit is not printed, and nothing is cut") {
  Guest visitor;
  visitor.model.limits.visit_pages = 5;
  visitor.prints(3);
  CHECK(pages_left(visitor.model) == 2);
  visitor.opens_setup(4, 8);
  CHECK(exceeds_limit(visitor.model, visitor.setup()));
  visitor.does(PrintNow{});
  CHECK(visitor.screen_name() == "print.setup");
  CHECK(visitor.ordered<StartPrint>() == 0);
  visitor.does(SetRange{1, 2}, PrintNow{});
  CHECK(visitor.take<StartPrint>().choice.last == 2);
  CHECK(pages_left(visitor.model) == 0);
}

TEST_CASE("pages that did not come out are not counted against the limit") {
  Guest visitor;
  visitor.model.limits.visit_pages = 5;
  visitor.prints(4);
  visitor.printer_says(Stage::given_up, 1, 4);
  CHECK(pages_left(visitor.model) == 4);
}

TEST_CASE("the form and the receipt print whatever the limit") {
  Guest visitor;
  visitor.model.limits.visit_pages = 1;
  visitor.prints(1);
  visitor.hands_in();
  visitor.does(Print{PrintKind::application});
  CHECK(visitor.take<StartPrint>().source.kind == PrintKind::application);
  visitor.does(GoBack{}, OpenPrintSetup{PrintKind::receipt});
  visitor.desk_draws(3);
  CHECK_FALSE(exceeds_limit(visitor.model, visitor.setup()));
}

TEST_CASE("the limit is the visit's, and staff lift it for one visit only") {
  Guest visitor;
  visitor.model.limits.visit_pages = 2;
  visitor.prints(2);
  CHECK(pages_left(visitor.model) == 0);
  visitor.does(EndVisit{});
  CHECK(pages_left(visitor.model) == 2);
  visitor.model.released = true;
  CHECK_FALSE(pages_left(visitor.model).has_value());
  visitor.does(EndVisit{});
  CHECK(pages_left(visitor.model) == 2);
}

TEST_CASE("where there is a limit the document's print button leads to the setup") {
  Guest visitor;
  visitor.model.limits.visit_pages = 2;
  visitor.reads_document(7);
  visitor.does(Print{PrintKind::document});
  CHECK(visitor.screen_name() == "print.setup");
}

// -- a code for the desk

TEST_CASE("instead of printing, the setup gives a code for the desk") {
  Guest visitor;
  visitor.opens_setup(4);
  visitor.does(SetRange{2, 3}, TakeCode{});
  CHECK(visitor.screen_name() == "print");
  CHECK(visitor.ordered<StartPrint>() == 0);
  const auto order = visitor.take<HoldPrint>();
  CHECK(order.choice.first == 2);
  CHECK(order.pages == 2);
  CHECK(visitor.job().hold == Hold::asking);
  visitor.does(PrintHeld{order.ticket, std::string("482193")});
  CHECK(visitor.job().hold == Hold::held);
  CHECK(visitor.job().code == "482193");
  visitor.does(TakeCode{}, PrintAgain{});
  CHECK(visitor.orders.empty() == false);
  CHECK(visitor.ordered<HoldPrint>() == 0);
  CHECK(visitor.ordered<StartPrint>() == 0);
}

TEST_CASE("a code that could not be given is asked for again") {
  Guest visitor;
  visitor.opens_setup(4);
  visitor.does(TakeCode{});
  visitor.does(PrintHeld{visitor.take<HoldPrint>().ticket, support::failure()});
  CHECK(visitor.job().hold == Hold::failed);
  CHECK(visitor.job().code.empty());
  visitor.does(TakeCode{});
  visitor.gets_code();
  CHECK(visitor.job().hold == Hold::held);
}

TEST_CASE("a print-out that waits is taken back before there is a code for it") {
  Guest visitor;
  visitor.prints(5);
  visitor.printer_says(Stage::waiting, 0, 5);
  visitor.does(TakeCode{}, TakeCode{});
  CHECK(visitor.ordered<StopPrint>() == 1);
  CHECK(visitor.ordered<HoldPrint>() == 0);
  visitor.printer_says(Stage::cancelled, 0, 5);
  CHECK(visitor.take<HoldPrint>().pages == 5);
}

TEST_CASE("an interrupted print-out leaves to the desk what is not out") {
  Guest visitor;
  visitor.prints(5);
  visitor.printer_says(Stage::interrupted, 3, 5);
  visitor.does(TakeCode{});
  visitor.printer_says(Stage::cancelled, 3, 5);
  const auto order = visitor.take<HoldPrint>();
  CHECK(order.from_side == 4);
  CHECK(order.pages == 2);
}

TEST_CASE("a print-out that comes out after all has no code") {
  Guest visitor;
  visitor.prints();
  visitor.printer_says(Stage::waiting);
  visitor.does(TakeCode{});
  visitor.printer_says(Stage::printed, 2);
  CHECK(visitor.ordered<HoldPrint>() == 0);
  CHECK(visitor.job().hold == Hold::none);
  CHECK(is_printed(visitor.job()));
}

TEST_CASE("a failed form is to be had at the desk by its number, without its contents") {
  Guest visitor;
  visitor.hands_in("20261123-0009");
  visitor.does(Print{PrintKind::application});
  visitor.printer_takes();
  visitor.printer_says(Stage::failed);
  visitor.does(TakeCode{});
  const auto order = visitor.take<HoldPrint>();
  CHECK(order.source.kind == PrintKind::application);
  CHECK(order.source.receipt_number == "20261123-0009");
  CHECK(order.source.document == 0);
}

TEST_CASE("codes and numbers of print-outs are gone with the visit") {
  Guest visitor;
  visitor.opens_setup(4);
  visitor.does(TakeCode{});
  visitor.gets_code();
  visitor.does(EndVisit{});
  CHECK(visitor.model.prints.empty());
  CHECK(visitor.ordered<ForgetVisit>() == 1);
}
