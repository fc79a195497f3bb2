// Ink painter: shows strokes as a pen leaves them: smooth, thinner where the hand was fast, round where it rested,
// running out where it flew off.
#pragma once

#include <span>
#include <vector>

#include "base/ink.h"
#include "kiosk/ui/canvas.h"

namespace ui {

/// Paints finished ink in `square` (its side is base::ink_side). `width_px` is the width of a stroke drawn slowly.
void paint_ink(Canvas& canvas, const base::Ink& ink, Rect square, Color color, float width_px);

/// The line that a pen leaves that went through these places, sampled at even times: places closer than the line is
/// wide. A stroke that is `finished` may run out thin; one that is growing ends round under the finger.
std::vector<BrushPoint> pen_line(std::span<const Point> samples, float width_px, bool finished);

/// A stroke that is still growing.
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
