// Pandoc text: a document as pandoc understands it, in the Markdown of docs/formats.md.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pack {

struct PandocText {
  std::string markdown;
  std::size_t pictures = 0;  ///< left out
};

/// Reads what `pandoc -t json` writes. Nothing for anything else. Headings, paragraphs, lists, tables and footnotes
/// come through; emphasis and pictures do not.
std::optional<PandocText> read_pandoc_json(std::string_view json);

}  // namespace pack
