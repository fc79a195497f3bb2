// Referral: where it belongs what is no request, and what a kiosk does that cannot take requests.
#include "kiosk/ui/page_flow.h"
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using app::Referral;
using words::Word;

Word title_of(Referral referral) {
  switch (referral) {
    case Referral::inquiry: return Word::referral_inquiry;
    case Referral::petition: return Word::referral_petition;
    case Referral::accident_report: return Word::referral_report;
    case Referral::correction: return Word::referral_correction;
    case Referral::proposal: return Word::referral_proposal;
    case Referral::closed: break;
  }
  return Word::referral_closed;
}

void flow_hotline(PageFlow& flow, const catalog::Agency& agency) {
  flow.paragraph(Word::referral_report_text);
  if (!agency.hotline_number.empty()) {
    flow.label(Word::referral_report_call);
    flow.question(Text::content(agency.hotline_number));
  }
  if (!agency.hotline_text.empty()) flow.paragraph(Text::content(agency.hotline_text));
  flow.notice(Word::referral_report_never, "referral.never");
}

void flow_words(PageFlow& flow, const app::Model& model, Referral referral) {
  switch (referral) {
    case Referral::inquiry:
      flow.paragraph(Word::referral_inquiry_text);
      return flow.paragraph(Word::referral_inquiry_form);
    case Referral::petition:
      flow.paragraph(Word::referral_petition_text);
      return flow.paragraph(Word::referral_petition_where);
    case Referral::accident_report: return flow_hotline(flow, model.room.agency);
    case Referral::correction:
      flow.paragraph(Word::referral_correction_text);
      return flow.paragraph(Word::referral_correction_form);
    case Referral::proposal:
      flow.paragraph(Word::referral_proposal_text);
      return flow.paragraph(Word::referral_proposal_form);
    case Referral::closed:
      flow.paragraph(Word::referral_closed_text, "referral.closed");
      return flow.paragraph(Word::referral_closed_desk);
  }
}

void flow_desk(PageFlow& flow, const app::Model& model) {
  const catalog::Agency& agency = model.room.agency;
  flow.space(2);
  if (!agency.desk_place.empty()) flow.fact(Word::referral_desk_place, agency.desk_place);
  if (!agency.desk_phone.empty()) flow.fact(Word::referral_desk_phone, agency.desk_phone);
  if (!model.room.guide.telephone.empty()) flow.fact(Word::referral_office_phone, model.room.guide.telephone);
}

/// What can be done at this kiosk.
std::optional<std::pair<Word, app::Event>> act_of(Referral referral) {
  using requests::OtherFormKind;
  switch (referral) {
    case Referral::inquiry: return {{Word::referral_fill_in, app::OpenOtherForm{OtherFormKind::opinion}}};
    case Referral::correction: return {{Word::referral_fill_in, app::OpenOtherForm{OtherFormKind::correction}}};
    case Referral::proposal: return {{Word::referral_fill_in, app::OpenOtherForm{OtherFormKind::proposal}}};
    case Referral::closed: return {{Word::referral_print_blank, app::Print{app::PrintKind::blank}}};
    case Referral::petition:
    case Referral::accident_report: break;
  }
  return std::nullopt;
}

bool leads_back_to_request(const app::Model& model) {
  return model.screens.size() > 1 &&
         std::holds_alternative<app::RequestScreen>(model.screens[model.screens.size() - 2]);
}

}  // namespace

void draw_referral(Ui& ui, const app::Model& model, const app::ReferralScreen& screen, Rect page,
                   app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(ui.landscape() ? page.w * 0.15F : theme.margin(), theme.gap());
  Rect buttons = inner.take_bottom(theme.button_height());
  inner.take_bottom(theme.gap());
  const float half = (buttons.w - theme.gap()) / 2;
  const bool back = leads_back_to_request(model);
  if (ui.button("referral.back", buttons.take_left(half), back ? Word::referral_back_to_request : Word::receipt_home,
                ButtonStyle::secondary))
    events.push_back(back ? app::Event{app::GoBack{}} : app::Event{app::GoHome{}});
  buttons.take_left(theme.gap());
  const auto act = act_of(screen.referral);
  if (act && ui.button("referral.act", buttons, act->first, ButtonStyle::primary)) events.push_back(act->second);
  draw_flow(ui, "referral.area", inner, screen.scroll_px, events, [&](PageFlow& flow) {
    flow.question(title_of(screen.referral));
    flow.space(theme.mm(2));
    flow_words(flow, model, screen.referral);
    if (screen.referral != Referral::accident_report) flow_desk(flow, model);
  });
}

}  // namespace ui
