// What the catalogue in use says of words: the terms that typing on the screen puts first, and its tables made
// afresh.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace updates {

/// The terms in a record's title: the whole title if it is all Chinese, and each name between 《 and 》.
std::vector<std::string> terms_of_title(std::string_view title);

/// "示应急〔2026〕5号" -> "示应急"; empty where there is no bracket.
std::string head_of_document_number(std::string_view number);

/// Makes the tables of the catalogue in use of `data_directory`; takes seconds. The number of its own terms. Where it
/// fails the tables of before stay. `today`: records whose 公示截止日期 has passed say nothing.
base::Result<std::size_t> renew_typing_tables(const std::string& data_directory, base::Date today);

}  // namespace updates
