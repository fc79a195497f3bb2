// Guard marks: marks of secrecy and of what is not for everybody, in rows and at the head of texts.
#pragma once

#include <string>
#include <string_view>

#include "pack/finding.h"

namespace pack {

/// "绝密", "机密", "秘密" or "内部" if the value of 密级 or 公开方式 has it; else empty.
std::string secrecy_word(std::string_view value);

/// "机密★" or "机密★10年" as it is put on documents (GB/T 9704), anywhere in the text; else empty.
std::string starred_mark(std::string_view text);

/// The mark that a line of a document's head or foot consists of: "机密★10年", "内部资料 注意保存", "（此件不公开）",
/// "公开属性：依申请公开"; else empty. Sentences that only speak of such marks are none.
std::string mark_of_line(std::string_view line);

/// Errors for marks in the first and last lines of a text; a decision for a mark with a star anywhere else.
void guard_text_marks(const Place& place, std::string_view text, Findings& findings);

}  // namespace pack
