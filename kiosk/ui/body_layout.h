// BodyLayout: a document's body broken into lines for one width and type size: the blocks near the reader at once,
// the others a few at a time, their heights estimated until then.
#pragma once

#include <cstdint>
#include <vector>

#include "base/block.h"
#include "kiosk/app/screens.h"
#include "kiosk/ui/canvas.h"
#include "kiosk/ui/theme.h"

namespace ui {

/// A line ready to be drawn; positions are pixels from the block's top left, of a table from the top left of its box.
struct BodyLine {
  std::size_t row = 0, cell = 0;   ///< of a table
  std::size_t begin = 0, end = 0;  ///< bytes of app::body_text(block) or of the cell
  float x = 0, y = 0;
  float height = 0;  ///< to the next line
  TextStyle style;
  std::size_t bold_until = 0;  ///< bytes up to here are set bold: the label of an article
};

/// The inside of a table; where it is larger than its box, it moves in it.
struct TableInside {
  float top = 0;            ///< of the box below the block's top
  Point box;                ///< width and height
  Point content;            ///< width and height
  float head_height = 0;    ///< of the first row, which stays in sight
  std::vector<Rect> rules;  ///< by y
};

struct BlockLayout {
  std::vector<BodyLine> lines;  ///< by y
  TableInside table;
  float height = 0;

  /// Index of the line that holds the byte, the last one for a byte after all; 0 for a table.
  std::size_t line_of(std::size_t byte) const;
  /// The line of a place in a table or text; null where there is none.
  const BodyLine* find(const app::BodyMatch& match) const;
};

/// Sets one block: first lines indented by two characters, full lines justified, 避头尾 by base::wrap, headings bold,
/// closing lines to the right, tables with rules and wrapped cells.
BlockLayout layout_block(const base::Block& block, float width, const Theme& theme, const Canvas& canvas);

class BodyLayout {
 public:
  BodyLayout() = default;
  /// With estimates only. Every later call gets the same blocks.
  BodyLayout(const base::Blocks& blocks, float width, const Theme& theme);

  /// Laid out now, if it was not yet.
  const BlockLayout& block(const base::Blocks& blocks, std::size_t index, const Canvas& canvas);
  /// Lays out what lies within `px` above and below the top of a block, so that their places are exact.
  void lay_around(const base::Blocks& blocks, std::size_t index, float px, const Canvas& canvas);
  /// Lays out further blocks, in reading order, until about so many characters are done.
  void settle(const base::Blocks& blocks, std::size_t characters, const Canvas& canvas);
  /// Nothing is estimated any more.
  bool is_settled() const { return next_ >= blocks_.size(); }

  /// Of the block's top below that of the body, px; of the number of blocks: the height.
  double top(std::size_t index) const { return tops_[index]; }
  double height() const { return tops_.empty() ? 0 : tops_.back(); }
  /// The block that lies there; the last one for a place below all.
  std::size_t block_at(double y) const;

 private:
  struct Placed {
    BlockLayout layout;
    bool is_exact = false;
  };
  void lay(const base::Blocks& blocks, std::size_t index, const Canvas& canvas);
  void place_from(std::size_t index);

  float width_ = 0;
  Theme theme_;
  std::vector<Placed> blocks_;
  std::vector<double> tops_;  ///< one more than blocks
  std::size_t next_ = 0;      ///< all before are exact
};

}  // namespace ui
