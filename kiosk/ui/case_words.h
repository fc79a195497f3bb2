// What is said of a case: how far it is, what that means, what its applicant may do.
#pragma once

#include <optional>

#include "base/date.h"
#include "catalog/model.h"
#include "kiosk/app/request_screens.h"
#include "kiosk/ui/text.h"

namespace ui {

Text state_of(const app::CaseView& view);
/// Nothing where the state says it all.
std::optional<Text> meaning_of(const app::CaseView& view);
Text name_of(requests::Outcome outcome);
Text name_of(const requests::CaseEvent& event);

/// "2026年12月21日", or with （暂定）.
Text date_words(const requests::Period& period);

/// 复议 and 诉讼 as the outcome has it, and the last days for them, counted from the day of the answer. Nothing while
/// it is not answered in time.
struct RemedyWords {
  Text what;
  std::optional<Text> until;
};
std::optional<RemedyWords> remedy_of(const app::CaseView& view, const catalog::Agency& agency, base::Date today);

}  // namespace ui
