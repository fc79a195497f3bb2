// Paperwork: what is printed of a document, an application and a receipt. Used by the kiosk and by chayuectl alike.
#pragma once

#include <string>

#include "base/date.h"
#include "catalog/model.h"
#include "printing/paper.h"
#include "requests/application.h"
#include "requests/register.h"

namespace paperwork {

/// A catalogue document: header block (DOMAIN: 索引号, 文号, 发布机构, dates, 有效性 …), body, foot line.
printing::Paper document_paper(const catalog::Document& document, const catalog::Agency& agency, base::LocalTime now);

/// 政府信息公开申请表 with what was typed, in full, and a line to sign on (条例第二十九条).
printing::Paper application_paper(const requests::Application& application, const requests::Receipt& receipt,
                                  const catalog::Agency& agency, base::LocalTime now);

/// 登记回执: number, received day, masked applicant, summary, what happens next (条例第三十条、第三十三条), remedies,
/// office and phone. Names no due date: that needs the calendar of working days.
printing::Paper receipt_paper(const requests::Application& application, const requests::Receipt& receipt,
                              const catalog::Agency& agency, const catalog::Guide& guide, base::LocalTime now);

}  // namespace paperwork
