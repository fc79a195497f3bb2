// What the loaded catalogue says of words: the terms that typing on the screen puts first, and its tables made
// afresh.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "staff/arguments.h"

namespace staff {

/// The terms in a record's title: the whole title if it is all Chinese, and each name between 《 and 》.
std::vector<std::string> terms_of_title(std::string_view title);

/// "示应急〔2026〕5号" -> "示应急"; empty where there is no bracket.
std::string head_of_document_number(std::string_view number);

/// Makes the tables of the catalogue in the data directory and says how that went. A failure leaves the tables of
/// before and is only said: the catalogue is loaded all the same.
void renew_typing_tables(const Arguments& arguments);

}  // namespace staff
