// Searchable text: what of a record a search looks at.
#pragma once

#include <string>

#include "base/block.h"
#include "catalog/model.h"

namespace catalog {

/// Title, 文号, 索引号, summary, keywords and each paragraph and table cell of the body (null: only the row is held),
/// folded, each ended by field_separator (grams.h), and behind it once more with_digits() (number_forms.h) if that
/// differs. The title is always the first, even if nothing of it is left.
std::string searchable_text(const Record& record, const base::Blocks* body);

}  // namespace catalog
