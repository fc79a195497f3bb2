#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "printing/flow.h"

namespace printing {
namespace {

using geometry::character_pitch_pt;
using geometry::text_width_pt;

constexpr float paragraph_indent_pt = 2 * character_pitch_pt;
constexpr float closing_right_pt = 4 * character_pitch_pt;  // 成文日期右空四字 (GB/T 9704-2012, 7.3.5)

std::string clean(std::string_view text) { return std::string(base::trim(printable(text))); }

std::string_view text_of(std::string_view text, const base::Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

Slab line_slab(const Type& type) {
  Slab slab;
  slab.height_pt = type.pitch_pt;
  return slab;
}

/// A page neither ends with the first line of a paragraph nor begins with its last.
void keep_ends_together(std::vector<Slab>& slabs, std::size_t first) {
  const std::size_t count = slabs.size() - first;
  if (count < 2) return;
  slabs[first].with_next = true;
  slabs[slabs.size() - 2].with_next = true;
}

void add_paragraph(Flow& flow, const Setter& setter, const Rich& rich, float indent_pt) {
  if (rich.text.empty()) return;
  const std::size_t first = flow.slabs.size();
  const std::vector<base::Line> lines = setter.lines(rich.text, body_type, text_width_pt, indent_pt);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float x = i == 0 ? indent_pt : 0;
    Slab slab = line_slab(body_type);
    if (i + 1 < lines.size()) {
      setter.set_justified(slab, rich, lines[i], body_type, x, text_width_pt - x);
    } else {
      setter.set_natural(slab, rich, lines[i], body_type, x);
    }
    flow.slabs.push_back(std::move(slab));
  }
  keep_ends_together(flow.slabs, first);
}

void add_centred(Flow& flow, const Setter& setter, const std::string& text, const Type& type, bool with_next) {
  for (const base::Line& line : setter.balanced_lines(text, type, text_width_pt)) {
    Slab slab = line_slab(type);
    slab.with_next = with_next;
    const std::string_view words = text_of(text, line);
    setter.set(slab, words, type, (text_width_pt - setter.width(words, type)) / 2);
    flow.slabs.push_back(std::move(slab));
  }
}

/// 第三章　…, 第二节　…: centred as in the texts of laws; other headings stand like paragraphs.
bool is_chapter(std::string_view text) {
  if (!text.starts_with("第")) return false;
  const std::string_view start = base::prefix(text, 8);
  return start.find("章") != start.npos || start.find("节") != start.npos || start.find("编") != start.npos;
}

void add_heading(Flow& flow, const Setter& setter, const std::string& text) {
  if (text.empty()) return;
  const Type type = bold(body_type);
  if (is_chapter(text)) return add_centred(flow, setter, text, type, true);
  const Rich rich{text, text.size()};
  float x = paragraph_indent_pt;
  for (const base::Line& line : setter.lines(text, type, text_width_pt, paragraph_indent_pt)) {
    Slab slab = line_slab(type);
    slab.with_next = true;
    setter.set_natural(slab, rich, line, type, x);
    flow.slabs.push_back(std::move(slab));
    x = 0;
  }
}

void add_article(Flow& flow, const Setter& setter, const base::Block& block) {
  const std::string label = clean(block.label);
  const std::string text = clean(block.text);
  const char* const between = label.empty() || text.empty() ? "" : "　";
  add_paragraph(flow, setter, {label + between + text, label.size()}, paragraph_indent_pt);
}

/// A frame of two lines' height round the words.
void add_status(Flow& flow, const Setter& setter, const std::string& words) {
  constexpr float side_padding_pt = 10;
  constexpr float top_padding_pt = 2;
  const Type type = bold(subtitle_type);
  for (const base::Line& line : setter.lines(words, type, text_width_pt - 2 * side_padding_pt)) {
    const std::string_view part = text_of(words, line);
    const float width = setter.width(part, type);
    const float left = (text_width_pt - width) / 2 - side_padding_pt;
    const float right = (text_width_pt + width) / 2 + side_padding_pt;
    Slab slab = line_slab(type);
    slab.height_pt += 2 * top_padding_pt;
    slab.with_next = true;
    setter.set(slab, part, type, left + side_padding_pt, top_padding_pt);
    for (const float y : {top_padding_pt, slab.height_pt - top_padding_pt}) {
      slab.rules.push_back({left, y, right, y, status_rule_pt});
    }
    for (const float x : {left, right}) {
      slab.rules.push_back({x, top_padding_pt, x, slab.height_pt - top_padding_pt, status_rule_pt});
    }
    flow.slabs.push_back(std::move(slab));
  }
}

}  // namespace

void add_gap(Flow& flow, float height_pt) {
  Slab slab;
  slab.height_pt = std::clamp(height_pt, 0.0F, geometry::text_height_pt);
  slab.blank = true;
  slab.with_next = !flow.slabs.empty() && flow.slabs.back().with_next;
  flow.slabs.push_back(std::move(slab));
}

void add_title(Flow& flow, const Setter& setter, const Paper& paper) {
  const std::string title = clean(paper.title);
  const std::string subtitle = clean(paper.subtitle);
  if (!title.empty()) add_centred(flow, setter, title, title_type, true);
  const std::string status = clean(paper.status);
  if (!subtitle.empty()) add_centred(flow, setter, subtitle, subtitle_type, true);
  if (!status.empty()) add_status(flow, setter, status);
  if (!flow.slabs.empty()) add_gap(flow, body_type.pitch_pt / 2);
}

void add_block(Flow& flow, const Setter& setter, const base::Block& block) {
  switch (block.kind) {
    case base::BlockKind::heading: return add_heading(flow, setter, clean(block.text));
    case base::BlockKind::article: return add_article(flow, setter, block);
    case base::BlockKind::paragraph: return add_paragraph(flow, setter, {clean(block.text), 0}, paragraph_indent_pt);
    case base::BlockKind::flush: return add_paragraph(flow, setter, {clean(block.text), 0}, 0);
    case base::BlockKind::closing: return add_closings(flow, setter, {block.text});
    case base::BlockKind::table: return add_table(flow, setter, block.rows);
  }
}

/// The block of lines stands four characters from the right, each line centred on the widest, and never without
/// the end of the text on the same page.
void add_closings(Flow& flow, const Setter& setter, const std::vector<std::string>& lines) {
  const float room = text_width_pt - closing_right_pt;
  std::vector<std::string> set_lines;
  float widest = 0;
  for (const std::string& line : lines) {
    const std::string text = clean(line);
    for (const base::Line& part : setter.lines(text, body_type, room)) {
      set_lines.emplace_back(text_of(text, part));
      widest = std::max(widest, setter.width(set_lines.back(), body_type));
    }
  }
  if (!flow.slabs.empty()) {
    flow.slabs.back().with_next = true;
    add_gap(flow, body_type.pitch_pt);
  }
  for (const std::string& text : set_lines) {
    Slab slab = line_slab(body_type);
    setter.set(slab, text, body_type, room - widest + (widest - setter.width(text, body_type)) / 2);
    slab.with_next = true;
    flow.slabs.push_back(std::move(slab));
  }
  if (!set_lines.empty()) flow.slabs.back().with_next = false;
}

}  // namespace printing
