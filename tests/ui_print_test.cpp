// The screens of paper, drawn without a window: what they say and what they offer.
#include <doctest/doctest.h>

#include "tests/support/glass.h"

using namespace support;

TEST_CASE("a screen says that it has been printed where the device has said so, and nowhere else") {
  for (const Stage stage : all_stages)
    for (const PrintJob::Making making :
         {PrintJob::Making::making, PrintJob::Making::refused, PrintJob::Making::made, PrintJob::Making::left}) {
      Glass screen;
      PrintJob job = job_at(stage, {}, 7, 7);
      job.making = making;
      open_print(screen.model, job);
      screen.draw();
      const bool may_say = stage == Stage::printed && making == PrintJob::Making::made;
      CHECK(screen.says("已打印") == may_say);
    }
}

TEST_CASE("whatever a print-out has come to is told in a title and a help sentence without gaps") {
  for (const Stage stage : all_stages)
    for (int trouble = -1; trouble <= static_cast<int>(Trouble::paper_low); ++trouble) {
      Glass screen;
      open_print(screen.model,
                 job_at(stage, trouble < 0 ? std::nullopt : std::optional(static_cast<Trouble>(trouble))));
      screen.draw();
      REQUIRE(screen.find("print.state") != nullptr);
      REQUIRE(screen.find("print.help") != nullptr);
      CHECK_FALSE(screen.find("print.help")->name.empty());
      CHECK_FALSE(screen.says("{"));
      CHECK(screen.breaches().empty());
    }
}

TEST_CASE("the count of pages is told where the device counts, and not where it does not") {
  Glass screen;
  open_print(screen.model, job_at(Stage::printing, {}, 3, 7));
  screen.draw();
  REQUIRE(screen.find("print.progress") != nullptr);
  CHECK(screen.find("print.progress")->value == "3/7");
  screen.model.prints.front().progress->counts = false;
  screen.draw();
  CHECK(screen.find("print.progress") == nullptr);
  CHECK_FALSE(screen.says("已印出"));
}

TEST_CASE("an interrupted print-out goes on from the page that did not come out") {
  Glass screen;
  open_print(screen.model, job_at(Stage::interrupted, {}, 6, 9));
  CHECK(only<ResumePrint>(screen.tap("print.resume")) != nullptr);
  CHECK(screen.find("print.resume")->name.find("第 7 页") != std::string::npos);
  CHECK(only<TakeCode>(screen.tap("print.take_code")) != nullptr);
  CHECK(only<CancelPrint>(screen.tap("print.cancel")) != nullptr);
}

TEST_CASE("pages in the tray are there to be taken, once") {
  Glass screen;
  open_print(screen.model, job_at(Stage::printed, {}, 7, 7));
  CHECK(only<PagesTaken>(screen.tap("print.taken")) != nullptr);
  screen.model.prints.front().taken = 7;
  screen.draw();
  CHECK(screen.find("print.taken") == nullptr);
  CHECK(screen.offers("print.done"));
}

TEST_CASE("a code for the desk is shown in two groups, with the place of the desk") {
  Glass screen;
  screen.model.room.agency.desk_place = "一楼大厅";
  PrintJob job = job_at(Stage::given_up);
  job.hold = PrintJob::Hold::held;
  job.code = "482193";
  open_print(screen.model, job);
  screen.draw();
  REQUIRE(screen.find("print.code") != nullptr);
  CHECK(screen.find("print.code")->name == "482 193");
  CHECK(screen.says("一楼大厅"));
  CHECK(screen.find("print.take_code") == nullptr);
}

TEST_CASE("a code says until when, and what was taken back before a page came out is not called cancelled") {
  Glass screen;
  screen.model.now.date = *base::parse_date("2026-11-29");
  screen.model.limits.hold_days = 3;
  PrintJob job = job_at(Stage::cancelled, {}, 0);
  job.hold = PrintJob::Hold::held;
  job.code = "482193";
  open_print(screen.model, job);
  screen.draw();
  CHECK(screen.find("print.code_until")->name.find("2026年12月2日") != std::string::npos);
  CHECK(screen.find("print.state")->name == "到服务台领取");
  CHECK(screen.find("print.progress") == nullptr);
  screen.model.prints.front().progress->pages_out = 2;
  screen.draw();
  CHECK(screen.find("print.state")->name == "已取消打印");
  CHECK(screen.find("print.progress") != nullptr);
}

TEST_CASE("no code is shown before the desk has given one") {
  for (const PrintJob::Hold hold :
       {PrintJob::Hold::none, PrintJob::Hold::wanted, PrintJob::Hold::asking, PrintJob::Hold::failed}) {
    Glass screen;
    PrintJob job = job_at(Stage::cancelled);
    job.hold = hold;
    job.code = "482193";
    open_print(screen.model, job);
    screen.draw();
    CHECK_FALSE(screen.says("482"));
  }
}

TEST_CASE("the chip tells of trouble before progress, and of the tray until it is empty") {
  Glass screen;
  screen.draw();
  CHECK(screen.find("nav.print") == nullptr);
  screen.model.prints.push_back(job_at(Stage::printing, {}, 3, 7));
  screen.draw();
  REQUIRE(screen.find("nav.print") != nullptr);
  CHECK(screen.find("nav.print")->name == "正在打印 3/7");
  PrintJob stuck = job_at(Stage::held_up, Trouble::paper_empty);
  stuck.ticket = 8;
  stuck.source.index_number = "another";
  screen.model.prints.push_back(stuck);
  const Events events = screen.tap("nav.print");
  REQUIRE(only<OpenPrint>(events) != nullptr);
  CHECK(only<OpenPrint>(events)->job == 8);
  CHECK(screen.find("nav.print")->name == ui::title_of(printing::Situation::refill_paper).str());
  screen.model.prints = {job_at(Stage::printed, {}, 7, 7)};
  screen.draw();
  CHECK(screen.find("nav.print")->name.find("7") != std::string::npos);
  screen.model.prints.front().taken = 7;
  screen.draw();
  CHECK(screen.find("nav.print") == nullptr);
}

TEST_CASE("a failure is told of until it has been dealt with") {
  Glass screen;
  screen.model.prints.push_back(job_at(Stage::failed, {}, 0));
  screen.draw();
  CHECK(screen.find("nav.print") != nullptr);
  screen.model.prints.front().hold = PrintJob::Hold::held;
  screen.draw();
  CHECK(screen.find("nav.print") == nullptr);
  screen.model.prints.front().hold = PrintJob::Hold::none;
  PrintJob again = job_at(Stage::printed, {}, 7, 7);
  again.ticket = the_job + 1;
  again.taken = 7;
  screen.model.prints.push_back(again);
  screen.draw();
  CHECK(screen.find("nav.print") == nullptr);
}

TEST_CASE("whoever ends the visit is told of the pages in the tray and of what still prints") {
  Glass screen;
  screen.model.dialog = EndDialog{};
  screen.draw();
  CHECK_FALSE(screen.says("出纸口"));
  screen.model.prints = {job_at(Stage::printed, {}, 3, 3), job_at(Stage::printing, {}, 2, 7)};
  for (const Dialog& dialog : {Dialog(EndDialog{}), Dialog(IdleDialog{})}) {
    screen.model.dialog = dialog;
    screen.draw();
    CHECK(screen.says("出纸口有您打印的 5 页"));
    CHECK(screen.says("还有文件没有印完"));
  }
}

TEST_CASE("print setup: a choice that holds is marked and asks for nothing; the other one is asked for") {
  Glass screen;
  open_setup(screen.model);
  CHECK(screen.tap("setup.edition.standard").empty());
  CHECK(screen.find("setup.edition.standard")->value == "on");
  const Events events = screen.tap("setup.edition.large");
  REQUIRE(only<ChooseEdition>(events) != nullptr);
  CHECK(only<ChooseEdition>(events)->edition == printing::Edition::large_print);
  CHECK(only<ToggleTwoSided>(screen.tap("setup.two_sided")) != nullptr);
  CHECK(only<ToggleTwoUp>(screen.tap("setup.two_up")) != nullptr);
  CHECK(only<PrintNow>(screen.tap("setup.print")) != nullptr);
}

TEST_CASE("print setup: the range moves by one page and stays within the pages") {
  Glass screen;
  PrintSetupScreen& setup = open_setup(screen.model);
  screen.draw();
  CHECK_FALSE(screen.offers("setup.first.less"));
  CHECK_FALSE(screen.offers("setup.last.more"));
  Events events = screen.tap("setup.first.more");
  REQUIRE(only<SetRange>(events) != nullptr);
  CHECK(only<SetRange>(events)->first == 2);
  CHECK(only<SetRange>(events)->last == 5);
  events = screen.tap("setup.last.less");
  REQUIRE(only<SetRange>(events) != nullptr);
  CHECK(only<SetRange>(events)->first == 1);
  CHECK(only<SetRange>(events)->last == 4);
  setup.choice.first = setup.choice.last = 3;
  screen.draw();
  CHECK_FALSE(screen.offers("setup.first.more"));
  CHECK_FALSE(screen.offers("setup.last.less"));
  setup.shown_page = 3;
  screen.draw();
  CHECK(screen.find("setup.range.shown")->value == "on");
  CHECK(screen.find("setup.range.all")->value == "off");
}

TEST_CASE("print setup: the sum tells pages and sheets") {
  Glass screen;
  PrintSetupScreen& setup = open_setup(screen.model, 5);
  const auto sum = [&] { return screen.draw(), screen.find("setup.sum")->name; };
  CHECK(sum() == "共印 5 页，用纸 5 张");
  setup.choice.two_sided = true;
  CHECK(sum() == "共印 5 页，用纸 3 张");
  setup.choice.two_up = true;
  CHECK(sum() == "共印 5 页，用纸 2 张");
  setup.choice.first = 2, setup.choice.last = 3;
  CHECK(sum() == "共印 2 页，用纸 1 张");
}

TEST_CASE("print setup: pages are turned within the document, and the one on the screen is named") {
  Glass screen;
  PrintSetupScreen& setup = open_setup(screen.model, 2);
  screen.draw();
  CHECK_FALSE(screen.offers("setup.previous"));
  const Events events = screen.tap("setup.next");
  REQUIRE(only<ShowPage>(events) != nullptr);
  CHECK(only<ShowPage>(events)->page == 2);
  setup.shown_page = 2;
  screen.draw();
  CHECK_FALSE(screen.offers("setup.next"));
  CHECK(screen.find("setup.page")->name == "第 2 页，共 2 页");
}

TEST_CASE("print setup: what keeps the printer from printing is told before, and a code is offered") {
  Glass screen;
  open_setup(screen.model);
  screen.model.printer = printing::DeviceStatus{printing::DeviceStatus::State::idle, {Trouble::toner_low}, true};
  screen.draw();
  CHECK(screen.find("setup.trouble") == nullptr);
  screen.model.printer->troubles = {Trouble::paper_empty, Trouble::toner_low};
  screen.draw();
  REQUIRE(screen.find("setup.trouble") != nullptr);
  CHECK(screen.find("setup.trouble")->name.find("缺纸") != std::string::npos);
  CHECK(screen.offers("setup.print"));
  CHECK(only<TakeCode>(screen.tap("setup.take_code")) != nullptr);
  screen.model.printer->state = printing::DeviceStatus::State::unreachable;
  screen.draw();
  CHECK(screen.find("setup.trouble")->name.find("没有响应") != std::string::npos);
}

TEST_CASE("print setup: beyond the limit nothing prints, and staff or a code help") {
  Glass screen;
  open_setup(screen.model, 5);
  screen.model.limits.visit_pages = 4;
  const Events events = screen.tap("setup.release");
  REQUIRE(only<OpenPin>(events) != nullptr);
  CHECK(only<OpenPin>(events)->purpose == PinDialog::Purpose::release);
  CHECK_FALSE(screen.offers("setup.print"));
  CHECK(screen.offers("setup.take_code"));
  screen.model.released = true;
  screen.draw();
  CHECK(screen.offers("setup.print"));
  CHECK(screen.find("setup.limit") == nullptr);
}
