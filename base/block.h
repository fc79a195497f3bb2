// Block: a piece of a document's body, the one vocabulary that the store, the screen and the paper share.
#pragma once

#include <string>
#include <vector>

namespace base {

enum class BlockKind {
  heading,    ///< 章、节 or 一、-level heading; level 1 to 3
  article,    ///< label 第一条, text what follows it
  paragraph,  ///< first line indented by two characters
  flush,      ///< set from the left edge, no indent: 主送机关
  closing,    ///< set to the right: 署名, 成文日期
  table,      ///< rows of cells, the first row is the head; ragged rows are filled with empty cells
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;                               ///< of a heading, 1 to 3
  std::string label;                           ///< of an article, "第一条"
  std::string text;                            ///< UTF-8, no line breaks
  std::vector<std::vector<std::string>> rows;  ///< of a table

  bool operator==(const Block&) const = default;
};

using Blocks = std::vector<Block>;

}  // namespace base
