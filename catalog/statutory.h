// Statutory: the items that 条例第二十条 has every agency publish, and those of 第二十一条 for cities and counties.
#pragma once

#include <span>
#include <string_view>

namespace catalog {

/// One item, in our own short words (assets/statutory.json).
struct StatutoryItem {
  std::string_view id;       ///< "20.1": what Column::statutory and Filter::statutory say
  std::string_view article;  ///< 第二十条第（一）项
  std::string_view name;
  std::string_view note;

  /// 第二十一条 has cities and counties publish what there is locally; 第二十条 has everyone publish all of it.
  bool is_local() const { return id.starts_with("21."); }
};

/// In the order of the law.
std::span<const StatutoryItem> statutory_items();
/// Null: there is no such item.
const StatutoryItem* statutory_item(std::string_view id);

}  // namespace catalog
