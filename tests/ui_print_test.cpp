// The screens of paper and of the staff, drawn without a window: what they say, what they offer, and to whom.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/page_code.h"
#include "kiosk/ui/draw.h"
#include "kiosk/ui/print_words.h"
#include "tests/e2e/invariants.h"

using namespace app;
using printing::Stage;
using printing::Trouble;

namespace {

constexpr Ticket the_job = 7;
constexpr Stage all_stages[] = {Stage::waiting,    Stage::sending,     Stage::printing, Stage::held_up,
                                Stage::cancelling, Stage::interrupted, Stage::printed,  Stage::saved,
                                Stage::cancelled,  Stage::given_up,    Stage::failed,   Stage::unknown};

std::unique_ptr<ui::GlyphAtlas> screen_fonts() {
  return std::move(ui::GlyphAtlas::open(ui::debian_screen_fonts()).value());
}

/// Draws a model and taps on it.
class Glass {
 public:
  explicit Glass(float width = 1080, float height = 1920) : width_(width), height_(height) {}

  void draw(const ui::Pointer& pointer = {}) {
    ui::FrameInput input;
    input.width = width_, input.height = height_;
    input.time_s = now_s_ += 1, input.elapsed_s = 0.02F;
    input.pointer = pointer;
    events.clear();
    canvas_.begin_frame(width_, height_, 0.02F);
    ui_.begin(input, screen_name(model.screen()));
    ui::draw(ui_, model, events);
    ui_.end();
    canvas_.end_frame();
  }
  /// What the tap led to; draws first.
  Events tap(const std::string& id) {
    draw();
    const ui::Node* const node = find(id);
    REQUIRE_MESSAGE(node != nullptr, id);
    ui::Pointer pointer;
    pointer.at = pointer.press_at = {node->bounds.x + node->bounds.w / 2, node->bounds.y + node->bounds.h / 2};
    pointer.down = pointer.pressed = true;
    pointer.time_s = now_s_ + 1;
    draw(pointer);
    pointer.down = pointer.pressed = false;
    pointer.released = true;
    draw(pointer);
    return events;
  }
  const ui::Node* find(const std::string& id) const { return ui_.semantics().find(id); }
  bool says(const std::string& part) const {
    const auto& nodes = ui_.semantics().nodes;
    return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
      return node.name.find(part) != std::string::npos || node.value.find(part) != std::string::npos;
    });
  }
  bool offers(const std::string& id) const { return find(id) != nullptr && find(id)->enabled; }
  std::set<std::string> breaches() const { return e2e::breaches(ui_.semantics(), ui_.theme()); }
  const ui::Theme& theme() const { return ui_.theme(); }
  const ui::Semantics& semantics() const { return ui_.semantics(); }

  Model model;
  Events events;

 private:
  float width_, height_;
  double now_s_ = 100;
  std::unique_ptr<ui::GlyphAtlas> atlas_ = screen_fonts();
  ui::Canvas canvas_{*atlas_};
  ui::Ui ui_{canvas_, ui::Theme{}};
};

PrintJob job_at(Stage stage, std::optional<Trouble> trouble = {}, int out = 2, int pages = 7) {
  PrintJob job;
  job.ticket = the_job;
  job.making = PrintJob::Making::made;
  job.pages = pages;
  job.progress = printing::Progress{stage, trouble, pages, out, out + 1, true};
  return job;
}

void open_print(Model& model, PrintJob job) {
  model.prints.push_back(std::move(job));
  model.screens.emplace_back(PrintScreen{the_job});
}

PrintSetupScreen& open_setup(Model& model, int pages = 5) {
  PrintSetupScreen setup;
  setup.title = "示例市应急管理局关于开展冬季安全生产专项检查的通知";
  setup.pages = pages;
  setup.loading = Loading::ready;
  setup.picture = {3, 4, std::vector<unsigned char>(12, 255)};
  model.screens.emplace_back(setup);
  return std::get<PrintSetupScreen>(model.screen());
}

PageCodeScreen& open_check(Model& model, PageCodeScreen::State state, const std::string& typed = "7Q2MX9K4TRB3WHF") {
  PageCodeScreen check;
  check.state = state;
  check.typed.text = typed;
  model.screens.emplace_back(check);
  return std::get<PageCodeScreen>(model.screen());
}

catalog::Catalog::PageMatch match_of(catalog::Validity validity, bool same_text, bool shown = true) {
  catalog::Record record;
  record.id = 3;
  record.title = "某项规定";
  record.validity = validity;
  return {record, same_text, shown};
}

printing::Hold a_hold(const std::string& code) {
  printing::Hold hold;
  hold.code = code;
  hold.kind = "document";
  hold.reference = "014416330/2026-00048";
  hold.choice = "large_print two_sided";
  hold.pages = 5;
  return hold;
}

StaffScreen& open_staff(Model& model) {
  StaffScreen staff;
  staff.loading = Loading::ready;
  staff.holds = {a_hold("482193"), a_hold("731904")};
  model.screens.emplace_back(staff);
  return std::get<StaffScreen>(model.screen());
}

template <class E>
const E* only(const Events& events) {
  return events.size() == 1 ? std::get_if<E>(&events.front()) : nullptr;
}

}  // namespace

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

TEST_CASE("the PIN dialog tells how many digits were typed and never which") {
  Glass screen;
  PinDialog dialog;
  dialog.digits = "975319";
  screen.model.dialog = dialog;
  screen.draw();
  CHECK(screen.says("已输入 6 位"));
  CHECK_FALSE(screen.says("97"));
  CHECK(only<PinEnter>(screen.tap("dialog.pin.enter")) != nullptr);
  CHECK(screen.tap("pin.key.clear").size() == 6);
}

TEST_CASE("the PIN dialog takes no keys while it must wait or where no PIN is set") {
  Glass screen;
  screen.model.dialog = PinDialog{};
  screen.draw();
  CHECK(screen.offers("pin.key.5"));
  screen.model.pin_guard.waiting_s = 30;
  screen.draw();
  CHECK_FALSE(screen.offers("pin.key.5"));
  CHECK(screen.says("30 秒"));
  screen.model.pin_guard.waiting_s = 0;
  std::get<PinDialog>(screen.model.dialog).state = PinDialog::State::not_set;
  screen.draw();
  CHECK_FALSE(screen.offers("pin.key.5"));
  CHECK(screen.says("chayuectl pin"));
  CHECK(screen.offers("dialog.pin.cancel"));
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
      [](Model& model) { model.dialog = PinDialog{}; },
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
