// librime's tables from a dictionary and two schemas: exact letters and 模糊音.
#pragma once

#include <string>

#include "base/result.h"

namespace input {

inline constexpr const char* exact_schema = "chayue";
inline constexpr const char* fuzzy_schema = "chayue_fuzzy";

/// Heads "chayue.dict.yaml"; rows "word<TAB>syllables<TAB>weight" follow.
extern const char* const dictionary_head;

/// Tells librime, once a process, to keep its logs to itself. Before anything else of librime.
void silence_rime();

/// Compiles `source`/chayue.dict.yaml into the files that PinyinEngine reads, in the folder `target`. Debian's
/// rime_deployer does it, so that librime's one state a process and the 300 MB it takes are not ours. unavailable: it
/// is not installed, or failed.
base::Status deploy_rime_tables(const std::string& source, const std::string& target);

}  // namespace input
