#include "kiosk/app/request_steps.h"

namespace app {
namespace {

using requests::Field;
using Step = RequestScreen::Step;

std::vector<Field> all_fields_of(Step step) {
  switch (step) {
    case Step::what: return {Field::description, Field::information_number};
    case Step::applicant:
      return {Field::name, Field::employer, Field::legal_representative, Field::contact_name, Field::id_number};
    case Step::contact: return {Field::phone, Field::email, Field::address, Field::postcode, Field::fax};
    case Step::already:
    case Step::purpose:
    case Step::delivery:
    case Step::review: break;
  }
  return {};
}

Step step_of(Field field) {
  switch (field) {
    case Field::information_title:
    case Field::information_number:
    case Field::description: return Step::what;
    case Field::name:
    case Field::employer:
    case Field::id_number:
    case Field::legal_representative:
    case Field::contact_name: return Step::applicant;
    case Field::phone:
    case Field::email:
    case Field::fax:
    case Field::address:
    case Field::postcode:
    case Field::count_: break;
  }
  return Step::contact;
}

}  // namespace

std::vector<Field> fields_of(Step step, requests::ApplicantKind kind) {
  std::vector<Field> fields = all_fields_of(step);
  std::erase_if(fields, [kind](Field field) { return !requests::applies(field, kind); });
  return fields;
}

Step step_of(const requests::Finding& finding) {
  const bool of_choice =
      finding.problem == requests::Problem::no_carrier || finding.problem == requests::Problem::no_delivery;
  return of_choice ? Step::delivery : step_of(finding.field);
}

std::vector<requests::Finding> findings_of(Step step, const requests::Application& application, base::Date today) {
  std::vector<requests::Finding> findings = requests::check(application, today);
  if (step != Step::review) std::erase_if(findings, [step](const auto& found) { return step_of(found) != step; });
  return findings;
}

}  // namespace app
