// What the log of staff's acts says, in words.
#pragma once

#include <string>

#include "office/audit_log.h"
#include "office/staff_file.h"

namespace office {

/// "载入更新：第 7 版"
std::string sentence_of(const Entry& entry);

/// "1a2b 3c4d …": digits that are copied by hand.
std::string in_groups(const std::string& hash);
/// The head with its number, for paper; where the chain is broken that is said instead. Empty: no entry.
std::string head_words(const LogCheck& check);

/// "发布、管理"
std::string words_of(const std::set<Role>& roles);
/// Of a role as it is said: "发布". Nothing for any other word.
std::optional<Role> role_by_word(std::string_view word);

}  // namespace office
