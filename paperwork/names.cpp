#include "paperwork/names.h"

#include <utility>

#include "words/fill.h"

namespace paperwork {
namespace {

using words::Word;

std::string text(Word word) { return std::string(words::zh(word)); }

Word word_of(requests::IdKind kind) {
  switch (kind) {
    case requests::IdKind::resident_id: return Word::paper_form_resident_id;
    case requests::IdKind::passport: return Word::paper_form_passport;
    case requests::IdKind::hk_macao_permit: return Word::paper_form_hk_macao_permit;
    case requests::IdKind::taiwan_permit: return Word::paper_form_taiwan_permit;
    case requests::IdKind::foreigner_residence: return Word::paper_form_foreigner_residence;
    case requests::IdKind::other: break;
  }
  return Word::paper_form_other_id;
}

Word word_of(requests::OrganizationKind kind) {
  switch (kind) {
    case requests::OrganizationKind::business: return Word::paper_form_business;
    case requests::OrganizationKind::research: return Word::paper_form_research;
    case requests::OrganizationKind::public_benefit: return Word::paper_form_public_benefit;
    case requests::OrganizationKind::legal_service: return Word::paper_form_legal_service;
    case requests::OrganizationKind::other: break;
  }
  return Word::paper_form_other_organization;
}

Word word_of(requests::Carrier carrier) {
  switch (carrier) {
    case requests::Carrier::paper: return Word::paper_form_paper;
    case requests::Carrier::email: return Word::paper_form_email_copy;
    case requests::Carrier::disc: break;
  }
  return Word::paper_form_disc;
}

Word word_of(requests::Delivery delivery) {
  switch (delivery) {
    case requests::Delivery::post: return Word::paper_form_post;
    case requests::Delivery::email: return Word::paper_form_by_email;
    case requests::Delivery::fax: return Word::paper_form_by_fax;
    case requests::Delivery::pick_up: return Word::paper_form_pick_up;
    case requests::Delivery::read_on_site: break;
  }
  return Word::paper_form_read_on_site;
}

Word label_word(requests::Field field, bool organization) {
  switch (field) {
    case requests::Field::name:
      return organization ? Word::paper_form_organization_name : Word::paper_form_person_name;
    case requests::Field::employer: return Word::paper_form_employer;
    case requests::Field::id_number: return organization ? Word::paper_form_credit_code : Word::paper_form_id_number;
    case requests::Field::legal_representative: return Word::paper_form_legal_representative;
    case requests::Field::contact_name: return Word::paper_form_contact_name;
    case requests::Field::phone: return Word::paper_form_phone;
    case requests::Field::email: return Word::paper_form_email;
    case requests::Field::fax: return Word::paper_form_fax;
    case requests::Field::address: return Word::paper_form_address;
    case requests::Field::postcode: return Word::paper_form_postcode;
    case requests::Field::information_title: return Word::paper_form_information_title;
    case requests::Field::information_number: return Word::paper_form_information_number;
    case requests::Field::description:
    case requests::Field::count_: break;
  }
  return Word::paper_form_description;
}

}  // namespace

std::string name_of(requests::IdKind kind) { return text(word_of(kind)); }
std::string name_of(requests::OrganizationKind kind) { return text(word_of(kind)); }
std::string name_of(requests::Carrier carrier) { return text(word_of(carrier)); }
std::string name_of(requests::Delivery delivery) { return text(word_of(delivery)); }

std::string label_of(requests::Field field, requests::ApplicantKind kind) {
  return text(label_word(field, kind == requests::ApplicantKind::organization));
}

std::string to_text(const base::LocalTime& time) {
  return words::fill(Word::paper_date_and_clock, {base::to_chinese(time.date), base::to_clock(time)});
}

std::string status_name(catalog::Validity validity) {
  switch (validity) {
    case catalog::Validity::in_force: return text(Word::paper_status_in_force);
    case catalog::Validity::amended: return text(Word::paper_status_amended);
    case catalog::Validity::expired: return text(Word::paper_status_expired);
    case catalog::Validity::repealed: return text(Word::paper_status_repealed);
    case catalog::Validity::not_yet: return text(Word::paper_status_not_yet);
    case catalog::Validity::unstated: break;
  }
  return {};
}

}  // namespace paperwork
