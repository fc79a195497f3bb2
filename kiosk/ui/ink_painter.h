// Ink painter: shows strokes as a pen leaves them: smooth, a little thinner where the hand was fast, rounded at both
// ends.
#pragma once

#include <span>
#include <vector>

#include "base/ink.h"
#include "kiosk/ui/canvas.h"

namespace ui {

/// Paints finished ink in `square` (its side is base::ink_side). `width_px` is the width of a stroke drawn slowly.
void paint_ink(Canvas& canvas, const base::Ink& ink, Rect square, Color color, float width_px);

/// A stroke that is still growing: what is settled is reckoned once, so that a long stroke costs no more a frame
/// than a short one.
class LiveStroke {
 public:
  /// New samples of the panel, in window pixels, oldest first.
  void add(std::span<const Point> points);
  void paint(Canvas& canvas, Color color, float width_px) const;
  /// The samples as strokes are kept: on the grid of `square`; what went outside is drawn to its edge.
  base::InkStroke on_grid(Rect square) const;
  bool empty() const { return points_.empty(); }
  /// Overwrites the points, then drops them.
  void wipe();

 private:
  std::vector<Point> points_;
};

}  // namespace ui
