// Case rules: what may be entered next in a case, and how urgent it is. Pure; the periods are those of clock.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/workday.h"
#include "requests/clock.h"
#include "requests/outcome.h"

namespace requests {

/// A step that somebody at the desk wants to enter.
struct CaseEntry {
  CaseEvent event;
  std::string approver;  ///< 工作机构负责人 who has agreed; needed for an extension (条例第三十三条)
  std::optional<Outcome> outcome;  ///< of `answered`, and of nothing else
};

/// Why an entry is refused. Each has a sentence for the clerk.
enum class CaseRefusal {
  answered_already,     ///< nothing follows the answer
  in_future,            ///< a day that has not come
  before_the_last,      ///< a day before that of the last step
  no_days,              ///< the period of a correction is missing, or longer than a year of working days
  extension_days,       ///< not 1 to 20 working days (第三十三条)
  no_approver,          ///< nobody has agreed to the extension
  extended_already,     ///< once in a case
  after_deadline,       ///< an extension must be told before the period ends
  corrected_already,    ///< a correction is asked for once in a case (第三十条)
  no_correction,        ///< none is being waited for
  confirmed_already,    ///< or something else has happened since the receipt
  party_asked,          ///< that third party was asked already
  party_not_asked,      ///< that third party was not asked, or has answered
  fee_already,          ///< a fee was told already
  no_fee,               ///< none was told, or it was paid
  waits_for_applicant,  ///< while the applicant corrects, this has no place
  no_outcome,           ///< an answer is one of the 21
  needs_correction,     ///< D3 after a correction that came back; F1 after one that did not, when its period is over
  needs_fee,            ///< F2 when the period for the payment is over
};

/// Nothing: it may be entered. `events` begins with `received`.
std::optional<CaseRefusal> refusal_of(const CaseEvents& events, const CaseEntry& entry, base::Date today,
                                      const base::Calendar& calendar);

/// A correction asked for after the 7 working days of 第三十条: entered all the same, and told.
bool is_late_correction(const CaseEvents& events, const CaseEvent& event, const base::Calendar& calendar);

enum class Urgency {
  overdue,  ///< the agency's period is over
  lapsed,   ///< the applicant's is: the case can be ended (F1, F2)
  soon,     ///< within the days that were asked for
  under_way,
  answered,
};
std::string_view key(Urgency urgency);  ///< "overdue" …

/// What a case waits for.
struct CaseDue {
  Turn turn = Turn::agency;
  Urgency urgency = Urgency::under_way;
  base::Date due{};           ///< of whose turn it is: the answer, the correction, the payment; of the answer given
  bool provisional = false;   ///< 暂定
  int working_days_left = 0;  ///< up to and with `due`; 0 and less where none is left
  bool late = false;          ///< answered after the period
};
/// `soon_days`: working days that count as soon.
CaseDue due_of(const CaseEvents& events, base::Date today, const base::Calendar& calendar, int soon_days = 5);

/// "agency", "applicant_corrects" …
std::string_view key(Turn turn);

}  // namespace requests
