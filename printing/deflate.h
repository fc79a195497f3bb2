// Deflater: packs bytes as zlib does, over and over with the same memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace printing {

class Deflater {
 public:
  Deflater();
  Deflater(Deflater&&) noexcept;
  Deflater& operator=(Deflater&&) noexcept;
  ~Deflater();

  /// A zlib stream (RFC 1950), good until the next call; empty if there is no memory.
  std::string_view pack(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace printing
