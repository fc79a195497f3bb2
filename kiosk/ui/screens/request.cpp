// Request: the five steps of 依申请公开. Contents after 条例第二十九条; nothing more is asked.
#include "kiosk/ui/parts.h"
#include "kiosk/ui/request_form.h"
#include "kiosk/ui/request_words.h"
#include "kiosk/ui/typing/panel.h"

namespace ui {
namespace {

using requests::ApplicantKind;
using requests::Application;
using requests::Field;
using words::Word;
using Step = app::RequestScreen::Step;

void flow_what(FormFlow& flow) {
  flow.question(Word::request_what_question);
  flow.help(Word::request_what_help);
  flow.field(Field::information_title);
  flow.field(Field::information_number);
  flow.field(Field::description, 5);
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

void flow_review(FormFlow& flow, const Application& application, const app::RequestScreen& screen) {
  const bool person = application.kind == ApplicantKind::natural_person;
  flow.question(Word::request_review_question);
  if (screen.submitting == app::Loading::failed) flow.notice(Word::request_submit_failed, "request.failed");
  flow.heading_with_edit(Word::request_what_question, "request.edit.what", Step::what);
  for (const Field field : {Field::information_title, Field::information_number, Field::description})
    fact_if(flow, application, field);
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

void draw_buttons(Ui& ui, const app::RequestScreen& screen, Rect row, app::Events& events) {
  const Theme& theme = ui.theme();
  const float width = std::min(row.w, theme.mm(130));
  const Rect button = row.take_right(width);
  const bool storing = screen.submitting == app::Loading::loading;
  if (screen.step == Step::review) {
    const Word label = storing ? Word::request_submitting : Word::request_submit;
    if (ui.button("request.submit", button, label, ButtonStyle::primary, !storing))
      events.emplace_back(app::Submit{});
  } else if (ui.button("request.next", button,
                       screen.step == Step::contact ? Word::request_to_review : Word::request_next,
                       ButtonStyle::primary)) {
    events.emplace_back(app::NextStep{});
  }
  std::size_t blocking = 0;
  for (const requests::Finding& finding : screen.findings) blocking += finding.blocks ? 1 : 0;
  if (blocking == 0 || row.w < theme.mm(40)) return;
  const TextBox box{theme.meta(), ui.color().ended, Weight::bold, 1.4F};
  const Text text = Text::fill(Word::request_please_mend, {std::to_string(blocking)});
  const float height = ui.text_height(row.w - theme.gap(), text, box);
  ui.text({row.x, row.y + (row.h - height) / 2, row.w - theme.gap(), height}, text, box, Role::notice,
          "request.mend");
}

}  // namespace

void flow_step(FormFlow& flow, const Theme& theme, const Application& application, const app::RequestScreen& screen) {
  switch (screen.step) {
    case Step::what: return flow_what(flow);
    case Step::delivery: return flow_delivery(flow, application);
    case Step::applicant: return flow_applicant(flow, theme, application);
    case Step::contact: return flow_contact(flow);
    case Step::review: return flow_review(flow, application, screen);
  }
}

namespace {

/// What the panel leaves of the page: in landscape, where height is dear, the buttons stand beside the form.
Rect draw_buttons_beside(Ui& ui, const app::RequestScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.mm(3));
  Rect side = inner.take_right(theme.mm(76));
  inner.take_right(theme.gap());
  draw_buttons(ui, screen, side.take_bottom(theme.button_height()), events);
  return inner;
}

Rect draw_buttons_below(Ui& ui, const app::RequestScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(ui.landscape() ? page.w * 0.15F : theme.margin(), theme.gap());
  draw_buttons(ui, screen, inner.take_bottom(theme.button_height()), events);
  inner.take_bottom(theme.small_gap());
  return inner;
}

/// The offset at which the focused field is in sight: it is brought there when it gets the focus, when the panel
/// comes, and with each character; between those the visitor may look elsewhere.
float offset_for(Ui& ui, const app::RequestScreen& screen, Rect focused, float height) {
  const std::string focus = screen.focus ? std::string(id_of(*screen.focus)) : "";
  const bool turned = ui.turns_to(focus + " " + std::to_string(screen.caret) + " " + std::to_string(height));
  if (!turned || focused.empty()) return screen.scroll_px;
  const float lowest = focused.bottom() - height;
  return std::min(focused.y, std::max(lowest, screen.scroll_px));
}

}  // namespace

void draw_request(Ui& ui, const app::Model& model, const app::RequestScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  const bool typing = panel_height(ui, model) > 0;
  const Rect inner = typing && ui.landscape() ? draw_buttons_beside(ui, screen, page, events)
                                              : draw_buttons_below(ui, screen, page, events);
  const Rect column{inner.x, inner.y, inner.w - theme.mm(4), 0};
  const auto flow = [&](Rect place, bool drawn) {
    FormFlow form(ui, model.application, screen, place, drawn, events);
    if (typing) form.limit_focused(inner.h);
    flow_step(form, theme, model.application, screen);
    return form;
  };
  const FormFlow measure = flow(column, false);
  const float wanted = offset_for(ui, screen, measure.focused(), inner.h);
  const float offset = ui.begin_scroll("request.area", inner, measure.height(), wanted);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  flow({column.x, column.y - offset, column.w, 0}, true);
  ui.end_scroll();
}

}  // namespace ui
