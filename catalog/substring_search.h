// Substring search: the records that hold given words, exactly. Knows nothing of where the index is kept.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/grams.h"
#include "catalog/model.h"

namespace catalog {

/// How the search reads the store.
struct SearchIndex {
  /// The posting of a gram (grams.h); nothing if no record has it.
  std::function<std::optional<std::string>(Gram)> posting;
  /// The folded text of a record, good until the next call.
  std::function<std::string_view(RecordId)> text;
};

/// The records, ascending, whose searchable text holds every one of the folded words (none of them empty), each
/// within one field or paragraph. Throws what the functions of `index` throw.
std::vector<RecordId> records_with(const SearchIndex& index, const std::vector<std::string>& folded_words);

}  // namespace catalog
