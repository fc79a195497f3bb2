#include "printing/feet.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "printing/qr.h"

namespace printing {
namespace {

using geometry::left_pt;
using geometry::mm;
using geometry::text_width_pt;
using geometry::top_pt;

constexpr float number_above_pt = 7 * mm;      // the dashes, 7 mm below the text area (GB/T 9704-2012, 7.5)
constexpr float dash_height = 0.32F;           // of the type size, above the baseline
constexpr float bottom_margin_pt = 6.5F * mm;  // what printers leave white
constexpr float under_rule_pt = 3;
constexpr float code_side_pt = 13 * mm;
constexpr float beside_code_pt = 5;
constexpr int least_text_lines = 4;
constexpr std::size_t widest_number = 88888;

float number_baseline(const Style& style, float text_bottom_pt) {
  return text_bottom_pt + number_above_pt + dash_height * style.page_number.size_pt;
}

float rule_place(const Style& style, float text_bottom_pt) {
  return number_baseline(style, text_bottom_pt) + 0.35F * style.page_number.size_pt;
}

void replace(std::string& text, std::string_view mark, const std::string& value) {
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size())) {
    text.replace(at, mark.size(), value);
  }
}

std::string code_of_page(const Paper& paper, std::size_t number) {
  if (!paper.code) return {};
  base::PageCode code = *paper.code;
  code.page = static_cast<int>(number);
  return base::to_text(code);
}

/// The parts of one page's foot with their numbers filled in.
std::vector<std::string> parts_of(const Style& style, const Paper& paper, std::size_t number, std::size_t total) {
  std::vector<std::string> parts;
  for (const FootPart& raw : paper.foot) {
    if (style.short_feet && raw.in_large_print != InLargePrint::foot) continue;
    std::string part = clean(raw.text);
    const bool wants_code = part.find("{code}") != part.npos;
    if (part.empty() || (wants_code && !paper.code)) continue;
    if (wants_code) replace(part, "{code}", code_of_page(paper, number));
    replace(part, "{page}", std::to_string(number));
    replace(part, "{pages}", std::to_string(total));
    parts.push_back(std::move(part));
  }
  return parts;
}

float foot_width(const Paper& paper) {
  return paper.code ? text_width_pt - code_side_pt - beside_code_pt : text_width_pt;
}

/// Parts side by side where they fit; a part that fits no line is broken.
std::vector<std::string> packed(const Setter& setter, const std::vector<std::string>& parts, float width_pt) {
  const Type& type = setter.style().foot;
  std::vector<std::string> lines;
  for (const std::string& part : parts) {
    if (!lines.empty()) {
      const std::string longer = lines.back() + "　" + part;
      if (setter.width(longer, type) <= width_pt) {
        lines.back() = longer;
        continue;
      }
    }
    for (const base::Line& line : setter.balanced_lines(part, type, width_pt)) {
      lines.push_back(part.substr(line.begin, line.end - line.begin));
    }
  }
  return lines;
}

/// — 1 —, one character in from the outer edge: right on odd pages, left on even ones (GB/T 9704-2012, 7.5).
void add_page_number(Page& page, const Setter& setter, std::size_t number, float baseline_pt) {
  const Type& type = setter.style().page_number;
  const std::string text = "— " + std::to_string(number) + " —";
  const float right = text_width_pt - type.size_pt - setter.width(text, type);
  Slab slab;
  setter.set(slab, text, type, left_pt + (number % 2 == 1 ? right : type.size_pt));
  for (Run& run : slab.runs) {
    run.baseline_pt = baseline_pt;
    page.runs.push_back(std::move(run));
  }
}

void add_code(Page& page, const std::string& code, bool odd, float top) {
  const float x = odd ? left_pt + text_width_pt - code_side_pt : left_pt;
  for (const Box& box : qr_boxes(code, x, top, code_side_pt)) page.boxes.push_back(box);
}

void add_foot_lines(Page& page, const Setter& setter, const std::vector<std::string>& lines, float x, float y) {
  Slab slab;
  for (const std::string& line : lines) {
    setter.set(slab, line, setter.style().foot, x, y);
    y += setter.style().foot.pitch_pt;
  }
  std::move(slab.runs.begin(), slab.runs.end(), std::back_inserter(page.runs));
}

}  // namespace

void add_foot_once(Flow& flow, const Setter& setter, const Paper& paper) {
  if (!setter.style().short_feet) return;
  std::vector<LabelledValue> pairs;
  for (const FootPart& part : paper.foot) {
    if (part.in_large_print == InLargePrint::once && !clean(part.text).empty()) pairs.push_back({{}, part.text});
  }
  if (pairs.empty()) return;
  add_gap(flow, setter.style().body.pitch_pt / 2);
  const std::size_t first = flow.slabs.size();
  add_labelled(flow, setter, pairs);
  for (std::size_t i = first; i + 1 < flow.slabs.size(); ++i) flow.slabs[i].with_next = true;
}

float text_height_above_foot(const Setter& setter, const Paper& paper) {
  const Style& style = setter.style();
  const auto count = packed(setter, parts_of(style, paper, widest_number, widest_number), foot_width(paper)).size();
  const float lines_pt = static_cast<float>(count) * style.foot.pitch_pt;
  const float foot_pt = under_rule_pt + std::max(lines_pt, paper.code ? code_side_pt : 0.0F);
  int lines = style.lines_per_page;
  const auto bottom = [&] {
    return rule_place(style, top_pt + static_cast<float>(lines) * style.body.pitch_pt) + foot_pt;
  };
  while (lines > least_text_lines && bottom() > geometry::page_height_pt - bottom_margin_pt) --lines;
  return static_cast<float>(lines) * style.body.pitch_pt;
}

void add_feet(Layout& layout, const Setter& setter, const Paper& paper, float text_height_pt) {
  const float text_bottom = top_pt + text_height_pt;
  const float rule = rule_place(setter.style(), text_bottom);
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    Page& page = layout.pages[i];
    const std::size_t number = i + 1;
    const bool odd = number % 2 == 1;
    add_page_number(page, setter, number, number_baseline(setter.style(), text_bottom));
    const auto lines =
        packed(setter, parts_of(setter.style(), paper, number, layout.pages.size()), foot_width(paper));
    if (lines.empty()) continue;
    page.rules.push_back({left_pt, rule, left_pt + text_width_pt, rule, thin_rule_pt});
    const float x = odd ? left_pt : left_pt + text_width_pt - foot_width(paper);
    add_foot_lines(page, setter, lines, x, rule + under_rule_pt);
    if (paper.code) add_code(page, code_of_page(paper, number), odd, rule + under_rule_pt);
  }
}

}  // namespace printing
