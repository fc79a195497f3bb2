// Paperwork: what is printed, of documents, applications, receipts and the rest. Used by the kiosk and by chayuectl
// alike.
#pragma once

#include <string>
#include <vector>

#include "base/block.h"
#include "base/date.h"
#include "catalog/model.h"
#include "printing/paper.h"
#include "requests/application.h"
#include "requests/register.h"

namespace paperwork {

/// A catalogue document: header block (索引号, 文号, 发布机构, dates, 有效性 …), body, foot line.
printing::Paper document_paper(const catalog::Document& document, const catalog::Agency& agency, base::LocalTime now);

/// 政府信息公开申请表 with what was typed, in full, and a line to sign on (条例第二十九条).
printing::Paper application_paper(const requests::Application& application, const requests::Receipt& receipt,
                                  const catalog::Agency& agency, base::LocalTime now);

/// 登记回执: number and 查询码 large, received and due day with the days between (Receipt::answer), the masked
/// applicant, what was asked for in full, what happens next (条例第三十条、第三十三条), how to ask for the status and
/// what to do without the code, remedies, office and phone, the signed QR code (Receipt::proof). What the receipt
/// does not have is left out.
printing::Paper receipt_paper(const requests::Application& application, const requests::Receipt& receipt,
                              const catalog::Agency& agency, const catalog::Guide& guide, base::LocalTime now);

/// What is known of an application that was handed in. The seam for "Requests", which knows more states.
struct StatusSheet {
  std::string number;  ///< 登记编号
  base::LocalTime received;
  std::string state;  ///< "已登记"
  std::string note;   ///< a sentence on what comes next; may be empty
};

/// 办理情况查询结果.
printing::Paper status_paper(const StatusSheet& sheet, const catalog::Agency& agency, base::LocalTime now);

/// Pages that wait at the desk.
struct HeldSlip {
  std::string code;  ///< what releases them
  std::string what;  ///< the title of a document; "政府信息公开申请表" for a form, never what was typed
  int pages = 0;
  base::LocalTime until;  ///< afterwards they are gone
};

/// 取件单: the code large, what it is for, until when and where.
printing::Paper held_slip_paper(const HeldSlip& slip, const catalog::Agency& agency, base::LocalTime now);

/// Statistics, what a loading found: paragraphs and tables under a title.
struct Report {
  std::string title;
  std::string subtitle;  ///< "2026年1月1日至2026年11月23日"; may be empty
  base::Blocks body;
};

printing::Paper report_paper(const Report& report, const catalog::Agency& agency, base::LocalTime now);

/// 登记簿: many rows, over as many pages as they need, the head on each.
struct RegisterBook {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

printing::Paper register_paper(const RegisterBook& book, const catalog::Agency& agency, base::LocalTime now);

/// 告知书: 标题, 文号, 主送, body, 署名, 成文日期. Without letterhead and seal: those are the agency's to add.
struct Letter {
  std::string title;
  std::string number;     ///< "示应急公告〔2026〕5号"; may be empty
  std::string addressee;  ///< without the colon
  std::vector<std::string> paragraphs;
  base::Date dated;
};

printing::Paper letter_paper(const Letter& letter, const catalog::Agency& agency, base::LocalTime now);

}  // namespace paperwork
