// What goes on paper, as words and boxes: no coordinates, no PDF.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/block.h"
#include "base/date.h"
#include "base/ink.h"
#include "base/page_code.h"

namespace printing {

/// A line of the header block: 索引号, 文号 …
struct LabelledValue {
  std::string label;
  std::string value;
};

/// A choice: a drawn box, ticked or not, before the word.
struct Choice {
  std::string text;
  bool ticked = false;
};

/// A cell of a form: label cells are set in 黑 and centred; values wrap.
struct FormCell {
  std::string text;
  int span = 1;  ///< grid columns that it covers
  bool label = false;
  float min_lines = 1;          ///< height in lines, for boxes meant to be written in by hand
  std::vector<Choice> choices;  ///< instead of the text
  base::Ink ink;                ///< instead of the text: as it was drawn, in a square of 20 mm
};

/// A grid with rules, for the 申请表. Every row's spans add up to `columns`.
struct Form {
  int columns = 4;
  std::vector<std::vector<FormCell>> rows;
};

/// A day of a DayStrip.
struct DayCell {
  std::string day;      ///< "24", "12月1日"; empty: no cell
  std::string note;     ///< under it, small: "⑤", "国庆节"
  bool strong = false;  ///< in 黑: it counts
  bool last = false;    ///< in a thick frame
};

/// Weeks as lines, from Monday to Sunday. In large print `words` stand in its place.
struct DayStrip {
  std::vector<std::string> heads;  ///< of the days of the week
  std::vector<std::vector<DayCell>> weeks;
  std::vector<std::string> notes;  ///< small print under the weeks
  std::vector<std::string> words;  ///< for large print: the same as weeks and notes, a paragraph each
};

/// A QR code with words at its right side.
struct QrNote {
  std::string text;
  std::vector<std::string> words;  ///< a paragraph each
};

/// A page-flow item.
struct Item {
  enum class Kind { block, labelled, form, display, gap, headline, days, qr };
  Kind kind = Kind::block;
  base::Block block;
  std::vector<LabelledValue> labelled;  ///< two a row where they fit; of a headline: large values in frames
  Form form;
  std::string display;  ///< a code to be read out: large, in the middle
  float gap_mm = 0;
  DayStrip days;
  QrNote qr;
};

/// Where a part of the foot stands in large print, whose feet hold little: at the foot, once below the text, or not
/// at all, because the head of the paper has it already.
enum class InLargePrint { foot, once, left_out };

/// Stands at the foot of every page, small. Parts share a line where they fit side by side. "{page}" and "{pages}"
/// become numbers, "{code}" the code of the page; a part with "{code}" is left out where there is none.
struct FootPart {
  FootPart(const char* words) : text(words) {}
  FootPart(std::string words, InLargePrint where = InLargePrint::foot)
      : text(std::move(words)), in_large_print(where) {}

  std::string text;
  InLargePrint in_large_print = InLargePrint::foot;
};

/// Everything needed for one print-out. The kiosk adds neither seal nor red letterhead to any of it.
struct Paper {
  std::string title;     ///< set centred on the first page; also the PDF's title
  std::string subtitle;  ///< under it, smaller; may be empty
  std::string status;    ///< "现行有效", in a frame under these; may be empty
  std::vector<Item> items;
  std::vector<FootPart> foot;
  std::optional<base::PageCode> code;  ///< of documents of the catalogue; layout fills in the page
  base::LocalTime printed_at;          ///< the PDF's dates; what the reader is told stands in `foot`
};

/// Short-hands for the items above.
Item block_item(base::Block block);
Item labelled_item(std::vector<LabelledValue> pairs);
Item form_item(Form form);
Item display_item(std::string text);
Item gap_item(float mm);
/// At most three pairs.
Item headline_item(std::vector<LabelledValue> pairs);
Item days_item(DayStrip days);
Item qr_item(QrNote qr);
Item text_item(base::BlockKind kind, std::string text);

}  // namespace printing
