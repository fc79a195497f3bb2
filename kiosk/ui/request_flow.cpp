// The steps of the request form. Contents after 条例第二十九条; nothing more is asked.
#include "kiosk/ui/request_form.h"
#include "kiosk/ui/request_words.h"

namespace ui {
namespace {

using requests::ApplicantKind;
using requests::Application;
using requests::Field;
using words::Word;
using Step = app::RequestScreen::Step;

/// While one writes there is room for what the coach says as well.
void flow_what(FormFlow& flow, const app::RequestScreen& screen) {
  const bool shares = screen.focus == Field::description && !screen.hints.empty();
  flow.question(Word::request_what_question);
  flow.help(Word::request_what_help);
  flow.field(Field::description, shares ? 2.5F : 5);
  flow.coach();
  flow.field(Field::information_number);
}

void flow_already(FormFlow& flow, const app::RequestScreen& screen) {
  flow.question(Word::request_already_question);
  switch (screen.searching) {
    case app::Loading::loading: return flow.paragraph(Word::request_already_searching, "request.searching");
    case app::Loading::failed: return flow.notice(Word::request_already_failed, "request.already_failed");
    case app::Loading::ready: break;
  }
  if (screen.found.empty()) return flow.paragraph(Word::request_already_none, "request.found.none");
  flow.help(Word::request_already_help);
  for (std::size_t i = 0; i < screen.found.size(); ++i) flow.record(i);
}

void flow_purpose(FormFlow& flow, int across) {
  using app::OpenReferral;
  using app::Referral;
  flow.question(Word::request_purpose_question);
  flow.help(Word::request_purpose_help);
  flow.card({"request.purpose.request", Word::request_purpose_request, Word::request_purpose_request_note,
             app::NextStep{}});
  flow.label(Word::request_purpose_others);
  flow.cards({{"request.purpose.inquiry", Word::referral_inquiry, Word::referral_inquiry_note,
               OpenReferral{Referral::inquiry}},
              {"request.purpose.petition", Word::referral_petition, Word::referral_petition_note,
               OpenReferral{Referral::petition}},
              {"request.purpose.report", Word::referral_report, Word::referral_report_note,
               OpenReferral{Referral::accident_report}},
              {"request.purpose.correction", Word::referral_correction, Word::referral_correction_note,
               OpenReferral{Referral::correction}},
              {"request.purpose.proposal", Word::referral_proposal, Word::referral_proposal_note,
               OpenReferral{Referral::proposal}}},
             across);
}

std::vector<FormChoice> carrier_choices(const Application& application) {
  using requests::Carrier;
  constexpr std::pair<Carrier, std::string_view> all[] = {{Carrier::paper, "request.carrier.paper"},
                                                          {Carrier::email, "request.carrier.email"},
                                                          {Carrier::disc, "request.carrier.disc"}};
  std::vector<FormChoice> choices;
  for (const auto& [carrier, id] : all)
    choices.push_back(
        {std::string(id), name_of(carrier), application.carriers.contains(carrier), app::ToggleCarrier{carrier}});
  return choices;
}

std::vector<FormChoice> delivery_choices(const Application& application) {
  using requests::Delivery;
  constexpr std::pair<Delivery, std::string_view> all[] = {{Delivery::pick_up, "request.delivery.pick_up"},
                                                           {Delivery::post, "request.delivery.post"},
                                                           {Delivery::email, "request.delivery.email"},
                                                           {Delivery::fax, "request.delivery.fax"},
                                                           {Delivery::read_on_site, "request.delivery.read_on_site"}};
  std::vector<FormChoice> choices;
  for (const auto& [delivery, id] : all)
    choices.push_back({std::string(id), name_of(delivery), application.deliveries.contains(delivery),
                       app::ToggleDelivery{delivery}});
  return choices;
}

void flow_delivery(FormFlow& flow, const Application& application) {
  flow.question(Word::request_delivery_question);
  flow.label(Word::request_carrier_label);
  flow.problem(requests::Problem::no_carrier);
  flow.choices(carrier_choices(application), 3, false);
  flow.label(Word::request_delivery_label);
  flow.problem(requests::Problem::no_delivery);
  flow.choices(delivery_choices(application), 2, false);
  flow.help(Word::request_delivery_note);
}

std::vector<FormChoice> organization_choices(const Application& application) {
  using requests::OrganizationKind;
  std::vector<FormChoice> choices;
  for (const OrganizationKind kind :
       {OrganizationKind::business, OrganizationKind::research, OrganizationKind::public_benefit,
        OrganizationKind::legal_service, OrganizationKind::other})
    choices.push_back({"request.organization." + std::to_string(choices.size()), name_of(kind),
                       application.organization_kind == kind, app::ChooseOrganization{kind}});
  return choices;
}

std::vector<FormChoice> id_choices(const Application& application) {
  using requests::IdKind;
  std::vector<FormChoice> choices;
  for (const IdKind kind : {IdKind::resident_id, IdKind::passport, IdKind::hk_macao_permit, IdKind::taiwan_permit,
                            IdKind::foreigner_residence, IdKind::other})
    choices.push_back({"request.id_kind." + std::to_string(choices.size()), name_of(kind),
                       application.id_kind == kind, app::ChooseIdKind{kind}});
  return choices;
}

/// Choices a row: one more where the column is wide, one where the type is enlarged and the column is not.
int across(const FormFlow& flow, const Theme& theme, int usual) {
  const float width_mm = flow.width() / theme.mm(1) / theme.text_scale;
  return width_mm > 300 ? usual + 1 : width_mm > 200 ? usual : 1;
}

void flow_applicant(FormFlow& flow, const Theme& theme, const Application& application) {
  const bool person = application.kind == ApplicantKind::natural_person;
  flow.question(Word::request_applicant_question);
  flow.choices({{"request.applicant.person", Word::request_person, person,
                 app::ChooseApplicant{ApplicantKind::natural_person}},
                {"request.applicant.organization", Word::request_organization, !person,
                 app::ChooseApplicant{ApplicantKind::organization}}},
               2, true);
  flow.field(Field::name);
  if (person) {
    flow.label(Word::request_id_kind);
    flow.choices(id_choices(application), across(flow, theme, 2), true);
    flow.field(Field::id_number);
    flow.field(Field::employer);
  } else {
    flow.label(Word::request_organization_kind);
    flow.choices(organization_choices(application), across(flow, theme, 2), true);
    flow.field(Field::id_number);
    flow.field(Field::legal_representative);
    flow.field(Field::contact_name);
  }
}

void flow_contact(FormFlow& flow) {
  flow.question(Word::request_contact_question);
  flow.help(Word::request_contact_help);
  flow.problem(requests::Problem::no_contact);
  for (const Field field : {Field::phone, Field::email, Field::address, Field::postcode, Field::fax})
    flow.field(field);
}

template <class Choices>
std::string joined(const Choices& chosen) {
  std::string text;
  for (const auto& choice : chosen) text += (text.empty() ? "" : "、") + name_of(choice).str();
  return text;
}

void fact_if(FormFlow& flow, const Application& application, Field field, bool always = false) {
  if (always || !application[field].empty()) flow.fact(label_of(field, application), application[field]);
}

/// 代填: who has written it down, and that the applicant has heard it and agrees.
void flow_read_back(FormFlow& flow, const Application& application, const app::RequestScreen& screen) {
  if (application.filled_in_by.empty()) return;
  flow.notice(Text::fill(Word::request_assisted, {application.filled_in_by}), "request.assisted");
  if (screen.missing_read_back) flow.warning(Word::request_read_back_first, "request.read_back.first");
  flow.choices({{"request.read_back", Word::request_read_back, screen.read_back, app::ToggleReadBack{}}}, 1, false);
}

void flow_review(FormFlow& flow, const Application& application, const app::RequestScreen& screen) {
  const bool person = application.kind == ApplicantKind::natural_person;
  flow.question(Word::request_review_question);
  if (screen.submitting == app::Loading::failed) flow.notice(Word::request_submit_failed, "request.failed");
  flow_read_back(flow, application, screen);
  flow.heading_with_edit(Word::request_what_question, "request.edit.what", Step::what);
  for (const Field field : {Field::description, Field::information_number}) fact_if(flow, application, field);
  flow.heading_with_edit(Word::request_delivery_question, "request.edit.delivery", Step::delivery);
  flow.fact(Word::request_carrier_fact, joined(application.carriers));
  flow.fact(Word::request_delivery_fact, joined(application.deliveries));
  flow.heading_with_edit(Word::request_applicant_question, "request.edit.applicant", Step::applicant);
  fact_if(flow, application, Field::name, true);
  if (person) {
    flow.fact(Word::request_id_kind, name_of(application.id_kind).str());
  } else {
    flow.fact(Word::request_organization_kind, name_of(application.organization_kind).str());
  }
  fact_if(flow, application, Field::id_number, true);
  for (const Field field : {Field::employer, Field::legal_representative, Field::contact_name})
    if (requests::applies(field, application.kind)) fact_if(flow, application, field);
  flow.heading_with_edit(Word::request_contact_question, "request.edit.contact", Step::contact);
  for (const Field field : {Field::phone, Field::email, Field::address, Field::postcode, Field::fax})
    fact_if(flow, application, field);
  flow.help(Word::request_review_note);
}

}  // namespace

void flow_step(FormFlow& flow, const Theme& theme, const Application& application, const app::RequestScreen& screen) {
  switch (screen.step) {
    case Step::what: return flow_what(flow, screen);
    case Step::already: return flow_already(flow, screen);
    case Step::purpose: return flow_purpose(flow, flow.width() > theme.mm(200) * theme.text_scale ? 2 : 1);
    case Step::applicant: return flow_applicant(flow, theme, application);
    case Step::delivery: return flow_delivery(flow, application);
    case Step::contact: return flow_contact(flow);
    case Step::review: return flow_review(flow, application, screen);
  }
}

}  // namespace ui
