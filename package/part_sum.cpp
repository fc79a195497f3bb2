#include "package/part_sum.h"

#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "package/file_work.h"

namespace package {
namespace {

crypto_hash_sha256_state* state_in(std::array<unsigned char, 128>& bytes) {
  static_assert(sizeof(crypto_hash_sha256_state) <= sizeof bytes);
  return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}

}  // namespace

PartSum::PartSum() { crypto_hash_sha256_init(state_in(state_)); }

void PartSum::add(std::string_view bytes) {
  crypto_hash_sha256_update(state_in(state_), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string PartSum::hex() {
  unsigned char sum[crypto_hash_sha256_BYTES] = {};
  char text[2 * sizeof sum + 1] = {};
  crypto_hash_sha256_final(state_in(state_), sum);
  return sodium_bin2hex(text, sizeof text, sum, sizeof sum);
}

base::Result<std::string> sum_of_file(const std::string& file) {
  const auto opened = open_regular(file);
  if (!opened) return opened.error();
  const Descriptor in(*opened);
  PartSum sum;
  std::vector<char> buffer(std::size_t{256} << 10U);
  for (;;) {
    const ssize_t count = ::read(in.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EIO) return std::string();
    if (count < 0) return system_error("read a part");
    if (count == 0) return sum.hex();
    sum.add({buffer.data(), static_cast<std::size_t>(count)});
  }
}

}  // namespace package
