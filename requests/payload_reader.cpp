// from_payload(): the way back from to_payload().
#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/utf8.h"
#include "requests/drawn.h"
#include "requests/payload.h"

namespace requests {
namespace {

using Json = nlohmann::json;

/// Thrown and caught in this file alone. Says nothing of what the payload holds.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The choice of that key. `last`: the last value of its enumeration.
template <class Choice>
Choice choice_of(const Json& json, Choice last) {
  const auto& wanted = json.get_ref<const std::string&>();
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (key(static_cast<Choice>(i)) == wanted) return static_cast<Choice>(i);
  }
  throw Unreadable("a choice that is not known");
}

Field field_of(const std::string& name) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    if (key(static_cast<Field>(i)) == name) return static_cast<Field>(i);
  }
  throw Unreadable("a field that is not known");
}

base::InkStroke stroke_of(const Json& json) {
  const auto numbers = json.get<std::vector<int>>();
  const auto outside = [](int number) { return number < 0 || number >= base::ink_side; };
  if (numbers.size() % 2 != 0 || std::any_of(numbers.begin(), numbers.end(), outside)) {
    throw Unreadable("a stroke that lies outside of its square");
  }
  base::InkStroke stroke;
  for (std::size_t i = 0; i < numbers.size(); i += 2) {
    stroke.push_back({static_cast<std::int16_t>(numbers[i]), static_cast<std::int16_t>(numbers[i + 1])});
  }
  return stroke;
}

/// Puts drawn character `index` in the place of the 〓 at `position`.
void put_in_place(std::string& text, std::size_t position, std::size_t index) {
  const std::size_t at = base::prefix(text, position).size();
  if (at >= text.size() || base::decode_at(text, at).code_point != stand_in)
    throw Unreadable("no 〓 at its position");
  std::string sign;
  base::append(sign, base::first_drawn + static_cast<char32_t>(index));
  text.replace(at, base::decode_at(text, at).size, sign);
}

void read_drawn(const Json& json, Application& application) {
  if (json.size() > base::max_drawn) throw Unreadable("too many drawn characters");
  for (const Json& entry : json) {
    DrawnCharacter character;
    if (entry.contains("description")) character.description = entry.at("description").get<std::string>();
    for (const Json& stroke : entry.at("strokes")) character.ink.push_back(stroke_of(stroke));
    if (!entry.at("position").is_number_unsigned()) throw Unreadable("a place that is no number");
    put_in_place(application[field_of(entry.at("field").get<std::string>())], entry.at("position").get<std::size_t>(),
                 application.drawn.size());
    application.drawn.push_back(std::move(character));
  }
}

constexpr int newest_format = 2;

HandedIn read(const Json& json) {
  if (!json.at("format").is_number_integer()) throw Unreadable("another format");
  const auto format = json.at("format").get<std::int64_t>();
  if (format < 1 || format > newest_format) throw Unreadable("another format");
  HandedIn handed_in;
  if (format > 1) handed_in.lookup_code = json.at("lookup_code").get<std::string>();
  Application& application = handed_in.application;
  application.kind = choice_of(json.at("applicant_kind"), ApplicantKind::organization);
  if (application.kind == ApplicantKind::organization) {
    application.organization_kind = choice_of(json.at("organization_kind"), OrganizationKind::other);
  } else {
    application.id_kind = choice_of(json.at("id_kind"), IdKind::other);
  }
  if (json.contains("filled_in_by")) application.filled_in_by = json.at("filled_in_by").get<std::string>();
  for (const Json& carrier : json.at("carriers")) application.carriers.insert(choice_of(carrier, Carrier::disc));
  for (const Json& delivery : json.at("deliveries")) {
    application.deliveries.insert(choice_of(delivery, Delivery::read_on_site));
  }
  for (const auto& [name, text] : json.at("texts").items()) application[field_of(name)] = text.get<std::string>();
  if (json.contains("drawn")) read_drawn(json.at("drawn"), application);
  return handed_in;
}

}  // namespace

base::Result<HandedIn> from_payload(const std::string& payload) {
  try {
    return read(Json::parse(payload));
  } catch (const Unreadable& failure) {
    return base::error(base::ErrorKind::corrupt, std::string("payload: ") + failure.what());
  } catch (const Json::exception&) {  // its words may quote the payload
    return base::error(base::ErrorKind::corrupt, "payload: not the JSON of an application");
  }
}

}  // namespace requests
