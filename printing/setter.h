// Setter: measures text, breaks it into lines, sets lines into slabs. Inside of layout only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_break.h"
#include "base/web_address.h"
#include "printing/style.h"

namespace printing {

struct Slab;

/// The text as it is set: kinds of space made plain, characters without appearance taken out, '\n' only where
/// `keep_lines`. Everything else stays, also what no font will have.
std::string printable(std::string_view text, bool keep_lines = false);

/// Text whose first bytes have another face: "第一条　…", "索引号：…". Addresses of the web in it are linked.
struct Rich {
  Rich() = default;
  explicit Rich(std::string words, std::size_t label = 0, Face face = Face::hei);

  std::string text;
  std::size_t label_bytes = 0;
  Face label_face = Face::hei;
  std::vector<base::WebAddress> addresses;
};

class Setter {
 public:
  /// Both must outlive the setter.
  Setter(const Advance& advance, const Style& style) : advance_(advance), style_(style) {}

  const Style& style() const { return style_; }

  float width(char32_t c, const Type& type) const;
  float width(std::string_view text, const Type& type) const;
  /// Lines no wider than `width_pt`, by the rules of base::wrap.
  std::vector<base::Line> lines(std::string_view text, const Type& type, float width_pt) const;
  /// Lines to be justified: a closing mark may be drawn in where the marks of the line can make room for it.
  std::vector<base::Line> paragraph_lines(std::string_view text, const Type& type, float width_pt,
                                          float first_indent_pt) const;
  /// As few lines as `lines` gives or one more, even, and cut between words rather than in them (title_breaks.h).
  std::vector<base::Line> balanced_lines(std::string_view text, const Type& type, float width_pt) const;
  /// Sets one line at its natural width, in a strip that begins at `top_pt` of the slab.
  void set(Slab& slab, std::string_view text, const Type& type, float x_pt, float top_pt = 0) const;
  /// Sets bytes [line.begin, line.end) from edge to edge: distances beside wide characters grow, marks are squeezed.
  void set_justified(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                     float width_pt) const;
  /// Sets bytes [line.begin, line.end) at their natural width.
  void set_natural(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt,
                   float top_pt = 0) const;

 private:
  /// Added after a character: `gap_pt` where the distance may grow, less `squeeze_pt` for each blank half beside it.
  struct Spacing {
    float gap_pt = 0;
    float squeeze_pt = 0;
  };
  Spacing spacing_for(const Rich& rich, const base::Line& line, const Type& type, float width_pt) const;
  void set_spaced(Slab& slab, const Rich& rich, const base::Line& line, const Type& type, float x_pt, float top_pt,
                  const Spacing& spacing) const;

  const Advance& advance_;
  const Style& style_;
};

}  // namespace printing
