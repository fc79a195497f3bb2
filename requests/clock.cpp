#include "requests/clock.h"

#include <algorithm>
#include <map>
#include <utility>

namespace requests {
namespace {

using base::CalendarDay;
using base::Date;
using base::DayKind;
using std::chrono::days;
using std::chrono::sys_days;

constexpr int longest_strip = 4000;  // days; the longest period there can be is far shorter

Date next(Date date) { return Date{sys_days{date} + days{1}}; }

/// Days after `after` up to and with `last`.
struct Pause {
  Date after{}, last{};
  bool holds(Date date) const { return date > after && date <= last; }
};

bool is_weekend(Date date) {
  const std::chrono::weekday day{sys_days{date}};
  return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

StripDay strip_day(Date date, const std::vector<Pause>& pauses, const base::Calendar& calendar) {
  const CalendarDay day = calendar.day(date);
  StripDay strip{date, Counted::yes, day.name, day.kind == DayKind::unknown};
  const bool paused =
      std::any_of(pauses.begin(), pauses.end(), [&](const Pause& pause) { return pause.holds(date); });
  if (paused)
    strip.counted = Counted::third_party;
  else if (day.kind == DayKind::holiday)
    strip.counted = Counted::holiday;
  else if (day.kind == DayKind::weekend || (strip.unknown && is_weekend(date)))
    strip.counted = Counted::weekend;
  return strip;
}

Period period_of(Date begins, int working_days, const std::vector<Pause>& pauses, const base::Calendar& calendar) {
  Period period{begins, working_days, begins, false, {}};
  int left = working_days;
  for (Date date = next(begins); left > 0 && period.days.size() < longest_strip; date = next(date)) {
    period.days.push_back(strip_day(date, pauses, calendar));
    if (period.days.back().counted == Counted::yes) --left;
    period.provisional = period.provisional || period.days.back().unknown;
    period.due = date;
  }
  return period;
}

/// Goes through the events of a case, one after the other.
class Case {
 public:
  Case(Date received, const base::Calendar& calendar) : calendar_(calendar), begins_(received) {}

  /// False: out of place.
  bool take(const CaseEvent& event) {
    if (answered_) return false;
    switch (event.step) {
      case Step::received: return false;
      case Step::confirmed: return confirm(event.on);
      case Step::correction_asked: return ask_correction(event);
      case Step::correction_returned: return return_correction(event.on);
      case Step::third_party_asked: return ask(event);
      case Step::third_party_answered: return answer_of_party(event);
      case Step::extended: return extend(event);
      case Step::fee_notified: return notify_fee(event.on);
      case Step::fee_paid: return pay(event.on);
      case Step::answered: return answered_ = event.on, true;
    }
    return false;
  }

  Clock clock() const {
    Clock clock;
    clock.answer = answer();
    if (correction_) clock.correction = period(correction_->on, correction_->days);
    if (untouched_) clock.correction_notice = period(begins_, correction_notice_days);
    clock.third_party = last_open_party();
    if (fee_) clock.payment = period(*fee_, payment_days);
    clock.turn = turn();
    clock.late = answered_ && !correction_ && *answered_ > clock.answer.due;
    if (answered_) clock.correction_notice = clock.correction = clock.third_party = clock.payment = std::nullopt;
    return clock;
  }

 private:
  Period period(Date begins, int working_days) const { return period_of(begins, working_days, {}, calendar_); }
  Period answer() const { return period_of(begins_, answer_days + extension_, pauses(), calendar_); }

  std::vector<Pause> pauses() const {
    std::vector<Pause> all = answered_parties_;
    for (const auto& [party, asked] : open_parties_) all.push_back({asked, period(asked, third_party_days).due});
    return all;
  }

  void begin_again(Date on) {
    begins_ = on;
    extension_ = 0;
    untouched_ = false;
  }

  bool confirm(Date on) {
    if (confirmed_ || !untouched_) return false;
    begins_ = on;
    return confirmed_ = true;
  }

  bool ask_correction(const CaseEvent& event) {
    if (correction_asked_ || fee_) return false;
    correction_ = event;
    correction_->days = std::max(1, event.days);
    untouched_ = false;
    return correction_asked_ = true;
  }

  bool return_correction(Date on) {
    if (!correction_) return false;
    correction_.reset();
    begin_again(on);
    return true;
  }

  bool ask(const CaseEvent& event) {
    if (correction_) return false;
    untouched_ = false;
    return open_parties_.emplace(event.party, event.on).second;
  }

  bool answer_of_party(const CaseEvent& event) {
    const auto open = open_parties_.find(event.party);
    if (open == open_parties_.end()) return false;
    const Date last = std::min(event.on, period(open->second, third_party_days).due);
    answered_parties_.push_back({open->second, last});
    open_parties_.erase(open);
    return true;
  }

  bool extend(const CaseEvent& event) {
    const bool known = event.days >= 1 && event.days <= longest_extension;
    if (!known || extension_ > 0 || correction_ || event.on > answer().due) return false;
    extension_ = event.days;
    untouched_ = false;
    return true;
  }

  bool notify_fee(Date on) {
    if (fee_ || fee_paid_ || correction_) return false;
    fee_ = on;
    untouched_ = false;
    return true;
  }

  bool pay(Date on) {
    if (!fee_) return false;
    fee_.reset();
    begin_again(on);
    return fee_paid_ = true;
  }

  std::optional<Period> last_open_party() const {
    std::optional<Period> last;
    for (const auto& [party, asked] : open_parties_) {
      Period period_asked = period(asked, third_party_days);
      if (!last || period_asked.due > last->due) last = std::move(period_asked);
    }
    return last;
  }

  Turn turn() const {
    if (answered_) return Turn::nobody;
    if (correction_) return Turn::applicant_corrects;
    if (fee_) return Turn::applicant_pays;
    return open_parties_.empty() ? Turn::agency : Turn::third_party;
  }

  const base::Calendar& calendar_;
  Date begins_;
  int extension_ = 0;
  bool untouched_ = true;  ///< nothing but receipt and confirmation has happened
  bool confirmed_ = false, correction_asked_ = false, fee_paid_ = false;
  std::optional<CaseEvent> correction_;
  std::optional<Date> fee_, answered_;
  std::map<int, Date> open_parties_;
  std::vector<Pause> answered_parties_;
};

}  // namespace

Clock clock_of(const CaseEvents& events, const base::Calendar& calendar) {
  Case course(events.front().on, calendar);
  std::vector<std::size_t> out_of_place;
  for (std::size_t i = 1; i < events.size(); ++i)
    if (!course.take(events[i])) out_of_place.push_back(i);
  Clock clock = course.clock();
  clock.out_of_place = std::move(out_of_place);
  return clock;
}

}  // namespace requests
