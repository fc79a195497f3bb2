// What choices and moments are called on paper, and the foot line that all papers share.
#pragma once

#include <string>

#include "base/date.h"
#include "catalog/model.h"
#include "printing/paper.h"
#include "requests/application.h"

namespace paperwork {

std::string name_of(requests::IdKind kind);
std::string name_of(requests::OrganizationKind kind);
std::string name_of(requests::Carrier carrier);
std::string name_of(requests::Delivery delivery);

/// "姓名" for a citizen, "名称" for an organisation …
std::string label_of(requests::Field field, requests::ApplicantKind kind);

/// "2026年11月23日 9:05"
std::string to_text(const base::LocalTime& time);

/// A form or receipt with its title and foot line, no items yet.
printing::Paper empty_form(std::string title, const catalog::Agency& agency, base::LocalTime now);

/// "样例数据" for invented content, else empty.
std::string sample_note(const catalog::Agency& agency);

}  // namespace paperwork
