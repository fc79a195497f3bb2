// Public and secret key files of any bytes: what is read is written as it was; secret keys without a password either
// sign so that their own half verifies, or are refused.
#include <string>

#include "package/minisign.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file = fuzz::text_of(data, size);
  if (const auto key = package::parse_public_key(file)) {
    const auto again = package::parse_public_key(package::to_text(*key));
    fuzz::require(again.ok() && *again == *key, "a key is written as it was read");
  }
  if (!package::is_bare_key(file)) return 0;  // the others cost a gigabyte and seconds
  const auto signature = package::sign(file, "", "a message", "a comment");
  if (!signature) return 0;
  fuzz::require(package::claimed_key(*signature).ok(), "what is signed is a signature");
  return 0;
}
