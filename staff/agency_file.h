// Agency file: what a desk without a catalogue says of its agency, in <book>/agency.json (docs/formats.md).
#pragma once

#include <string_view>

#include "staff/case_desk.h"

namespace staff {

/// bad_input: not an object of texts with a name.
base::Result<AgencyFacts> parse_agency_file(std::string_view text);

inline constexpr const char* agency_file_name = "agency.json";

}  // namespace staff
