// Store writer: builds a version of the catalogue store in a file of its own.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/block.h"
#include "base/result.h"
#include "catalog/import.h"
#include "catalog/model.h"
#include "catalog/source.h"

namespace catalog {

class StoreWriter {
 public:
  /// Starts a new store at `file`; what lies there is removed.
  static base::Result<StoreWriter> create(const std::string& file);
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) = delete;
  /// Removes what was not finished.
  ~StoreWriter();

  base::Status put_source(const Source& source);
  /// `highest_counter`: the greatest that was in use before this version.
  base::Status put_origin(std::int64_t number, const Origin& origin, std::int64_t highest_counter);

  /// Appends a record; they come in the order of a list without words and are numbered from 1.
  /// `column` is the position of its column in the tree, `body` is null if only the row is held.
  base::Status add(const Record& record, std::size_t column, const base::Blocks* body);

  /// One more attachment of the record that was added last.
  base::Status attach(const std::string& name, const std::string& bytes);

  /// Writes the index, checks the file and syncs it. The last call.
  base::Status finish();

 private:
  struct Build;
  explicit StoreWriter(std::unique_ptr<Build> build);
  std::unique_ptr<Build> build_;
};

}  // namespace catalog
