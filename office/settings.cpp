#include "office/settings.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "words/fill.h"

namespace office {

const char* const settings_file_name = "settings.json";

namespace {

using Json = nlohmann::json;
using words::Word;

/// Takes a value into its place; false if it does not fit.
using Take = std::function<bool(const Json&)>;

struct Key {
  Word rule;  ///< what the value must be
  Take take;
};

Key number(int& place, int least, int most) {
  return {Word::settings_number, [&place, least, most](const Json& value) {
            if (!value.is_number_integer()) return false;
            const auto given = value.get<std::int64_t>();
            if (given < least || given > most) return false;
            place = static_cast<int>(given);
            return true;
          }};
}

/// Seconds from `least` to `most`; 0 too where that switches it off.
Key seconds(double& place, double least, double most, bool may_be_off = false) {
  return {Word::settings_seconds, [&place, least, most, may_be_off](const Json& value) {
            if (!value.is_number()) return false;
            const auto given = value.get<double>();
            const bool is_off = may_be_off && given == 0;
            if (!is_off && (given < least || given > most)) return false;
            place = given;
            return true;
          }};
}

Key truth(bool& place) {
  return {Word::settings_truth, [&place](const Json& value) {
            if (!value.is_boolean()) return false;
            place = value.get<bool>();
            return true;
          }};
}

Key printer(std::string& place) {
  return {Word::settings_printer, [&place](const Json& value) {
            if (!value.is_string() || !printing::open_device(value.get<std::string>()).ok()) return false;
            place = value.get<std::string>();
            return true;
          }};
}

bool is_absolute(const Json& value) { return value.is_string() && value.get<std::string>().starts_with('/'); }

Key folders(std::vector<std::string>& place) {
  return {Word::settings_folders, [&place](const Json& value) {
            if (!value.is_array() || !std::all_of(value.begin(), value.end(), is_absolute)) return false;
            place = value.get<std::vector<std::string>>();
            return true;
          }};
}

std::map<std::string, Key> keys_of(Settings& settings) {
  constexpr int longest_wait_s = 3600, most_pages = 9999, most_days = 60, most_minutes = 720;
  constexpr double longest_key_s = 10, longest_double_s = 2;
  return {{"printer", printer(settings.printer)},
          {"unchanged_s", number(settings.patience.unchanged_s, 10, longest_wait_s)},
          {"abandoned_s", number(settings.patience.abandoned_s, 5, longest_wait_s)},
          {"unreachable_s", number(settings.patience.unreachable_s, 5, longest_wait_s)},
          {"visit_pages", number(settings.visit_pages, 0, most_pages)},
          {"hold_days", number(settings.hold_days, 1, most_days)},
          {"prepared_min", number(settings.prepared_min, 1, most_minutes)},
          {"stick_roots", folders(settings.stick_roots)},
          {"two_sided", truth(settings.two_sided)},
          {"key_repeat_after_s", seconds(settings.key_repeat_after_s, 0.3, longest_key_s)},
          {"key_repeat_every_s", seconds(settings.key_repeat_every_s, 0.05, longest_key_s)},
          {"double_strike_s", seconds(settings.double_strike_s, 0.1, longest_double_s, true)}};
}

void read(const Json& json, ReadSettings& read) {
  const std::map<std::string, Key> keys = keys_of(read.settings);
  for (const auto& [name, value] : json.items()) {
    const auto key = keys.find(name);
    if (key == keys.end()) {
      read.complaints.push_back(words::fill(Word::settings_unknown, {name}));
    } else if (!key->second.take(value)) {
      read.complaints.push_back(words::fill(Word::settings_wrong, {name, words::zh(key->second.rule)}));
    }
  }
}

}  // namespace

ReadSettings read_settings(const std::string& data_directory) {
  ReadSettings result;
  const auto path = std::filesystem::path(data_directory) / settings_file_name;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return result;
  std::ifstream file(path);
  const Json json = Json::parse(file, nullptr, false);
  if (json.is_object()) {
    read(json, result);
  } else {
    result.complaints.emplace_back(words::zh(Word::settings_no_json));
  }
  return result;
}

std::string printer_of(const Settings& settings, const std::string& override_uri, const std::string& data_directory) {
  if (!override_uri.empty()) return override_uri;
  return settings.printer.empty() ? "folder:" + data_directory + "/printed" : settings.printer;
}

bool is_folder(const std::string& printer) { return printer.starts_with("folder:"); }

}  // namespace office
