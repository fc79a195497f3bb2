// Text files of any bytes: the blocks are well-formed, hold no line breaks, and survive the store unchanged.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "catalog/block_codec.h"
#include "catalog/fold.h"
#include "catalog/snippet.h"
#include "catalog/text_blocks.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void check_text(std::string_view text) {
  require(base::is_valid_utf8(text), "text of a block is UTF-8");
  for (const char c : text) require(static_cast<unsigned char>(c) >= 0x20, "no control character in a block");
  for (const catalog::Match& match : catalog::find_folded(text, "一")) {
    require(match.begin < match.end && match.end <= text.size(), "a match lies in the text");
  }
}

void check(const base::Blocks& blocks) {
  for (const base::Block& block : blocks) {
    catalog::for_each_text(block, check_text);
    require(block.level >= 0 && block.level <= 3, "levels are 0 to 3");
    require((block.kind == base::BlockKind::table) == !block.rows.empty(), "tables and only tables have rows");
    for (const auto& row : block.rows)
      require(row.size() == block.rows[0].size(), "rows of a table are equally long");
  }
  require(catalog::decode_blocks(catalog::encode_blocks(blocks)) == blocks, "the store gives back what it got");
  const std::string snippet = catalog::snippet_of(blocks, {"安全", "第"});
  require(base::length(snippet) <= catalog::longest_snippet, "a snippet is short");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(catalog::parse_text(bytes, catalog::TextFormat::markdown, "标题"));
  check(catalog::parse_text(bytes, catalog::TextFormat::plain, "标题"));
  (void)catalog::decode_blocks(bytes);
  return 0;
}
