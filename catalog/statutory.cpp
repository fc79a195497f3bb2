#include "catalog/statutory.h"

#include <algorithm>
#include <iterator>

namespace catalog {
namespace {

constexpr StatutoryItem items[] = {
#include "catalog/statutory.inc"
};

}  // namespace

std::span<const StatutoryItem> statutory_items() { return items; }

const StatutoryItem* statutory_item(std::string_view id) {
  const auto* item =
      std::find_if(std::begin(items), std::end(items), [id](const StatutoryItem& each) { return each.id == id; });
  return item == std::end(items) ? nullptr : item;
}

}  // namespace catalog
