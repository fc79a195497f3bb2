// GlyphAtlas: characters drawn on demand by FreeType into one 8-bit picture. No character is baked before it is
// needed, none is out of reach: any code point of any font in the chain, beyond the BMP included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/ui/geometry.h"

namespace ui {

enum class Weight { regular, bold };

/// Font files; the first of a chain that has a character draws it.
struct ScreenFonts {
  struct File {
    std::string path;
    int index = 0;  ///< face inside a .ttc
  };
  std::vector<File> regular;
  std::vector<File> bold;
};

/// Where Debian's packages fonts-noto-cjk and fonts-hanazono put them.
ScreenFonts debian_screen_fonts();

/// A drawn character. Offsets are from the pen on the baseline, pixels, y down. u/v are atlas texels.
struct Glyph {
  float advance = 0;
  float left = 0;
  float top = 0;
  int u = 0, v = 0, width = 0, height = 0;  ///< width 0: nothing to draw (a space)
  bool missing = false;                     ///< no font has it: the canvas draws a box
};

class GlyphAtlas {
 public:
  static constexpr int width = 2048;
  static constexpr int height = 4096;

  /// not_found where a file of the chain is missing or no font.
  static base::Result<std::unique_ptr<GlyphAtlas>> open(const ScreenFonts& fonts, int atlas_height = height);
  ~GlyphAtlas();

  /// The glyph at an em of `size_px`, drawn now if it is new. When the picture is full it is blanked at the next
  /// begin_frame(), and what is not in it is left out of this one frame (needs_another_frame()).
  const Glyph& glyph(char32_t code_point, float size_px, Weight weight);
  /// Advance in pixels without drawing the glyph.
  float advance(char32_t code_point, float size_px, Weight weight);
  /// From the top of the em box to the baseline.
  float ascent(float size_px) const;

  void begin_frame();
  bool needs_another_frame() const { return full_; }

  const std::uint8_t* pixels() const { return pixels_.data(); }
  int rows() const { return rows_; }
  /// Texels changed since the last call (for the upload); empty if none.
  Rect take_dirty();
  /// A texel that is always opaque, for plain shapes.
  static constexpr int white_u = 1, white_v = 1;

 private:
  struct Fonts;
  struct Slot {
    int u = 0, v = 0;
    bool ok = false;
  };
  explicit GlyphAtlas(std::unique_ptr<Fonts> fonts, int rows);
  Glyph draw(char32_t code_point, int size, Weight weight);
  Slot allocate(int w, int h);
  void clear();

  std::unique_ptr<Fonts> fonts_;
  std::vector<std::uint8_t> pixels_;
  int rows_ = 0;
  int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
  bool full_ = false;
  Rect dirty_;
};

}  // namespace ui
