// Times in files: "2026-11-23 09:05", which sorts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace requests {

std::string time_text(const base::LocalTime& time);
/// Nothing for any other spelling.
std::optional<base::LocalTime> time_of(std::string_view text);

}  // namespace requests
