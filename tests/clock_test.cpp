// The clock of a case: the law's rules one by one, and against a second clock that goes from day to day.
#include "requests/clock.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>

#include "catalog/calendar_file.h"

using base::Calendar;
using base::Date;
using requests::CaseEvent;
using requests::CaseEvents;
using requests::Clock;
using requests::Counted;
using requests::Step;
using requests::Turn;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

Date day(const std::string& iso) { return base::parse_date(iso).value(); }
Date later(Date date, int by) { return Date{sys_days{date} + days{by}}; }

const Calendar& shipped() {
  static const Calendar calendar = [] {
    Calendar loaded;
    REQUIRE(catalog::add_calendar_folder(CHAYUE_SOURCE_DIR "/assets/calendar", loaded).ok());
    return loaded;
  }();
  return calendar;
}

Clock clock(const CaseEvents& events) { return requests::clock_of(events, shipped()); }
std::string due(const requests::Period& period) { return base::to_iso(period.due); }

/// Another clock: no periods, only what is left at the end of each day.
class DayByDay {
 public:
  DayByDay(const CaseEvents& events, const Calendar& calendar) : calendar_(calendar), begins_(events.front().on) {
    std::size_t i = 1;
    for (Date date = begins_;; date = later(date, 1)) {
      if (date != events.front().on) pass(date);
      for (; i < events.size() && events[i].on == date; ++i)
        if (over_ || !apply(events[i])) refused_.push_back(i);
      if (i == events.size() && due_) break;
    }
  }

  Date due() const { return *due_; }
  bool late() const { return late_; }
  Date begins() const { return begins_; }
  const std::vector<std::size_t>& refused() const { return refused_; }
  Turn turn() const {
    if (over_) return Turn::nobody;
    if (correcting_) return Turn::applicant_corrects;
    if (paying_) return Turn::applicant_pays;
    return asked_.empty() ? Turn::agency : Turn::third_party;
  }

 private:
  bool works(Date date) const {
    const auto kind = calendar_.day(date).kind;
    const unsigned weekday = std::chrono::weekday{sys_days{date}}.iso_encoding();
    return kind == base::DayKind::unknown ? weekday <= 5 : base::is_worked(kind);
  }

  void pass(Date date) {
    bool waits = false;
    for (auto& [party, used] : asked_) {
      waits = waits || used < 15;
      if (works(date)) ++used;
    }
    if (due_ || waits || !works(date)) return;
    if (++used_ == limit_) due_ = date;
  }

  void restart(Date on) {
    begins_ = on;
    used_ = 0, limit_ = 20, due_.reset(), extended_ = false, fresh_ = false;
  }

  bool apply(const CaseEvent& event) {
    switch (event.step) {
      case Step::received: return false;
      case Step::confirmed:
        if (!fresh_ || confirmed_) return false;
        restart(event.on);
        return fresh_ = confirmed_ = true;
      case Step::correction_asked:
        if (corrected_once_ || paying_) return false;
        fresh_ = false;
        return corrected_once_ = correcting_ = true;
      case Step::correction_returned:
        if (!correcting_) return false;
        correcting_ = false;
        return restart(event.on), true;
      case Step::third_party_asked:
        if (correcting_) return false;
        fresh_ = false;
        return asked_.emplace(event.party, 0).second;
      case Step::third_party_answered: return asked_.erase(event.party) == 1;
      case Step::extended:
        if (event.days < 1 || event.days > 20 || extended_ || correcting_) return false;
        if (due_ && *due_ < event.on) return false;
        if (due_) due_.reset();
        limit_ += event.days;
        fresh_ = false;
        return extended_ = true;
      case Step::fee_notified:
        if (paying_ || paid_ || correcting_) return false;
        fresh_ = false;
        return paying_ = true;
      case Step::fee_paid:
        if (!paying_) return false;
        paying_ = false, paid_ = true;
        return restart(event.on), true;
      case Step::answered: late_ = !correcting_ && due_ && *due_ < event.on; return over_ = true;
    }
    return false;
  }

  const Calendar& calendar_;
  Date begins_;
  int used_ = 0, limit_ = 20;
  bool fresh_ = true, confirmed_ = false, corrected_once_ = false, correcting_ = false;
  bool paying_ = false, paid_ = false, extended_ = false, over_ = false, late_ = false;
  std::map<int, int> asked_;  ///< party -> working days since
  std::optional<Date> due_;
  std::vector<std::size_t> refused_;
};

void check_agrees(const CaseEvents& events) {
  const Clock ours = clock(events);
  const DayByDay theirs(events, shipped());
  const bool same = ours.answer.due == theirs.due() && ours.answer.begins == theirs.begins() &&
                    ours.turn == theirs.turn() && ours.late == theirs.late() && ours.out_of_place == theirs.refused();
  if (same) return;
  std::string story;
  for (const CaseEvent& event : events)
    story += base::to_iso(event.on) + " step " + std::to_string(static_cast<int>(event.step)) + ", ";
  CHECK_MESSAGE(same, story << due(ours.answer) << " or " << base::to_iso(theirs.due()));
}

constexpr Step steps[] = {Step::confirmed,
                          Step::correction_asked,
                          Step::correction_returned,
                          Step::third_party_asked,
                          Step::third_party_answered,
                          Step::extended,
                          Step::fee_notified,
                          Step::fee_paid,
                          Step::answered};

}  // namespace

TEST_CASE("twenty working days, the day of receipt not among them, make-up days among them") {
  CHECK(due(clock({{Step::received, day("2026-02-10")}}).answer) == "2026-03-16");
  CHECK(due(clock({{Step::received, day("2026-09-18")}}).answer) == "2026-10-22");
  const auto notice = clock({{Step::received, day("2026-02-10")}}).correction_notice;
  REQUIRE(notice);
  CHECK(due(*notice) == "2026-02-26");
}

TEST_CASE("the strip has every day and why it counted") {
  const Clock result = clock({{Step::received, day("2026-02-10")}});
  const auto& strip = result.answer.days;
  CHECK(strip.front() == requests::StripDay{day("2026-02-11"), Counted::yes, "", false});
  CHECK(strip[3] == requests::StripDay{day("2026-02-14"), Counted::yes, "春节", false});
  CHECK(strip[4].counted == Counted::holiday);
  CHECK(strip.back().date == result.answer.due);
  CHECK(std::count_if(strip.begin(), strip.end(), [](const auto& each) { return each.counted == Counted::yes; }) ==
        20);
}

TEST_CASE("a corrected application begins the period again, and only one correction may be asked for") {
  const CaseEvents events = {{Step::received, day("2026-03-02")},
                             {Step::correction_asked, day("2026-03-04"), 10},
                             {Step::correction_returned, day("2026-03-20")},
                             {Step::correction_asked, day("2026-03-23"), 10}};
  const Clock result = clock(events);
  CHECK(result.answer.begins == day("2026-03-20"));
  CHECK(result.out_of_place == std::vector<std::size_t>{3});
  const Clock meanwhile = clock({events[0], events[1]});
  CHECK(meanwhile.turn == Turn::applicant_corrects);
  REQUIRE(meanwhile.correction);
  CHECK(due(*meanwhile.correction) == "2026-03-18");
}

TEST_CASE("days on which a third party is asked do not count, but no more than its fifteen working days") {
  const CaseEvent received{Step::received, day("2026-03-02")},
      asked{Step::third_party_asked, day("2026-03-06"), 0, 1};
  const Date plain = clock({received}).answer.due;
  const Date answered = clock({received, asked, {Step::third_party_answered, day("2026-03-13"), 0, 1}}).answer.due;
  CHECK(sys_days{answered} - sys_days{plain} >= days{5});
  const Date silent = clock({received, asked}).answer.due;
  CHECK(clock({received, asked, {Step::third_party_answered, day("2026-05-29"), 0, 1}}).answer.due == silent);
  CHECK(clock({received, asked}).turn == Turn::third_party);
}

TEST_CASE("two third parties at once are one pause") {
  const CaseEvents events = {{Step::received, day("2026-03-02")},
                             {Step::third_party_asked, day("2026-03-06"), 0, 1},
                             {Step::third_party_asked, day("2026-03-06"), 0, 2},
                             {Step::third_party_answered, day("2026-03-10"), 0, 1},
                             {Step::third_party_answered, day("2026-03-13"), 0, 2}};
  const CaseEvents one = {events[0], events[1], {Step::third_party_answered, day("2026-03-13"), 0, 1}};
  CHECK(clock(events).answer == clock(one).answer);
}

TEST_CASE("an extension is told before the period ends, once, by at most twenty working days") {
  const CaseEvent received{Step::received, day("2026-02-10")};
  CHECK(due(clock({received, {Step::extended, day("2026-03-16"), 20}}).answer) == "2026-04-14");
  CHECK(clock({received, {Step::extended, day("2026-03-17"), 20}}).out_of_place.size() == 1);
  CHECK(clock({received, {Step::extended, day("2026-03-16"), 21}}).out_of_place.size() == 1);
  CHECK(clock({received, {Step::extended, day("2026-03-01"), 5}, {Step::extended, day("2026-03-02"), 5}})
            .out_of_place.size() == 1);
}

TEST_CASE("a payment begins the period again") {
  const CaseEvents events = {{Step::received, day("2026-03-02")},
                             {Step::fee_notified, day("2026-03-10")},
                             {Step::fee_paid, day("2026-03-16")}};
  CHECK(clock(events).answer.begins == day("2026-03-16"));
  CHECK(clock({events[0], events[1]}).turn == Turn::applicant_pays);
  CHECK(clock({events[0], events[1]}).payment->working_days == 20);
}

TEST_CASE("after the answer nothing counts, and an answer after the period is late") {
  const CaseEvent received{Step::received, day("2026-02-10")};
  CHECK_FALSE(clock({received, {Step::answered, day("2026-03-16")}}).late);
  const Clock late = clock({received, {Step::answered, day("2026-03-17")}, {Step::extended, day("2026-03-18"), 5}});
  CHECK(late.late);
  CHECK(late.turn == Turn::nobody);
  CHECK(late.out_of_place == std::vector<std::size_t>{2});
}

TEST_CASE("a period that runs into a year whose notice is not loaded is provisional") {
  CHECK_FALSE(clock({{Step::received, day("2026-11-20")}}).answer.provisional);
  const Clock into_next = clock({{Step::received, day("2026-12-04")}});
  CHECK(into_next.answer.provisional);
  CHECK(into_next.answer.days.back().unknown);
}

TEST_CASE("both clocks agree on every receipt day") {
  for (Date date = day("2007-01-01"); date <= day("2026-12-31"); date = later(date, 1)) {
    check_agrees({{Step::received, date}});
    check_agrees({{Step::received, date}, {Step::extended, later(date, 3), 20}});
  }
}

TEST_CASE("both clocks agree on every sequence of up to six events") {
  std::mt19937 random(20261123);
  constexpr int gaps[] = {0, 1, 2, 5, 9, 16, 24, 33};
  constexpr std::size_t kinds = std::size(steps);
  for (std::size_t length = 1; length <= 5; ++length) {
    std::size_t sequences = 1;
    for (std::size_t i = 0; i < length; ++i) sequences *= kinds;
    for (std::size_t number = 0; number < sequences; ++number) {
      Date date = later(day("2012-01-01"), static_cast<int>(random() % 5000));
      CaseEvents events = {{Step::received, date}};
      for (std::size_t i = 0, rest = number; i < length; ++i, rest /= kinds) {
        date = later(date, gaps[random() % std::size(gaps)]);
        events.push_back(
            {steps[rest % kinds], date, static_cast<int>(random() % 23), static_cast<int>(random() % 2)});
      }
      check_agrees(events);
    }
  }
}

TEST_CASE("the real table of deadlines is met without exception") {
  const char* const real = std::getenv("CHAYUE_REAL_DATA");
  std::ifstream table(std::string(real ? real : "") + "/holidays/deadlines_20wd.csv");
  if (!table) {
    MESSAGE("skipped: no real data");
    return;
  }
  std::string line;
  std::getline(table, line);
  std::size_t rows = 0;
  while (std::getline(table, line)) {
    std::istringstream fields(line);
    std::string received, five, seven, fifteen, twenty, forty;
    for (std::string* field : {&received, &five, &seven, &fifteen, &twenty, &forty})
      std::getline(fields, *field, ',');
    ++rows;
    const Clock plain = clock({{Step::received, day(received)}});
    CHECK(due(plain.answer) == twenty);
    CHECK(due(*plain.correction_notice) == seven);
    const Clock longer = clock({{Step::received, day(received)}, {Step::extended, day(received), 20}});
    CHECK(due(longer.answer) == forty.substr(0, 10));
  }
  CHECK(rows > 7200);
}
