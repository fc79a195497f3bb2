// Update account: what a prepared update would change, in words and as JSON, and why one was not prepared.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalog/changes.h"
#include "updates/updates.h"

namespace staff {

/// On stdout: what the package is, then "label<TAB>figure" with the records of each kind below it.
void print_preview(const updates::Preview& preview);
/// On stderr: each row that was refused or is warned about.
void say_findings(const catalog::ImportReport& report);
/// Two texts on stdout, what is the same left out.
void print_texts(std::span<const catalog::TextPair> pairs);
/// On stderr, with what can be done.
void say_trouble(const updates::Trouble& trouble);

/// For the log: why, in one sentence.
std::string reason_of(const updates::Trouble& trouble);

std::string preview_json(const updates::Preview& preview);
std::string texts_json(const std::string& index_number, std::span<const catalog::TextPair> pairs);
std::string trouble_json(const updates::Trouble& trouble);
std::string versions_json(const std::vector<catalog::Version>& versions, std::int64_t in_use);

}  // namespace staff
