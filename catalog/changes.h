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
  std::vector<std::string> attachments_before = {}, attachments_after = {};  ///< names, where 附件 is in `fields`
};

struct Changes {
  std::vector<RecordChange> added, changed, withdrawn;  ///< in the order of the list without words
  std::int64_t unchanged = 0;
  std::vector<std::string> emptied_columns;  ///< paths "一级/二级" of those that had records and have none now
  bool guide = false, offices = false;       ///< they differ
};

/// By 索引号, field by field, text by text. Records of both count whatever their 公示截止日期. Memory grows with what
/// differs, not with the stores.
base::Result<Changes> compare(const Catalog& before, const Catalog& after);
/// Where there was no catalogue before: all is added.
base::Result<Changes> compare_with_nothing(const Catalog& after);

/// A text beside another, paragraph by paragraph.
struct TextPair {
  enum class Kind { same, changed, added, removed };
  Kind kind = Kind::same;
  std::string before, after;
};
/// By the longest common sequence of paragraphs; what differs between two common ones stands beside each other. The
/// rows of a table are paragraphs, "甲｜乙".
std::vector<TextPair> side_by_side(const base::Blocks& before, const base::Blocks& after);

}  // namespace catalog
