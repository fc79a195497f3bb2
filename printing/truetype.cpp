#include "printing/truetype.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>

namespace printing {
namespace {

/// Big-endian bytes.
class Bytes {
 public:
  Bytes& u8(int value) { return text_ += static_cast<char>(static_cast<unsigned>(value) & 0xFFU), *this; }
  Bytes& u16(int value) { return u8(value >> 8).u8(value); }
  Bytes& u32(std::uint32_t value) {
    return u16(static_cast<int>(value >> 16)).u16(static_cast<int>(value & 0xFFFFU));
  }
  Bytes& raw(std::string_view text) { return text_ += text, *this; }
  void pad4() { text_.resize((text_.size() + 3) / 4 * 4); }
  std::size_t size() const { return text_.size(); }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// One coordinate axis of a glyph: steps of a byte, of two bytes, or none; with the flag bits that say which.
struct Axis {
  int short_bit;
  int same_or_positive_bit;
};
constexpr Axis x_axis{0x02, 0x10};
constexpr Axis y_axis{0x04, 0x20};

int step_flag(int step, Axis axis) {
  if (step == 0) return axis.same_or_positive_bit;
  if (step > 255 || step < -255) return 0;
  return axis.short_bit | (step > 0 ? axis.same_or_positive_bit : 0);
}

void add_step(Bytes& out, int step) {
  if (step == 0) return;
  if (step > 255 || step < -255) {
    out.u16(step);
  } else {
    out.u8(step > 0 ? step : -step);
  }
}

std::string glyph_data(const Outline& outline) {
  if (outline.points.empty()) return {};
  const Bounds box = bounds_of(outline);
  Bytes out;
  out.u16(static_cast<int>(outline.contour_ends.size()));
  out.u16(box.x_min).u16(box.y_min).u16(box.x_max).u16(box.y_max);
  for (const std::uint16_t end : outline.contour_ends) out.u16(end);
  out.u16(0);  // no instructions
  Outline::Point last{0, 0};
  Bytes xs;
  Bytes ys;
  for (const Outline::Point& p : outline.points) {
    out.u8((p.on_curve ? 1 : 0) | step_flag(p.x - last.x, x_axis) | step_flag(p.y - last.y, y_axis));
    add_step(xs, p.x - last.x);
    add_step(ys, p.y - last.y);
    last = p;
  }
  out.raw(xs.take()).raw(ys.take()).pad4();
  return out.take();
}

/// Everything that is counted over the glyphs while they are written.
struct Glyphs {
  Bytes glyf, loca, hmtx;
  Bounds box;
  int count = 0, most_points = 0, most_contours = 0, widest = 0;

  void add(const Outline& outline) {
    const Bounds b = bounds_of(outline);
    loca.u32(static_cast<std::uint32_t>(glyf.size()));
    glyf.raw(glyph_data(outline));
    hmtx.u16(outline.advance).u16(b.x_min);
    box.x_min = std::min(box.x_min, b.x_min), box.x_max = std::max(box.x_max, b.x_max);
    box.y_min = std::min(box.y_min, b.y_min), box.y_max = std::max(box.y_max, b.y_max);
    most_points = std::max(most_points, static_cast<int>(outline.points.size()));
    most_contours = std::max(most_contours, static_cast<int>(outline.contour_ends.size()));
    widest = std::max(widest, outline.advance);
    ++count;
  }
};

std::string head_table(const SmallFont& font, const Glyphs& glyphs) {
  Bytes out;
  out.u32(0x00010000).u32(0x00010000).u32(0).u32(0x5F0F3CF5).u16(0).u16(font.units_per_em);
  out.u32(0).u32(0).u32(0).u32(0);  // no times: same glyphs, same bytes
  out.u16(glyphs.box.x_min).u16(glyphs.box.y_min).u16(glyphs.box.x_max).u16(glyphs.box.y_max);
  out.u16(0).u16(8).u16(2).u16(1).u16(0);  // long loca
  return out.take();
}

std::string hhea_table(const SmallFont& font, const Glyphs& glyphs) {
  Bytes out;
  out.u32(0x00010000).u16(font.ascent).u16(font.descent).u16(0).u16(glyphs.widest);
  for (int i = 0; i < 11; ++i) out.u16(i == 3 ? 1 : 0);  // caretSlopeRise 1, the rest 0
  out.u16(glyphs.count);
  return out.take();
}

std::string maxp_table(const Glyphs& glyphs) {
  Bytes out;
  out.u32(0x00010000).u16(glyphs.count).u16(glyphs.most_points).u16(glyphs.most_contours);
  out.u16(0).u16(0).u16(1);
  for (int i = 0; i < 8; ++i) out.u16(0);
  return out.take();
}

/// The sum of a table's 32-bit words; its length is a multiple of four or is counted as filled up with zeros.
std::uint32_t checksum(std::string_view table) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    sum += static_cast<std::uint32_t>(static_cast<unsigned char>(table[i])) << (24 - 8 * (i % 4));
  }
  return sum;
}

}  // namespace

Bounds bounds_of(const Outline& outline) {
  if (outline.points.empty()) return {};
  const Outline::Point& first = outline.points[0];
  Bounds box{first.x, first.y, first.x, first.y};
  for (const Outline::Point& p : outline.points) {
    box.x_min = std::min(box.x_min, p.x), box.x_max = std::max(box.x_max, p.x);
    box.y_min = std::min(box.y_min, p.y), box.y_max = std::max(box.y_max, p.y);
  }
  return box;
}

Bounds bounds_of(const std::vector<Outline>& outlines) {
  Bounds all;
  for (const Outline& outline : outlines) {
    const Bounds box = bounds_of(outline);
    all.x_min = std::min(all.x_min, box.x_min), all.x_max = std::max(all.x_max, box.x_max);
    all.y_min = std::min(all.y_min, box.y_min), all.y_max = std::max(all.y_max, box.y_max);
  }
  return all;
}

std::string make_truetype(const SmallFont& font) {
  assert(font.glyphs.size() <= most_glyphs);
  Glyphs glyphs;
  glyphs.add(Outline{{}, {}, font.units_per_em});
  for (const Outline& outline : font.glyphs) glyphs.add(outline);
  glyphs.loca.u32(static_cast<std::uint32_t>(glyphs.glyf.size()));

  const std::pair<const char*, std::string> tables[] = {
      {"glyf", glyphs.glyf.take()}, {"head", head_table(font, glyphs)}, {"hhea", hhea_table(font, glyphs)},
      {"hmtx", glyphs.hmtx.take()}, {"loca", glyphs.loca.take()},       {"maxp", maxp_table(glyphs)}};
  constexpr int count = static_cast<int>(std::size(tables));
  Bytes out;
  Bytes bodies;
  out.u32(0x00010000).u16(count).u16(64).u16(2).u16(count * 16 - 64);
  constexpr std::size_t start = 12 + static_cast<std::size_t>(count) * 16;
  for (const auto& [tag, body] : tables) {
    out.raw(tag).u32(checksum(body)).u32(static_cast<std::uint32_t>(start + bodies.size()));
    out.u32(static_cast<std::uint32_t>(body.size()));
    bodies.raw(body).pad4();
  }
  return out.raw(bodies.take()).take();
}

}  // namespace printing
