#include "paperwork/case_words.h"

#include <array>

#include "paperwork/names.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using words::Word;

constexpr std::array<Word, requests::outcome_count> outcome_words = {
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

constexpr std::array<Word, 10> step_words = {Word::step_received,          Word::step_confirmed,
                                             Word::step_correction_asked,  Word::step_correction_returned,
                                             Word::step_third_party_asked, Word::step_third_party_answered,
                                             Word::step_extended,          Word::step_fee_notified,
                                             Word::step_fee_paid,          Word::step_answered};

constexpr std::array<Word, 5> urgency_words = {Word::urgency_overdue, Word::urgency_lapsed, Word::urgency_soon,
                                               Word::urgency_under_way, Word::urgency_answered};
constexpr std::array<Word, 5> turn_words = {Word::turn_agency, Word::turn_applicant_corrects, Word::turn_third_party,
                                            Word::turn_applicant_pays, Word::turn_nobody};

template <std::size_t count, class Value>
std::string pick(const std::array<Word, count>& all, Value value) {
  return std::string(words::zh(all[static_cast<std::size_t>(value)]));
}

}  // namespace

std::string name_of(requests::Outcome outcome) { return pick(outcome_words, outcome); }
std::string name_of(requests::Step step) { return pick(step_words, step); }
std::string name_of(requests::Urgency urgency) { return pick(urgency_words, urgency); }
std::string name_of(requests::Turn turn) { return pick(turn_words, turn); }

std::string applicant_name(requests::ApplicantKind kind, requests::OrganizationKind organization_kind) {
  if (kind == requests::ApplicantKind::organization) return name_of(organization_kind);
  return std::string(words::zh(Word::staff_natural_person));
}

std::string words_of(const requests::CaseEvent& event) {
  std::string more;
  if (event.days > 0) more = words::fill(Word::step_days, {std::to_string(event.days)});
  if (event.party > 0) more = words::fill(Word::step_party, {std::to_string(event.party)});
  return more.empty() ? name_of(event.step) : name_of(event.step) + "（" + more + "）";
}

std::string review_body_of(const catalog::Agency& agency) {
  if (agency.city.empty()) return std::string(words::zh(Word::remedy_own_government));
  return words::fill(Word::remedy_government, {agency.city});
}

std::string remedy_words(requests::Outcome outcome, const std::string& review_body) {
  switch (requests::remedy_of(outcome)) {
    case requests::Remedy::review_first: return words::fill(Word::remedy_review_first, {review_body});
    case requests::Remedy::review_first_for_part: return words::fill(Word::remedy_part, {review_body});
    case requests::Remedy::review_or_suit: break;
  }
  return words::fill(Word::remedy_choice, {review_body});
}

}  // namespace paperwork
