// Fonts: which of the paper fonts draws a character, how wide it is there, and its outline.
#pragma once

#include <memory>
#include <string>

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

class Fonts {
 public:
  /// not_found: the text or the bold font is missing or is no TrueType font. A fallback that is missing is passed
  /// over: its characters count as missing. Fallbacks are opened when a character first needs them.
  static base::Result<Fonts> open(const FontPaths& paths);
  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;
  ~Fonts();

  /// Bold falls back to the text font, both to the fallbacks in their order. Remembers its answers.
  Glyph find(char32_t code_point, Face face);

  /// Units, ascent and names of one font, without glyphs.
  SmallFont describe(int font) const;
  Outline outline(int font, unsigned glyph_index) const;

 private:
  struct State;
  explicit Fonts(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace printing
