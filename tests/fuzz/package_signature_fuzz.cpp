// Signature files of any bytes: one that holds is of the key that it claims, and of this message alone.
#include "package/minisign.h"
#include "tests/fuzz/package_key.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file = fuzz::text_of(data, size);
  static const package::PublicKey key = *package::parse_public_key(fuzz::public_key);
  const auto claimed = package::claimed_key(file);
  const auto signature = package::verify(key, file, fuzz::message);
  if (!signature) return 0;
  fuzz::require(claimed.ok() && *claimed == key.id, "the key that it claims");
  fuzz::require(signature->trusted_comment == "fuzz", "the comment that was signed");
  fuzz::require(!package::verify(key, file, "another message"), "of one message");
  return 0;
}
