#include "requests/case_rules.h"

#include <algorithm>
#include <array>

namespace requests {
namespace {

constexpr int longest_correction = 250;  // working days

bool has(const CaseEvents& events, Step step) {
  return std::any_of(events.begin(), events.end(), [step](const CaseEvent& event) { return event.step == step; });
}

CaseEvents with(CaseEvents events, const CaseEvent& event) {
  events.push_back(event);
  return events;
}

/// The event of the whole course that the clock does not know there.
bool is_out_of_place(const CaseEvents& events, const CaseEvent& event, const base::Calendar& calendar) {
  const auto wrong = clock_of(with(events, event), calendar).out_of_place;
  return std::find(wrong.begin(), wrong.end(), events.size()) != wrong.end();
}

std::optional<CaseRefusal> refusal_of_extension(const CaseEvents& events, const CaseEntry& entry,
                                                const Clock& clock) {
  if (entry.event.days < 1 || entry.event.days > longest_extension) return CaseRefusal::extension_days;
  if (entry.approver.empty()) return CaseRefusal::no_approver;
  if (clock.turn == Turn::applicant_corrects) return CaseRefusal::waits_for_applicant;
  if (entry.event.on > clock.answer.due) return CaseRefusal::after_deadline;
  return has(events, Step::extended) ? std::optional(CaseRefusal::extended_already) : std::nullopt;
}

std::optional<CaseRefusal> refusal_of_answer(const CaseEvents& events, const CaseEntry& entry, const Clock& clock) {
  if (!entry.outcome) return CaseRefusal::no_outcome;
  const base::Date on = entry.event.on;
  switch (*entry.outcome) {
    case Outcome::still_unclear:
      if (!has(events, Step::correction_returned)) return CaseRefusal::needs_correction;
      break;
    case Outcome::not_corrected:
      if (!clock.correction || on <= clock.correction->due) return CaseRefusal::needs_correction;
      break;
    case Outcome::not_paid:
      if (!clock.payment || on <= clock.payment->due) return CaseRefusal::needs_fee;
      break;
    default: break;
  }
  return std::nullopt;
}

/// What to say of a step that the clock does not take.
CaseRefusal why_out_of_place(const CaseEvents& events, Step step, const Clock& clock) {
  const bool corrects = clock.turn == Turn::applicant_corrects;
  switch (step) {
    case Step::correction_asked:
      return has(events, Step::correction_asked) ? CaseRefusal::corrected_already : CaseRefusal::fee_already;
    case Step::correction_returned: return CaseRefusal::no_correction;
    case Step::third_party_asked: return corrects ? CaseRefusal::waits_for_applicant : CaseRefusal::party_asked;
    case Step::third_party_answered: return CaseRefusal::party_not_asked;
    case Step::extended: return CaseRefusal::extended_already;
    case Step::fee_notified: return corrects ? CaseRefusal::waits_for_applicant : CaseRefusal::fee_already;
    case Step::fee_paid: return CaseRefusal::no_fee;
    case Step::received:
    case Step::confirmed:
    case Step::answered: break;
  }
  return CaseRefusal::confirmed_already;
}

std::optional<CaseRefusal> refusal_of_step(const CaseEvents& events, const CaseEntry& entry, const Clock& clock) {
  const CaseEvent& event = entry.event;
  if (event.step == Step::extended) return refusal_of_extension(events, entry, clock);
  if (event.step == Step::answered) return refusal_of_answer(events, entry, clock);
  if (event.step == Step::correction_asked && (event.days < 1 || event.days > longest_correction))
    return CaseRefusal::no_days;
  return std::nullopt;
}

const Period& period_waited_for(const Clock& clock) {
  if (clock.turn == Turn::applicant_corrects) return *clock.correction;
  if (clock.turn == Turn::applicant_pays) return *clock.payment;
  return clock.answer;
}

Urgency urgency_of(const CaseDue& due, base::Date today, int soon_days) {
  if (due.turn == Turn::nobody) return Urgency::answered;
  const bool is_applicants = due.turn == Turn::applicant_corrects || due.turn == Turn::applicant_pays;
  if (today > due.due) return is_applicants ? Urgency::lapsed : Urgency::overdue;
  return !is_applicants && due.working_days_left <= soon_days ? Urgency::soon : Urgency::under_way;
}

}  // namespace

std::optional<CaseRefusal> refusal_of(const CaseEvents& events, const CaseEntry& entry, base::Date today,
                                      const base::Calendar& calendar) {
  if (has(events, Step::answered)) return CaseRefusal::answered_already;
  if (entry.event.on > today) return CaseRefusal::in_future;
  if (entry.event.on < events.back().on) return CaseRefusal::before_the_last;
  const Clock clock = clock_of(events, calendar);
  if (const auto refusal = refusal_of_step(events, entry, clock)) return refusal;
  if (!is_out_of_place(events, entry.event, calendar)) return std::nullopt;
  return why_out_of_place(events, entry.event.step, clock);
}

bool is_late_correction(const CaseEvents& events, const CaseEvent& event, const base::Calendar& calendar) {
  if (event.step != Step::correction_asked) return false;
  base::Date begins = events.front().on;
  for (const CaseEvent& each : events)
    if (each.step == Step::confirmed) begins = each.on;
  return event.on > calendar.next_working_days(begins, correction_notice_days).date;
}

std::string_view key(Urgency urgency) {
  constexpr std::array<std::string_view, 5> keys = {"overdue", "lapsed", "soon", "under_way", "answered"};
  return keys[static_cast<std::size_t>(urgency)];
}

std::string_view key(Turn turn) {
  constexpr std::array<std::string_view, 5> keys = {"agency", "applicant_corrects", "third_party", "applicant_pays",
                                                    "nobody"};
  return keys[static_cast<std::size_t>(turn)];
}

CaseDue due_of(const CaseEvents& events, base::Date today, const base::Calendar& calendar, int soon_days) {
  const Clock clock = clock_of(events, calendar);
  const Period& period = period_waited_for(clock);
  CaseDue due{clock.turn, Urgency::under_way, period.due, period.provisional, 0, clock.late};
  due.working_days_left = calendar.working_days_between(today, due.due).count;
  due.urgency = urgency_of(due, today, soon_days);
  return due;
}

}  // namespace requests
