#include "pack/column_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"

namespace pack {
namespace {

using nlohmann::ordered_json;
using words::Word;

constexpr std::size_t deepest = 16;

/// The rows with the place of each one's parent, and what is made of them.
class Tree {
 public:
  Tree(const std::vector<ColumnRow>& rows, Collector& found) : rows_(rows), found_(found) {
    for (std::size_t i = 0; i < rows_.size(); ++i) parents_.push_back(parent_of(i));
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (is_lost(i) && parents_[i] != i)
        found_.say(Weight::error, rows_[i].place, Word::pack_column_circle, {in_quotes(rows_[i].name)},
                   Word::pack_column_parent_remedy);
  }

  ordered_json children_of(std::optional<std::size_t> parent, std::size_t depth) const {
    ordered_json list = ordered_json::array();
    if (depth > deepest) return list;
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (parents_[i] == parent && !is_lost(i)) list.push_back(column(i, depth));
    return list;
  }

 private:
  static bool names(const ColumnRow& row, const std::string& text) { return row.id == text || row.name == text; }

  /// The row above that fits first, else any; its own place for one that does not exist.
  std::optional<std::size_t> parent_of(std::size_t child) const {
    const std::string& parent = rows_[child].parent;
    if (parent.empty()) return std::nullopt;
    for (std::size_t i = child; i-- > 0;)
      if (names(rows_[i], parent)) return i;
    for (std::size_t i = child + 1; i < rows_.size(); ++i)
      if (names(rows_[i], parent)) return i;
    found_.say(Weight::error, rows_[child].place, Word::pack_column_parent,
               {in_quotes(rows_[child].name), in_quotes(parent)}, Word::pack_column_parent_remedy);
    return child;
  }

  /// In a circle, too deep, or below a parent that does not exist.
  bool is_lost(std::size_t at) const {
    std::size_t steps = 0;
    for (std::optional<std::size_t> i = at; i; i = parents_[*i])
      if (++steps > deepest || parents_[*i] == i) return true;
    return false;
  }

  std::string id_of(std::size_t at) const {
    if (!rows_[at].id.empty()) return rows_[at].id;
    return parents_[at] ? id_of(*parents_[at]) + "/" + rows_[at].name : rows_[at].name;
  }

  ordered_json column(std::size_t at, std::size_t depth) const {
    const ColumnRow& row = rows_[at];
    ordered_json column = {{"id", id_of(at)}, {"name", row.name}};
    if (!row.note.empty()) column["note"] = row.note;
    if (!row.role.empty()) column["role"] = row.role;
    ordered_json children = children_of(at, depth + 1);
    if (!children.empty()) column["children"] = std::move(children);
    return column;
  }

  const std::vector<ColumnRow>& rows_;
  Collector& found_;
  std::vector<std::optional<std::size_t>> parents_;
};

}  // namespace

void ColumnList::add_path(const std::string& path) {
  std::string id;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\>", begin), path.size());
    const std::string name(base::trim(std::string_view(path).substr(begin, end - begin)));
    begin = end + 1;
    if (name.empty()) continue;
    const std::string parent = id;
    id += (id.empty() ? "" : "/") + name;
    const bool is_known =
        std::any_of(rows_.begin(), rows_.end(), [&id](const ColumnRow& row) { return row.id == id; });
    if (!is_known) rows_.push_back({{}, id, name, {}, parent, {}});
  }
}

std::string ColumnList::to_json(Collector& found) const {
  for (const ColumnRow& row : rows_) {
    if (row.name.empty())
      found.say(Weight::error, row.place, Word::pack_column_nameless, {}, Word::pack_fill_in_remedy);
  }
  const Tree tree(rows_, found);
  return tree.children_of(std::nullopt, 0).dump(1);
}

std::string role_of(std::string_view words) {
  if (words.find("年报") != std::string_view::npos || words.find("年度报告") != std::string_view::npos)
    return "annual_report";
  if (words.find("制度") != std::string_view::npos) return "disclosure_rules";
  return std::string(words);
}

}  // namespace pack
