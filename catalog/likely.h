// Likely: which records may already hold what somebody asks for in his own words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"

namespace catalog {

/// What tells one matter from another in a sentence, in its order, without repeats:
/// "我想了解2025年危险化学品企业的检查 结果" -> "2025年", "危险化学品企业", "检查结果". Names in 《》 stay whole.
/// Words that every request has are left out, and single characters.
std::vector<std::string> telling_parts(std::string_view text);

/// At most `count` records, the likeliest first; none where only common words fit. `text`: a sentence; `number`: 文号
/// or 索引号, may be empty. A record whose number is `number` comes first. Errors as Catalog::find().
base::Result<std::vector<RecordId>> likely_records(const Catalog& catalog, std::string_view text,
                                                   std::string_view number, base::Date today, std::size_t count);

}  // namespace catalog
