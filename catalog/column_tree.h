// Column tree: the 栏目 of the agency in pre-order, and how a row names one of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "catalog/complaint.h"
#include "catalog/model.h"

namespace catalog {

class ColumnTree {
 public:
  /// Appends a column in pre-order: right after its parent or after a column below that parent.
  void add(Column column);

  const std::vector<Column>& columns() const { return columns_; }
  bool has_id(std::string_view id) const;

  /// Position of the leaf that `text` names: its id, its name if no other column has it, or its path "一级/二级".
  std::variant<std::size_t, Complaint> resolve(std::string_view text) const;

 private:
  std::string path_of(std::size_t position) const;
  std::variant<std::size_t, Complaint> as_leaf(std::size_t position, std::string_view text) const;
  std::vector<Column> columns_;
  std::vector<std::string> folded_names_;
  std::vector<std::string> folded_paths_;
};

}  // namespace catalog
