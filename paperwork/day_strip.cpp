#include "paperwork/day_strip.h"

#include <chrono>
#include <sstream>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using base::Date;
using requests::Counted;
using requests::StripDay;
using std::chrono::sys_days;
using words::Word;

constexpr std::size_t days_a_week = 7;
constexpr int last_circled = 20;  // the fonts have them so far
constexpr char32_t first_circle = U'①';

std::string text(Word word) { return std::string(words::zh(word)); }

/// 0 for Monday.
std::size_t weekday_of(Date date) { return std::chrono::weekday(sys_days(date)).iso_encoding() - 1; }

/// "⑤", "第21天"
std::string ordinal(int number) {
  if (number > last_circled) return words::fill(Word::paper_strip_ordinal, {std::to_string(number)});
  std::string sign;
  base::append(sign, first_circle + static_cast<char32_t>(number - 1));
  return sign;
}

std::string month_and_day(Date date) {
  return words::fill(Word::paper_strip_day, {std::to_string(static_cast<unsigned>(date.month())),
                                             std::to_string(static_cast<unsigned>(date.day()))});
}

std::string reason(const StripDay& day) {
  switch (day.counted) {
    case Counted::weekend: return text(Word::paper_strip_weekend);
    case Counted::holiday: return day.name;
    case Counted::third_party: return text(Word::paper_strip_third_party);
    case Counted::yes: break;
  }
  return {};
}

bool is_weekend(Date date) { return weekday_of(date) > 4; }

std::string note_of(const StripDay& day, int number, bool last) {
  if (day.counted != Counted::yes) return reason(day);
  const Word phrase = last                   ? Word::paper_strip_last
                      : day.unknown          ? Word::paper_strip_unknown
                      : is_weekend(day.date) ? Word::paper_strip_made_up
                                             : Word::paper_strip_counted;
  return words::fill(phrase, {ordinal(number)});
}

/// Cells from left to right, week by week.
class Weeks {
 public:
  explicit Weeks(Date first) : weeks_(1, std::vector<printing::DayCell>(weekday_of(first))) {}

  void add(Date date, std::string note, bool strong, bool last = false) {
    const unsigned day = static_cast<unsigned>(date.day());
    if (weeks_.back().size() == days_a_week) weeks_.emplace_back();
    weeks_.back().push_back(
        {is_first_ || day == 1 ? month_and_day(date) : std::to_string(day), std::move(note), strong, last});
    is_first_ = false;
  }
  std::vector<std::vector<printing::DayCell>> weeks() && { return std::move(weeks_); }

 private:
  std::vector<std::vector<printing::DayCell>> weeks_;
  bool is_first_ = true;
};

std::vector<std::string> heads() {
  std::vector<std::string> names;
  std::istringstream list(text(Word::paper_strip_weekdays));
  for (std::string name; list >> name;) names.push_back(name);
  return names;
}

/// "11月28日至29日（休息日）、…": days in a row that are left out for one reason.
std::string left_out(const requests::Period& period) {
  std::string list;
  for (std::size_t i = 0; i < period.days.size();) {
    const StripDay& first = period.days[i];
    std::size_t end = i + 1;
    while (end < period.days.size() && period.days[end].counted == first.counted &&
           period.days[end].name == first.name)
      ++end;
    if (first.counted != Counted::yes) {
      const std::string from = month_and_day(first.date), to = month_and_day(period.days[end - 1].date);
      const std::string days = end == i + 1 ? from : words::fill(Word::paper_strip_range, {from, to});
      if (!list.empty()) list += words::zh(Word::paper_list_separator);
      list += words::fill(Word::paper_strip_why, {days, reason(first)});
    }
    i = end;
  }
  return list;
}

}  // namespace

std::string due_day(const requests::Period& period) {
  const std::string day = base::to_chinese(period.due);
  return period.provisional ? words::fill(Word::paper_strip_provisional, {day}) : day;
}

printing::DayStrip day_strip(const requests::Period& period) {
  Weeks weeks(period.begins);
  weeks.add(period.begins, text(Word::paper_strip_begins), false);
  int number = 0;
  for (const StripDay& day : period.days) {
    const bool counts = day.counted == Counted::yes;
    if (counts) ++number;
    const bool last = counts && number == period.working_days;
    weeks.add(day.date, note_of(day, number, last), counts, last);
  }
  printing::DayStrip strip{heads(), std::move(weeks).weeks(), {}, {}};
  strip.words.push_back(words::fill(Word::paper_strip_in_words,
                                    {month_and_day(period.begins), std::to_string(number), due_day(period)}));
  const std::string skipped = left_out(period);
  if (!skipped.empty()) strip.words.push_back(words::fill(Word::paper_strip_left_out, {skipped}));
  return strip;
}

}  // namespace paperwork
