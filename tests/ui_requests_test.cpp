// The screens around requests, drawn without a window: what is said of a case, what staff are told, what is offered.
#include <doctest/doctest.h>

#include "base/workday.h"
#include "tests/support/glass.h"

using namespace support;
using requests::Outcome;
using requests::Step;

namespace {

base::Date day(unsigned month, unsigned day_of_month) {
  return {std::chrono::year(2026), std::chrono::month(month), std::chrono::day(day_of_month)};
}

CaseView view_of(requests::CaseEvents events, std::optional<Outcome> outcome = {}) {
  CaseView view;
  view.number = "20260302-0001";
  view.received = {day(3, 2), 9, 5};
  view.told_on = day(4, 1);
  view.events = std::move(events);
  view.outcome = outcome;
  view.clock = requests::clock_of(view.events, base::Calendar());
  return view;
}

CaseScreen& open_case(Glass& glass, CaseView view) {
  glass.model.now = {day(4, 2), 10, 0};
  glass.model.room.agency.city = "示例市";
  CaseScreen screen;
  screen.state = CaseScreen::State::found;
  screen.found = std::move(view);
  glass.model.screens.emplace_back(std::move(screen));
  return std::get<CaseScreen>(glass.model.screen());
}

CaseView answered(Outcome outcome) {
  return view_of({{Step::received, day(3, 2)}, {Step::answered, day(3, 20)}}, outcome);
}

std::string remedy_of_answer(Outcome outcome) {
  Glass glass;
  open_case(glass, answered(outcome));
  glass.draw();
  const ui::Node* const node = glass.find("case.remedy");
  return node != nullptr ? node->name : "";
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

// -- a case

TEST_CASE("each of the 21 outcomes names its remedy, the body, and never a suit first where review comes first") {
  for (const Outcome outcome : requests::all_outcomes()) {
    CAPTURE(requests::key(outcome));
    const std::string remedy = remedy_of_answer(outcome);
    CHECK(holds(remedy, "示例市人民政府"));
    CHECK(holds(remedy, "60日"));
    const bool review_first = requests::remedy_of(outcome) == requests::Remedy::review_first;
    CHECK(holds(remedy, "应当先") == (requests::remedy_of(outcome) != requests::Remedy::review_or_suit));
    CHECK(holds(remedy, "6个月") == !review_first);
  }
}

TEST_CASE("the last days for remedies are counted from the answer, a suit's only where it is open") {
  Glass glass;
  open_case(glass, answered(Outcome::disclosed));
  glass.draw();
  CHECK(glass.says("2026年5月19日"));
  CHECK(glass.says("2026年9月20日"));
  Glass refused;
  open_case(refused, answered(Outcome::state_secret));
  refused.draw();
  CHECK(refused.says("2026年5月19日"));
  CHECK_FALSE(refused.says("2026年9月20日"));
}

TEST_CASE("six months after the end of August end with February") {
  Glass glass;
  open_case(glass, view_of({{Step::received, day(8, 3)}, {Step::answered, day(8, 31)}}, Outcome::not_held));
  glass.draw();
  CHECK(glass.says("2027年2月28日"));
}

TEST_CASE("a date that no calendar covers is marked 暂定") {
  Glass glass;
  open_case(glass, view_of({{Step::received, day(3, 2)}}));
  glass.draw();
  CHECK(holds(glass.find("case.due")->value, "（暂定）"));
}

TEST_CASE("whose turn it is stands at the top, with its own last day") {
  Glass glass;
  CaseScreen& screen =
      open_case(glass, view_of({{Step::received, day(3, 2)}, {Step::correction_asked, day(3, 5), 10}}));
  glass.draw();
  CHECK(glass.says("等待您补正"));
  CHECK(glass.find("case.due_correction") != nullptr);
  CHECK(glass.find("case.due") == nullptr);
  screen.found = view_of({{Step::received, day(3, 2)}, {Step::fee_notified, day(3, 5)}});
  glass.draw();
  CHECK(glass.says("缴纳信息处理费"));
  CHECK(glass.find("case.due_payment") != nullptr);
  screen.found = view_of({{Step::received, day(3, 2)}, {Step::third_party_asked, day(3, 5), 0, 1}});
  glass.draw();
  CHECK(glass.says("征求第三方意见"));
}

TEST_CASE("a case that the back office has said nothing of is registered, no more") {
  Glass glass;
  CaseScreen& screen = open_case(glass, view_of({{Step::received, day(3, 2)}}));
  screen.found.told_on.reset();
  glass.draw();
  CHECK(glass.says("已登记"));
  CHECK_FALSE(glass.says("正在办理"));
  CHECK(glass.says("第一次查询"));
}

TEST_CASE("the use before is told, with what to do about it") {
  Glass glass;
  CaseScreen& screen = open_case(glass, view_of({{Step::received, day(3, 2)}}));
  screen.found.last_use = base::LocalTime{day(3, 30), 14, 5};
  glass.draw();
  CHECK(holds(glass.find("case.last_use")->value, "2026年3月30日"));
  CHECK(glass.says("告诉服务台"));
}

TEST_CASE("a letter is opened from the case and printed") {
  Glass glass;
  CaseScreen& screen = open_case(glass, answered(Outcome::disclosed));
  screen.found.letters = {{"政府信息公开申请答复书", day(3, 20), "第一段\n第二段"}};
  CHECK(only<ReadLetter>(glass.tap("case.letter.0")) != nullptr);
  screen.letter = 0;
  CHECK(only<Print>(glass.tap("case.print"))->kind == PrintKind::letter);
  CHECK(glass.says("第二段"));
}

TEST_CASE("a pause is told in seconds, and nothing can be asked meanwhile") {
  Glass glass;
  CaseScreen screen;
  screen.at_code = true;
  screen.state = CaseScreen::State::unknown;
  screen.code.text = "7Q2M";
  screen.wait_s = 17;
  glass.model.screens.emplace_back(screen);
  glass.draw();
  CHECK(glass.says("17 秒"));
  CHECK_FALSE(glass.offers("case.ask"));
  CHECK_FALSE(glass.says("对不上"));
}

// -- the request

TEST_CASE("what staff have written down says so at the review, with the mark to set") {
  Glass glass;
  glass.model.application.filled_in_by = "1001 张三";
  RequestScreen form;
  form.step = RequestScreen::Step::review;
  form.missing_read_back = true;
  glass.model.screens.emplace_back(form);
  CHECK(only<ToggleReadBack>(glass.tap("request.read_back")) != nullptr);
  CHECK(glass.says("1001 张三"));
  CHECK(glass.says("第二十九条"));
  CHECK(glass.find("request.read_back.first") != nullptr);
}

TEST_CASE("every hint has a sentence of its own, and those that lead elsewhere a way there") {
  using requests::Hint;
  std::set<std::string> sentences;
  for (const Hint hint : {Hint::accident_report, Hint::petition, Hint::correction, Hint::inquiry, Hint::processing,
                          Hint::several_matters, Hint::no_name, Hint::no_period}) {
    Glass glass;
    RequestScreen form;
    form.hints = {hint};
    glass.model.screens.emplace_back(form);
    glass.draw();
    sentences.insert(glass.find("request.coach.0")->name);
    CHECK(glass.offers("request.coach.skip"));
    CHECK((glass.find("request.coach.way") != nullptr) == (hint <= Hint::inquiry));
  }
  CHECK(sentences.size() == 8);
}

// -- staff

TEST_CASE("staff are told in words why nothing was taken or loaded, each reason by its own") {
  std::set<std::string> sentences;
  for (int i = static_cast<int>(RequestsTrouble::nothing_waits); i <= static_cast<int>(RequestsTrouble::failed);
       ++i) {
    Glass glass;
    RequestsDeskScreen desk;
    desk.loading = Loading::ready;
    desk.notice = RequestsDeskScreen::Notice::refused;
    desk.trouble = static_cast<RequestsTrouble>(i);
    glass.model.screens.emplace_back(desk);
    glass.draw();
    sentences.insert(glass.find("intake.notice")->name);
  }
  CHECK(sentences.size() == static_cast<std::size_t>(RequestsTrouble::failed));
}

// -- all of them, at every size

TEST_CASE("the screens around requests keep the rules of touch in both orientations at every text size") {
  std::vector<Screen> screens;
  for (int i = 0; i <= static_cast<int>(Referral::closed); ++i) {
    ReferralScreen referral;
    referral.referral = static_cast<Referral>(i);
    screens.emplace_back(referral);
  }
  for (const auto kind :
       {requests::OtherFormKind::correction, requests::OtherFormKind::proposal, requests::OtherFormKind::opinion}) {
    OtherFormScreen other;
    other.form.kind = kind;
    screens.emplace_back(other);
    other.focus = requests::OtherField::content;
    screens.emplace_back(other);
  }
  for (const bool at_code : {false, true}) {
    CaseScreen asked;
    asked.at_code = at_code;
    asked.state = CaseScreen::State::failed;
    screens.emplace_back(asked);
  }
  RequestsDeskScreen desk;
  desk.loading = Loading::ready;
  screens.emplace_back(desk);
  for (const auto& [width, height] : {std::pair{1080.0F, 1920.0F}, std::pair{1920.0F, 1080.0F}}) {
    Glass glass(width, height);
    for (const TextSize size : {TextSize::standard, TextSize::extra_large}) {
      glass.model.text_size = size;
      for (const Screen& screen : screens) {
        glass.model.screens.resize(1);
        glass.model.screens.push_back(screen);
        glass.draw();
        for (const std::string& breach : glass.breaches()) FAIL_CHECK(breach);
      }
    }
  }
}
