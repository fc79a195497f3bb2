// Archive: a zip file read with distrust: its list of entries, and their bytes, never more than they declare.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "package/part_store.h"

namespace package {

/// One file inside. Its name is for looking up and for reports; no path is ever made from it.
struct Entry {
  std::string name;
  std::uint64_t size = 0;  ///< bytes, as declared
  bool is_plain = false;   ///< a regular file, stored or deflated, not encrypted
};

class Archive {
 public:
  /// not_found, unavailable: the file cannot be read; corrupt: not a zip, or one that contradicts itself.
  static base::Result<Archive> open(const std::string& file);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) = delete;
  ~Archive();

  const std::vector<Entry>& entries() const;  ///< in the order of the zip's directory

  /// The bytes of a plain entry, bit by bit: at most as many as it declares. unavailable: they cannot be read;
  /// corrupt: they do not unpack, or are more or fewer. The archive must outlive it.
  PartStore::Source source(std::size_t entry) const;
  /// All of them. corrupt also: more than `limit_bytes` are declared.
  base::Result<std::string> read(std::size_t entry, std::size_t limit_bytes) const;

 private:
  struct Opened;
  explicit Archive(std::unique_ptr<Opened> opened);
  std::unique_ptr<Opened> opened_;
};

}  // namespace package
