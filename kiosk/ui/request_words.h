// The words of the request form: labels, hints, choices and what is wrong, by the enums of requests/.
#pragma once

#include <string_view>

#include "kiosk/ui/text.h"
#include "requests/application.h"
#include "requests/coach.h"

namespace ui {

Text label_of(requests::Field field, const requests::Application& application);
Text hint_of(requests::Field field);
/// Stable ASCII, for widget ids: "name", "id_number" …
std::string_view id_of(requests::Field field);
Text sentence_of(const requests::Finding& finding);
Text sentence_of(requests::Hint hint);

Text name_of(requests::OrganizationKind kind);
Text name_of(requests::IdKind kind);
Text name_of(requests::Carrier carrier);
Text name_of(requests::Delivery delivery);

}  // namespace ui
