// Hold code: the six digits by which a citizen and the desk speak of the same waiting print-out.
#pragma once

#include <string>
#include <string_view>

namespace printing {

/// Puts the check digit (Damm's) behind `digits`: one wrong digit and any two neighbours exchanged are noticed.
std::string with_check_digit(std::string_view digits);

/// Six digits, the last one fits.
bool is_hold_code(std::string_view text);

/// From the system's randomness. May be taken already: whoever gives it out looks first.
std::string random_hold_code();

}  // namespace printing
