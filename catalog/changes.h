// Changes: what a new version of the catalogue adds, changes and withdraws, for the clerk who is to confirm it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "catalog/model.h"

namespace catalog {

/// One record, by its 索引号.
struct RecordChange {
  Record before;                    ///< empty where it is added
  Record after;                     ///< empty where it is withdrawn
  std::vector<std::string> fields;  ///< headings that differ: "标题", "有效性"; empty where added or withdrawn
  bool text = false;                ///< the full text differs
  std::string reason;               ///< of a withdrawal, if the new version gives one
};

struct Changes {
  std::vector<RecordChange> added, changed, withdrawn;  ///< in the order of the list without words
  std::int64_t unchanged = 0;
  std::vector<std::string> emptied_columns;  ///< paths of columns that had records and have none now, or are gone
  bool guide = false, offices = false;       ///< they differ
};

/// By 索引号, field by field, text by text. Records of both count whatever their 公示截止日期.
base::Result<Changes> compare(const Catalog& before, const Catalog& after);

/// A text beside another, paragraph by paragraph.
struct TextPair {
  enum class Kind { same, changed, added, removed };
  Kind kind = Kind::same;
  std::string before, after;
};
/// Longest common run of paragraphs; changed ones stand beside each other.
std::vector<TextPair> side_by_side(const base::Blocks& before, const base::Blocks& after);

}  // namespace catalog
