// Guard rows: the rows of the catalogue, and the parts of their tables that are hidden.
#pragma once

#include "base/workday.h"
#include "pack/finding.h"
#include "pack/gathered.h"

namespace pack {

/// 公开方式, marks of secrecy, dates, and numbers of persons in what will be shown.
void guard_rows(const Table& table, const base::Calendar& calendar, Findings& findings);

/// Hidden sheets, rows and columns that hold something, and comments.
void guard_sheet(const Sheet& sheet, Findings& findings);

inline constexpr int publication_working_days = 20;  ///< 条例第二十六条

}  // namespace pack
