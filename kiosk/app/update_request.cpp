// 依申请公开: the steps of the form, from the first word to the receipt.
#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "base/wipe.h"
#include "kiosk/app/request_steps.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using requests::Field;
using requests::Finding;
using requests::Problem;
using Step = RequestScreen::Step;

template <class Choice>
void toggle(std::set<Choice>& choices, Choice choice) {
  if (choices.erase(choice) == 0) choices.insert(choice);
}

bool is_in(std::initializer_list<Field> fields, Field field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

bool has_been_advised(const RequestScreen& form, const Finding& finding) {
  return std::any_of(form.advised.begin(), form.advised.end(), [&](const Finding& advice) {
    return advice.field == finding.field && advice.problem == finding.problem;
  });
}

bool stops(const RequestScreen& form, const Finding& finding) {
  return finding.blocks || !has_been_advised(form, finding);
}

void go_to(Model& model, RequestScreen& form, Step step) {
  unfocus(model);
  form.step = step;
  form.findings.clear();
  form.submitting = Loading::ready;
  form.read_back = form.missing_read_back = false;
  form.scroll_px = 0;
}

/// Shows the findings of the present step and puts the cursor where mending begins.
void show(Model& model, RequestScreen& form, std::vector<Finding> findings) {
  form.findings = std::move(findings);
  unfocus(model);
  const std::vector<Field> fields = fields_of(form.step, model.application.kind);
  for (const Finding& finding : form.findings) {
    const bool is_here = std::find(fields.begin(), fields.end(), finding.field) != fields.end();
    if (finding.blocks && is_here && !form.focus) {
      form.focus = finding.field;
      form.caret = model.application[finding.field].size();
    }
    if (!finding.blocks && !has_been_advised(form, finding)) form.advised.push_back(finding);
  }
}

/// Goes to the first step that keeps the application from being handed in. False if there is none.
bool go_to_first_problem(Model& model, RequestScreen& form) {
  for (const Step step : {Step::what, Step::delivery, Step::applicant, Step::contact}) {
    std::vector<Finding> findings = findings_of(step, model.application, model.now.date);
    if (std::none_of(findings.begin(), findings.end(), [](const Finding& each) { return each.blocks; })) continue;
    go_to(model, form, step);
    form.mending = true;
    show(model, form, std::move(findings));
    return true;
  }
  return false;
}

void take_back(RequestScreen& form, auto matches) {
  std::erase_if(form.findings, matches);
  std::erase_if(form.advised, matches);
}

void take_back_problem(Model& model, Problem problem) {
  auto* form = top_as<RequestScreen>(model);
  if (form) take_back(*form, [problem](const Finding& finding) { return finding.problem == problem; });
}

void fill_in(Model& model, Field field, const std::string& text) {
  std::string& value = model.application[field];
  std::size_t caret = 0;
  if (value.empty()) Editor{value, caret, requests::max_length(field)}.insert(text);
}

/// What the form of this applicant does not show is not handed in either.
void drop_hidden_fields(requests::Application& application) {
  for (int i = 0; i < static_cast<int>(Field::count_); ++i) {
    const auto field = static_cast<Field>(i);
    if (!requests::applies(field, application.kind)) base::wipe(application[field]);
  }
}

bool choosing(Model& model, Step step) {
  auto* form = top_as<RequestScreen>(model);
  if (!form || form->step != step) return false;
  unfocus(model);
  return true;
}

void give_receipt(Model& model, Screen& place, requests::Receipt receipt) {
  ReceiptScreen screen;
  screen.receipt = std::move(receipt);
  screen.application = model.application;
  place = std::move(screen);
  model.submitted = true;
  renew_visit_token(model);
}

}  // namespace

bool is_form_busy(const Model& model) {
  const auto* form = std::get_if<RequestScreen>(&model.screen());
  return form && form->submitting == Loading::loading;
}

void renew_visit_token(Model& model) {
  ++model.tokens;
  model.visit_token = model.token_seed + '-' + std::to_string(model.visit) + '-' + std::to_string(model.tokens);
}

void start_over_after_submission(Model& model) {
  if (!model.submitted) return;
  model.application.wipe();
  model.submitted = false;
}

void field_changed(RequestScreen& form, Field field) {
  const bool names_information =
      is_in({Field::information_title, Field::information_number, Field::description}, field);
  const bool is_contact = is_in({Field::phone, Field::email, Field::fax, Field::address}, field);
  take_back(form, [&](const Finding& finding) {
    return finding.field == field || (is_contact && finding.problem == Problem::no_contact) ||
           (names_information && finding.field == Field::description && finding.problem == Problem::missing);
  });
}

void send_application(Model& model, RequestScreen& form, Orders& orders) {
  drop_hidden_fields(model.application);
  form.submitting = Loading::loading;
  form.findings.clear();
  form.ticket = new_ticket(model);
  if (model.visit_token.empty()) renew_visit_token(model);
  orders.push_back(SubmitApplication{form.ticket, model.application, model.visit_token});
}

void find_likely(Model& model, RequestScreen& form, Orders& orders) {
  form.searching = Loading::loading;
  form.found.clear();
  form.search_ticket = new_ticket(model);
  orders.push_back(FindLikely{form.search_ticket, model.application[Field::description],
                              model.application[Field::information_number], likely_rows});
}

void renew_hints(const Model& model, RequestScreen& form) {
  form.hints.clear();
  if (form.coach_off || form.step != Step::what) return;
  const bool has_number = !base::trim(model.application[Field::information_number]).empty();
  form.hints = requests::coach(model.application[Field::description], has_number);
}

void on(Model& model, const OpenRequest& event, Orders& orders) {
  unfocus(model);
  if (top_as<RequestScreen>(model)) return;
  if (!model.room.can_submit) return on(model, OpenReferral{Referral::closed}, orders);
  std::erase_if(model.screens, [](const Screen& each) { return std::holds_alternative<RequestScreen>(each); });
  start_over_after_submission(model);
  fill_in(model, Field::information_number, event.about);
  fill_in(model, Field::description, event.words);
  push(model, RequestScreen{});
  renew_hints(model, std::get<RequestScreen>(model.screen()));
}

void on(Model& model, const ChooseApplicant& event, Orders&) {
  if (!choosing(model, Step::applicant) || model.application.kind == event.kind) return;
  model.application.kind = event.kind;
  take_back(std::get<RequestScreen>(model.screen()),
            [](const Finding& finding) { return step_of(finding) == Step::applicant; });
}

void on(Model& model, const ChooseOrganization& event, Orders&) {
  if (choosing(model, Step::applicant)) model.application.organization_kind = event.kind;
}

void on(Model& model, const ChooseIdKind& event, Orders&) {
  if (!choosing(model, Step::applicant)) return;
  model.application.id_kind = event.kind;
  field_changed(std::get<RequestScreen>(model.screen()), Field::id_number);
}

void on(Model& model, const ToggleCarrier& event, Orders&) {
  if (!choosing(model, Step::delivery)) return;
  toggle(model.application.carriers, event.carrier);
  take_back_problem(model, Problem::no_carrier);
}

void on(Model& model, const ToggleDelivery& event, Orders&) {
  if (!choosing(model, Step::delivery)) return;
  toggle(model.application.deliveries, event.delivery);
  take_back_problem(model, Problem::no_delivery);
}

void on(Model& model, const NextStep&, Orders& orders) {
  auto* form = top_as<RequestScreen>(model);
  if (!form || form->step == Step::review) return;
  std::vector<Finding> findings = findings_of(form->step, model.application, model.now.date);
  if (std::any_of(findings.begin(), findings.end(), [&](const Finding& each) { return stops(*form, each); })) {
    return show(model, *form, std::move(findings));
  }
  if (form->mending && go_to_first_problem(model, *form)) return;
  if (form->step == Step::what && !form->mending) find_likely(model, *form, orders);
  go_to(model, *form, form->mending ? Step::review : static_cast<Step>(static_cast<int>(form->step) + 1));
  form->mending = false;
}

void on(Model& model, const GoToStep& event, Orders&) {
  auto* form = top_as<RequestScreen>(model);
  if (!form || event.step >= form->step) return;
  form->mending = form->mending || form->step == Step::review;
  go_to(model, *form, event.step);
}

void on(Model& model, const SkipCoach&, Orders&) {
  auto* form = top_as<RequestScreen>(model);
  if (!form) return;
  form->coach_off = true;
  form->hints.clear();
}

void on(Model& model, const ToggleReadBack&, Orders&) {
  auto* form = top_as<RequestScreen>(model);
  if (!form || form->step != Step::review || model.application.filled_in_by.empty()) return;
  form->read_back = !form->read_back;
  form->missing_read_back = false;
}

void on(Model& model, LikelyFound& event, Orders&) {
  auto* form = awaiting(model, event.ticket, &RequestScreen::search_ticket);
  if (!form) return;
  form->search_ticket = 0;
  form->searching = event.rows.ok() ? Loading::ready : Loading::failed;
  if (!event.rows.ok()) return;
  form->found = std::move(*event.rows);
  form->found.resize(std::min(form->found.size(), likely_rows));
}

void on(Model& model, const Submit&, Orders& orders) {
  auto* form = top_as<RequestScreen>(model);
  if (!form || form->step != Step::review) return;
  form->missing_read_back = !model.application.filled_in_by.empty() && !form->read_back;
  if (form->missing_read_back) return;
  if (!go_to_first_problem(model, *form)) send_application(model, *form, orders);
}

void on(Model& model, Submitted& event, Orders&) {
  auto* form = awaiting(model, event.ticket, &RequestScreen::ticket);
  if (!form) return;
  form->ticket = 0;
  form->submitting = event.receipt.ok() ? Loading::ready : Loading::failed;
  if (event.receipt.ok()) give_receipt(model, model.screen(), std::move(*event.receipt));
}

}  // namespace app
