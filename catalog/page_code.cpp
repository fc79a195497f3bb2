#include "catalog/page_code.h"

#include "catalog/block_codec.h"

namespace catalog {

base::PageCode page_code_of(const Record& record, const base::Blocks& body) {
  constexpr std::uint64_t document_mask = (std::uint64_t{1} << 40) - 1;
  constexpr std::uint64_t revision_mask = (std::uint64_t{1} << 20) - 1;
  base::PageCode code;
  code.document = base::fingerprint(record.index_number) & document_mask;
  const std::string text = record.title + '\n' + (body.empty() ? record.summary : encode_blocks(body));
  code.revision = static_cast<std::uint32_t>(base::fingerprint(text) & revision_mask);
  return code;
}

}  // namespace catalog
