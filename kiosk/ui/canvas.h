// Canvas: the only room of kiosk/ui that knows Dear ImGui (1.86 of Debian 12). It uses ImGui's context and draw
// lists; text goes from the GlyphAtlas straight into them, so neither ImWchar (16 bit) nor ImGui::InputText ever sees
// it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/ink.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/glyphs.h"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;

namespace ui {

struct TextStyle {
  float size_px = 36;  ///< em
  Color color;
  Weight weight = Weight::regular;
  float spacing = 0;  ///< added after each character: justification
};

/// A plain opaque rectangle that the renderer may draw by clearing (17 times cheaper than blending on software GL).
struct Fill {
  Rect rect;
  Color color;
};

/// A grey picture, 255 is white, rows from the top. The renderer keeps it in a texture of its own, which it fills
/// anew when the fingerprint changes and wipes as soon as a frame shows no picture: what was on it may be a
/// citizen's.
struct GreyPicture {
  int width_px = 0;
  int height_px = 0;
  std::span<const unsigned char> grey;  ///< width x height bytes; must outlive the drawing of the frame
  std::uint64_t fingerprint = 0;        ///< of the bytes; set by the canvas, never 0
};

/// A place that a brush goes through, and how wide it presses there.
struct BrushPoint {
  Point at;
  float radius_px = 1;
};

class Canvas {
 public:
  explicit Canvas(GlyphAtlas& atlas);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void begin_frame(float width, float height, float seconds_since_last);
  /// Valid until the next begin_frame. Commands with the callback fill_command carry a Fill*; a command with a
  /// texture id carries a GreyPicture* in it.
  ImDrawData* end_frame();
  static void fill_command(const ImDrawList*, const ImDrawCmd*);

  void fill(Rect rect, Color color);
  void stroke(Rect rect, Color color, float thickness);
  void polyline(const std::vector<Point>& points, Color color, float thickness, bool closed = false);
  void circle(Point centre, float radius, Color color, float thickness);
  void disc(Point centre, float radius, Color color);
  /// A line of changing width with round ends, in one opaque colour. `points` stand closer than the line is wide.
  void brush(std::span<const BrushPoint> points, Color color);

  /// Fills `rect` with the picture. One picture a frame.
  void picture(const GreyPicture& picture, Rect rect);

  /// What base::first_drawn + k shows in a text of this frame: inks[k], in the em box. Until the next begin_frame;
  /// the inks must outlive the drawing of the frame.
  void set_drawn(std::span<const base::Ink* const> inks) { drawn_.assign(inks.begin(), inks.end()); }

  /// `at` is the top left of the em box. Returns the pen's x after the last character.
  float text(Point at, std::string_view text, const TextStyle& style);
  float advance(char32_t code_point, const TextStyle& style) const;
  float width(std::string_view text, const TextStyle& style) const;

  void push_clip(Rect rect);  ///< intersected with the clip in force
  void pop_clip();
  /// What of the window is drawn on; where a shift holds, without the strip that it moves out of sight.
  Rect clip() const { return clips_.back().intersect(moved(clips_.back(), -shift_)); }
  /// Everything from here on, clips too, is drawn so many pixels further down.
  void set_shift(float down_px) { shift_ = down_px; }
  float shift() const { return shift_; }

  GlyphAtlas& atlas() { return atlas_; }

 private:
  struct Context;
  /// The ink that stands for a character; none: it is shown as one that is missing.
  const base::Ink* drawn(char32_t code_point) const;
  void brush_part(std::span<const BrushPoint> points, std::uint32_t color);
  static Rect moved(Rect rect, float down) { return {rect.x, rect.y + down, rect.w, rect.h}; }
  GlyphAtlas& atlas_;
  std::unique_ptr<Context> context_;
  std::vector<Rect> clips_;  ///< as they lie on the window
  float shift_ = 0;
  std::vector<const base::Ink*> drawn_;
};

}  // namespace ui
