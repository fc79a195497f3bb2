#include "printing/setter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "printing/flow.h"

namespace printing {
namespace {

constexpr float ascent = 0.88F;  // of the type size: where the baseline stands in the em box
constexpr float loosest_characters = 4;
constexpr float unseen_pt = 0.5F;     // too little to be shared out
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

/// Blank halves between two characters; `after` is 0 at the end of a line.
int blank_halves(char32_t before, char32_t after) {
  return (base::has_blank_right(before) ? 1 : 0) + (base::has_blank_left(after) ? 1 : 0);
}

/// Figures and Latin letters in 仿宋 and 楷 text are those of 宋: the others' are meant for other things.
Face face_of(char32_t c, Face face) {
  return c < 0x2000 && (face == Face::fang || face == Face::kai) ? Face::song : face;
}

Face face_at(const Rich& rich, std::size_t at, char32_t c, const Type& type) {
  return face_of(c, at < rich.label_bytes ? rich.label_face : type.face);
}

float baseline(const Type& type, float top_pt) {
  return top_pt + (type.pitch_pt - type.size_pt) / 2 + ascent * type.size_pt;
}

char32_t next_in(const std::string& text, std::size_t next, const base::Line& line) {
  return next < line.end ? base::decode_at(text, next).code_point : 0;
}

/// Collects where the addresses of a text stand on a line.
class LinkMaker {
 public:
  LinkMaker(Slab& slab, const Rich& rich, const Type& type, float baseline_pt)
      : slab_(slab), rich_(rich), top_(baseline_pt - ascent * type.size_pt), bottom_(top_ + type.size_pt) {}

  /// The character at byte `at` stands from x0 to x1.
  void pass(std::size_t at, float x0, float x1) {
    while (next_ < rich_.addresses.size() && rich_.addresses[next_].end <= at) ++next_, open_ = false;
    if (next_ == rich_.addresses.size() || at < rich_.addresses[next_].begin) return;
    if (!open_) slab_.links.push_back({x0, top_, x0, bottom_, rich_.addresses[next_].uri});
    open_ = true;
    slab_.links.back().x1_pt = x1;
  }

 private:
  Slab& slab_;
  const Rich& rich_;
  float top_, bottom_;
  std::size_t next_ = 0;
  bool open_ = false;
};

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

std::string clean(std::string_view text) { return std::string(base::trim(printable(text))); }

Slab line_slab(const Type& type) {
  Slab slab;
  slab.height_pt = type.pitch_pt;
  return slab;
}

Rich::Rich(std::string words, std::size_t label, Face face)
    : text(std::move(words)), label_bytes(label), label_face(face), addresses(base::find_web_addresses(text)) {}

float Setter::width(char32_t c, const Type& type) const {
  return advance_(c, face_of(c, type.face)) * type.size_pt + type.tracking_pt;
}

float Setter::width(std::string_view text, const Type& type) const {
  float sum = 0;
  base::for_each_code_point(text, [&](char32_t c) { sum += width(c, type); });
  return sum;
}

std::vector<base::Line> Setter::lines(std::string_view text, const Type& type, float width_pt) const {
  base::WrapOptions options;
  options.width = width_pt + tolerance_pt;
  return base::wrap(text, options, [&](char32_t c) { return width(c, type); });
}

std::vector<base::Line> Setter::paragraph_lines(std::string_view text, const Type& type, float width_pt,
                                                float first_indent_pt) const {
  base::WrapOptions options;
  options.width = width_pt + tolerance_pt;
  options.first_indent = first_indent_pt;
  options.squeeze = type.size_pt / 2;
  options.loosest = loosest_characters * type.size_pt;
  return base::wrap(text, options, [&](char32_t c) { return width(c, type); });
}

void Setter::set(Slab& slab, std::string_view text, const Type& type, float x_pt, float top_pt) const {
  base::Line whole;
  whole.end = text.size();
  set_natural(slab, Rich(std::string(text)), whole, type, x_pt, top_pt);
}

void Setter::set_natural(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                         float top_pt) const {
  set_spaced(slab, rich, line, type, x_pt, top_pt, {});
}

void Setter::set_justified(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                           float width_pt) const {
  set_spaced(slab, rich, line, type, x_pt, 0, spacing_for(rich, line, type, width_pt));
}

Setter::Spacing Setter::spacing_for(const Rich& rich, const base::Line& line, const Type& type,
                                    float width_pt) const {
  float natural = -type.tracking_pt;  // none after the last character
  int gaps = 0;
  int halves = 0;
  for (std::size_t i = line.begin; i < line.end;) {
    const base::Utf8Char c = base::decode_at(rich.text, i);
    const Face face = face_at(rich, i, c.code_point, type);
    natural += advance_(c.code_point, face) * type.size_pt + type.tracking_pt;
    i += c.size;
    const char32_t after = next_in(rich.text, i, line);
    if (after != 0 && may_stretch(c.code_point, after)) ++gaps;
    halves += blank_halves(c.code_point, after);
  }
  const float missing = width_pt - natural;
  if (std::abs(missing) < unseen_pt) return {};
  if (missing < 0 && halves > 0) {
    return {0, std::min(-missing / static_cast<float>(halves), type.size_pt / 2)};
  }
  const float gap = gaps > 0 ? missing / static_cast<float>(gaps) : 0;
  return {gap > type.size_pt / 2 ? 0 : gap, 0};  // a line that lacks so much is better left short
}

/// One run for each stretch of characters with the same face and the same distance after each.
void Setter::set_spaced(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                        float top_pt, const Spacing& spacing) const {
  Run run;
  float x = x_pt;
  LinkMaker links(slab, rich, type, baseline(type, top_pt));
  const auto finish = [&] {
    if (!run.text.empty()) slab.runs.push_back(std::move(run));
    run = Run{};
  };
  for (std::size_t i = line.begin; i < line.end;) {
    const base::Utf8Char c = base::decode_at(rich.text, i);
    const std::size_t next = i + c.size;
    const char32_t after = next_in(rich.text, next, line);
    const Face face = face_at(rich, i, c.code_point, type);
    float space = type.tracking_pt;
    if (next >= line.end) {
      space = run.text.empty() ? space : run.spacing_pt;  // no gap follows: not worth a run of its own
    } else {
      if (may_stretch(c.code_point, after)) space += spacing.gap_pt;
      space -= spacing.squeeze_pt * static_cast<float>(blank_halves(c.code_point, after));
    }
    if (run.text.empty() || run.face != face || run.spacing_pt != space) {
      finish();
      run = Run{x, baseline(type, top_pt), type.size_pt, space, face, {}};
    }
    base::append(run.text, c.code_point);
    const float advanced = advance_(c.code_point, face) * type.size_pt;
    links.pass(i, x, x + advanced);
    x += advanced + space;
    i = next;
  }
  finish();
}

}  // namespace printing
