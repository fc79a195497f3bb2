#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "printing/flow.h"

namespace printing {
namespace {

using geometry::text_width_pt;

constexpr int indent_characters = 2;
constexpr int closing_characters = 4;  // 成文日期右空四字 (GB/T 9704-2012, 7.3.5)
constexpr std::size_t longest_run_in = 30;
constexpr float frame_rule_pt = 1;

float paragraph_indent(const Style& style) { return indent_characters * style.character_pitch_pt(); }

std::string_view text_of(std::string_view text, const base::Line& line) {
  return text.substr(line.begin, line.end - line.begin);
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
  const Type& type = setter.style().body;
  const std::size_t first = flow.slabs.size();
  const std::vector<base::Line> lines = setter.paragraph_lines(rich.text, type, text_width_pt, indent_pt);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float x = i == 0 ? indent_pt : 0;
    Slab slab = line_slab(type);
    const bool full = i + 1 < lines.size() || x + lines[i].width > text_width_pt;
    if (full) {
      setter.set_justified(slab, rich, lines[i], type, x, text_width_pt - x);
    } else {
      setter.set_natural(slab, rich, lines[i], type, x);
    }
    flow.slabs.push_back(std::move(slab));
  }
  keep_ends_together(flow.slabs, first);
  if (rich.text.ends_with("：")) flow.slabs.back().with_next = true;  // what it announces begins on the same page
}

// ---- headings ----

/// What a heading or the first words of a paragraph are numbered with.
enum class Numbering { none, chapter, first, second, third };

bool is_numeral(char32_t c) {
  return std::u32string_view(U"〇零一二三四五六七八九十百千").find(c) != std::u32string_view::npos;
}
bool is_arabic(char32_t c) { return c >= '0' && c <= '9'; }

/// 第三章 and 第二节: chapter; 一、 first; （一） second; 1. 1． 1、 （1） third.
Numbering numbering_of(std::string_view text) {
  const std::vector<base::Utf8Char> chars = base::decode(base::prefix(text, 12));
  const auto at = [&](std::size_t i) { return i < chars.size() ? chars[i].code_point : 0; };
  const bool bracket = at(0) == U'（' || at(0) == U'(';
  const std::size_t begin = bracket || at(0) == U'第' ? 1 : 0;
  const bool chinese = is_numeral(at(begin));
  std::size_t end = begin;
  while (chinese ? is_numeral(at(end)) : is_arabic(at(end))) ++end;
  if (end == begin) return Numbering::none;
  const char32_t mark = at(end);
  if (at(0) == U'第') return mark == U'编' || mark == U'章' || mark == U'节' ? Numbering::chapter : Numbering::none;
  if (bracket && mark != U'）' && mark != U')') return Numbering::none;
  if (bracket) return chinese ? Numbering::second : Numbering::third;
  if (chinese) return mark == U'、' ? Numbering::first : Numbering::none;
  const bool point = mark == '.' || mark == U'．' || mark == U'、';
  return point && !is_arabic(at(end + 1)) ? Numbering::third : Numbering::none;
}

/// The numbering where there is one, else the level that the text was marked with.
const Type& heading_type(const Style& style, Numbering numbering, int level) {
  switch (numbering) {
    case Numbering::chapter: return style.chapter;
    case Numbering::first: return style.heading_1;
    case Numbering::second: return style.heading_2;
    case Numbering::third: return style.heading_3;
    case Numbering::none: break;
  }
  return level <= 1 ? style.heading_1 : level == 2 ? style.heading_2 : style.heading_3;
}

/// An empty line above a chapter that does not begin a page.
void add_space_above_chapter(Flow& flow, const Style& style) {
  if (flow.slabs.empty() || flow.slabs.back().with_next) return;
  add_gap(flow, style.body.pitch_pt / 2);
  flow.slabs.back().with_next = true;
}

/// The title of what a 通知 印发s, after the 通知's own end.
void add_attachment_title(Flow& flow, const Setter& setter, const std::string& text) {
  const Style& style = setter.style();
  add_gap(flow, style.body.pitch_pt);
  const std::size_t first = flow.slabs.size();
  add_centred(flow, setter, text, style.title, true);
  flow.slabs[first].mark = {text, 2, false};
  add_gap(flow, style.body.pitch_pt / 2);
}

void add_heading(Flow& flow, const Setter& setter, const base::Block& block) {
  const std::string text = clean(block.text);
  if (text.empty()) return;
  const Style& style = setter.style();
  const Numbering numbering = numbering_of(text);
  if (numbering == Numbering::none && block.level <= 1 && flow.signed_off)
    return add_attachment_title(flow, setter, text);
  const Type& type = heading_type(style, numbering, block.level);
  if (numbering == Numbering::chapter) add_space_above_chapter(flow, style);
  const std::size_t first = flow.slabs.size();
  if (numbering == Numbering::chapter) {
    add_centred(flow, setter, text, type, true);
  } else {
    const float indent = paragraph_indent(style);
    add_paragraph(flow, setter, Rich(text, text.size(), type.face), indent);
    for (std::size_t i = first; i < flow.slabs.size(); ++i) flow.slabs[i].with_next = true;
  }
  flow.slabs[first].mark = {text, std::clamp(block.level, 1, 2) + 1, false};
}

/// （一）强化责任落实。…: the first sentence is a heading within the paragraph.
Rich with_run_in_heading(const Style& style, std::string text) {
  const Numbering numbering = numbering_of(text);
  if (numbering != Numbering::first && numbering != Numbering::second) return Rich(std::move(text));
  constexpr std::string_view stop = "。";
  const std::size_t end = text.find(stop);
  const bool goes_on = end != text.npos && end + stop.size() < text.size();
  if (!goes_on || base::length(std::string_view(text).substr(0, end)) > longest_run_in) return Rich(std::move(text));
  return Rich(std::move(text), end + stop.size(), heading_type(style, numbering, 1).face);
}

void add_article(Flow& flow, const Setter& setter, const base::Block& block) {
  const Style& style = setter.style();
  const std::string label = clean(block.label);
  const std::string text = clean(block.text);
  const char* const between = label.empty() || text.empty() ? "" : "　";
  const std::size_t first = flow.slabs.size();
  add_paragraph(flow, setter, Rich(label + between + text, label.size(), style.article_face),
                paragraph_indent(style));
  if (first < flow.slabs.size() && !label.empty()) flow.slabs[first].mark = {label, 3, true};
}

/// The words in a frame.
void add_status(Flow& flow, const Setter& setter, const std::string& words) {
  const Type& type = setter.style().status;
  const float padding = type.size_pt * 0.8F;
  constexpr float above = 3;
  for (const base::Line& line : setter.balanced_lines(words, type, text_width_pt - 2 * padding)) {
    const std::string_view part = text_of(words, line);
    const float width = setter.width(part, type);
    const float left = (text_width_pt - width) / 2 - padding;
    const float right = (text_width_pt + width) / 2 + padding;
    Slab slab = line_slab(type);
    slab.height_pt += 2 * above;
    slab.with_next = true;
    setter.set(slab, part, type, left + padding, above);
    const float bottom = slab.height_pt - above;
    slab.rules = {{left, above, right, above, frame_rule_pt},
                  {left, bottom, right, bottom, frame_rule_pt},
                  {left, above, left, bottom, frame_rule_pt},
                  {right, above, right, bottom, frame_rule_pt}};
    flow.slabs.push_back(std::move(slab));
  }
}

}  // namespace

void add_centred(Flow& flow, const Setter& setter, const std::string& text, const Type& type, bool with_next) {
  for (const base::Line& line : setter.balanced_lines(text, type, text_width_pt)) {
    Slab slab = line_slab(type);
    slab.with_next = with_next;
    const std::string_view words = text_of(text, line);
    setter.set(slab, words, type, (text_width_pt - setter.width(words, type) + type.tracking_pt) / 2);
    flow.slabs.push_back(std::move(slab));
  }
}

void add_gap(Flow& flow, float height_pt) {
  Slab slab;
  slab.height_pt = std::clamp(height_pt, 0.0F, geometry::text_height_pt);
  slab.blank = true;
  slab.with_next = !flow.slabs.empty() && flow.slabs.back().with_next;
  flow.slabs.push_back(std::move(slab));
}

void add_title(Flow& flow, const Setter& setter, const Paper& paper) {
  const Style& style = setter.style();
  const std::string title = clean(paper.title);
  const std::string subtitle = clean(paper.subtitle);
  const std::string status = clean(paper.status);
  if (!title.empty()) {
    add_centred(flow, setter, title, style.title, true);
    flow.slabs.front().mark = {title, 1, false};
  }
  if (!subtitle.empty()) add_centred(flow, setter, subtitle, style.subtitle, true);
  if (!status.empty()) add_status(flow, setter, status);
  if (!flow.slabs.empty()) add_gap(flow, style.body.pitch_pt / 2);
}

void add_block(Flow& flow, const Setter& setter, const base::Block& block) {
  const Style& style = setter.style();
  switch (block.kind) {
    case base::BlockKind::heading: return add_heading(flow, setter, block);
    case base::BlockKind::article: return add_article(flow, setter, block);
    case base::BlockKind::paragraph:
      return add_paragraph(flow, setter, with_run_in_heading(style, clean(block.text)), paragraph_indent(style));
    case base::BlockKind::flush: return add_paragraph(flow, setter, Rich(clean(block.text)), 0);
    case base::BlockKind::closing: return add_closings(flow, setter, {block.text});
    case base::BlockKind::table: return add_table(flow, setter, block.rows);
  }
}

/// The block of lines stands four characters from the right, each line centred on the widest, and never without
/// the end of the text on the same page.
void add_closings(Flow& flow, const Setter& setter, const std::vector<std::string>& lines) {
  const Style& style = setter.style();
  const float room = text_width_pt - closing_characters * style.character_pitch_pt();
  std::vector<std::string> set_lines;
  float widest = 0;
  for (const std::string& line : lines) {
    const std::string text = clean(line);
    for (const base::Line& part : setter.balanced_lines(text, style.body, room)) {
      set_lines.emplace_back(text_of(text, part));
      widest = std::max(widest, setter.width(set_lines.back(), style.body));
    }
  }
  if (!flow.slabs.empty()) {
    flow.slabs.back().with_next = true;
    add_gap(flow, style.body.pitch_pt);
  }
  for (const std::string& text : set_lines) {
    Slab slab = line_slab(style.body);
    setter.set(slab, text, style.body, room - widest + (widest - setter.width(text, style.body)) / 2);
    slab.with_next = true;
    flow.slabs.push_back(std::move(slab));
  }
  if (!set_lines.empty()) flow.slabs.back().with_next = false;
  flow.signed_off = true;
}

}  // namespace printing
