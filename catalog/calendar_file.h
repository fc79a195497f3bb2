// Calendar file: the holidays of a year as the agency loads them (docs/formats.md, calendar/2026.json).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/workday.h"

namespace catalog {

/// One file. bad_input: not of this format, a day that does not exist or lies outside the year and its neighbouring
/// weeks, a day both off and worked, a worked day that is no Saturday or Sunday. `detail` names what is wrong.
base::Result<base::CalendarYear> read_calendar_year(std::string_view json);

/// Adds every YYYY.json of the folder to the calendar. not_found: there is no such folder. bad_input: a file is not
/// in order or of another year than its name says (`detail` begins with its name); what was read before it stays
/// added.
base::Status add_calendar_folder(const std::string& folder, base::Calendar& calendar);

/// The names of its YYYY.json files, in order; none where there is no such folder.
std::vector<std::string> calendar_files_in(const std::string& folder);
/// "2026.json" -> 2026; 0 for other names.
int year_of_calendar_file(const std::string& name);
inline constexpr std::size_t most_calendar_bytes = std::size_t{256} << 10U;

}  // namespace catalog
