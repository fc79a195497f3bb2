// Other papers of the kiosk: forms beside the application, and the agency's letters as an applicant reads them there.
#pragma once

#include "base/date.h"
#include "catalog/model.h"
#include "printing/paper.h"
#include "requests/other_form.h"
#include "requests/status.h"

namespace paperwork {

/// 更正, 建议, 意见: what was typed, room for what was not, and a line to sign on.
printing::Paper other_form_paper(const requests::OtherForm& form, const catalog::Agency& agency, base::LocalTime now);

/// A letter of a case, for reading: the one with the seal is the agency's to hand out.
printing::Paper case_letter_paper(const requests::Letter& letter, const catalog::Agency& agency, base::LocalTime now);

}  // namespace paperwork
