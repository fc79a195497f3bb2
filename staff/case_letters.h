// Case letters: drafts from templates that staff can change, and final texts sealed for the applicant.
#pragma once

#include "staff/case_desk.h"

namespace staff {

/// The text of --letter, sealed to the lookup code of the case, dated --on. Without a code in the application its
/// `sealed` is empty, which was said.
Opened<requests::BookLetter> seal_letter_file(const Arguments& arguments, const requests::CaseBook& book);

ExitCode keep_sealed_letter(const Arguments& arguments, requests::CaseBook& book, const requests::BookLetter& letter);

}  // namespace staff
