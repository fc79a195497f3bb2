// Find in a document: every place of its body where a word stands.
#pragma once

#include <string_view>
#include <vector>

#include "base/block.h"
#include "kiosk/app/screens.h"

namespace app {

/// In reading order; tables row by row, cell by cell. White space at both ends of `word` does not count; compared
/// as the catalogue's search compares (catalog::fold). Empty for an empty word.
std::vector<BodyMatch> find_in_body(const base::Blocks& body, std::string_view word);

}  // namespace app
