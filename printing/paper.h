// What goes on paper, as words and boxes: no coordinates, no PDF.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/block.h"
#include "base/date.h"

namespace printing {

/// A line of the header block: 索引号, 文号 …
struct LabelledValue {
  std::string label;
  std::string value;
};

/// A cell of a form: label cells are set in bold and centred; values wrap.
struct FormCell {
  std::string text;
  int span = 1;  ///< grid columns that it covers
  bool label = false;
  float min_lines = 1;  ///< height in lines, for boxes meant to be written in by hand
};

/// A grid with rules, for the 申请表. Every row's spans add up to `columns`.
struct Form {
  int columns = 4;
  std::vector<std::vector<FormCell>> rows;
};

/// A choice line: a drawn box, ticked or not, before each word.
struct Choice {
  std::string text;
  bool ticked = false;
};

/// A page-flow item.
struct Item {
  enum class Kind { block, labelled, form, choices, gap, signature };
  Kind kind = Kind::block;
  base::Block block;
  std::vector<LabelledValue> labelled;  ///< two a row where they fit
  Form form;
  std::vector<Choice> choices;
  float gap_mm = 0;
  std::string signature;  ///< "申请人（签字）" followed by a line to sign on and 年 月 日
};

/// Everything needed for one print-out. The kiosk adds neither seal nor red letterhead to any of it.
struct Paper {
  std::string title;     ///< set centred on the first page; also the PDF's title
  std::string subtitle;  ///< under it, smaller; may be empty
  std::vector<Item> items;
  std::string source;  ///< foot line: "示例市应急管理局 政府信息查阅终端打印，仅供查阅，以发布的文本为准"
  std::string index_number;    ///< foot line; empty for forms
  base::LocalTime printed_at;  ///< foot line, and the PDF's dates
  std::string watermark_note;  ///< "样例数据" on the foot line of sample content; empty otherwise
};

/// Short-hands for the items above.
Item block_item(base::Block block);
Item labelled_item(std::vector<LabelledValue> pairs);
Item form_item(Form form);
Item choices_item(std::vector<Choice> choices);
Item gap_item(float mm);
Item signature_item(std::string text);

}  // namespace printing
