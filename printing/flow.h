// Flow: the slabs that a paper is cut into before they are dealt out to pages. Inside of layout only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "printing/layout.h"
#include "printing/setter.h"
#include "printing/style.h"

namespace printing {

/// What the outline of the PDF will say of a slab.
struct Mark {
  std::string text;  ///< empty: nothing
  int level = 1;
  bool article = false;  ///< one of many: left out of papers that are short or have too many
};

/// A strip of the text area that no page break may cut: a line, a row of a table.
/// Places are relative to the left edge of the text area and to the slab's top.
struct Slab {
  float height_pt = 0;
  bool with_next = false;  ///< must not be the last on a page
  bool blank = false;      ///< mere distance: dropped at the top of a page
  int head = -1;           ///< the head row to repeat when this slab begins a page; index into Flow::heads
  /// Of a row that may be cut between its lines: the frame's upright rules, closed where the page ends.
  std::vector<float> uprights;
  bool open_top = false;
  Mark mark;
  std::vector<Run> runs;
  std::vector<Rule> rules;
  std::vector<Box> boxes;
  std::vector<Stroke> strokes;
  std::vector<Link> links;
};

struct Flow {
  float text_height_pt = geometry::text_height_pt;  ///< of the pages that it is meant for
  std::vector<Slab> slabs;
  std::vector<Slab> heads;
  bool signed_off = false;  ///< 署名 and 成文日期 have been set: what follows is an attachment
};

/// Deals the slabs out to pages, without feet.
Layout paginate(const Flow& flow);

/// A strip as high as a line.
Slab line_slab(const Type& type);
/// Without space at the ends, all else as it is set.
std::string clean(std::string_view text);

/// Each of these appends what it sets to the flow.
void add_title(Flow& flow, const Setter& setter, const Paper& paper);
void add_block(Flow& flow, const Setter& setter, const base::Block& block);
void add_closings(Flow& flow, const Setter& setter, const std::vector<std::string>& lines);
void add_centred(Flow& flow, const Setter& setter, const std::string& text, const Type& type, bool with_next);
void add_labelled(Flow& flow, const Setter& setter, const std::vector<LabelledValue>& pairs);
/// One field on lines of its own.
void add_field(Flow& flow, const Setter& setter, const LabelledValue& pair);
void add_rule(Flow& flow, float height_pt, float y_pt);
void add_gap(Flow& flow, float height_pt);
void add_table(Flow& flow, const Setter& setter, const std::vector<std::vector<std::string>>& rows);
void add_form(Flow& flow, const Setter& setter, const Form& form);
void add_headline(Flow& flow, const Setter& setter, const std::vector<LabelledValue>& pairs);
void add_days(Flow& flow, const Setter& setter, const DayStrip& days);
void add_qr(Flow& flow, const Setter& setter, const QrNote& qr);

}  // namespace printing
