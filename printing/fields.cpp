#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "printing/flow.h"

namespace printing {
namespace {

using geometry::text_width_pt;

constexpr float column_gap_pt = 12;
constexpr float half_pt = (text_width_pt - column_gap_pt) / 2;
constexpr float block_padding_pt = 4;

std::string labelled(const LabelledValue& pair) {
  std::string label = clean(pair.label);
  if (!label.empty() && !label.ends_with("：")) label += "：";
  return label;
}

Rich field(const Style& style, const LabelledValue& pair) {
  const std::string label = labelled(pair);
  return Rich(label + clean(pair.value), label.size(), style.label_face);
}

Type label_type(const Style& style) { return with_face(style.field, style.label_face); }

float width_of(const Setter& setter, const LabelledValue& pair) {
  const Style& style = setter.style();
  return setter.width(labelled(pair), label_type(style)) + setter.width(clean(pair.value), style.field);
}

void set_whole(Slab& slab, const Setter& setter, const LabelledValue& pair, float x_pt) {
  const Rich rich = field(setter.style(), pair);
  base::Line line;
  line.end = rich.text.size();
  setter.set_natural(slab, rich, line, setter.style().field, x_pt);
}

}  // namespace

/// The second and later lines stand under the value; where the label is long, from the left edge.
void add_field(Flow& flow, const Setter& setter, const LabelledValue& pair) {
  const Style& style = setter.style();
  const std::string label = labelled(pair);
  const Rich value(clean(pair.value));
  const float label_width = setter.width(label, label_type(style));
  const bool beside = label_width <= text_width_pt * 0.4F;
  const std::size_t first = flow.slabs.size();
  if (!beside) {
    const Rich rich(label, label.size(), style.label_face);
    for (const base::Line& line : setter.lines(label, label_type(style), text_width_pt)) {
      Slab slab = line_slab(style.field);
      slab.with_next = true;
      setter.set_natural(slab, rich, line, style.field, 0);
      flow.slabs.push_back(std::move(slab));
    }
  }
  const float indent = beside ? label_width : 2 * style.field.size_pt;
  for (const base::Line& line : setter.lines(value.text, style.field, text_width_pt - indent)) {
    Slab slab = line_slab(style.field);
    if (flow.slabs.size() == first) setter.set(slab, label, label_type(style), 0);
    setter.set_natural(slab, value, line, style.field, indent);
    flow.slabs.push_back(std::move(slab));
  }
}

void add_rule(Flow& flow, float height_pt, float y_pt) {
  Slab slab;
  slab.height_pt = height_pt;
  slab.rules.push_back({0, y_pt, text_width_pt, y_pt, thin_rule_pt});
  flow.slabs.push_back(std::move(slab));
}

void add_labelled(Flow& flow, const Setter& setter, const std::vector<LabelledValue>& pairs) {
  if (pairs.empty()) return;
  const Style& style = setter.style();
  add_rule(flow, block_padding_pt, 0);
  flow.slabs.back().with_next = true;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (width_of(setter, pairs[i]) > half_pt) {
      add_field(flow, setter, pairs[i]);
      continue;
    }
    Slab slab = line_slab(style.field);
    set_whole(slab, setter, pairs[i], 0);
    if (i + 1 < pairs.size() && width_of(setter, pairs[i + 1]) <= half_pt) {
      set_whole(slab, setter, pairs[++i], half_pt + column_gap_pt);
    }
    flow.slabs.push_back(std::move(slab));
  }
  flow.slabs.back().with_next = true;
  add_rule(flow, block_padding_pt, block_padding_pt);
  add_gap(flow, style.body.pitch_pt / 2);
}

}  // namespace printing
