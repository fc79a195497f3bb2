#include "staff/case_json.h"

#include <nlohmann/json.hpp>

#include "requests/steps.h"
#include "requests/times.h"

namespace staff {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Json row_of(const ListedCase& listed) {
  const requests::BookCase& one = listed.one;
  const bool is_organization = one.kind == requests::ApplicantKind::organization;
  return {{"number", one.number},
          {"received", requests::time_text(one.received)},
          {"applicant_kind", key(one.kind)},
          {"organization_kind", is_organization ? Json(key(one.organization_kind)) : Json(nullptr)},
          {"urgency", key(listed.due.urgency)},
          {"turn", key(listed.due.turn)},
          {"due", base::to_iso(listed.due.due)},
          {"provisional", listed.due.provisional},
          {"working_days_left", listed.due.working_days_left},
          {"outcome", one.outcome ? Json(key(*one.outcome)) : Json(nullptr)},
          {"late", listed.due.late},
          {"erased", one.is_erased}};
}

Json step_of(const requests::BookStep& step) {
  Json json = {{"step", key(step.event.step)}, {"on", base::to_iso(step.event.on)}};
  if (step.event.days != 0) json["days"] = step.event.days;
  if (step.event.party != 0) json["party"] = step.event.party;
  if (!step.approver.empty()) json["approver"] = step.approver;
  json["who"] = step.hand.who;
  json["at"] = requests::time_text(step.hand.at);
  return json;
}

}  // namespace

std::string cases_json(const std::vector<ListedCase>& cases) {
  Json rows = Json::array();
  for (const ListedCase& listed : cases) rows.push_back(row_of(listed));
  return dump({{"cases", rows}});
}

std::string case_json(const ListedCase& listed) {
  Json json = row_of(listed);
  json["kiosk"] = listed.one.kiosk;
  json["seal"] = listed.one.seal;
  json["steps"] = Json::array();
  for (const requests::BookStep& step : listed.one.steps) json["steps"].push_back(step_of(step));
  json["letters"] = Json::array();
  for (const requests::BookLetter& letter : listed.one.letters)
    json["letters"].push_back({{"title", letter.title},
                               {"on", base::to_iso(letter.on)},
                               {"number", letter.number},
                               {"for_kiosk", !letter.sealed.empty()}});
  return dump(json);
}

}  // namespace staff
