#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "printing/flow.h"

namespace printing {
namespace {

using geometry::text_width_pt;

constexpr Type field_type{Face::song, 12, 20, 0};
constexpr float column_gap_pt = 12;
constexpr float half_pt = (text_width_pt - column_gap_pt) / 2;
constexpr float block_padding_pt = 4;

std::string clean(std::string_view text) { return std::string(base::trim(printable(text))); }

Rich field(const LabelledValue& pair) {
  std::string label = clean(pair.label);
  if (!label.empty() && !label.ends_with("：")) label += "：";
  const std::size_t bold_bytes = label.size();
  return {label + clean(pair.value), bold_bytes};
}

Slab strip(float height_pt) {
  Slab slab;
  slab.height_pt = height_pt;
  return slab;
}

bool fits_half(const Setter& setter, const Rich& rich) {
  return setter.width(rich.text, bold(field_type)) <= half_pt;
}

void set_whole(Slab& slab, const Setter& setter, const Rich& rich, float x_pt) {
  base::Line line;
  line.end = rich.text.size();
  setter.set_natural(slab, rich, line, field_type, x_pt);
}

/// A field on lines of its own; the second and later lines stand under the value.
void add_wide_field(Flow& flow, const Setter& setter, const Rich& rich) {
  const std::string label = rich.text.substr(0, rich.bold_bytes);
  const Rich value{rich.text.substr(rich.bold_bytes), 0};
  const float indent = std::min(setter.width(label, bold(field_type)), text_width_pt / 2);
  bool first = true;
  for (const base::Line& line : setter.lines(value.text, field_type, text_width_pt - indent)) {
    Slab slab = strip(field_type.pitch_pt);
    if (first) setter.set(slab, label, bold(field_type), 0);
    setter.set_natural(slab, value, line, field_type, indent);
    flow.slabs.push_back(std::move(slab));
    first = false;
  }
}

void add_rule(Flow& flow, float height_pt, float y_pt) {
  Slab slab = strip(height_pt);
  slab.rules.push_back({0, y_pt, text_width_pt, y_pt, thin_rule_pt});
  flow.slabs.push_back(std::move(slab));
}

/// A box to tick, standing on the line; the tick is drawn and needs no font.
void add_box(Slab& slab, float x, float y, bool ticked) {
  constexpr float side = 10;
  constexpr float stroke = 0.8F;
  slab.rules.push_back({x, y, x + side, y, stroke});
  slab.rules.push_back({x, y + side, x + side, y + side, stroke});
  slab.rules.push_back({x, y, x, y + side, stroke});
  slab.rules.push_back({x + side, y, x + side, y + side, stroke});
  if (!ticked) return;
  slab.rules.push_back({x + 2, y + 5, x + 4.2F, y + 8, 1.5F});
  slab.rules.push_back({x + 4.2F, y + 8, x + 8.5F, y + 2, 1.5F});
}

}  // namespace

void add_labelled(Flow& flow, const Setter& setter, const std::vector<LabelledValue>& pairs) {
  if (pairs.empty()) return;
  add_rule(flow, block_padding_pt, 0);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Rich left = field(pairs[i]);
    if (!fits_half(setter, left)) {
      add_wide_field(flow, setter, left);
      continue;
    }
    Slab slab = strip(field_type.pitch_pt);
    set_whole(slab, setter, left, 0);
    if (i + 1 < pairs.size()) {
      const Rich right = field(pairs[i + 1]);
      if (fits_half(setter, right)) {
        set_whole(slab, setter, right, half_pt + column_gap_pt);
        ++i;
      }
    }
    flow.slabs.push_back(std::move(slab));
  }
  add_rule(flow, block_padding_pt, block_padding_pt);
  add_gap(flow, body_type.pitch_pt / 2);
}

void add_choices(Flow& flow, const Setter& setter, const std::vector<Choice>& choices) {
  constexpr float box_and_gap = 15;
  constexpr float between = 18;
  if (choices.empty()) return;
  Slab slab = strip(field_type.pitch_pt + 2);
  float x = 0;
  const auto next_line = [&] {
    flow.slabs.push_back(std::move(slab));
    slab = strip(field_type.pitch_pt + 2);
    x = 0;
  };
  for (const Choice& choice : choices) {
    const Rich rich{clean(choice.text), 0};
    const std::vector<base::Line> lines = setter.lines(rich.text, field_type, text_width_pt - box_and_gap);
    const float width = box_and_gap + setter.width(rich.text, field_type);
    if (x > 0 && x + width > text_width_pt) next_line();
    add_box(slab, x, (field_type.pitch_pt - 10) / 2, choice.ticked);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) next_line();
      setter.set_natural(slab, rich, lines[i], field_type, x + box_and_gap);
    }
    x += width + between;
  }
  flow.slabs.push_back(std::move(slab));
}

void add_signature(Flow& flow, const Setter& setter, const std::string& text) {
  constexpr float line_pt = 120;
  constexpr float height_pt = 44;
  const Rich words{clean(text), 0};
  const std::string date = "　　年　　月　　日";
  const float date_width = setter.width(date, field_type);
  const float words_room = text_width_pt - date_width - line_pt;
  const std::vector<base::Line> lines = setter.lines(words.text, field_type, words_room);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {  // words too long for one line go above it
    Slab above = strip(field_type.pitch_pt);
    above.with_next = true;
    setter.set_natural(above, words, lines[i], field_type, 0);
    flow.slabs.push_back(std::move(above));
  }
  const float x = lines.size() > 1 ? 0 : words_room - setter.width(words.text, field_type);
  const float top = height_pt - field_type.pitch_pt;
  Slab slab = strip(height_pt);
  setter.set_natural(slab, words, lines.back(), field_type, x, top);
  slab.rules.push_back({words_room + 4, height_pt - 3, words_room + line_pt, height_pt - 3, thin_rule_pt});
  setter.set(slab, date, field_type, words_room + line_pt, top);
  flow.slabs.push_back(std::move(slab));
}

}  // namespace printing
