// Flow: the slabs that a paper is cut into before they are dealt out to pages. Inside of layout only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_break.h"
#include "printing/layout.h"

namespace printing {

/// A strip of the text area that no page break may cut: a line, a row of a table.
/// Places are relative to the left edge of the text area and to the slab's top.
struct Slab {
  float height_pt = 0;
  bool with_next = false;  ///< must not be the last on a page
  bool blank = false;      ///< mere distance: dropped at the top of a page
  int head = -1;           ///< the head row to repeat when this slab begins a page; index into Flow::heads
  std::vector<Run> runs;
  std::vector<Rule> rules;
};

struct Flow {
  std::vector<Slab> slabs;
  std::vector<Slab> heads;
};

/// Deals the slabs out to pages of the text area's height.
std::vector<Page> paginate(const Flow& flow);

/// How a line of text is set.
struct Type {
  Face face = Face::song;
  float size_pt = 0;
  float pitch_pt = 0;     ///< from line to line
  float tracking_pt = 0;  ///< added after each character
};

constexpr Type body_type{Face::song, 16, geometry::line_pitch_pt, geometry::character_pitch_pt - 16};
constexpr Type title_type{Face::song_bold, 22, 36, 0};
constexpr Type subtitle_type{Face::song, 14, 26, 0};
constexpr Type table_type{Face::song, 12, 19, 0};
constexpr Type page_number_type{Face::song, 14, 14, 0};
constexpr Type foot_type{Face::song, 9, 12.5F, 0};
constexpr float thin_rule_pt = 0.5F;
constexpr float status_rule_pt = 1;

constexpr Type bold(Type type) { return type.face = Face::song_bold, type; }

/// The text as it is set: kinds of space made plain, characters without appearance taken out, '\n' only where
/// `keep_lines`. Everything else stays, also what no font will have.
std::string printable(std::string_view text, bool keep_lines = false);

/// Text whose first bytes are bold: "第一条　…", "索引号：…".
struct Rich {
  std::string text;
  std::size_t bold_bytes = 0;
};

/// Measures text, breaks it into lines and sets lines.
class Setter {
 public:
  explicit Setter(const Advance& advance) : advance_(advance) {}

  float width(std::string_view text, const Type& type) const;
  /// Lines no wider than `width_pt`, by the rules of base::wrap.
  std::vector<base::Line> lines(std::string_view text, const Type& type, float width_pt,
                                float first_indent_pt = 0) const;
  /// As few lines as `lines` gives, but as even as can be.
  std::vector<base::Line> balanced_lines(std::string_view text, const Type& type, float width_pt) const;
  /// Sets one line at its natural width, in a strip that begins at `top_pt` of the slab.
  void set(Slab& slab, std::string_view text, const Type& type, float x_pt, float top_pt = 0) const;
  /// Sets bytes [line.begin, line.end) so that they fill `width_pt`; a line that is much too short stays as it is.
  void set_justified(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                     float width_pt) const;
  /// Sets bytes [line.begin, line.end) at their natural width.
  void set_natural(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                   float top_pt = 0) const;

 private:
  void set_spaced(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt, float top_pt,
                  float extra_pt) const;

  const Advance& advance_;
};

/// Each of these appends what it sets to the flow.
void add_title(Flow& flow, const Setter& setter, const Paper& paper);
void add_block(Flow& flow, const Setter& setter, const base::Block& block);
void add_closings(Flow& flow, const Setter& setter, const std::vector<std::string>& lines);
void add_labelled(Flow& flow, const Setter& setter, const std::vector<LabelledValue>& pairs);
void add_choices(Flow& flow, const Setter& setter, const std::vector<Choice>& choices);
void add_signature(Flow& flow, const Setter& setter, const std::string& text);
void add_gap(Flow& flow, float height_pt);
void add_table(Flow& flow, const Setter& setter, const std::vector<std::vector<std::string>>& rows);
void add_form(Flow& flow, const Setter& setter, const Form& form);

/// Adds the page number and the foot lines to every page.
void add_page_feet(std::vector<Page>& pages, const Setter& setter, const Paper& paper);

}  // namespace printing
