#include "staff/agency_file.h"

#include <nlohmann/json.hpp>

#include "paperwork/case_words.h"

namespace staff {
namespace {

using Json = nlohmann::json;

/// Empty where there is none; nothing where it is no text.
std::optional<std::string> text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) return std::string();
  if (!found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

}  // namespace

base::Result<AgencyFacts> parse_agency_file(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  const auto broken = base::error(base::ErrorKind::bad_input, "agency.json: not an object of texts with a name");
  if (!json.is_object()) return broken;
  const auto name = text_of(json, "name"), address = text_of(json, "address"), phone = text_of(json, "phone"),
             review_body = text_of(json, "review_body");
  if (!name || name->empty() || !address || !phone || !review_body) return broken;
  AgencyFacts facts{{}, *address, *phone, *review_body};
  facts.agency.name = *name;
  if (facts.review_body.empty()) facts.review_body = paperwork::review_body_of(facts.agency);
  return facts;
}

}  // namespace staff
