// RowSpool: the rows of an import between check and store, on the disk, so that memory does not grow with them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "catalog/row_check.h"

namespace catalog {

class RowSpool {
 public:
  /// At `file`, which is made afresh and removed with the object. Failures of the disk are thrown as SQLite's
  /// (guarded.h), here and below.
  explicit RowSpool(std::string file);
  RowSpool(const RowSpool&) = delete;
  RowSpool& operator=(const RowSpool&) = delete;
  ~RowSpool();

  /// Answers from what was added under the same numbers.
  KnownNumbers numbers();

  void add(const CheckedRow& row);
  std::int64_t count() const;
  /// In the order of a list without words: newest 发布日期 first, then newest 成文日期, then as they were added. An
  /// error of `visit` ends it.
  base::Status for_each(const std::function<base::Status(const CheckedRow& row)>& visit) const;

  /// Does any row name this text? `path` as std::filesystem::path::lexically_normal() has it.
  bool names_text(const std::string& path) const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace catalog
