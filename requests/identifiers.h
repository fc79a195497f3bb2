// The arithmetic of identity numbers: 居民身份证 (GB 11643) and 统一社会信用代码 (GB 32100).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "requests/application.h"

namespace requests {

/// Half-width, upper-case, without white space: the form in which numbers are checked and handed on.
std::string normalize_number(std::string_view typed);

/// What is wrong with an 18-digit resident identity number, the first of id_length, id_date, id_check_digit.
/// `today` bounds the birth day. The area code is not looked at: abolished areas stay valid.
std::optional<Problem> resident_id_problem(std::string_view typed, base::Date today);

/// Do length, alphabet and check character of a credit code agree? Codes in real use are known that do not:
/// ask for a second look, never refuse.
bool is_usual_credit_code(std::string_view typed);

}  // namespace requests
