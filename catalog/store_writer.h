// Store writer: builds a generation of the catalogue store aside and puts it in the place of the old one.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/block.h"
#include "base/result.h"
#include "catalog/files.h"
#include "catalog/model.h"
#include "catalog/source.h"

namespace catalog {

class StoreWriter {
 public:
  /// Starts a new store in `data_directory`, which `lock` holds; a left-over of a broken import is removed.
  static base::Result<StoreWriter> create(const DirectoryLock& lock, const std::string& data_directory);
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) = delete;
  /// Removes what was not finished.
  ~StoreWriter();

  base::Status put_source(const Source& source);

  /// Appends a record; they come in the order of a list without words and are numbered from 1.
  /// `column` is the position of its column in the tree, `body` is null if only the row is held.
  base::Status add(const Record& record, std::size_t column, const base::Blocks* body);

  /// Writes the index, checks the file, syncs it and renames it to store_file_name. The last call.
  base::Status finish();

 private:
  struct Build;
  explicit StoreWriter(std::unique_ptr<Build> build);
  std::unique_ptr<Build> build_;
};

}  // namespace catalog
