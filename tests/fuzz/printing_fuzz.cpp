// Layout on hostile papers: every page stays on the sheet, and no character of the text is lost.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "printing/flow.h"
#include "printing/layout.h"

using namespace printing;

namespace {

/// Reads decisions off the input; zeros when it is used up.
class Source {
 public:
  Source(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  unsigned byte() { return at_ < size_ ? data_[at_++] : 0; }
  bool empty() const { return at_ >= size_; }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

constexpr std::string_view words[] = {"应急",
                                      "（",
                                      "）",
                                      "，",
                                      "。",
                                      "“",
                                      "”",
                                      "——",
                                      "…",
                                      "2026年",
                                      "〔2026〕48号",
                                      "a",
                                      " ",
                                      "　",
                                      "\t",
                                      "\n",
                                      "\x07",
                                      "\xFF",
                                      "\xE4\xB8",
                                      "e\u0301\u0301",
                                      "\u200B",
                                      "\u202E",
                                      "\uE010",
                                      "𠮷",
                                      "😀",
                                      "https://example.gov.cn/",
                                      "%",
                                      "第",
                                      "章",
                                      "：",
                                      "\u00A0",
                                      "-"};

std::string text_from(Source& source) {
  std::string text;
  const unsigned kind = source.byte();
  const unsigned count = source.byte() % 40;
  if (kind == 7) return std::string(3000, 'W');
  if (kind == 8) {
    for (int i = 0; i < 5000; ++i) text += words[source.byte() % std::size(words)], text += "监管";
    return text;
  }
  for (unsigned i = 0; i < count; ++i) text += words[source.byte() % std::size(words)];
  return text;
}

std::vector<std::vector<std::string>> rows_from(Source& source) {
  std::vector<std::vector<std::string>> rows(source.byte() % 12);
  for (auto& row : rows) {
    row.resize(source.byte() % 16 == 0 ? 60 : source.byte() % 6);
    for (std::string& cell : row) cell = text_from(source);
  }
  return rows;
}

Form form_from(Source& source) {
  Form form;
  form.columns = static_cast<int>(source.byte() % 30) - 3;
  form.rows.resize(source.byte() % 6);
  for (auto& row : form.rows) {
    row.resize(source.byte() % 8);
    for (FormCell& cell : row) {
      cell = {text_from(source),
              static_cast<int>(source.byte() % 12) - 2,
              source.byte() % 2 == 0,
              static_cast<float>(source.byte()),
              {},
              {}};
      if (source.byte() % 16 == 0) cell.ink = {{{10, 20}, {1000, 900}}, {}, {{500, 500}}};
      if (source.byte() % 4 == 0)
        cell.choices = {{text_from(source), true}, {text_from(source), false}}, cell.text.clear();
    }
  }
  return form;
}

Item block_from(Source& source) {
  base::Block block;
  block.kind = static_cast<base::BlockKind>(source.byte() % 6);
  if (block.kind == base::BlockKind::table) {
    block.rows = rows_from(source);
  } else {
    block.text = text_from(source);
  }
  if (block.kind == base::BlockKind::article) block.label = text_from(source);
  return block_item(block);
}

Item item_from(Source& source) {
  switch (source.byte() % 8) {
    case 0: return labelled_item({{text_from(source), text_from(source)}, {text_from(source), text_from(source)}});
    case 1: return form_item(form_from(source));
    case 2: return display_item(text_from(source));
    case 3: return gap_item(static_cast<float>(source.byte()) - 40);
    default: return block_from(source);
  }
}

std::size_t visible(std::string_view text) {
  std::size_t count = 0;
  base::for_each_code_point(printable(text), [&](char32_t c) {
    if (!base::is_space(c)) ++count;
  });
  return count;
}

std::size_t visible(const Item& item) {
  std::size_t count = visible(item.block.text) + visible(item.block.label) + visible(item.display);
  for (const auto& row : item.block.rows) {
    for (const std::string& cell : row) count += visible(cell);
  }
  for (const LabelledValue& pair : item.labelled) count += visible(pair.label) + visible(pair.value);
  for (const auto& row : item.form.rows) {
    for (const FormCell& cell : row) {
      count += visible(cell.text);
      for (const Choice& choice : cell.choices) count += visible(choice.text);
    }
  }
  return count;
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void check_page(const Page& page) {
  for (const Run& run : page.runs) {
    require(!run.text.empty() && base::is_valid_utf8(run.text), "runs are UTF-8 and not empty");
    require(run.baseline_pt > 0 && run.baseline_pt < geometry::page_height_pt, "runs stand on the sheet");
    require(run.x_pt >= 0 && run.x_pt < geometry::page_width_pt, "runs begin on the sheet");
  }
  for (const Rule& rule : page.rules) {
    require(rule.y1_pt <= geometry::page_height_pt && rule.x1_pt <= geometry::page_width_pt,
            "rules end on the sheet");
  }
}

void check(const Paper& paper, Edition edition, std::size_t given) {
  const auto advance = [](char32_t c, Face) { return c == 0x0301 ? 0.0F : c < 0x2000 ? 0.5F : 1.0F; };
  const Layout layout = typeset(paper, edition, advance);
  std::size_t set = 0;
  for (const Page& page : layout.pages) {
    check_page(page);
    for (const Run& run : page.runs) set += visible(run.text);
  }
  for (const Bookmark& mark : layout.bookmarks) require(mark.page < layout.pages.size(), "bookmarks lead to a page");
  require(!layout.pages.empty() && set >= given, "no character is lost");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Source source(data, size);
  Paper paper;
  paper.title = text_from(source);
  paper.status = text_from(source);
  paper.foot = {std::string(base::prefix(text_from(source), 200))};
  std::size_t given = visible(paper.title) + visible(paper.status);
  while (!source.empty()) {
    paper.items.push_back(item_from(source));
    given += visible(paper.items.back());
  }
  check(paper, Edition::standard, given);
  check(paper, Edition::large_print, given);
  return 0;
}
