#include "printing/deflate.h"

#include <zlib.h>

namespace printing {

struct Deflater::State {
  z_stream stream{};
  std::string out;
  bool ready = false;

  State() { ready = deflateInit(&stream, 5) == Z_OK; }  // 6 takes half as long again for a fiftieth less
  ~State() { deflateEnd(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Deflater::Deflater() : state_(std::make_unique<State>()) {}
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater& Deflater::operator=(Deflater&&) noexcept = default;
Deflater::~Deflater() = default;

std::string_view Deflater::pack(std::string_view bytes) {
  z_stream& stream = state_->stream;
  if (!state_->ready || deflateReset(&stream) != Z_OK) return {};
  std::string& out = state_->out;
  out.resize(deflateBound(&stream, bytes.size()));
  std::string in(bytes);  // zlib takes no const bytes
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return {};
  return {out.data(), stream.total_out};
}

}  // namespace printing
