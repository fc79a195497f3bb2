// Snippet: the piece of a body that shows a reader why a search found it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/block.h"
#include "catalog/catalog.h"

namespace catalog {

/// Characters of a snippet, ellipses included.
inline constexpr std::size_t longest_snippet = 60;

/// The text around the first place of `body` that holds one of `words`, at most longest_snippet characters, with "…"
/// where it is cut. Empty if the body holds none.
std::string snippet_of(const base::Blocks& body, const std::vector<std::string>& words);

/// The same of one text.
std::string snippet_of(std::string_view text, const std::vector<std::string>& words);

/// Fills snippet and place of a row: of the body (read by need) if it holds a word, else of the summary, the keywords
/// or the 索引号; else the summary, with the place where a word was found, or `summary`.
void show_hit(ListRow& row, const std::vector<std::string>& words, const std::function<base::Blocks()>& body);

}  // namespace catalog
