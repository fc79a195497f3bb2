#include <string>

#include "base/utf8.h"
#include "printing/flow.h"

namespace printing {
namespace {

using geometry::left_pt;
using geometry::mm;
using geometry::text_width_pt;

constexpr float bottom_pt = geometry::top_pt + geometry::text_height_pt;
constexpr float page_number_baseline_pt = bottom_pt + 7 * mm + 4.5F;  // the dashes 7 mm below the text area
constexpr float foot_top_pt = bottom_pt + 13 * mm;
constexpr std::size_t most_foot_lines = 4;

/// — 1 —, one character in from the outer edge: right on odd pages, left on even ones (GB/T 9704-2012, 7.5).
void add_page_number(Page& page, const Setter& setter, std::size_t number) {
  const Type type = page_number_type;
  const std::string text = "— " + std::to_string(number) + " —";
  const bool odd = number % 2 == 1;
  Slab slab;
  setter.set(slab, text, type, odd ? text_width_pt - type.size_pt - setter.width(text, type) : type.size_pt);
  for (Run& run : slab.runs) {
    run.x_pt += left_pt;
    run.baseline_pt = page_number_baseline_pt;
    page.runs.push_back(std::move(run));
  }
}

std::string printing_time(const base::LocalTime& time) {
  if (!time.date.ok()) return {};
  return "打印时间：" + base::to_chinese(time.date) + " " + base::to_clock(time);
}

void append_part(std::string& line, const std::string& part) {
  if (part.empty()) return;
  if (!line.empty()) line += "　";
  line += part;
}

std::string particulars(const Paper& paper, std::size_t number, std::size_t total) {
  std::string line;
  append_part(line, std::string(base::trim(printable(paper.watermark_note))));
  if (!paper.index_number.empty()) append_part(line, "索引号：" + printable(paper.index_number));
  append_part(line, printing_time(paper.printed_at));
  append_part(line, "第 " + std::to_string(number) + " 页，共 " + std::to_string(total) + " 页");
  return line;
}

/// A thin rule and small type under the page number; more than four lines would leave the sheet.
void add_foot_lines(Page& page, const Setter& setter, const std::vector<std::string>& texts) {
  float y = foot_top_pt;
  page.rules.push_back({left_pt, y, left_pt + text_width_pt, y, thin_rule_pt});
  y += 3;
  std::size_t count = 0;
  for (const std::string& text : texts) {
    if (text.empty()) continue;
    const Rich rich{text, 0};
    for (const base::Line& line : setter.lines(text, foot_type, text_width_pt)) {
      if (++count > most_foot_lines) return;
      Slab slab;
      setter.set_natural(slab, rich, line, foot_type, left_pt, y);
      for (Run& run : slab.runs) page.runs.push_back(std::move(run));
      y += foot_type.pitch_pt;
    }
  }
}

}  // namespace

void add_page_feet(std::vector<Page>& pages, const Setter& setter, const Paper& paper) {
  const std::string source(base::trim(printable(paper.source)));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    add_page_number(pages[i], setter, i + 1);
    add_foot_lines(pages[i], setter, {source, particulars(paper, i + 1, pages.size())});
  }
}

}  // namespace printing
