// Block codec: how the store keeps a body. One byte string, separated by control characters that no text holds.
#pragma once

#include <string>
#include <string_view>

#include "base/block.h"

namespace catalog {

/// Control characters inside the blocks are left out.
std::string encode_blocks(const base::Blocks& blocks);

/// Reverses encode_blocks(). Takes any bytes; what is not a block of this form is skipped.
base::Blocks decode_blocks(std::string_view bytes);

/// Calls visit(std::string_view) for each piece of running text: label and text of a block, each cell of a table.
template <class Visit>
void for_each_text(const base::Block& block, Visit&& visit) {
  if (!block.label.empty() || !block.text.empty()) visit(std::string_view(block.label + block.text));
  for (const auto& row : block.rows) {
    for (const auto& cell : row) visit(std::string_view(cell));
  }
}

}  // namespace catalog
