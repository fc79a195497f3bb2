// File matcher: which document of the folder a row means, by what it says or by its 索引号 or 标题.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/gathered.h"

namespace pack {

class FileMatcher {
 public:
  /// `documents` must outlive it and keep its order.
  explicit FileMatcher(const std::vector<Document>& documents);

  /// Places of the documents that a cell of `table_file` names: by path from the folder, from the table or from
  /// 正文, 附件, texts or attachments, or by file name; the end (.txt) may be left out. Several where the name is not
  /// enough to tell.
  std::vector<std::size_t> named(std::string_view name, const std::string& table_file) const;
  /// Those whose file name without its end is the 索引号 or the 标题, apart from spaces and signs that no file name
  /// may have.
  std::vector<std::size_t> like(std::string_view index_number, std::string_view title) const;

 private:
  std::vector<std::size_t> under(const std::multimap<std::string, std::size_t>& keys, const std::string& key) const;
  std::multimap<std::string, std::size_t> paths_;
  std::multimap<std::string, std::size_t> names_;  ///< file names, and file names without their end
  std::multimap<std::string, std::size_t> stems_;  ///< as compared
};

}  // namespace pack
