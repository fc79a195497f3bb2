// Working days and deadlines, and the files that they are made from; every day against the real calendar.
#include "base/workday.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>

#include "catalog/calendar_file.h"
#include "catalog/working_calendar.h"
#include "support/import_folder.h"

using base::Calendar;
using base::Date;
using base::DayKind;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

Date day(const std::string& iso) { return base::parse_date(iso).value(); }

Calendar shipped() {
  Calendar calendar;
  REQUIRE(catalog::add_calendar_folder(CHAYUE_SOURCE_DIR "/assets/calendar", calendar).ok());
  return calendar;
}

std::string after(const Calendar& calendar, const std::string& from, int count) {
  const base::Deadline deadline = calendar.next_working_days(day(from), count);
  return base::to_iso(deadline.date) + (deadline.provisional ? " 暂定" : "");
}

/// The same by going from day to day.
base::WorkingDays counted_by_hand(const Calendar& calendar, Date from, Date to) {
  base::WorkingDays result;
  for (sys_days at = sys_days{from} + days{1}; at <= sys_days{to}; at += days{1}) {
    const DayKind kind = calendar.day(Date{at}).kind;
    const unsigned weekday = std::chrono::weekday{at}.iso_encoding();
    result.provisional = result.provisional || kind == DayKind::unknown;
    result.count += (kind == DayKind::unknown ? weekday <= 5 : base::is_worked(kind)) ? 1 : 0;
  }
  return result;
}

std::string year_file(const std::string& off, const std::string& worked, const std::string& more = "") {
  return R"({"format":1,"year":2030,"sources":[{"number":"某号","title":"某通知","date":"2029-11-01"}],"off":[)" +
         off + R"(],"worked":[)" + worked + "]" + more + "}";
}

std::string wrong_with(const std::string& json) {
  const auto read = catalog::read_calendar_year(json);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().kind == base::ErrorKind::bad_input);
  return read.error().detail;
}

/// The lines of a file of the real data; nothing where they are not at hand.
std::vector<std::string> real_lines(const std::string& name) {
  const char* folder = std::getenv("CHAYUE_REAL_DATA");
  std::vector<std::string> lines;
  if (folder != nullptr) {
    std::ifstream in(std::string(folder) + "/holidays/" + name);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
  }
  if (lines.empty()) MESSAGE("CHAYUE_REAL_DATA is not set, or has no holidays: skipped");
  return lines;
}

constexpr const char* new_year = R"({"name":"元旦","from":"2030-01-01","to":"2030-01-01"})";

}  // namespace

TEST_CASE("a day is worked, a weekend, a holiday or a weekend that is worked") {
  const Calendar calendar = shipped();
  CHECK(calendar.day(day("2026-11-23")) == base::CalendarDay{day("2026-11-23"), DayKind::working, ""});
  CHECK(calendar.day(day("2026-11-22")).kind == DayKind::weekend);
  CHECK(calendar.day(day("2026-02-17")) == base::CalendarDay{day("2026-02-17"), DayKind::holiday, "春节"});
  CHECK(calendar.day(day("2026-02-28")) == base::CalendarDay{day("2026-02-28"), DayKind::working_weekend, "春节"});
}

TEST_CASE("a holiday may begin in the year before") {
  const Calendar calendar = shipped();
  CHECK(calendar.day(day("2018-12-31")).kind == DayKind::holiday);
  CHECK(calendar.day(day("2018-12-29")).kind == DayKind::working_weekend);
  CHECK(calendar.day(day("2011-12-31")).kind == DayKind::working_weekend);
}

TEST_CASE("days of years that are not loaded are unknown") {
  const Calendar calendar = shipped();
  CHECK(calendar.day(day("2027-06-01")).kind == DayKind::unknown);
  CHECK(calendar.day(day("2006-06-01")).kind == DayKind::unknown);
  CHECK(Calendar().day(day("2026-06-01")).kind == DayKind::unknown);
}

TEST_CASE("the end of December is unknown until the next year is there") {
  Calendar calendar = shipped();
  CHECK(calendar.day(day("2026-12-24")).kind == DayKind::working);
  CHECK(calendar.day(day("2026-12-25")).kind == DayKind::unknown);
  base::CalendarYear next;
  next.year = 2027;
  next.off.push_back({"元旦", day("2026-12-31"), day("2027-01-02")});
  calendar.add(next);
  CHECK(calendar.day(day("2026-12-25")).kind == DayKind::working);
  CHECK(calendar.day(day("2026-12-31")).kind == DayKind::holiday);
}

TEST_CASE("a year that is loaded again replaces what it said before") {
  Calendar calendar = shipped();
  base::CalendarYear local = calendar.years().at(2026);
  local.off.push_back({"自治州州庆", day("2026-07-25"), day("2026-07-27")});
  calendar.add(local);
  CHECK(calendar.day(day("2026-07-27")).name == "自治州州庆");
  calendar.add(shipped().years().at(2026));
  CHECK(calendar.day(day("2026-07-27")).kind == DayKind::working);
}

TEST_CASE("the day that a period begins with does not count") {
  const Calendar calendar = shipped();
  CHECK(after(calendar, "2026-11-23", 1) == "2026-11-24");
  CHECK(after(calendar, "2026-11-23", 20) == "2026-12-21");
  CHECK(after(calendar, "2026-11-21", 1) == "2026-11-23");  // a Saturday
}

TEST_CASE("holidays and worked weekends lengthen and shorten a period") {
  const Calendar calendar = shipped();
  CHECK(after(calendar, "2026-09-18", 7) == "2026-09-29");
  CHECK(after(calendar, "2026-09-18", 20) == "2026-10-22");
  CHECK(after(calendar, "2026-02-10", 20) == "2026-03-16");
}

TEST_CASE("a period that runs into unknown days is provisional") {
  const Calendar calendar = shipped();
  CHECK(after(calendar, "2026-12-23", 1) == "2026-12-24");
  CHECK(after(calendar, "2026-12-23", 2) == "2026-12-25 暂定");
  CHECK(after(calendar, "2030-05-06", 5) == "2030-05-13 暂定");
}

TEST_CASE("a deadline tells every day that lies in its period") {
  const base::Deadline deadline = shipped().next_working_days(day("2026-09-30"), 1);
  REQUIRE(deadline.days.size() == 8);
  CHECK(deadline.days.front() == base::CalendarDay{day("2026-10-01"), DayKind::holiday, "国庆节"});
  CHECK(deadline.days.back() == base::CalendarDay{day("2026-10-08"), DayKind::working, ""});
  CHECK(deadline.date == day("2026-10-08"));
}

TEST_CASE("no days ahead is the day itself, and a period has a greatest length") {
  const Calendar calendar = shipped();
  CHECK(after(calendar, "2026-10-01", 0) == "2026-10-01");
  CHECK(after(calendar, "2026-10-01", -5) == "2026-10-01");
  CHECK(calendar.next_working_days(day("2009-01-05"), 1'000'000).date ==
        calendar.next_working_days(day("2009-01-05"), Calendar::longest_period).date);
}

TEST_CASE("working days between two days are those that going from day to day finds") {
  Calendar calendar = shipped();
  std::mt19937 random(20261123);
  for (int i = 0; i < 3000; ++i) {
    const sys_days from = sys_days{day("2006-12-01")} + days{random() % 7600};
    const sys_days to = from + days{random() % (i % 2 == 0 ? 40 : 900)};
    const auto expected = counted_by_hand(calendar, Date{from}, Date{to});
    const auto found = calendar.working_days_between(Date{from}, Date{to});
    CHECK_MESSAGE(found.count == expected.count, base::to_iso(Date{from}) << " to " << base::to_iso(Date{to}));
    CHECK_MESSAGE(found.provisional == expected.provisional, base::to_iso(Date{from})
                                                                 << " " << base::to_iso(Date{to}));
  }
  CHECK(calendar.working_days_between(day("2026-11-23"), day("2026-11-23")).count == 0);
  CHECK(calendar.working_days_between(day("2026-11-23"), day("2026-11-20")).count == 0);
}

TEST_CASE("counting weekdays works before 1970 and between centuries") {
  const Calendar none;
  CHECK(none.working_days_between(day("1900-01-01"), day("1900-01-08")).count == 5);
  CHECK(none.working_days_between(day("1969-12-26"), day("1970-01-02")).count == 5);
  CHECK(none.working_days_between(day("1949-10-01"), day("1949-10-03")).count == 1);
}

TEST_CASE("every year that is shipped names its notice") {
  const Calendar calendar = shipped();
  CHECK(calendar.years().size() >= 7);
  for (const auto& [number, year] : calendar.years()) {
    REQUIRE_FALSE(year.sources.empty());
    CHECK(support::contains(year.sources.front().title, std::to_string(number) + "年部分节假日安排的通知"));
    CHECK(year.sources.front().date < day(std::to_string(number) + "-01-01"));
    CHECK(year.off.size() >= (year.year == 2007 ? 4 : 6));
  }
}

TEST_CASE("a file of a year is read") {
  const auto read = catalog::read_calendar_year(year_file(new_year, R"({"name":"元旦","date":"2030-01-05"})"));
  REQUIRE(read.ok());
  CHECK(read->year == 2030);
  CHECK(read->off.front().name == "元旦");
  CHECK(read->worked.front().date == day("2030-01-05"));
  CHECK(read->sources.front().number == "某号");
}

TEST_CASE("a file that is not in order is refused with the place") {
  CHECK(support::contains(wrong_with(year_file("", "")), "off is empty"));
  CHECK(support::contains(wrong_with(year_file(R"({"name":"元旦","from":"2030-02-30","to":"2030-03-01"})", "")),
                          "from"));
  CHECK(support::contains(wrong_with(year_file(R"({"name":"元旦","from":"2030-01-03","to":"2030-01-01"})", "")),
                          "does not end"));
  CHECK(support::contains(wrong_with(year_file(R"({"name":"元旦","from":"2030-01-01","to":"2031-01-01"})", "")),
                          "does not end"));
  CHECK(support::contains(wrong_with(year_file(R"({"name":"元旦","from":"2028-01-01","to":"2028-01-01"})", "")),
                          "not of this year"));
  CHECK(support::contains(wrong_with(year_file(std::string(new_year) + "," + new_year, "")), "twice"));
  CHECK(support::contains(wrong_with(year_file(new_year, R"({"name":"元旦","date":"2030-01-04"})")), "no Saturday"));
  CHECK(
      support::contains(wrong_with(year_file(R"({"name":" ","from":"2030-01-01","to":"2030-01-01"})", "")), "name"));
}

TEST_CASE("what is no calendar at all is refused") {
  for (const std::string bytes : {"", "null", "[]", "{", "{}", R"({"format":2})", "\xFF\xFE", R"({"format":"1"})"})
    (void)wrong_with(bytes);
  (void)wrong_with(R"({"format":1,"year":1e30,"sources":[],"off":[],"worked":[]})");
  (void)wrong_with(R"({"format":1,"year":99999999999999,"sources":[],"off":[],"worked":[]})");
}

TEST_CASE("a worked day that is a holiday too is refused") {
  const std::string weekend = R"({"name":"元旦","from":"2030-01-05","to":"2030-01-05"})";
  CHECK(support::contains(wrong_with(year_file(weekend, R"({"name":"元旦","date":"2030-01-05"})")), "twice"));
}

TEST_CASE("a folder is read by the years in the names, and a wrong file is named") {
  const support::TemporaryDirectory folder;
  Calendar calendar;
  CHECK(catalog::add_calendar_folder(folder / "none", calendar).error().kind == base::ErrorKind::not_found);
  std::ofstream(folder / "2030.json") << year_file(new_year, "");
  std::ofstream(folder / "readme.txt") << "no calendar";
  std::ofstream(folder / "abcd.json") << "no calendar";
  REQUIRE(catalog::add_calendar_folder(folder / "", calendar).ok());
  CHECK(calendar.has(2030));
  std::ofstream(folder / "2031.json") << year_file(new_year, "");
  const base::Status wrong = catalog::add_calendar_folder(folder / "", calendar);
  REQUIRE_FALSE(wrong.ok());
  CHECK(support::contains(wrong.error().detail, "2031.json"));
}

TEST_CASE("every day that we ship agrees with the real calendar") {
  const Calendar calendar = shipped();
  int checked = 0;
  const auto lines = real_lines("calendar_2007_2026.csv");
  for (const std::string& line : lines) {
    const auto date = base::parse_date(line.substr(0, 10));
    if (!date) continue;
    const DayKind kind = calendar.day(*date).kind;
    if (kind == DayKind::unknown) continue;
    ++checked;
    CHECK_MESSAGE(base::is_worked(kind) == (line.substr(11, 1) == "1"), line);
  }
  if (!lines.empty()) CHECK(checked > 7290);
}

TEST_CASE("deadlines agree with the real table") {
  const Calendar calendar = shipped();
  int checked = 0;
  const auto lines = real_lines("deadlines_20wd.csv");
  for (const std::string& line : lines) {
    const auto received = base::parse_date(line.substr(0, 10));
    if (!received) continue;
    std::istringstream fields(line.substr(11));
    std::string expected;
    for (const int count : {5, 7, 15, 20, 40}) {
      std::getline(fields, expected, ',');
      const base::Deadline deadline = calendar.next_working_days(*received, count);
      expected = expected.substr(0, 10);
      if (deadline.provisional || expected.size() != 10) continue;
      ++checked;
      CHECK_MESSAGE(base::to_iso(deadline.date) == expected, line << " + " << count);
    }
  }
  if (!lines.empty()) CHECK(checked > 36'000);
}

// ---- the calendar of a catalogue

TEST_CASE("holidays that came with the catalogue go before the product's, and others stay") {
  support::ImportFolder folder;
  folder.add();
  folder.write(
      "calendar/2026.json",
      R"({"format":1,"year":2026,"sources":[],"off":[{"name":"古尔邦节","from":"2026-05-27","to":"2026-05-28"}],
                   "worked":[]})");
  REQUIRE(folder.import().ok());
  const auto catalogue = catalog::Catalog::open(folder.data());
  REQUIRE(catalogue.ok());
  const std::string product = CHAYUE_SOURCE_DIR "/assets/calendar";
  const Calendar calendar = catalog::working_calendar(&*catalogue, product);
  CHECK(calendar.day(day("2026-05-27")).name == "古尔邦节");
  CHECK(calendar.day(day("2026-02-16")).kind == DayKind::working);  // the agency's file stands for the whole year
  CHECK(calendar.day(day("2025-10-01")).name == "国庆节、中秋节");
  CHECK(catalog::working_calendar(nullptr, product).day(day("2026-05-27")).kind == DayKind::working);
}

TEST_CASE("a calendar that is not in order keeps the whole folder out") {
  for (const char* const file : {R"({"format":1,"year":2026,"off":[]})", "no calendar",
                                 R"({"format":1,"year":2025,"sources":[],"off":[{"name":"x","from":"2025-05-27",
                                     "to":"2025-05-28"}],"worked":[]})"}) {
    support::ImportFolder folder;
    folder.add();
    folder.write("calendar/2026.json", file);
    CHECK_FALSE(folder.import().ok());
    CHECK(support::contains(folder.refusals(), "节假日"));
  }
}

TEST_CASE("a catalogue without a calendar has none, and without the product's all days are unknown") {
  support::ImportFolder folder;
  folder.add();
  REQUIRE(folder.import().ok());
  const auto catalogue = catalog::Catalog::open(folder.data());
  REQUIRE(catalogue.ok());
  CHECK(catalogue->calendar()->empty());
  CHECK(catalog::working_calendar(&*catalogue, "").day(day("2026-05-27")).kind == DayKind::unknown);
}
