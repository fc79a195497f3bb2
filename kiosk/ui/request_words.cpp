#include "kiosk/ui/request_words.h"

#include <array>

namespace ui {

using requests::Carrier;
using requests::Delivery;
using requests::Field;
using requests::IdKind;
using requests::OrganizationKind;
using requests::Problem;
using words::Word;

Text label_of(Field field, const requests::Application& application) {
  const bool person = application.kind == requests::ApplicantKind::natural_person;
  switch (field) {
    case Field::name: return person ? Word::field_name_person : Word::field_name_organization;
    case Field::employer: return Word::field_employer;
    case Field::id_number: return person ? Word::field_id_number : Word::field_credit_code;
    case Field::legal_representative: return Word::field_legal_representative;
    case Field::contact_name: return Word::field_contact_name;
    case Field::phone: return Word::field_phone;
    case Field::email: return Word::field_email;
    case Field::fax: return Word::field_fax;
    case Field::address: return Word::field_address;
    case Field::postcode: return Word::field_postcode;
    case Field::information_title: return Word::field_information_title;
    case Field::information_number: return Word::field_information_number;
    case Field::description:
    case Field::count_: break;
  }
  return Word::field_description;
}

Text hint_of(Field field) {
  switch (field) {
    case Field::information_title: return Word::hint_information_title;
    case Field::information_number: return Word::hint_information_number;
    case Field::description: return Word::hint_description;
    default: return Word::hint_none;
  }
}

std::string_view id_of(Field field) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Field::count_)> ids = {
      "name", "employer", "id_number", "legal_representative", "contact_name",       "phone",      "email",
      "fax",  "address",  "postcode",  "information_title",    "information_number", "description"};
  return ids[static_cast<std::size_t>(field)];
}

Text sentence_of(const requests::Finding& finding) {
  switch (finding.problem) {
    case Problem::missing: {
      const bool what = finding.field == Field::information_title || finding.field == Field::information_number ||
                        finding.field == Field::description;
      return what ? Word::problem_missing_what : Word::problem_missing;
    }
    case Problem::missing_for_post: return Word::problem_missing_for_post;
    case Problem::missing_for_email: return Word::problem_missing_for_email;
    case Problem::missing_for_fax: return Word::problem_missing_for_fax;
    case Problem::no_contact: return Word::problem_no_contact;
    case Problem::no_carrier: return Word::problem_no_carrier;
    case Problem::no_delivery: return Word::problem_no_delivery;
    case Problem::id_length: return Word::problem_id_length;
    case Problem::id_date: return Word::problem_id_date;
    case Problem::id_check_digit: return Word::problem_id_check_digit;
    case Problem::credit_code_unusual: return Word::problem_credit_code_unusual;
    case Problem::phone_form: return Word::problem_phone_form;
    case Problem::postcode_form: return Word::problem_postcode_form;
    case Problem::email_form: break;
  }
  return Word::problem_email_form;
}

Text sentence_of(requests::Hint hint) {
  switch (hint) {
    case requests::Hint::accident_report: return Word::coach_accident_report;
    case requests::Hint::petition: return Word::coach_petition;
    case requests::Hint::correction: return Word::coach_correction;
    case requests::Hint::inquiry: return Word::coach_inquiry;
    case requests::Hint::processing: return Word::coach_processing;
    case requests::Hint::several_matters: return Word::coach_several_matters;
    case requests::Hint::no_name: return Word::coach_no_name;
    case requests::Hint::no_period: break;
  }
  return Word::coach_no_period;
}

Text name_of(OrganizationKind kind) {
  switch (kind) {
    case OrganizationKind::business: return Word::request_business;
    case OrganizationKind::research: return Word::request_research;
    case OrganizationKind::public_benefit: return Word::request_public_benefit;
    case OrganizationKind::legal_service: return Word::request_legal_service;
    case OrganizationKind::other: break;
  }
  return Word::request_other_organization;
}

Text name_of(IdKind kind) {
  switch (kind) {
    case IdKind::resident_id: return Word::request_id_resident;
    case IdKind::passport: return Word::request_id_passport;
    case IdKind::hk_macao_permit: return Word::request_id_hk_macao;
    case IdKind::taiwan_permit: return Word::request_id_taiwan;
    case IdKind::foreigner_residence: return Word::request_id_foreigner;
    case IdKind::other: break;
  }
  return Word::request_id_other;
}

Text name_of(Carrier carrier) {
  switch (carrier) {
    case Carrier::paper: return Word::request_carrier_paper;
    case Carrier::email: return Word::request_carrier_email;
    case Carrier::disc: break;
  }
  return Word::request_carrier_disc;
}

Text name_of(Delivery delivery) {
  switch (delivery) {
    case Delivery::post: return Word::request_by_post;
    case Delivery::email: return Word::request_by_email;
    case Delivery::fax: return Word::request_by_fax;
    case Delivery::pick_up: return Word::request_by_pick_up;
    case Delivery::read_on_site: break;
  }
  return Word::request_by_read;
}

}  // namespace ui
