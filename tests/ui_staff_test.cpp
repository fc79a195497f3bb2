// Page check, PIN and staff screens, drawn without a window: what they say, what they offer, and to whom.
#include <doctest/doctest.h>

#include "tests/support/glass.h"

using namespace support;

namespace {

PinDialog asked(bool by_number = false) {
  PinDialog dialog;
  dialog.state = PinDialog::State::typing;
  dialog.by_number = dialog.at_number = by_number;
  return dialog;
}

}  // namespace

TEST_CASE("the keys of the page check type the 32 signs of a code, at least 15 mm large and 3 mm apart") {
  Glass screen;
  open_check(screen.model, PageCodeScreen::State::typing, "");
  screen.draw();
  std::vector<ui::Rect> keys;
  for (const char sign : base::page_code_signs()) {
    const ui::Node* const node = screen.find(std::string("page.key.") + sign);
    REQUIRE(node != nullptr);
    keys.push_back(node->bounds);
  }
  CHECK(keys.size() == 32);
  const ui::Theme& theme = screen.theme();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    CHECK(std::min(keys[i].w, keys[i].h) >= theme.mm(15));
    const ui::Rect around = keys[i].inset(-theme.mm(3) + 1, -theme.mm(3) + 1);
    for (std::size_t k = 0; k < keys.size(); ++k) CHECK((i == k || around.intersect(keys[k]).empty()));
  }
  const Events events = screen.tap("page.key.Z");
  REQUIRE(only<Typed>(events) != nullptr);
  CHECK(only<Typed>(events)->text == "Z");
  CHECK_FALSE(screen.offers("page.check"));
}

TEST_CASE("the page check tells validity and text by word, and opens what may be seen") {
  using catalog::Validity;
  Glass screen;
  PageCodeScreen& check = open_check(screen.model, PageCodeScreen::State::found);
  check.page = 3;
  check.matches = {match_of(Validity::in_force, true)};
  const Events events = screen.tap("page.open.0");
  REQUIRE(only<OpenDocument>(events) != nullptr);
  CHECK(only<OpenDocument>(events)->id == 3);
  CHECK(screen.find("page.validity.0")->name == "现行有效");
  CHECK(screen.says("一致"));
  check.matches = {match_of(Validity::repealed, false, false)};
  screen.draw();
  CHECK(screen.find("page.validity.0")->name == "已废止");
  CHECK(screen.says("已更新"));
  CHECK(screen.find("page.open.0") == nullptr);
  CHECK_FALSE(screen.says("现行有效"));
}

TEST_CASE("the page check says nothing good of a page that it does not know") {
  for (const auto state : {PageCodeScreen::State::unknown, PageCodeScreen::State::not_a_code,
                           PageCodeScreen::State::failed, PageCodeScreen::State::asking}) {
    Glass screen;
    open_check(screen.model, state);
    screen.draw();
    CHECK_FALSE(screen.says("有效"));
    CHECK_FALSE(screen.says("一致"));
  }
}

TEST_CASE("the page check tells number and time of a receipt that is ours, and of no other") {
  using Answer = ReceiptCheck::Answer;
  Glass screen;
  PageCodeScreen& check = open_check(screen.model, PageCodeScreen::State::receipt, "");
  check.receipt = {Answer::good, "20261123-0007", {*base::parse_date("2026-11-23"), 9, 3}};
  screen.draw();
  CHECK(screen.says("没有改动"));
  CHECK(screen.find("page.receipt.number")->name == "登记编号：20261123-0007");
  CHECK(screen.says("2026年11月23日"));
  for (const auto answer : {Answer::changed, Answer::other_kiosk, Answer::failed}) {
    check.receipt.answer = answer;
    screen.draw();
    CHECK_FALSE(screen.says("没有改动"));
    CHECK_FALSE(screen.says("20261123-0007"));
  }
}

TEST_CASE("the PIN dialog tells how many digits were typed and never which") {
  Glass screen;
  PinDialog dialog = asked();
  dialog.digits = "975319";
  screen.model.dialog = dialog;
  screen.draw();
  CHECK(screen.says("已输入 6 位"));
  CHECK_FALSE(screen.says("97"));
  CHECK(screen.find("pin.number") == nullptr);
  CHECK(only<PinEnter>(screen.tap("dialog.pin.enter")) != nullptr);
  CHECK(screen.tap("pin.key.clear").size() == 6);
}

TEST_CASE("with a staff file the login shows the 工号, and each of the two can be touched") {
  for (const bool at_number : {true, false}) {
    Glass screen;
    PinDialog dialog = asked(true);
    dialog.number = "1001";
    dialog.digits = at_number ? "" : "975319";
    dialog.at_number = at_number;
    screen.model.dialog = dialog;
    screen.draw();
    CHECK(screen.says("工号和密码"));
    CHECK(screen.find("pin.number")->value == "1001");
    CHECK_FALSE(screen.says("9753"));
    CHECK(screen.find("dialog.pin.enter")->name == (at_number ? "下一步" : "确定"));
    CHECK(screen.tap("pin.key.clear").size() == (at_number ? 4 : 6));
    CHECK(only<FocusPin>(screen.tap("pin.number"))->number);
    CHECK_FALSE(only<FocusPin>(screen.tap("pin.pin"))->number);
  }
}

TEST_CASE("the login takes no keys while it must wait, says how long, and lets another 工号 be typed") {
  Glass screen;
  PinDialog dialog = asked(true);
  dialog.at_number = false;
  dialog.state = PinDialog::State::wrong;
  dialog.wait_s = 30;
  screen.model.dialog = dialog;
  screen.draw();
  CHECK_FALSE(screen.offers("pin.key.5"));
  CHECK_FALSE(screen.offers("dialog.pin.enter"));
  CHECK(screen.says("请过 30 秒再试"));
  CHECK(screen.offers("pin.number"));
  std::get<PinDialog>(screen.model.dialog).wait_s = 3599;
  screen.draw();
  CHECK(screen.says("请过 59 分 59 秒再试"));
  std::get<PinDialog>(screen.model.dialog).wait_s = 0;
  screen.draw();
  CHECK(screen.offers("pin.key.5"));
  CHECK(screen.says("工号或者密码不对"));
}

TEST_CASE("where nobody can log in the dialog says why and what to do, and can be closed") {
  for (const auto& [state, words] :
       {std::pair{PinDialog::State::not_set, "chayuectl pin"}, std::pair{PinDialog::State::broken, "签名"},
        std::pair{PinDialog::State::asking, "请稍候"}}) {
    Glass screen;
    PinDialog dialog = asked();
    dialog.state = state;
    screen.model.dialog = dialog;
    screen.draw();
    CHECK_FALSE(screen.offers("pin.key.5"));
    CHECK(screen.says(words));
    CHECK(screen.offers("dialog.pin.cancel"));
  }
}

TEST_CASE("the staff's screen names who is logged in and what they may do, and says where nothing can be logged") {
  Glass screen;
  open_staff(screen.model);
  StaffSession session;
  session.number = "1001";
  session.name = "张三";
  session.who = "1001 张三";
  session.roles = {StaffRole::review, StaffRole::publish};
  screen.model.staff = session;
  screen.draw();
  CHECK(screen.find("staff.who")->name == "1001 张三（审核、发布）");
  CHECK(screen.find("staff.log_failed") == nullptr);
  screen.model.staff->log_failed = true;
  screen.draw();
  CHECK(screen.says("操作日志"));
  screen.model.staff->log_failed = false;
  screen.model.staff->number.clear();
  screen.model.staff->who = "工作人员";
  screen.draw();
  CHECK(screen.find("staff.who") == nullptr);  // the same for everybody: nothing to tell
}

TEST_CASE("staff choose a print-out that waits, and print, store or void it") {
  Glass screen;
  StaffScreen& staff = open_staff(screen.model);
  const Events events = screen.tap("staff.hold.1");
  REQUIRE(only<ChooseHold>(events) != nullptr);
  CHECK(only<ChooseHold>(events)->code == "731904");
  staff.chosen = a_hold("731904");
  CHECK(only<PrintHold>(screen.tap("staff.print")) != nullptr);
  CHECK(only<SaveHold>(screen.tap("staff.save")) != nullptr);
  CHECK(only<VoidHold>(screen.tap("staff.void")) != nullptr);
  CHECK(screen.says("大字"));
  CHECK(screen.says("双面"));
}

TEST_CASE("staff see the print-out of a code go on, and cannot begin it twice") {
  Glass screen;
  StaffScreen& staff = open_staff(screen.model);
  staff.chosen = a_hold("731904");
  staff.job = the_job;
  PrintJob job = job_at(Stage::printing, {}, 2, 5);
  job.by_staff = true;
  job.code = "731904";
  screen.model.prints.push_back(job);
  screen.draw();
  CHECK(screen.says("已印出 2 页，共 5 页"));
  CHECK_FALSE(screen.offers("staff.print"));
  CHECK(only<CancelPrint>(screen.tap("staff.cancel")) != nullptr);
  screen.model.prints.front() = job_at(Stage::printed, {}, 5, 5);
  screen.model.prints.front().code = "731904";
  screen.draw();
  CHECK_FALSE(screen.offers("staff.print"));
  CHECK(screen.offers("staff.close"));
}

TEST_CASE("the day's figures call printed only what the printer has confirmed") {
  using printing::Ending;
  Glass screen;
  open_staff(screen.model).today = {{"document", Ending::printed, 2, 9},
                                    {"form", Ending::saved, 4, 0},
                                    {"receipt", Ending::unknown, 8, 1},
                                    {"form", Ending::given_up, 16, 1},
                                    {"form", std::nullopt, 32, 0}};
  screen.draw();
  REQUIRE(screen.find("staff.today") != nullptr);
  CHECK(screen.find("staff.today")->name == "今天印出 2 份 11 页，没有印成 16 份");
}

TEST_CASE("staff hear of a stick that it may be pulled out, only when it is stored") {
  for (int notice = 0; notice <= static_cast<int>(StaffScreen::Notice::failed); ++notice) {
    Glass screen;
    StaffScreen& staff = open_staff(screen.model);
    staff.notice = static_cast<StaffScreen::Notice>(notice);
    staff.saved_name = "查阅打印-0001.pdf";
    screen.draw();
    CHECK(screen.says("可以拔出") == (staff.notice == StaffScreen::Notice::saved));
    CHECK((screen.find("staff.notice") != nullptr) == (staff.notice != StaffScreen::Notice::none));
  }
}

TEST_CASE("each of these screens keeps the rules of touch, upright and across, at every text size") {
  const auto limited_setup = [](Model& model) {
    open_setup(model);
    model.limits.visit_pages = 2;
    model.printer = printing::DeviceStatus{printing::DeviceStatus::State::stopped, {Trouble::paper_jam}, false};
  };
  const auto interrupted_with_code = [](Model& model) {
    PrintJob job = job_at(Stage::given_up);
    job.hold = PrintJob::Hold::held;
    job.code = "482193";
    open_print(model, job);
  };
  const auto chosen = [](Model& model) {
    StaffScreen& staff = open_staff(model);
    staff.chosen = a_hold("731904");
    staff.notice = StaffScreen::Notice::no_such_code;
    model.limits.visit_pages = 30;
  };
  const std::function<void(Model&)> screens[] = {
      [](Model&) {},
      [](Model& model) { model.prints.push_back(job_at(Stage::held_up, Trouble::paper_jam)); },
      [](Model& model) { open_setup(model); },
      limited_setup,
      [](Model& model) { open_print(model, job_at(Stage::interrupted)); },
      interrupted_with_code,
      [](Model& model) { open_check(model, PageCodeScreen::State::typing, ""); },
      [](Model& model) {
        open_check(model, PageCodeScreen::State::found).matches = {match_of(catalog::Validity::repealed, false),
                                                                   match_of(catalog::Validity::in_force, true)};
      },
      [](Model& model) { open_staff(model); },
      chosen,
      [](Model& model) { model.dialog = asked(); },
      [](Model& model) { model.dialog = asked(true); },
      [](Model& model) { model.dialog = HelpDialog{}; }};
  for (const auto& [width, height] : {std::pair{1080.0F, 1920.0F}, std::pair{1920.0F, 1080.0F}})
    for (const TextSize size : {TextSize::standard, TextSize::large, TextSize::extra_large})
      for (std::size_t i = 0; i < std::size(screens); ++i) {
        Glass screen(width, height);
        screen.model.text_size = size;
        screens[i](screen.model);
        screen.draw();
        INFO("screen ", i, ", width ", width, ", size ", static_cast<int>(size));
        for (const std::string& breach : screen.breaches()) FAIL_CHECK(breach);
        for (const ui::Node& node : screen.semantics().nodes)
          CHECK_MESSAGE((node.role == ui::Role::area || node.bounds.bottom() <= height + 1), node.id);
      }
}
