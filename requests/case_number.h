// Case number (登记编号): "20261123-0001", the day and a number of that day; at the desk as given by the kiosk.
#pragma once

#include <string_view>

namespace requests {

/// Eight digits that are a day, a dash, and four to nine digits; with more than one kiosk each puts its own sign of
/// one to four capitals or digits, the first a capital, and a dash before the count: "20261123-K2-0001".
bool is_case_number(std::string_view text);

}  // namespace requests
