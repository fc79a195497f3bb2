// Nearest: what to offer to somebody whose words found nothing, or too little.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store_access.h"

namespace catalog {

/// Another search, and how many records it finds (never 0).
struct Suggestion {
  enum class Kind {
    term,     ///< a term of the catalogue stands in place of a word that is written or sounds nearly so
    without,  ///< without a word
    part,     ///< the longest part of the word that occurs
  };
  std::string words;
  std::int64_t count = 0;
  Kind kind = Kind::term;
};

inline constexpr std::size_t most_suggestions = 6;

/// How many visible records a search for words finds.
using CountOf = std::function<std::int64_t(const std::string& words)>;

/// At most most_suggestions, none of them the query, each found by `count_of`; best first: terms by how near they
/// are, then how frequent; then the query without what occurs nowhere. Throws what the database throws.
std::vector<Suggestion> nearest_to(std::string_view query, const StoreAccess& store, const CountOf& count_of);

}  // namespace catalog
