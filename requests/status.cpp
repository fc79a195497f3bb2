#include "requests/status.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "base/utf8.h"
#include "requests/case_number.h"
#include "requests/file_write.h"
#include "requests/seal_file.h"
#include "requests/steps.h"

namespace requests {

const char* const status_file_name = "status.json";

namespace {

using Json = nlohmann::ordered_json;
using base::ErrorKind;

constexpr const char* kind = "chayue status";
constexpr std::size_t max_events = 2100, max_agency_bytes = 300;
constexpr int max_period = 1000, max_party = 1000;

/// Thrown and caught in this file alone.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void require(bool is_so, const char* otherwise) {
  if (!is_so) throw Unreadable(otherwise);
}

base::Date date_of(const Json& json) {
  const auto date = base::parse_date(json.get_ref<const std::string&>());
  require(date.has_value(), "a date that is none");
  return *date;
}

/// A number from `least` to `most`.
std::int64_t number_of(const Json& json, std::int64_t least, std::int64_t most) {
  require(json.is_number_integer(), "a number that is none");
  require(!json.is_number_unsigned() || json.get<std::uint64_t>() <= static_cast<std::uint64_t>(most),
          "a number out of bounds");
  const auto number = json.get<std::int64_t>();
  require(number >= least && number <= most, "a number out of bounds");
  return number;
}

Json json_of(const CaseEvent& event) {
  Json json = {{"step", key(event.step)}, {"on", base::to_iso(event.on)}};
  if (event.days != 0) json["days"] = event.days;
  if (event.party != 0) json["party"] = event.party;
  return json;
}

CaseEvent event_of(const Json& json) {
  const auto step = step_of(json.at("step").get_ref<const std::string&>());
  require(step.has_value(), "a step that is not known");
  CaseEvent event{*step, date_of(json.at("on"))};
  if (json.contains("days")) event.days = static_cast<int>(number_of(json.at("days"), 1, max_period));
  if (json.contains("party")) event.party = static_cast<int>(number_of(json.at("party"), 1, max_party));
  return event;
}

CaseEvents events_of(const Json& json) {
  require(json.is_array() && !json.empty() && json.size() <= max_events, "events that are none, or too many");
  CaseEvents events;
  for (const Json& one : json) events.push_back(event_of(one));
  require(events.front().step == Step::received, "a case that was never received");
  const auto earlier = [](const CaseEvent& a, const CaseEvent& b) { return a.on < b.on; };
  require(std::is_sorted(events.begin(), events.end(), earlier), "events out of order");
  return events;
}

std::string letter_of(const Json& json) {
  const auto& text = json.get_ref<const std::string&>();
  require(text.size() <= max_sealed_letter_bytes / 3 * 4 + 4, "a letter that is too long");
  const auto bytes = from_base64(text);
  require(bytes && !bytes->empty() && bytes->size() <= max_sealed_letter_bytes, "a letter that is none");
  return std::string(bytes->begin(), bytes->end());
}

Json json_of(const CaseStatus& status) {
  Json json = {{"number", status.number}, {"events", Json::array()}};
  for (const CaseEvent& event : status.events) json["events"].push_back(json_of(event));
  if (status.outcome) json["outcome"] = key(*status.outcome);
  if (!status.letters.empty()) json["letters"] = Json::array();
  for (const std::string& letter : status.letters)
    json["letters"].push_back(to_base64(reinterpret_cast<const std::uint8_t*>(letter.data()), letter.size()));
  return json;
}

CaseStatus status_of(const Json& json) {
  CaseStatus status;
  status.number = json.at("number").get<std::string>();
  require(is_case_number(status.number), "a number of a case that is none");
  status.events = events_of(json.at("events"));
  if (json.contains("outcome")) {
    status.outcome = outcome_of(json.at("outcome").get_ref<const std::string&>());
    require(status.outcome.has_value(), "an outcome that is not known");
    const auto answered = [](const CaseEvent& event) { return event.step == Step::answered; };
    require(std::any_of(status.events.begin(), status.events.end(), answered), "an outcome without an answer");
  }
  if (!json.contains("letters")) return status;
  require(json.at("letters").is_array() && json.at("letters").size() <= max_letters, "too many letters");
  for (const Json& letter : json.at("letters")) status.letters.push_back(letter_of(letter));
  return status;
}

StatusFile file_of(const Json& json) {
  require(json.at("kind") == kind && json.at("format") == 1, "another format");
  StatusFile file;
  file.agency = json.at("agency").get<std::string>();
  require(!file.agency.empty() && file.agency.size() <= max_agency_bytes, "no agency");
  file.counter = number_of(json.at("counter"), 1, std::int64_t{1} << 53U);
  file.made_on = date_of(json.at("made"));
  require(json.at("cases").is_array(), "no cases");
  std::set<std::string> numbers;
  for (const Json& one : json.at("cases")) {
    file.cases.push_back(status_of(one));
    require(numbers.insert(file.cases.back().number).second, "a number twice");
  }
  return file;
}

}  // namespace

std::string to_text(const StatusFile& file) {
  Json json = {{"kind", kind},
               {"format", 1},
               {"agency", file.agency},
               {"counter", file.counter},
               {"made", base::to_iso(file.made_on)},
               {"cases", Json::array()}};
  for (const CaseStatus& status : file.cases) json["cases"].push_back(json_of(status));
  return json.dump() + "\n";
}

base::Result<StatusFile> parse_status_file(std::string_view text) {
  if (text.size() > max_status_file_bytes || !base::is_valid_utf8(text))
    return base::error(ErrorKind::bad_input, "status: not a status file");
  try {
    return file_of(Json::parse(text));
  } catch (const Unreadable& failure) {
    return base::error(ErrorKind::bad_input, std::string("status: ") + failure.what());
  } catch (const Json::exception&) {
    return base::error(ErrorKind::bad_input, "status: not the JSON of a status file");
  }
}

base::Result<StatusStore> StatusStore::open(const std::string& data_directory) {
  StatusStore store;
  const auto text =
      read_whole((std::filesystem::path(data_directory) / status_file_name).string(), max_status_file_bytes);
  if (!text && text.error().kind == ErrorKind::not_found) return store;
  if (!text) return text.error();
  auto file = parse_status_file(*text);
  if (!file) return base::error(ErrorKind::corrupt, file.error().detail);
  store.counter_ = file->counter;
  store.made_on_ = file->made_on;
  for (CaseStatus& status : file->cases) store.cases_.emplace(status.number, std::move(status));
  return store;
}

const CaseStatus* StatusStore::find(const std::string& number) const {
  const auto found = cases_.find(number);
  return found == cases_.end() ? nullptr : &found->second;
}

base::Status store_status(const std::string& data_directory, const StatusFile& file) {
  const auto before = StatusStore::open(data_directory);
  if (!before && before.error().kind == ErrorKind::unavailable) return before.error();
  if (before && file.counter <= before->counter())
    return base::error(ErrorKind::bad_input, "status: not newer than what is loaded");
  return write_whole((std::filesystem::path(data_directory) / status_file_name).string(), to_text(file));
}

}  // namespace requests
