// The parts that only receipts have: number and code in large type, the strip of days, a QR code with its words.
#include <algorithm>
#include <string>

#include "printing/flow.h"
#include "printing/qr.h"

namespace printing {
namespace {

using geometry::text_width_pt;

constexpr float frame_pt = 1.0F;
constexpr float padding_pt = 6;
constexpr float value_to_label = 1.8F;  // of their type sizes
constexpr float qr_side_pt = 40 * geometry::mm;
constexpr float qr_gap_pt = 10;
constexpr Type day_type{Face::song, 11, 14, 0};
constexpr Type note_type{Face::song, 8.5F, 10.5F, 0};
constexpr Type strip_note_type{Face::song, 9.5F, 13, 0};
constexpr float day_padding_pt = 2;
constexpr std::size_t most_headlines = 3;

void add_frame(Slab& slab, float left, float top, float right, float bottom, float width) {
  slab.rules.push_back({left, top, right, top, width});
  slab.rules.push_back({left, bottom, right, bottom, width});
  slab.rules.push_back({left, top, left, bottom, width});
  slab.rules.push_back({right, top, right, bottom, width});
}

void set_centred(Slab& slab, const Setter& setter, const std::string& text, const Type& type, float left, float width,
                 float top) {
  setter.set(slab, text, type, left + std::max((width - setter.width(text, type)) / 2, 0.0F), top);
}

/// As large as fits the width.
Type value_type(const Setter& setter, const std::string& value, float width) {
  Type type = with_face(setter.style().display, Face::song_bold);
  type.tracking_pt = 0;
  type = scaled(type, setter.style().field.size_pt * value_to_label);
  const float natural = setter.width(value, type);
  return natural > width ? scaled(type, type.size_pt * width / natural) : type;
}

/// One frame with a small label over a large value.
void set_headline(Slab& slab, const Setter& setter, const LabelledValue& pair, float left, float width) {
  const Type label = with_face(setter.style().field, setter.style().label_face);
  const Type value = value_type(setter, pair.value, width - 2 * padding_pt);
  set_centred(slab, setter, clean(pair.label), label, left, width, padding_pt / 2);
  set_centred(slab, setter, clean(pair.value), value, left, width, padding_pt / 2 + label.pitch_pt);
  slab.height_pt = std::max(slab.height_pt, label.pitch_pt + value.pitch_pt + padding_pt);
}

void add_headline_row(Flow& flow, const Setter& setter, const std::vector<LabelledValue>& pairs) {
  float all = 0;
  for (const LabelledValue& pair : pairs) all += setter.width(clean(pair.value), setter.style().display);
  Slab slab;
  float left = 0;
  std::vector<float> edges = {0};
  for (const LabelledValue& pair : pairs) {
    const float width = text_width_pt * setter.width(clean(pair.value), setter.style().display) / all;
    set_headline(slab, setter, pair, left, width);
    edges.push_back(left += width);
  }
  for (std::size_t i = 0; i + 1 < edges.size(); ++i)
    add_frame(slab, edges[i], 0, edges[i + 1], slab.height_pt, frame_pt);
  flow.slabs.push_back(std::move(slab));
}

void set_day(Slab& slab, const Setter& setter, const DayCell& cell, float left, float width) {
  if (cell.day.empty()) return;
  const Face face = cell.strong ? Face::hei : Face::song;
  set_centred(slab, setter, clean(cell.day), with_face(day_type, face), left, width, day_padding_pt);
  set_centred(slab, setter, clean(cell.note), note_type, left, width, day_padding_pt + day_type.pitch_pt);
  add_frame(slab, left, 0, left + width, slab.height_pt, thin_rule_pt);
  if (cell.last) add_frame(slab, left + 2, 2, left + width - 2, slab.height_pt - 2, 1.6F);
}

void add_paragraphs(Flow& flow, const Setter& setter, const std::vector<std::string>& words) {
  for (const std::string& text : words) {
    base::Block block;
    block.text = text;
    add_block(flow, setter, block);
  }
}

/// A paragraph each, from `left` to the edge; returns the height down to which they reach.
float set_words(Slab& slab, const Setter& setter, const std::vector<std::string>& words, const Type& type, float left,
                float top) {
  for (const std::string& text : words) {
    const Rich rich(clean(text));
    for (const base::Line& line : setter.lines(rich.text, type, text_width_pt - left)) {
      setter.set_natural(slab, rich, line, type, left, top);
      top += type.pitch_pt;
    }
    top += type.pitch_pt / 4;
  }
  return top;
}

}  // namespace

void add_headline(Flow& flow, const Setter& setter, const std::vector<LabelledValue>& pairs) {
  std::vector<LabelledValue> shown(
      pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(std::min(pairs.size(), most_headlines)));
  std::erase_if(shown, [](const LabelledValue& pair) { return clean(pair.value).empty(); });
  if (shown.empty()) return;
  if (setter.style().one_column) {
    for (const LabelledValue& pair : shown) add_headline_row(flow, setter, {pair});
  } else {
    add_headline_row(flow, setter, shown);
  }
  add_gap(flow, setter.style().body.pitch_pt / 3);
}

void add_days(Flow& flow, const Setter& setter, const DayStrip& days) {
  if (setter.style().one_column) return add_paragraphs(flow, setter, days.words);
  if (days.heads.empty()) return;
  const float width = text_width_pt / static_cast<float>(days.heads.size());
  Slab heads;
  heads.height_pt = note_type.pitch_pt + 2 * day_padding_pt;
  for (std::size_t i = 0; i < days.heads.size(); ++i) {
    const float left = width * static_cast<float>(i);
    set_centred(heads, setter, clean(days.heads[i]), with_face(note_type, Face::hei), left, width, day_padding_pt);
    add_frame(heads, left, 0, left + width, heads.height_pt, thin_rule_pt);
  }
  heads.with_next = true;
  flow.heads.push_back(heads);
  flow.slabs.push_back(std::move(heads));
  for (const std::vector<DayCell>& week : days.weeks) {
    Slab slab;
    slab.height_pt = day_type.pitch_pt + note_type.pitch_pt + 2 * day_padding_pt;
    slab.head = static_cast<int>(flow.heads.size()) - 1;
    for (std::size_t i = 0; i < std::min(week.size(), days.heads.size()); ++i)
      set_day(slab, setter, week[i], width * static_cast<float>(i), width);
    flow.slabs.push_back(std::move(slab));
  }
  Slab notes;
  notes.height_pt = set_words(notes, setter, days.notes, strip_note_type, 0, strip_note_type.pitch_pt / 4);
  flow.slabs.push_back(std::move(notes));
  add_gap(flow, setter.style().body.pitch_pt / 3);
}

void add_qr(Flow& flow, const Setter& setter, const QrNote& qr) {
  const bool beside = !setter.style().one_column;
  Slab slab;
  slab.height_pt = qr_side_pt;
  slab.boxes = qr_boxes(qr.text, 0, 0, qr_side_pt);
  if (slab.boxes.empty()) return add_paragraphs(flow, setter, qr.words);
  if (beside)
    slab.height_pt =
        std::max(slab.height_pt, set_words(slab, setter, qr.words, setter.style().field, qr_side_pt + qr_gap_pt, 0));
  slab.with_next = !beside;
  flow.slabs.push_back(std::move(slab));
  if (!beside) add_paragraphs(flow, setter, qr.words);
}

}  // namespace printing
