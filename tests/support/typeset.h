// Typesetting in tests: ideographs as wide as the type size, all else half of it; pages read back as lines.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "printing/layout.h"

namespace support {

using namespace printing;

inline float advance(char32_t c, Face) { return c >= 0x2000 ? 1.0F : 0.5F; }

/// A line of a page: the runs on one baseline, left to right.
struct SetLine {
  std::string text;
  float left = 0, right = 0, baseline = 0, size = 0;
  Face face = Face::song;
};

inline float end_of(const Run& run) {
  float x = run.x_pt - run.spacing_pt;
  base::for_each_code_point(run.text, [&](char32_t c) { x += advance(c, run.face) * run.size_pt + run.spacing_pt; });
  return x;
}

/// Lines of the text area; the page's feet are left out.
inline std::vector<SetLine> lines_of(const Page& page) {
  std::vector<SetLine> lines;
  for (const Run& run : page.runs) {
    if (run.baseline_pt > geometry::top_pt + geometry::text_height_pt) continue;
    if (lines.empty() || lines.back().baseline != run.baseline_pt || lines.back().right > run.x_pt + run.size_pt) {
      lines.push_back({"", run.x_pt, 0, run.baseline_pt, run.size_pt, run.face});
    }
    lines.back().text += run.text;
    lines.back().right = end_of(run);
  }
  return lines;
}

inline std::string words_of(const Page& page) {
  std::string words;
  for (const Run& run : page.runs) words += run.text;
  return words;
}

inline std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

inline Item paragraph(std::string text) { return text_item(base::BlockKind::paragraph, std::move(text)); }
inline Item heading(std::string text) { return text_item(base::BlockKind::heading, std::move(text)); }
inline Item closing(std::string text) { return text_item(base::BlockKind::closing, std::move(text)); }
inline Item table(std::vector<std::vector<std::string>> rows) {
  base::Block block;
  block.kind = base::BlockKind::table;
  block.rows = std::move(rows);
  return block_item(block);
}

inline FormCell cell(std::string text, int span = 1, bool label = false, float min_lines = 1) {
  return {std::move(text), span, label, min_lines, {}, {}};
}
inline Item choices_of(std::vector<Choice> offered) {
  Form form;
  form.columns = 1;
  form.rows = {{cell("")}};
  form.rows[0][0].choices = std::move(offered);
  return form_item(form);
}

inline Layout layout_of(std::vector<Item> items, std::string title = {}, Edition edition = Edition::standard) {
  Paper paper;
  paper.title = std::move(title);
  paper.items = std::move(items);
  return typeset(paper, edition, advance);
}

inline std::vector<Page> pages_of(std::vector<Item> items, std::string title = {},
                                  Edition edition = Edition::standard) {
  return layout_of(std::move(items), std::move(title), edition).pages;
}

inline const float right_edge = geometry::left_pt + geometry::text_width_pt;

}  // namespace support
