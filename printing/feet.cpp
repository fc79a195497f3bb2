#include <string>
#include <string_view>
#include <vector>

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

void replace(std::string& text, std::string_view mark, const std::string& value) {
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size())) {
    text.replace(at, mark.size(), value);
  }
}

/// The parts of one page's foot with their numbers filled in.
std::vector<std::string> parts_of(const Paper& paper, std::size_t number, std::size_t total) {
  std::vector<std::string> parts;
  for (const std::string& raw : paper.foot) {
    std::string part(base::trim(printable(raw)));
    const bool wants_code = part.find("{code}") != part.npos;
    if (part.empty() || (wants_code && !paper.code)) continue;
    if (wants_code) {
      base::PageCode code = *paper.code;
      code.page = static_cast<int>(number);
      replace(part, "{code}", base::to_text(code));
    }
    replace(part, "{page}", std::to_string(number));
    replace(part, "{pages}", std::to_string(total));
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Parts side by side where they fit; a part that fits no line is broken.
std::vector<std::string> packed(const Setter& setter, const std::vector<std::string>& parts, float width_pt) {
  constexpr std::string_view between = "　";
  std::vector<std::string> lines;
  for (const std::string& part : parts) {
    if (!lines.empty()) {
      const std::string longer = lines.back() + std::string(between) + part;
      if (setter.width(longer, foot_type) <= width_pt) {
        lines.back() = longer;
        continue;
      }
    }
    for (const base::Line& line : setter.lines(part, foot_type, width_pt)) {
      lines.push_back(part.substr(line.begin, line.end - line.begin));
    }
  }
  return lines;
}

/// A thin rule and small type under the page number.
void add_foot_lines(Page& page, const Setter& setter, const std::vector<std::string>& lines) {
  float y = foot_top_pt;
  page.rules.push_back({left_pt, y, left_pt + text_width_pt, y, thin_rule_pt});
  y += 3;
  for (const std::string& line : lines) {
    Slab slab;
    setter.set(slab, line, foot_type, left_pt, y);
    for (Run& run : slab.runs) page.runs.push_back(std::move(run));
    y += foot_type.pitch_pt;
  }
}

}  // namespace

void add_page_feet(std::vector<Page>& pages, const Setter& setter, const Paper& paper) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    add_page_number(pages[i], setter, i + 1);
    add_foot_lines(pages[i], setter, packed(setter, parts_of(paper, i + 1, pages.size()), text_width_pt));
  }
}

}  // namespace printing
