// What choices, states and moments are called on paper.
#pragma once

#include <string>

#include "base/date.h"
#include "catalog/model.h"
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

/// "现行有效", "已废止" …; empty for a validity that nobody stated.
std::string status_name(catalog::Validity validity);

}  // namespace paperwork
