// The text of an application as it is handed to the Sealer: one JSON object.
#pragma once

#include <string>

#include "requests/application.h"

namespace requests {

/// {"format": 1, "applicant_kind": …, "organization_kind" or "id_kind": …, "carriers": […], "deliveries": […],
///  "texts": {field: text}}: the fields that apply and are filled in, trimmed. Ill-formed UTF-8 becomes U+FFFD.
/// Written into one buffer, so that the caller can wipe() all of it.
std::string to_payload(const Application& application);

}  // namespace requests
