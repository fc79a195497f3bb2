// What outcomes, steps and states of a case are called, and which remedy a letter names.
#pragma once

#include <string>

#include "catalog/model.h"
#include "requests/case_rules.h"
#include "requests/outcome.h"

namespace paperwork {

/// "不予公开：属于国家秘密"
std::string name_of(requests::Outcome outcome);
/// "告知补正"
std::string name_of(requests::Step step);
std::string name_of(requests::Urgency urgency);
std::string name_of(requests::Turn turn);

/// "自然人", or the kind of organisation.
std::string applicant_name(requests::ApplicantKind kind, requests::OrganizationKind organization_kind);

/// "告知补正（10个工作日）"
std::string words_of(const requests::CaseEvent& event);

/// The government that a reconsideration of the agency's acts goes to (行政复议法 第二十四条): of its city.
std::string review_body_of(const catalog::Agency& agency);

/// The paragraph of an answer that tells what to do who does not agree.
std::string remedy_words(requests::Outcome outcome, const std::string& review_body);

}  // namespace paperwork
