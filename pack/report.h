// Report: the findings of a pack for the clerk, as lines, as a table of text and as a workbook.
#pragma once

#include <string>

#include "base/result.h"
#include "pack/pack.h"

namespace pack {

/// "错误", "待决定", "提醒", "说明".
std::string_view weight_name(Weight weight);

/// "目录.xlsx“一月”第3行 标题（B3）"; "文件夹" where it is about the whole.
std::string place_name(const Place& place);

/// "错误  目录.xlsx…：…。怎样改正：…。" One line, with the number of a decision at its end.
std::string finding_line(const Finding& finding);

/// All findings, one line each, and the sums below.
std::string report_text(const Outcome& outcome);
/// UTF-8 with a byte order mark, as table programs expect it; no cell is a formula.
std::string report_csv(const Outcome& outcome);
/// Sheets 问题清单 and 概况. internal: it could not be made.
base::Result<std::string> report_xlsx(const Outcome& outcome);

/// The sums, for the end of the terminal's report: "错误2处，待决定1处，提醒5处，说明12处".
std::string sums(const Outcome& outcome);

}  // namespace pack
