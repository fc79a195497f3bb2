// Snippet: the piece of a body that shows a reader why a search found it.
#pragma once

#include <string>
#include <vector>

#include "base/block.h"

namespace catalog {

/// Characters of a snippet, ellipses included.
inline constexpr std::size_t longest_snippet = 60;

/// The text around the first place of `body` that holds one of `words`, at most longest_snippet characters, with "…"
/// where it is cut. Empty if the body holds none.
std::string snippet_of(const base::Blocks& body, const std::vector<std::string>& words);

}  // namespace catalog
