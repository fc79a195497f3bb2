#include "catalog/calendar_file.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <vector>

#include "base/utf8.h"
#include "catalog/files.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;
using base::Date;
using nlohmann::json;
using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t most_entries = 100;
constexpr std::size_t longest_text = 300;
constexpr int longest_holiday_days = 31;
constexpr int reach_days = 14;  // into the neighbouring years

struct Wrong : std::runtime_error {
  using std::runtime_error::runtime_error;
};

const json& list(const json& object, const char* key) {
  const json& value = object.at(key);
  if (!value.is_array() || value.size() > most_entries) throw Wrong(std::string(key) + " is no list of days");
  return value;
}

std::string text(const json& object, const char* key) {
  std::string value = object.at(key).get<std::string>();
  if (base::trim(value).empty() || value.size() > longest_text)
    throw Wrong(std::string(key) + " is empty or too long");
  return value;
}

Date date(const json& object, const char* key) {
  const auto parsed = base::parse_date(object.at(key).get<std::string>());
  if (!parsed) throw Wrong(std::string(key) + " is no day");
  return *parsed;
}

Date near(int year, const json& object, const char* key) {
  const Date parsed = date(object, key);
  const sys_days first{std::chrono::year{year} / std::chrono::January / 1};
  const sys_days last{std::chrono::year{year} / std::chrono::December / 31};
  if (sys_days{parsed} < first - days{reach_days} || sys_days{parsed} > last + days{reach_days})
    throw Wrong(base::to_iso(parsed) + " is not of this year");
  return parsed;
}

int year_in(const json& object) {
  const json& value = object.at("year");
  if (!value.is_number_integer() || value.get<long>() < 1950 || value.get<long>() > 2198)
    throw Wrong("year is not from 1950 to 2198");
  return value.get<int>();
}

base::CalendarYear::Span span(int year, const json& object) {
  base::CalendarYear::Span span{text(object, "name"), near(year, object, "from"), near(year, object, "to")};
  const auto length = (sys_days{span.to} - sys_days{span.from}).count() + 1;
  if (length < 1 || length > longest_holiday_days) throw Wrong(base::to_iso(span.from) + " does not end in time");
  return span;
}

base::CalendarYear::WorkedDay worked_day(int year, const json& object) {
  base::CalendarYear::WorkedDay day{text(object, "name"), near(year, object, "date")};
  const std::chrono::weekday weekday{sys_days{day.date}};
  if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday)
    throw Wrong(base::to_iso(day.date) + " is no Saturday or Sunday");
  return day;
}

/// No day stands twice.
void check_days(const base::CalendarYear& year) {
  std::set<sys_days> seen;
  const auto once = [&seen](sys_days day) {
    if (!seen.insert(day).second) throw Wrong(base::to_iso(Date{day}) + " stands twice");
  };
  for (const auto& span : year.off)
    for (sys_days day{span.from}; day <= sys_days{span.to}; day += days{1}) once(day);
  for (const auto& day : year.worked) once(sys_days{day.date});
}

base::CalendarYear read(const json& object) {
  if (object.at("format") != 1) throw Wrong("format is not 1");
  base::CalendarYear year;
  year.year = year_in(object);
  for (const json& item : list(object, "sources"))
    year.sources.push_back({text(item, "number"), text(item, "title"), date(item, "date")});
  for (const json& item : list(object, "off")) year.off.push_back(span(year.year, item));
  for (const json& item : list(object, "worked")) year.worked.push_back(worked_day(year.year, item));
  if (year.off.empty()) throw Wrong("off is empty");  // no year is without a holiday: it is not published yet
  check_days(year);
  return year;
}

}  // namespace

int year_of_calendar_file(const std::string& name) {
  if (name.size() != 9 || name.substr(4) != ".json") return 0;
  const bool digits = std::all_of(name.begin(), name.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::stoi(name.substr(0, 4)) : 0;
}

std::vector<std::string> calendar_files_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (year_of_calendar_file(it->path().filename().string()) != 0) names.push_back(it->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

base::Result<base::CalendarYear> read_calendar_year(std::string_view bytes) {
  try {
    return read(json::parse(bytes));
  } catch (const std::exception& wrong) {
    return base::error(base::ErrorKind::bad_input, wrong.what());
  }
}

base::Status add_calendar_folder(const std::string& folder, base::Calendar& calendar) {
  const auto files = Folder::open(folder);
  if (!files) return files.error();
  for (const std::string& name : calendar_files_in(folder)) {
    const auto bytes = files->read(name, most_calendar_bytes);
    if (!bytes) return base::error(bytes.error().kind, name + ": " + bytes.error().detail);
    auto year = read_calendar_year(*bytes);
    if (!year) return base::error(base::ErrorKind::bad_input, name + ": " + year.error().detail);
    if (year->year != year_of_calendar_file(name))
      return base::error(base::ErrorKind::bad_input, name + ": of another year");
    calendar.add(std::move(*year));
  }
  return base::Done{};
}

}  // namespace catalog
