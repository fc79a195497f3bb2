#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "printing/flow.h"

namespace printing {
namespace {

constexpr float ascent = 0.88F;       // of the type size: where the baseline stands in the em box
constexpr float tolerance_pt = 0.1F;  // 28 characters of 1/28 of the line are not too wide for it

/// Marks that have no appearance of their own: zero-width spaces and joiners, direction marks, soft hyphen,
/// variation selectors.
bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0100 && c <= 0xE01EF);
}

/// Set at the width of the type size; distances between such characters may grow when a line is filled.
bool is_wide(char32_t c) {
  return c >= 0x2E80 || c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'—' || c == U'…';
}

bool may_stretch(char32_t before, char32_t after) {
  if (before == U'—' && after == U'—') return false;  // a dash of two parts stays whole
  return is_wide(before) || is_wide(after) || base::is_space(before) || base::is_space(after);
}

float baseline(const Type& type, float top_pt) {
  return top_pt + (type.pitch_pt - type.size_pt) / 2 + ascent * type.size_pt;
}

}  // namespace

std::string printable(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  base::for_each_code_point(text, [&](char32_t c) {
    if (is_invisible(c) || c == '\r') return;
    if (c == '\n' && keep_lines) return base::append(out, c);
    if (c == 0x2003 || c == 0x3000) return base::append(out, 0x3000);
    base::append(out, base::is_space(c) || c == '\n' ? U' ' : c);
  });
  return out;
}

float Setter::width(std::string_view text, const Type& type) const {
  float sum = 0;
  base::for_each_code_point(text,
                            [&](char32_t c) { sum += advance_(c, type.face) * type.size_pt + type.tracking_pt; });
  return sum;
}

std::vector<base::Line> Setter::lines(std::string_view text, const Type& type, float width_pt,
                                      float first_indent_pt) const {
  base::WrapOptions options;
  options.width = width_pt + tolerance_pt;
  options.first_indent = first_indent_pt;
  return base::wrap(text, options,
                    [&](char32_t c) { return advance_(c, type.face) * type.size_pt + type.tracking_pt; });
}

std::vector<base::Line> Setter::balanced_lines(std::string_view text, const Type& type, float width_pt) const {
  std::vector<base::Line> best = lines(text, type, width_pt);
  if (best.size() < 2) return best;
  float low = width_pt / 2;
  float high = width_pt;
  while (high - low > type.size_pt / 4) {
    const float middle = (low + high) / 2;
    std::vector<base::Line> attempt = lines(text, type, middle);
    if (attempt.size() > best.size()) {
      low = middle;
    } else {
      high = middle;
      best = std::move(attempt);
    }
  }
  return best;
}

void Setter::set(Slab& slab, std::string_view text, const Type& type, float x_pt, float top_pt) const {
  base::Line whole;
  whole.end = text.size();
  set_natural(slab, {std::string(text), 0}, whole, type, x_pt, top_pt);
}

void Setter::set_natural(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                         float top_pt) const {
  set_spaced(slab, rich, line, type, x_pt, top_pt, 0);
}

void Setter::set_justified(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                           float width_pt) const {
  float natural = -type.tracking_pt;  // none after the last character
  int gaps = 0;
  char32_t before = 0;
  for (std::size_t i = line.begin; i < line.end;) {
    const base::Utf8Char c = base::decode_at(rich.text, i);
    const Type here = i < rich.bold_bytes ? bold(type) : type;
    natural += advance_(c.code_point, here.face) * type.size_pt + type.tracking_pt;
    if (i > line.begin && may_stretch(before, c.code_point)) ++gaps;
    before = c.code_point;
    i += c.size;
  }
  const float extra = gaps > 0 ? (width_pt - natural) / static_cast<float>(gaps) : 0;
  const bool too_short = extra > type.size_pt / 2;
  set_spaced(slab, rich, line, type, x_pt, 0, too_short ? 0 : extra);
}

/// One run for each stretch of characters with the same face and the same distance after each.
void Setter::set_spaced(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                        float top_pt, float extra_pt) const {
  Run run;
  float x = x_pt;
  const auto finish = [&] {
    if (!run.text.empty()) slab.runs.push_back(std::move(run));
    run = Run{};
  };
  for (std::size_t i = line.begin; i < line.end;) {
    const base::Utf8Char c = base::decode_at(rich.text, i);
    const std::size_t next = i + c.size;
    const Face face = i < rich.bold_bytes ? Face::song_bold : type.face;
    float spacing = type.tracking_pt;
    if (next >= line.end) {
      spacing = run.text.empty() ? spacing : run.spacing_pt;  // no gap follows: not worth a run of its own
    } else if (may_stretch(c.code_point, base::decode_at(rich.text, next).code_point)) {
      spacing += extra_pt;
    }
    if (run.text.empty() || run.face != face || run.spacing_pt != spacing) {
      finish();
      run = Run{x, baseline(type, top_pt), type.size_pt, spacing, face, {}};
    }
    base::append(run.text, c.code_point);
    x += advance_(c.code_point, face) * type.size_pt + spacing;
    i = next;
  }
  finish();
}

}  // namespace printing
