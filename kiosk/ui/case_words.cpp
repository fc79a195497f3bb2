#include "kiosk/ui/case_words.h"

#include <array>
#include <chrono>

namespace ui {
namespace {

using requests::Outcome;
using requests::Step;
using requests::Turn;
using words::Word;

base::Date days_after(base::Date day, int days) { return std::chrono::sys_days(day) + std::chrono::days(days); }

/// The same day of the month, or the last one that it has.
base::Date months_after(base::Date day, int months) {
  const base::Date later = day + std::chrono::months(months);
  return later.ok() ? later : base::Date(later.year() / later.month() / std::chrono::last);
}

std::optional<base::Date> answered_on(const app::CaseView& view) {
  for (const requests::CaseEvent& event : view.events) {
    if (event.step == Step::answered) return event.on;
  }
  return std::nullopt;
}

/// 本级人民政府 alone hears appeals against an office of a city (行政复议法 第二十四条).
Text body_of(const catalog::Agency& agency) {
  return agency.city.empty() ? Text(Word::case_body) : Text::fill(Word::case_body_of_city, {agency.city});
}

Word remedy_word(requests::Remedy remedy) {
  switch (remedy) {
    case requests::Remedy::review_first: return Word::case_remedy_first;
    case requests::Remedy::review_first_for_part: return Word::case_remedy_part;
    case requests::Remedy::review_or_suit: break;
  }
  return Word::case_remedy_either;
}

Text last_days(requests::Remedy remedy, base::Date answered) {
  const std::string review = base::to_chinese(days_after(answered, requests::review_days));
  if (remedy == requests::Remedy::review_first) return Text::fill(Word::case_remedy_dates, {review});
  return Text::fill(Word::case_remedy_dates_both,
                    {review, base::to_chinese(months_after(answered, requests::suit_months))});
}

}  // namespace

Text state_of(const app::CaseView& view) {
  switch (view.clock.turn) {
    case Turn::applicant_corrects: return Word::case_state_correction;
    case Turn::third_party: return Word::case_state_third_party;
    case Turn::applicant_pays: return Word::case_state_payment;
    case Turn::nobody: return Word::case_state_answered;
    case Turn::agency: break;
  }
  return view.told_on ? Word::case_state_agency : Word::case_state_registered;
}

std::optional<Text> meaning_of(const app::CaseView& view) {
  switch (view.clock.turn) {
    case Turn::applicant_corrects: return Text(Word::case_means_correction);
    case Turn::third_party: return Text(Word::case_means_third_party);
    case Turn::applicant_pays: return Text(Word::case_means_payment);
    case Turn::nobody: return std::nullopt;
    case Turn::agency: break;
  }
  return Text(view.told_on ? Word::case_means_agency : Word::case_means_registered);
}

Text name_of(Outcome outcome) {
  static constexpr std::array<Word, requests::outcome_count> names = {
      Word::outcome_disclosed,          Word::outcome_partly_disclosed,
      Word::outcome_state_secret,       Word::outcome_forbidden_by_law,
      Word::outcome_endangers_security, Word::outcome_third_party_rights,
      Word::outcome_internal_affairs,   Word::outcome_in_process,
      Word::outcome_enforcement_file,   Word::outcome_inquiry_matter,
      Word::outcome_not_held,           Word::outcome_needs_making,
      Word::outcome_still_unclear,      Word::outcome_petition_or_complaint,
      Word::outcome_repeated,           Word::outcome_publication,
      Word::outcome_too_many,           Word::outcome_confirmed_again,
      Word::outcome_not_corrected,      Word::outcome_not_paid,
      Word::outcome_otherwise};
  return names[static_cast<std::size_t>(outcome)];
}

Text name_of(const requests::CaseEvent& event) {
  switch (event.step) {
    case Step::received: return Word::case_step_received;
    case Step::confirmed: return Word::case_step_confirmed;
    case Step::correction_asked: return Word::case_step_correction_asked;
    case Step::correction_returned: return Word::case_step_correction_returned;
    case Step::third_party_asked: return Word::case_step_third_party_asked;
    case Step::third_party_answered: return Word::case_step_third_party_answered;
    case Step::extended: return Text::fill(Word::case_step_extended, {std::to_string(event.days)});
    case Step::fee_notified: return Word::case_step_fee_notified;
    case Step::fee_paid: return Word::case_step_fee_paid;
    case Step::answered: break;
  }
  return Word::case_step_answered;
}

Text date_words(const requests::Period& period) {
  const std::string day = base::to_chinese(period.due);
  return period.provisional ? Text::fill(Word::case_provisional, {day}) : Text::content(day);
}

std::optional<RemedyWords> remedy_of(const app::CaseView& view, const catalog::Agency& agency, base::Date today) {
  const std::string body = body_of(agency).str();
  const auto answered = answered_on(view);
  if (answered && view.outcome) {
    const requests::Remedy remedy = requests::remedy_of(*view.outcome);
    return RemedyWords{Text::fill(remedy_word(remedy), {body}), last_days(remedy, *answered)};
  }
  const bool is_late = view.clock.turn == Turn::agency && view.clock.answer.due < today;
  if (answered || !is_late || !view.told_on || view.clock.answer.provisional) return std::nullopt;
  return RemedyWords{Text::fill(Word::case_remedy_late, {body}), std::nullopt};
}

}  // namespace ui
