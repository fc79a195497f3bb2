#include "package/manifest.h"

#include <sodium.h>

namespace package {

std::string sha256_of(std::string_view bytes) {
  unsigned char sum[crypto_hash_sha256_BYTES] = {};
  crypto_hash_sha256(sum, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::string hex(2 * sizeof sum + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), sum, sizeof sum);
  hex.pop_back();
  return hex;
}

}  // namespace package
