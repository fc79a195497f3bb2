// Text files -> blocks: reads the full text of a document from Markdown or plain text (docs/formats.md).
#pragma once

#include <string_view>

#include "base/block.h"

namespace catalog {

enum class TextFormat { markdown, plain };

/// The blocks of `text` (UTF-8, a byte order mark is skipped). Takes any bytes: what is not understood becomes a
/// paragraph. Lines end at LF, CR LF, U+2028 or U+2029; control and direction-changing characters are dropped,
/// private-use characters stay. A first line equal to `title` (folded) is left out.
///
/// markdown: "## " and "### " (and "####") headings of level 1 to 3, "<< " flush, ">> " closing, pipe tables,
/// "第一条 …" articles; other lines up to a blank one are one paragraph.
/// plain: every line is a paragraph, except 第X编、第X章、第X节 (headings), "第一条 …" and pipe tables.
base::Blocks parse_text(std::string_view text, TextFormat format, std::string_view title);

}  // namespace catalog
