// trust.json of any bytes: what is taken keeps its rules and is read back as it was.
#include "package/trust.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto trust = package::parse_trust(fuzz::text_of(data, size));
  if (!trust) return 0;
  fuzz::require(package::fault_of(*trust).empty(), "its rules are kept");
  const auto again = package::parse_trust(package::to_text(*trust));
  fuzz::require(again.ok() && *again == *trust, "it is read back as it was");
  return 0;
}
