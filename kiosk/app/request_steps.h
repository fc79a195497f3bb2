// Which field of the request form stands on which of its steps.
#pragma once

#include <vector>

#include "base/date.h"
#include "kiosk/app/screens.h"
#include "requests/application.h"

namespace app {

/// The text fields of the step in the order of the form, only those that the form of this kind of applicant has. The
/// one box takes what has a name as well as what has none: Field::information_title is of older forms.
std::vector<requests::Field> fields_of(RequestScreen::Step step, requests::ApplicantKind kind);

/// The step where the finding can be mended.
RequestScreen::Step step_of(const requests::Finding& finding);

/// What requests::check finds on this step; everything for the review.
std::vector<requests::Finding> findings_of(RequestScreen::Step step, const requests::Application& application,
                                           base::Date today);

}  // namespace app
