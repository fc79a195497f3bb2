// GlRenderer: paints the draw lists of one frame with OpenGL 3.3 core. One texture holds every glyph and shape,
// a second one the grey picture that a frame may show.
#pragma once

#include <memory>

#include "base/result.h"
#include "kiosk/ui/glyphs.h"

struct ImDrawData;

namespace shell {

/// Pixels of the framebuffer and of the window; they differ on a scaled display.
struct SurfaceSize {
  int framebuffer_width = 0;
  int framebuffer_height = 0;
  int window_width = 0;
  int window_height = 0;
};

/// Needs the GL context to be current from open() to the destructor.
class GlRenderer {
 public:
  /// unavailable: the context lacks what is needed, the log says what. `atlas` must outlive the renderer.
  static base::Result<std::unique_ptr<GlRenderer>> open(ui::GlyphAtlas& atlas);
  ~GlRenderer();
  GlRenderer(const GlRenderer&) = delete;
  GlRenderer& operator=(const GlRenderer&) = delete;

  /// Uploads what is new in the atlas, clears to `background`, paints. Colours have straight alpha.
  /// ui::Canvas::fill_command is drawn by clearing. A texture id is a ui::GreyPicture*; a frame without one leaves no
  /// trace of the picture in the context. Does not swap.
  void render(const ImDrawData& frame, const SurfaceSize& size, ui::Color background);

 private:
  struct Gl;
  GlRenderer(ui::GlyphAtlas& atlas, std::unique_ptr<Gl> gl);
  void upload();

  ui::GlyphAtlas& atlas_;
  std::unique_ptr<Gl> gl_;
};

}  // namespace shell
