// SemanticsFile: what the screen says, as JSON for tools outside. A development switch: it holds what is being typed.
#pragma once

#include <string>

#include "base/result.h"
#include "kiosk/ui/semantics.h"

namespace shell {

class SemanticsFile {
 public:
  explicit SemanticsFile(std::string path) : path_(std::move(path)) {}
  ~SemanticsFile();  ///< removes the file
  SemanticsFile(const SemanticsFile&) = delete;
  SemanticsFile& operator=(const SemanticsFile&) = delete;

  /// Writes the file, readable by its owner only, whole or not at all (temporary file, rename), if anything differs
  /// from the last time. unavailable: the file could not be written.
  base::Status write(const ui::Semantics& semantics);

 private:
  std::string path_;
  std::string last_;
};

}  // namespace shell
