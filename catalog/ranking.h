// Ranking: how well records answer the words of a search.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/listing.h"
#include "catalog/substring_search.h"

namespace catalog {

/// The records, ascending, whose title or 文号 has this name_form() (number_forms.h).
using EqualNames = std::function<std::vector<std::uint32_t>(const std::string& name)>;

/// Records as tagged(), ascending, of which a title or the like is spelled by this word (pinyin.h); tagged false.
using SpelledRecords = std::function<TaggedRecords(const std::string& word)>;

/// The records, ascending, that hold every one of the folded words (none of them empty) in any of its forms, with
/// their rank; those that are only spelled have the last.
std::vector<Hit> ranked_hits(SubstringSearch& search, const std::vector<std::string>& folded_words,
                             const EqualNames& equal_names, const SpelledRecords& spelled);

}  // namespace catalog
