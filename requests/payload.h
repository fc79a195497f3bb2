// The text of an application as it is handed to the Sealer: one JSON object.
#pragma once

#include <string>

#include "base/result.h"
#include "requests/application.h"

namespace requests {

/// {"format": 2, "lookup_code": "7Q2M-…", "applicant_kind": …, "organization_kind" or "id_kind": …, "filled_in_by":
/// …, "carriers": […], "deliveries": […],
///  "texts": {field: text}, "drawn": [{"field": …, "position": …, "description": …, "strokes": [[x,y,x,y…]…]}…]}:
/// the fields that apply and are filled in, trimmed. Ill-formed UTF-8 becomes U+FFFD. A drawn character is 〓 in its
/// text and thinned() in "drawn", which is left out where there is none (docs/formats.md). Written into one buffer,
/// so that the caller can wipe() all of it.
std::string to_payload(const Application& application, const std::string& lookup_code);

/// What an application was handed in with.
struct HandedIn {
  Application application;  ///< the same but for spaces at the ends and for drawings that no text used
  std::string lookup_code;  ///< 查询码: the key of answers for the kiosk; empty in those of format 1
};

/// What to_payload() wrote, now or when its format was 1. corrupt: it is not that.
base::Result<HandedIn> from_payload(const std::string& payload);

}  // namespace requests
