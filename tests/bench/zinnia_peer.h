// ZinniaPeer: Debian's handwriting recogniser with its model of Simplified Chinese, to be compared with.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/ink.h"

class ZinniaPeer {
 public:
  ZinniaPeer();
  ~ZinniaPeer();
  /// False where the library was not there when this was built, or its model is not there now.
  bool ready() const;
  std::vector<std::string> offer(const base::Ink& ink) const;

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};
