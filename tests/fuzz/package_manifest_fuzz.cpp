// Manifests of any bytes: what is taken is what is written for it, byte for byte, and names no path that escapes.
#include "package/manifest.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto format = package::format_of(text);
  const auto manifest = package::parse_manifest(text);
  if (!manifest) return 0;
  fuzz::require(package::to_text(*manifest) == text, "one text for one manifest");
  fuzz::require(format == package::manifest_format, "of the format that is known");
  fuzz::require(manifest->counter > manifest->base && manifest->base >= 0, "after its base");
  std::uint64_t total = 0;
  for (const package::Part& part : manifest->parts) {
    fuzz::require(package::is_part_path(part.path) && part.path.find("..") != 0, "paths stay below");
    fuzz::require(package::is_sha256(part.sha256), "sums are sums");
    total += part.size;
  }
  fuzz::require(total <= package::max_version_bytes, "no more than the limit");
  return 0;
}
