// The files that PinyinEngine reads, with their checksums: librime trusts a table blindly and would crash on half a
// one.
#pragma once

#include <string>

#include "base/result.h"

namespace input {

/// Writes "files.table" beside the tables in `folder`. unavailable: a table is missing, or nothing can be written.
base::Status seal_pinyin_files(const std::string& folder);

/// Is every table there, and as it was sealed? Reads all of them, some 10 MB. unavailable: no.
base::Status check_pinyin_files(const std::string& folder);

}  // namespace input
