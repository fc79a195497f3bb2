#include "base/workday.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace base {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr unsigned first_open_day = 25;  // of December, as long as the next notice is not there

bool is_weekend(Date date) {
  const std::chrono::weekday day{sys_days{date}};
  return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

Date next(Date date) { return Date{sys_days{date} + days{1}}; }

Date last_of(int year) { return Date{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}}; }

/// Mondays to Fridays from the first day of the era up to and with `date`.
long weekdays_until(Date date) {
  const long count = sys_days{date}.time_since_epoch().count() + 3;  // 1969-12-29 was a Monday: day 0 here
  const long weeks = count >= 0 ? count / 7 : (count - 6) / 7;
  return weeks * 5 + std::min(count - weeks * 7 + 1, 5L);
}

}  // namespace

void Calendar::add(CalendarYear year) {
  const int number = year.year;
  years_.insert_or_assign(number, std::move(year));
  index_exceptions();
}

void Calendar::index_exceptions() {
  exceptions_.clear();
  for (const auto& [number, year] : years_) {
    for (const CalendarYear::Span& span : year.off)
      for (Date date = span.from; date <= span.to; date = next(date))
        exceptions_.insert_or_assign(date, Exception{false, span.name});
    for (const CalendarYear::WorkedDay& day : year.worked)
      exceptions_.insert_or_assign(day.date, Exception{true, day.name});
  }
}

Date Calendar::first_unknown_of(int year) const {
  if (!years_.contains(year)) return Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}};
  if (years_.contains(year + 1)) return Date{std::chrono::year{year + 1}, std::chrono::January, std::chrono::day{1}};
  return Date{std::chrono::year{year}, std::chrono::December, std::chrono::day{first_open_day}};
}

bool Calendar::is_settled(Date first, Date last) const {
  if (last < first) return true;
  const auto count = std::distance(exceptions_.lower_bound(first), exceptions_.upper_bound(last));
  return count == (sys_days{last} - sys_days{first}).count() + 1;
}

CalendarDay Calendar::day(Date date) const {
  const auto found = exceptions_.find(date);
  if (found != exceptions_.end()) {
    const Exception& exception = found->second;
    if (!exception.works) return {date, DayKind::holiday, exception.name};
    return {date, is_weekend(date) ? DayKind::working_weekend : DayKind::working, exception.name};
  }
  if (date >= first_unknown_of(year_of(date))) return {date, DayKind::unknown, {}};
  return {date, is_weekend(date) ? DayKind::weekend : DayKind::working, {}};
}

Deadline Calendar::next_working_days(Date from, int count) const {
  Deadline deadline{from, false, {}};
  for (int left = std::min(count, longest_period); left > 0;) {
    deadline.date = next(deadline.date);
    CalendarDay today = day(deadline.date);
    const bool is_unknown = today.kind == DayKind::unknown;
    deadline.provisional = deadline.provisional || is_unknown;
    if (is_unknown ? !is_weekend(deadline.date) : is_worked(today.kind)) --left;
    deadline.days.push_back(std::move(today));
  }
  return deadline;
}

WorkingDays Calendar::working_days_between(Date from, Date to) const {
  if (to <= from) return {};
  WorkingDays result{static_cast<int>(weekdays_until(to) - weekdays_until(from)), false};
  const auto last = exceptions_.upper_bound(to);
  for (auto it = exceptions_.upper_bound(from); it != last; ++it)
    result.count += (it->second.works ? 1 : 0) - (is_weekend(it->first) ? 0 : 1);
  const Date first = next(from);
  for (int year = year_of(first); year <= year_of(to) && !result.provisional; ++year)
    result.provisional = !is_settled(std::max(first, first_unknown_of(year)), std::min(to, last_of(year)));
  return result;
}

}  // namespace base
