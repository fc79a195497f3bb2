#include "catalog/column_tree.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "catalog/fold.h"

namespace catalog {

void ColumnTree::add(Column column) {
  columns_.push_back(std::move(column));
  folded_names_.push_back(fold(columns_.back().name));
  folded_paths_.push_back(fold(path_of(columns_.size() - 1)));
}

bool ColumnTree::has_id(std::string_view id) const {
  return std::any_of(columns_.begin(), columns_.end(), [id](const Column& column) { return column.id == id; });
}

std::variant<std::size_t, Complaint> ColumnTree::resolve(std::string_view text) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].id == text) return as_leaf(i, text);
  }
  const std::string wanted = fold(text);
  const auto& known = wanted.find('/') == std::string::npos ? folded_names_ : folded_paths_;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (known[i] != wanted) continue;
    if (found) return complaint::column_ambiguous(text);
    found = i;
  }
  if (!found) return complaint::column_unknown(text);
  return as_leaf(*found, text);
}

std::string ColumnTree::path_of(std::size_t position) const {
  std::string path = columns_[position].name;
  std::string parent = columns_[position].parent_id;
  for (std::size_t i = position; i-- > 0 && !parent.empty();) {
    if (columns_[i].id != parent) continue;
    path = columns_[i].name + "/" + path;
    parent = columns_[i].parent_id;
  }
  return path;
}

std::variant<std::size_t, Complaint> ColumnTree::as_leaf(std::size_t position, std::string_view text) const {
  const std::size_t next = position + 1;
  if (next < columns_.size() && columns_[next].parent_id == columns_[position].id) {
    return complaint::column_not_leaf(text, columns_[next].name);
  }
  return position;
}

}  // namespace catalog
