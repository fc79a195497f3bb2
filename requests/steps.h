// Steps: the stable words for the steps of a case, in files, in JSON and on the command line.
#pragma once

#include <optional>
#include <string_view>

#include "requests/clock.h"

namespace requests {

/// "received", "correction_asked" …
std::string_view key(Step step);
/// Nothing for any other text.
std::optional<Step> step_of(std::string_view key);

}  // namespace requests
