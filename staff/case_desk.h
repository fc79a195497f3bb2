// Case desk: what the commands of the case book share: book, calendar, agency, who, and opening what is sealed.
#pragma once

#include <string>

#include "base/workday.h"
#include "catalog/model.h"
#include "requests/case_book.h"
#include "requests/payload.h"
#include "staff/acts.h"
#include "staff/stores.h"

namespace staff {

/// The book that --book names; exit_not_found where there is none, unless it is to be made.
Opened<requests::CaseBook> open_book(const Arguments& arguments, bool make = false);
/// The case of --book and NUMBER.
Opened<requests::BookCase> find_case(const Arguments& arguments, const requests::CaseBook& book);

/// The product's holidays, those of the catalogue, and those of <book>/calendar: a later one takes the place of an
/// earlier one of the same year.
base::Calendar desk_calendar(const Arguments& arguments);

/// "电脑用户 li，王五"
requests::Hand hand_of(const Arguments& arguments);

/// What letters and status files say of the agency: of <book>/agency.json, else of the catalogue.
struct AgencyFacts {
  catalog::Agency agency;
  std::string address, phone, review_body;
};
Opened<AgencyFacts> agency_facts(const Arguments& arguments);

/// In the log of the book's folder.
bool can_log_in_book(const Arguments& arguments);
void log_in_book(const Arguments& arguments, office::Act act, const std::string& detail);

/// What was handed in, opened with the secret keys of --key; the act is logged.
Opened<requests::HandedIn> open_case(const Arguments& arguments, const requests::CaseBook& book);

/// --on, or today.
base::Date day_of(const Arguments& arguments);

}  // namespace staff
