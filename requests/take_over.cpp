#include "requests/take_over.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>

#include "base/utf8.h"
#include "requests/case_number.h"
#include "requests/seal_file.h"
#include "requests/times.h"

namespace requests {
namespace {

using Json = nlohmann::ordered_json;
using base::ErrorKind;

constexpr const char* kind = "chayue requests";
constexpr std::size_t longest_name = 64;

/// Thrown and caught in this file alone.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void require(bool is_so, const char* otherwise) {
  if (!is_so) throw Unreadable(otherwise);
}

std::string sum_of(const Json& json) {
  const std::string text = json.dump();
  std::array<unsigned char, 16> sum{};
  crypto_generichash(sum.data(), sum.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  std::array<char, 33> hex{};
  sodium_bin2hex(hex.data(), hex.size(), sum.data(), sum.size());
  return hex.data();
}

Json json_of(const TakenRequest& taken) {
  Json json = {{"number", taken.number}, {"received", time_text(taken.received)}, {"applicant", key(taken.kind)}};
  if (taken.kind == ApplicantKind::organization) json["organization"] = key(taken.organization_kind);
  json["seal"] = taken.seal;
  json["sealed"] = to_base64(reinterpret_cast<const std::uint8_t*>(taken.sealed.data()), taken.sealed.size());
  return json;
}

base::LocalTime time_in(const Json& json) {
  const auto time = time_of(json.get_ref<const std::string&>());
  require(time.has_value(), "a time that is none");
  return *time;
}

/// A short text of printable ASCII.
std::string name_in(const Json& json) {
  auto name = json.get<std::string>();
  const auto is_plain = [](char c) { return c > 0x20 && c < 0x7F && c != '/'; };
  require(!name.empty() && name.size() <= longest_name && std::all_of(name.begin(), name.end(), is_plain),
          "a name that is none");
  return name;
}

std::string bytes_in(const Json& json) {
  const auto& text = json.get_ref<const std::string&>();
  require(text.size() <= max_sealed_bytes / 3 * 4 + 4, "a sealed application that is too long");
  const auto bytes = from_base64(text);
  require(bytes && !bytes->empty() && bytes->size() <= max_sealed_bytes, "a sealed application that is none");
  return std::string(bytes->begin(), bytes->end());
}

OrganizationKind organization_in(const Json& json) {
  const auto& text = json.get_ref<const std::string&>();
  for (int i = 0; i <= static_cast<int>(OrganizationKind::other); ++i)
    if (key(static_cast<OrganizationKind>(i)) == text) return static_cast<OrganizationKind>(i);
  throw Unreadable("a kind of organisation that is not known");
}

TakenRequest request_of(const Json& json) {
  TakenRequest taken;
  taken.number = json.at("number").get<std::string>();
  require(is_case_number(taken.number), "a number that is none");
  taken.received = time_in(json.at("received"));
  const auto& applicant = json.at("applicant").get_ref<const std::string&>();
  const bool is_organization = applicant == key(ApplicantKind::organization);
  require(is_organization || applicant == key(ApplicantKind::natural_person), "an applicant of no known kind");
  if (is_organization) taken.organization_kind = organization_in(json.at("organization"));
  taken.kind = is_organization ? ApplicantKind::organization : ApplicantKind::natural_person;
  taken.seal = name_in(json.at("seal"));
  taken.sealed = bytes_in(json.at("sealed"));
  return taken;
}

/// All but the sum.
Json json_of(const TakeOver& take_over) {
  Json json = {{"kind", kind},
               {"format", 1},
               {"kiosk", take_over.kiosk},
               {"made", time_text(take_over.made)},
               {"requests", Json::array()}};
  for (const TakenRequest& taken : take_over.requests) json["requests"].push_back(json_of(taken));
  return json;
}

TakeOver take_over_in(const Json& json) {
  require(json.at("kind") == kind && json.at("format") == 1, "another format");
  TakeOver take_over;
  take_over.kiosk = name_in(json.at("kiosk"));
  take_over.made = time_in(json.at("made"));
  require(json.at("requests").is_array() && json.at("requests").size() <= max_taken_requests, "too many requests");
  std::set<std::string> numbers;
  for (const Json& one : json.at("requests")) {
    take_over.requests.push_back(request_of(one));
    require(numbers.insert(take_over.requests.back().number).second, "a number twice");
  }
  require(json.at("sum") == sum_of(json_of(take_over)), "its sum does not fit");
  return take_over;
}

}  // namespace

std::string to_text(const TakeOver& take_over) {
  Json json = json_of(take_over);
  json["sum"] = sum_of(json);
  return json.dump() + "\n";
}

base::Result<TakeOver> parse_take_over(std::string_view text) {
  if (text.size() > max_take_over_bytes || !base::is_valid_utf8(text))
    return base::error(ErrorKind::bad_input, "take-over: not such a file");
  try {
    return take_over_in(Json::parse(text));
  } catch (const Unreadable& failure) {
    return base::error(ErrorKind::bad_input, std::string("take-over: ") + failure.what());
  } catch (const Json::exception&) {
    return base::error(ErrorKind::bad_input, "take-over: not the JSON of such a file");
  }
}

base::Result<TakeOver> take_over_of(const Register& requests, const StatusStore& known, const std::string& kiosk,
                                    base::LocalTime now, bool all) {
  const auto rows = requests.list();
  if (!rows) return rows.error();
  TakeOver take_over{kiosk, now, {}};
  for (const RegisterRow& row : *rows) {
    const bool is_sealed = row.seal != PlainSealer().name();
    if (!is_sealed || (!all && known.find(row.number) != nullptr)) continue;
    auto sealed = requests.sealed(row.number);
    if (!sealed) return sealed.error();
    take_over.requests.push_back(
        {row.number, row.received, row.kind, row.organization_kind, row.seal, std::move(*sealed)});
  }
  return take_over;
}

std::string file_name_of(const TakeOver& take_over) {
  std::string time = time_text(take_over.made);
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  std::replace(time.begin(), time.end(), ' ', '-');
  return "requests-" + take_over.kiosk + "-" + time + ".json";
}

}  // namespace requests
