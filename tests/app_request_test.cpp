#include <doctest/doctest.h>

#include "kiosk/app/request_steps.h"
#include "tests/support/visitor.h"

using namespace app;
using requests::ApplicantKind;
using requests::Delivery;
using requests::Problem;
using support::failure;
using support::Field;
using support::Visitor;
using Step = RequestScreen::Step;

namespace {

struct Applicant : Visitor {
  RequestScreen& form() { return screen<RequestScreen>(); }
  const std::string& text(Field field) const { return model.application[field]; }
  bool shows(Field field, Problem problem) {
    for (const auto& finding : form().findings) {
      if (finding.field == field && finding.problem == problem) return true;
    }
    return false;
  }
  void comes_to_applicant() {
    does(OpenRequest{});
    fills_what();
    goes_on_to_applicant();
  }
  void comes_to_delivery() {
    comes_to_applicant();
    fills_applicant();
    does(NextStep{});
    REQUIRE(screen_name() == "request.delivery");
  }
  void comes_to_contact() {
    comes_to_delivery();
    fills_delivery();
    does(NextStep{});
    REQUIRE(screen_name() == "request.contact");
  }
};

}  // namespace

// -- opening

TEST_CASE("the form begins with what is asked for") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  CHECK(visitor.screen_name() == "request.what");
}

TEST_CASE("a form opened from a document knows its number, unless another one was typed") {
  Applicant visitor;
  visitor.does(OpenRequest{"014416330/2018-04736"});
  CHECK(visitor.text(Field::information_number) == "014416330/2018-04736");
  visitor.does(GoBack{}, OpenRequest{"other"});
  CHECK(visitor.text(Field::information_number) == "014416330/2018-04736");
}

TEST_CASE("a number longer than its field is cut") {
  Applicant visitor;
  visitor.does(OpenRequest{std::string(5000, '7')});
  CHECK(visitor.text(Field::information_number).size() == requests::max_length(Field::information_number));
}

TEST_CASE("a draft survives leaving the form") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.fills_what();
  visitor.does(GoHome{}, OpenRequest{});
  CHECK(visitor.text(Field::description) == "2025年度应急预案");
}

TEST_CASE("there is only one form in the stack") {
  Applicant visitor;
  visitor.does(OpenRequest{}, OpenGuide{}, OpenRequest{}, GoBack{});
  CHECK(visitor.screen_name() == "guide");
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "home");
}

// -- step by step

TEST_CASE("each finding belongs to the step where it can be mended") {
  CHECK(step_of({Field::description, Problem::missing}) == Step::what);
  CHECK(step_of({Field::description, Problem::no_carrier}) == Step::delivery);
  CHECK(step_of({Field::description, Problem::no_delivery}) == Step::delivery);
  CHECK(step_of({Field::id_number, Problem::id_date}) == Step::applicant);
  CHECK(step_of({Field::address, Problem::missing_for_post}) == Step::contact);
  CHECK(step_of({Field::phone, Problem::no_contact}) == Step::contact);
}

TEST_CASE("every field stands on exactly one step, but for the name of the information, which the one box takes") {
  for (const auto kind : {ApplicantKind::natural_person, ApplicantKind::organization}) {
    for (int i = 0; i < static_cast<int>(Field::count_); ++i) {
      int places = 0;
      for (const Step step :
           {Step::what, Step::already, Step::purpose, Step::applicant, Step::delivery, Step::contact, Step::review}) {
        for (const Field field : fields_of(step, kind)) places += field == static_cast<Field>(i) ? 1 : 0;
      }
      const bool is_shown = static_cast<Field>(i) != Field::information_title;
      CHECK(places == (is_shown && requests::applies(static_cast<Field>(i), kind) ? 1 : 0));
    }
  }
}

TEST_CASE("next shows what is missing on this step only, and stays") {
  Applicant visitor;
  visitor.does(OpenRequest{}, NextStep{});
  CHECK(visitor.form().step == Step::what);
  REQUIRE(visitor.form().findings.size() == 1);
  CHECK(visitor.shows(Field::description, Problem::missing));
}

TEST_CASE("the cursor goes to the first thing that has to be mended") {
  Applicant visitor;
  visitor.comes_to_applicant();
  visitor.types_into(Field::name, "张三丰");
  visitor.does(NextStep{});
  CHECK(visitor.form().focus == Field::id_number);
}

TEST_CASE("a finding goes away when its field is edited") {
  Applicant visitor;
  visitor.comes_to_applicant();
  visitor.does(NextStep{});
  CHECK(visitor.shows(Field::name, Problem::missing));
  visitor.types_into(Field::name, "张");
  CHECK_FALSE(visitor.shows(Field::name, Problem::missing));
  CHECK(visitor.shows(Field::id_number, Problem::missing));
}

TEST_CASE("of several fields one of which is needed, any clears the finding") {
  Applicant visitor;
  visitor.does(OpenRequest{}, NextStep{});
  visitor.types_into(Field::information_number, "示应急〔2026〕3号");
  CHECK(visitor.form().findings.empty());
}

TEST_CASE("any way of contact clears the finding that there is none") {
  Applicant visitor;
  visitor.comes_to_contact();
  visitor.does(NextStep{});
  CHECK(visitor.shows(Field::phone, Problem::no_contact));
  visitor.types_into(Field::email, "a@example.com");
  CHECK(visitor.form().findings.empty());
}

TEST_CASE("choosing a form and a way clears what was missing there") {
  Applicant visitor;
  visitor.comes_to_delivery();
  visitor.does(NextStep{});
  CHECK(visitor.shows(Field::description, Problem::no_carrier));
  CHECK(visitor.shows(Field::description, Problem::no_delivery));
  visitor.does(ToggleCarrier{requests::Carrier::disc});
  CHECK_FALSE(visitor.shows(Field::description, Problem::no_carrier));
  visitor.does(ToggleDelivery{Delivery::email});
  CHECK(visitor.form().findings.empty());
}

TEST_CASE("a choice made twice is taken back") {
  Applicant visitor;
  visitor.comes_to_delivery();
  visitor.does(ToggleDelivery{Delivery::post}, ToggleDelivery{Delivery::post});
  CHECK(visitor.model.application.deliveries.empty());
}

TEST_CASE("delivery by post asks for the address on the step where it is typed") {
  Applicant visitor;
  visitor.comes_to_delivery();
  visitor.fills_delivery();
  visitor.does(ToggleDelivery{Delivery::post}, NextStep{});
  CHECK(visitor.form().step == Step::contact);
  visitor.fills_contact();
  visitor.does(NextStep{});
  CHECK(visitor.form().step == Step::contact);
  CHECK(visitor.shows(Field::address, Problem::missing_for_post));
  CHECK(visitor.shows(Field::postcode, Problem::missing_for_post));
}

TEST_CASE("advice is shown once and then stops nobody") {
  Applicant visitor;
  visitor.comes_to_applicant();
  visitor.does(ChooseApplicant{ApplicantKind::organization});
  visitor.types_into(Field::name, "示例公司");
  visitor.types_into(Field::legal_representative, "李四");
  visitor.types_into(Field::contact_name, "王五");
  visitor.types_into(Field::id_number, "91350211M0000XUF46");
  visitor.does(NextStep{});
  CHECK(visitor.form().step == Step::applicant);
  CHECK(visitor.shows(Field::id_number, Problem::credit_code_unusual));
  visitor.does(NextStep{});
  CHECK(visitor.form().step == Step::delivery);
  visitor.does(GoBack{}, NextStep{});
  CHECK(visitor.form().step == Step::delivery);
}

TEST_CASE("advice is shown again when the field was changed meanwhile") {
  Applicant visitor;
  visitor.comes_to_contact();
  visitor.types_into(Field::phone, "138000000");
  visitor.does(NextStep{}, FocusField{Field::phone, 99}, Typed{"0"}, NextStep{});
  CHECK(visitor.form().step == Step::contact);
  visitor.does(NextStep{});
  CHECK(visitor.form().step == Step::review);
}

TEST_CASE("changing the kind of applicant takes back what was said about it") {
  Applicant visitor;
  visitor.comes_to_applicant();
  visitor.does(NextStep{}, ChooseApplicant{ApplicantKind::organization});
  CHECK(visitor.form().findings.empty());
}

TEST_CASE("choices are only made on the step where they are shown") {
  Applicant visitor;
  visitor.does(OpenRequest{}, ToggleDelivery{Delivery::post}, ChooseApplicant{ApplicantKind::organization});
  CHECK(visitor.model.application.deliveries.empty());
  CHECK(visitor.model.application.kind == ApplicantKind::natural_person);
}

TEST_CASE("back goes a step back first, and out of the form from the first step") {
  Applicant visitor;
  visitor.comes_to_applicant();
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "request.purpose");
  visitor.does(GoBack{}, GoBack{}, GoBack{});
  CHECK(visitor.screen_name() == "home");
}

// -- from the review

TEST_CASE("mending from the review leads straight back to it") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(GoToStep{Step::applicant});
  CHECK(visitor.form().step == Step::applicant);
  visitor.does(NextStep{});
  CHECK(visitor.form().step == Step::review);
}

TEST_CASE("back from mending leads back to the review, and from there to the last step") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(GoToStep{Step::what}, GoBack{});
  CHECK(visitor.form().step == Step::review);
  visitor.does(GoBack{});
  CHECK(visitor.form().step == Step::contact);
}

TEST_CASE("mending that makes something else missing leads there before the review") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(GoToStep{Step::delivery}, ToggleDelivery{Delivery::post}, NextStep{});
  CHECK(visitor.form().step == Step::contact);
  CHECK(visitor.shows(Field::address, Problem::missing_for_post));
  visitor.types_into(Field::address, "示例路1号");
  visitor.types_into(Field::postcode, "017000");
  visitor.does(NextStep{});
  CHECK(visitor.form().step == Step::review);
}

TEST_CASE("nobody jumps ahead of a step that was not checked") {
  Applicant visitor;
  visitor.does(OpenRequest{}, GoToStep{Step::review});
  CHECK(visitor.form().step == Step::what);
}

// -- handing in

TEST_CASE("handing in orders it once, however often the button is tapped") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(Submit{}, Submit{}, Submit{});
  CHECK(visitor.ordered<SubmitApplication>() == 1);
  CHECK(visitor.form().submitting == Loading::loading);
  const auto order = visitor.take<SubmitApplication>();
  CHECK(order.application[Field::name] == "张三丰");
  CHECK(order.visit_token == visitor.model.visit_token);
}

TEST_CASE("while it is being stored the form is inert, so that what is printed is what was stored") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(Submit{}, GoBack{}, GoToStep{Step::what}, GoHome{}, FocusField{Field::name, 0}, Typed{"x"});
  CHECK(visitor.screen_name() == "request.review");
  visitor.does(AskHelp{}, CloseDialog{});
  CHECK(visitor.form().submitting == Loading::loading);
}

TEST_CASE("an application with something missing goes to the first step that has it") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.model.application[Field::phone].clear();
  visitor.model.application[Field::name].clear();
  visitor.does(Submit{});
  CHECK(visitor.ordered<SubmitApplication>() == 0);
  CHECK(visitor.form().step == Step::applicant);
  CHECK(visitor.shows(Field::name, Problem::missing));
  CHECK_FALSE(visitor.shows(Field::phone, Problem::no_contact));
}

TEST_CASE("nothing is handed in from another step than the review") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(GoBack{}, Submit{});
  CHECK(visitor.ordered<SubmitApplication>() == 0);
}

TEST_CASE("what this kind of applicant's form does not show is not handed in") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(GoToStep{Step::applicant}, FocusField{Field::employer, 0}, Typed{"某单位"});
  visitor.does(ChooseApplicant{ApplicantKind::organization});
  visitor.types_into(Field::legal_representative, "李四");
  visitor.types_into(Field::contact_name, "王五");
  visitor.does(NextStep{}, NextStep{}, Submit{});
  const auto order = visitor.take<SubmitApplication>();
  CHECK(order.application[Field::employer].empty());
  CHECK(order.application[Field::contact_name] == "王五");
}

TEST_CASE("a stored application shows its receipt in the place of the form") {
  Applicant visitor;
  visitor.does(OpenGuide{});
  visitor.hands_in("20261123-0007");
  CHECK(visitor.screen<ReceiptScreen>().receipt.number == "20261123-0007");
  CHECK(visitor.screen<ReceiptScreen>().application[Field::name] == "张三丰");
  CHECK(visitor.model.application[Field::name] == "张三丰");
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "guide");
}

TEST_CASE("an application that could not be stored stays as it was typed, and can be handed in again as the same") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(Submit{});
  const auto first = visitor.take<SubmitApplication>();
  visitor.does(Submitted{first.ticket, failure(base::ErrorKind::no_space)});
  CHECK(visitor.screen_name() == "request.review");
  CHECK(visitor.form().submitting == Loading::failed);
  CHECK(visitor.text(Field::name) == "张三丰");
  visitor.does(Submit{});
  CHECK(visitor.take<SubmitApplication>().visit_token == first.visit_token);
  CHECK(visitor.form().submitting == Loading::loading);
}

TEST_CASE("retry hands in again what could not be stored") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(Submit{});
  visitor.does(Submitted{visitor.take<SubmitApplication>().ticket, failure()}, Retry{}, Retry{});
  CHECK(visitor.ordered<SubmitApplication>() == 1);
}

TEST_CASE("after one application the next form is empty, and its receipt stays what it was") {
  Applicant visitor;
  visitor.hands_in();
  visitor.does(OpenRequest{"about/1"});
  CHECK(visitor.text(Field::name).empty());
  CHECK(visitor.text(Field::information_number) == "about/1");
  CHECK(visitor.model.application.carriers.empty());
  visitor.does(GoBack{});
  CHECK(visitor.screen<ReceiptScreen>().application[Field::name] == "张三丰");
}

TEST_CASE("every submission has a token of its own, in a visit and from visit to visit") {
  Applicant visitor;
  std::set<std::string> tokens{visitor.hands_in("1"), visitor.hands_in("2")};
  visitor.does(EndVisit{});
  tokens.insert(visitor.hands_in("3"));
  CHECK(tokens.size() == 3);
  CHECK(tokens.begin()->starts_with("seed-"));
}

TEST_CASE("the receipt of a visit that has ended is shown to nobody") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(Submit{}, EndVisit{});
  visitor.does(Submitted{visitor.take<SubmitApplication>().ticket, requests::Receipt{}});
  CHECK(visitor.screen_name() == "home");
  CHECK(visitor.text(Field::name).empty());
}

// -- what is public already

TEST_CASE("what was asked for is looked for in the catalogue, with the citizen's own words") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.fills_what();
  visitor.types_into(Field::information_number, "示应急〔2026〕3号");
  visitor.does(NextStep{});
  CHECK(visitor.screen_name() == "request.already");
  CHECK(visitor.form().searching == Loading::loading);
  const auto order = visitor.take<FindLikely>();
  CHECK(order.text == "2025年度应急预案");
  CHECK(order.number == "示应急〔2026〕3号");
  visitor.does(LikelyFound{order.ticket, support::rows({3, 1, 2, 7, 8, 9})});
  CHECK(visitor.form().found.size() == likely_rows);
}

TEST_CASE("a match is read, and back from it the draft and the matches are still there") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.fills_what();
  visitor.does(NextStep{});
  visitor.does(LikelyFound{visitor.take<FindLikely>().ticket, support::rows({3, 1})});
  visitor.does(OpenDocument{3}, GoBack{});
  CHECK(visitor.screen_name() == "request.already");
  CHECK(visitor.form().found.size() == 2);
  CHECK(visitor.text(Field::description) == "2025年度应急预案");
}

TEST_CASE("a search that fails or takes long hinders nobody, and can be tried again") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.fills_what();
  visitor.does(NextStep{});
  visitor.does(LikelyFound{visitor.take<FindLikely>().ticket, failure()});
  CHECK(visitor.form().searching == Loading::failed);
  visitor.does(Retry{});
  CHECK(visitor.ordered<FindLikely>() == 1);
  visitor.does(NextStep{});
  CHECK(visitor.screen_name() == "request.purpose");
}

TEST_CASE("an answer to an older search is dropped") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.fills_what();
  visitor.does(NextStep{});
  const auto first = visitor.take<FindLikely>();
  visitor.does(GoBack{}, NextStep{});
  visitor.does(LikelyFound{first.ticket, support::rows({1})});
  CHECK(visitor.form().found.empty());
}

// -- what is no request

TEST_CASE("what is no request leads elsewhere and back, and nothing of the draft is lost") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.fills_what();
  visitor.does(NextStep{}, NextStep{}, OpenReferral{Referral::petition});
  CHECK(visitor.screen_name() == "referral.petition");
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "request.purpose");
  CHECK(visitor.text(Field::description) == "2025年度应急预案");
}

TEST_CASE("where nothing can be sealed nothing is asked: the way to the desk, and a blank form") {
  Applicant visitor;
  visitor.model.room.can_submit = false;
  visitor.does(OpenRequest{"014416330/2018-04736"});
  CHECK(visitor.screen_name() == "referral.closed");
  visitor.does(Print{PrintKind::blank});
  const auto order = visitor.take<StartPrint>();
  CHECK(order.source.kind == PrintKind::blank);
  REQUIRE(order.content.has_value());
  CHECK(order.content->receipt.number.empty());
}

// -- the coach

TEST_CASE("the coach speaks while one writes, and is silent once it was sent away") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.types_into(Field::description, "我要投诉窗口态度");
  CHECK(visitor.form().hints == std::vector{requests::Hint::petition});
  visitor.does(SkipCoach{});
  CHECK(visitor.form().hints.empty());
  visitor.types_into(Field::description, "恶劣");
  CHECK(visitor.form().hints.empty());
}

TEST_CASE("the coach stops nobody") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.types_into(Field::description, "我要投诉");
  visitor.does(NextStep{});
  CHECK(visitor.screen_name() == "request.already");
}

TEST_CASE("a draft that is taken up again is looked at again, and a number counts") {
  Applicant visitor;
  visitor.does(OpenRequest{});
  visitor.types_into(Field::description, "消防方面的名单");
  CHECK(visitor.form().hints == std::vector{requests::Hint::no_period});
  visitor.does(GoBack{}, OpenRequest{});
  CHECK(visitor.form().hints.size() == 1);
  visitor.types_into(Field::information_number, "示应急〔2026〕3号");
  CHECK(visitor.form().hints.empty());
}

// -- written down by staff

TEST_CASE("what staff have written down is handed in only after the applicant has heard it") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.does(ToggleReadBack{});
  CHECK_FALSE(visitor.form().read_back);
  visitor.model.application.filled_in_by = "1001 张三";
  visitor.does(Submit{});
  CHECK(visitor.ordered<SubmitApplication>() == 0);
  CHECK(visitor.form().missing_read_back);
  visitor.does(ToggleReadBack{}, Submit{});
  CHECK(visitor.take<SubmitApplication>().application.filled_in_by == "1001 张三");
}

TEST_CASE("what was changed after it was read is read again") {
  Applicant visitor;
  visitor.comes_to_review();
  visitor.model.application.filled_in_by = "1001 张三";
  visitor.does(ToggleReadBack{}, GoToStep{Step::applicant}, NextStep{});
  CHECK(visitor.screen_name() == "request.review");
  CHECK_FALSE(visitor.form().read_back);
  visitor.does(ToggleReadBack{}, GoBack{}, NextStep{});
  CHECK_FALSE(visitor.form().read_back);
}
