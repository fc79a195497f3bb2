// PartSum: the SHA-256 of a part, of bytes that come piece by piece or of a file.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace package {

class PartSum {
 public:
  PartSum();
  void add(std::string_view bytes);
  std::string hex();  ///< once, at the end

 private:
  alignas(std::max_align_t) std::array<unsigned char, 128> state_{};  ///< libsodium's
};

/// not_found, bad_input: no regular file; unavailable. Empty where the disk does not give its bytes (EIO).
base::Result<std::string> sum_of_file(const std::string& file);

}  // namespace package
