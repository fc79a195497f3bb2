// deadline: the last day of a period of working days, and each day that was counted or not.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catalog/working_calendar.h"
#include "requests/clock.h"
#include "requests/steps.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using Json = nlohmann::ordered_json;
using requests::Counted;
using requests::Period;
using requests::StripDay;
using words::Word;

constexpr std::size_t most_events = 1000;
constexpr std::size_t most_bytes = std::size_t{1} << 20U;

struct Reason {
  const char* key;
  Word word;
};

bool is_weekend(base::Date date) { return std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding() > 5; }

Reason reason_of(const StripDay& day) {
  switch (day.counted) {
    case Counted::weekend: return {"weekend", Word::deadline_weekend};
    case Counted::holiday: return {"holiday", Word::deadline_weekend};  // its name is printed instead
    case Counted::third_party: return {"third_party", Word::deadline_third_party};
    case Counted::yes: break;
  }
  if (day.unknown) return {"unknown", Word::deadline_unknown};
  if (is_weekend(day.date)) return {"working_weekend", Word::deadline_made_up};
  return {"working", Word::deadline_working};
}

Json json_of(const Period& period) {
  Json days = Json::array();
  for (const StripDay& day : period.days) {
    Json entry = {
        {"date", base::to_iso(day.date)}, {"counted", day.counted == Counted::yes}, {"reason", reason_of(day).key}};
    if (!day.name.empty()) entry["name"] = day.name;
    days.push_back(std::move(entry));
  }
  return {{"due", base::to_iso(period.due)}, {"provisional", period.provisional}, {"days", std::move(days)}};
}

void print_days(const Period& period) {
  print_pair(Word::deadline_due, base::to_iso(period.due));
  if (period.provisional) print_line(words::zh(Word::deadline_provisional));
  for (const StripDay& day : period.days) {
    std::string line = base::to_iso(day.date);
    line.append("\t").append(
        words::zh(day.counted == Counted::yes ? Word::deadline_counted : Word::deadline_skipped));
    line.append("\t").append(day.name);
    if (day.counted != Counted::holiday)
      line.append(day.name.empty() ? "" : " ").append(words::zh(reason_of(day).word));
    print_line(line);
  }
}

/// A period of so many working days after a day, as clock_of() counts it.
Period plain_period(base::Date from, int days, const base::Calendar& calendar) {
  const base::Deadline deadline = calendar.next_working_days(from, days);
  Period period{from, days, deadline.date, deadline.provisional, {}};
  for (const base::CalendarDay& day : deadline.days) {
    StripDay strip{day.date, Counted::yes, day.name, day.kind == base::DayKind::unknown};
    if (day.kind == base::DayKind::holiday) strip.counted = Counted::holiday;
    if (day.kind == base::DayKind::weekend || (strip.unknown && is_weekend(day.date)))
      strip.counted = Counted::weekend;
    period.days.push_back(std::move(strip));
  }
  return period;
}

/// {"events": [{"step": "received", "on": "2026-02-10", "days": 0, "party": 0}…]}
base::Result<requests::CaseEvents> read_events(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(most_bytes, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  try {
    requests::CaseEvents events;
    const auto json = nlohmann::json::parse(text);
    for (const auto& item : json.at("events")) {
      const auto step = requests::step_of(item.at("step").get<std::string>());
      const auto on = base::parse_date(item.at("on").get<std::string>());
      const int days = item.value("days", 0);
      if (!step || !on || days < 0 || days > base::Calendar::longest_period || events.size() == most_events)
        return base::error(base::ErrorKind::bad_input, "event " + std::to_string(events.size() + 1));
      if (!events.empty() && *on < events.back().on)
        return base::error(base::ErrorKind::bad_input, "the days of the events go back");
      events.push_back({*step, *on, days, item.value("party", 0)});
    }
    if (events.empty() || events.front().step != requests::Step::received)
      return base::error(base::ErrorKind::bad_input, "the first event is not received");
    return events;
  } catch (const nlohmann::json::exception&) {
    return base::error(base::ErrorKind::bad_input, "not {\"events\": [{\"step\": …, \"on\": …}]}");
  }
}

Reason turn_of(requests::Turn turn) {
  switch (turn) {
    case requests::Turn::applicant_corrects: return {"applicant_corrects", Word::deadline_turn_corrects};
    case requests::Turn::third_party: return {"third_party", Word::deadline_turn_third_party};
    case requests::Turn::applicant_pays: return {"applicant_pays", Word::deadline_turn_pays};
    case requests::Turn::nobody: return {"nobody", Word::deadline_turn_nobody};
    case requests::Turn::agency: break;
  }
  return {"agency", Word::deadline_turn_agency};
}

Json json_or_null(const std::optional<Period>& period) { return period ? json_of(*period) : Json(nullptr); }

void print_clock_json(const requests::Clock& clock) {
  const Json object = {{"turn", turn_of(clock.turn).key},
                       {"answer", json_of(clock.answer)},
                       {"correction_notice", json_or_null(clock.correction_notice)},
                       {"correction", json_or_null(clock.correction)},
                       {"third_party", json_or_null(clock.third_party)},
                       {"payment", json_or_null(clock.payment)},
                       {"out_of_place", clock.out_of_place},
                       {"late", clock.late}};
  print_line(object.dump(2));
}

void print_due(Word what, const std::optional<Period>& period) {
  if (!period) return;
  std::string value = base::to_iso(period->due);
  if (period->provisional) value.append("\t").append(words::zh(Word::deadline_provisional));
  print_pair(what, value);
}

void print_clock(const requests::Clock& clock) {
  print_pair(Word::deadline_turn, words::zh(turn_of(clock.turn).word));
  print_due(Word::deadline_answer, clock.answer);
  print_due(Word::deadline_correction_notice, clock.correction_notice);
  print_due(Word::deadline_correction, clock.correction);
  print_due(Word::deadline_third_party_answer, clock.third_party);
  print_due(Word::deadline_payment, clock.payment);
  if (clock.turn == requests::Turn::nobody)
    print_pair(Word::deadline_late, words::zh(clock.late ? Word::deadline_yes : Word::deadline_no));
  for (const std::size_t index : clock.out_of_place) say(Word::deadline_out_of_place, {std::to_string(index + 1)});
}

ExitCode show_case(const Arguments& arguments, const base::Calendar& calendar) {
  const auto events = read_events(arguments.seal.file);
  if (!events) return fail(Word::deadline_bad_events, events.error());
  const requests::Clock clock = requests::clock_of(*events, calendar);
  arguments.json ? print_clock_json(clock) : print_clock(clock);
  return exit_success;
}

}  // namespace

ExitCode show_deadline(const Arguments& arguments) {
  const auto catalogue = catalog::Catalog::open(arguments.data_directory);
  const base::Calendar calendar = catalog::working_calendar(catalogue ? &*catalogue : nullptr);
  if (!arguments.seal.file.empty()) return show_case(arguments, calendar);
  const auto from = base::parse_date(arguments.seal.date);
  if (!from) return say(Word::deadline_bad_date), exit_usage;
  const int days = arguments.seal.days;
  if (days < 1 || days > base::Calendar::longest_period) return say(Word::deadline_bad_days), exit_usage;
  const Period period = plain_period(*from, days, calendar);
  if (arguments.json) {
    print_line(json_of(period).dump(2));
  } else {
    print_days(period);
  }
  return exit_success;
}

}  // namespace staff
