// librime's tables from a dictionary and two schemas: exact letters and 模糊音.
#pragma once

#include <string>

#include "base/result.h"

namespace input {

inline constexpr const char* exact_schema = "chayue";
inline constexpr const char* fuzzy_schema = "chayue_fuzzy";

/// Heads "chayue.dict.yaml"; rows "word<TAB>syllables<TAB>weight" follow.
extern const char* const dictionary_head;

/// Compiles `source`/chayue.dict.yaml into the files that PinyinEngine reads, in the folder `target`. The work is
/// done by a child process, so that neither librime's one state a process nor the 300 MB it needs stay; call it from
/// a process that is not in the middle of other threads' work. unavailable: it could not be done.
base::Status deploy_rime_tables(const std::string& source, const std::string& target);

}  // namespace input
