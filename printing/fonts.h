// Fonts: which of the paper fonts draws a character, how wide it is there, and its outline.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "printing/layout.h"
#include "printing/pdf.h"
#include "printing/truetype.h"

namespace printing {

/// Where a character is drawn from.
struct Glyph {
  int font = -1;  ///< -1: no font has it, or it has no appearance that could be shown (control, private use)
  unsigned index = 0;
  float advance_em = 1;

  bool found() const { return font >= 0; }
};

/// How a glyph is put on a raster.
struct GlyphPlace {
  float size_px = 0;
  int quarters_right = 0, quarters_down = 0;  ///< of a pixel, 0 to 3
};

/// A glyph in shades: 255 is ink. Left and top are from the pixel that the origin falls into; down is positive.
struct Coverage {
  int left_px = 0, top_px = 0, width_px = 0, height_px = 0;
  std::vector<unsigned char> bytes;
};

class Fonts {
 public:
  /// not_found: the 宋 font is missing or unreadable. Any other font that is missing is passed over: its characters
  /// are drawn from the next of its row. Fonts other than 宋 are opened when a character first needs them.
  static base::Result<Fonts> open(const FontPaths& paths);
  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;
  ~Fonts();

  /// Looks in the face's own font, then in 宋 (bold first for 黑), then in the fallbacks. Remembers its answers.
  Glyph find(char32_t code_point, Face face);

  /// Units, ascent and names of one font, without glyphs.
  SmallFont describe(int font) const;
  Outline outline(int font, unsigned glyph_index) const;

  /// Good until the next call: remembers what it has drawn, some megabytes of it. Nothing is drawn beyond a size of
  /// 2,000 pixels.
  const Coverage& coverage(int font, unsigned glyph_index, const GlyphPlace& place);

 private:
  struct State;
  explicit Fonts(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace printing
