// Row check: the rules that a row of the catalogue must keep before it may be shown to the public.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/column_tree.h"
#include "catalog/findings.h"
#include "catalog/model.h"
#include "catalog/rows.h"

namespace catalog {

/// A row that passed, waiting for its text.
struct CheckedRow {
  Record record;                              ///< without id
  std::size_t column = 0;                     ///< its position in the tree
  std::string text_path;                      ///< below the folder of texts, empty if the row has none
  std::vector<std::string> attachment_paths;  ///< below the folder of attachments
  std::string file;
  int line = 0;
};

/// Where the rows so far stand, by 索引号.
struct KnownNumbers {
  struct Place {
    std::string file;
    int line = 0;
  };
  std::function<std::optional<Place>(const std::string& number)> find;
  std::function<void(const std::string& number, const std::string& file, int line)> add;

  static KnownNumbers in_memory();
};

class RowCheck {
 public:
  RowCheck(const ColumnTree& columns, Findings& findings, KnownNumbers numbers = KnownNumbers::in_memory())
      : columns_(columns), findings_(findings), numbers_(std::move(numbers)) {}

  /// The row as a record, or nothing and one refusal that names all its faults: 标题, 索引号 (and that no other row
  /// has it), 栏目, 公开方式 (主动公开 only, 条例第十三条), no mark of secrecy, dates that exist, a known 有效性,
  /// lengths. 内容概述 and 成文日期 (条例第十二条) and 发布机构 are missed with a warning.
  std::optional<CheckedRow> check(const std::string& file, const RawRow& row);

 private:
  void check_disclosure(const RawRow& row);
  void check_lengths(const RawRow& row);
  void check_index_number(const std::string& file, const RawRow& row);
  std::optional<base::Date> date(const RawRow& row, Field field);
  void fill_dates(const RawRow& row, Record& record);
  void fill_column(const RawRow& row, CheckedRow& checked);
  void fill_validity(const RawRow& row, Record& record);
  void warn_about(const RawRow& row, const Record& record);
  bool refuse_if_faulty(const std::string& file, int line);

  const ColumnTree& columns_;
  Findings& findings_;
  KnownNumbers numbers_;
  std::vector<Complaint> faults_;    ///< of the row at hand
  std::vector<Complaint> warnings_;  ///< of the row at hand
};

}  // namespace catalog
