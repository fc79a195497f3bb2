#include "kiosk/ui/icons.h"

#include <initializer_list>
#include <vector>

namespace ui {
namespace {

/// Draws in grid units.
class Pen {
 public:
  Pen(Canvas& canvas, Rect rect, Color color, float thickness)
      : canvas_(canvas), rect_(rect), color_(color), thickness_(thickness) {}

  void line(std::initializer_list<Point> points, bool closed = false) const {
    std::vector<Point> placed;
    for (const Point& p : points) placed.push_back(at(p));
    canvas_.polyline(placed, color_, thickness_, closed);
  }
  void circle(Point centre, float radius) const {
    canvas_.circle(at(centre), radius * rect_.w / 24, color_, thickness_);
  }
  void box(float x, float y, float w, float h) const { line({{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, true); }

 private:
  Point at(Point p) const { return {rect_.x + p.x * rect_.w / 24, rect_.y + p.y * rect_.h / 24}; }
  Canvas& canvas_;
  Rect rect_;
  Color color_;
  float thickness_;
};

void person(const Pen& pen) {
  pen.circle({12, 8}, 4);
  pen.line({{4, 21}, {5, 17}, {8, 15}, {16, 15}, {19, 17}, {20, 21}});
}

void book(const Pen& pen) {
  pen.line({{12, 6}, {9, 4}, {3, 4}, {3, 18}, {9, 18}, {12, 20}, {15, 18}, {21, 18}, {21, 4}, {15, 4}, {12, 6}});
  pen.line({{12, 6}, {12, 20}});
}

void document(const Pen& pen) {
  pen.line({{14, 2}, {5, 2}, {5, 22}, {19, 22}, {19, 7}, {14, 2}, {14, 7}, {19, 7}});
  pen.line({{8, 12}, {16, 12}});
  pen.line({{8, 17}, {16, 17}});
}

void printer(const Pen& pen) {
  pen.box(7, 2, 10, 6);
  pen.line({{7, 17}, {3, 17}, {3, 8}, {21, 8}, {21, 17}, {17, 17}});
  pen.box(7, 14, 10, 8);
}

void letters(const Pen& pen) {
  pen.line({{2, 20}, {8, 4}, {14, 20}});
  pen.line({{4, 15}, {12, 15}});
  pen.line({{19, 6}, {19, 14}});
  pen.line({{15, 10}, {23, 10}});
}

}  // namespace

void draw_icon(Canvas& canvas, Icon icon, Rect rect, Color color, float thickness) {
  const Pen pen(canvas, rect, color, thickness);
  switch (icon) {
    case Icon::document: return document(pen);
    case Icon::book: return book(pen);
    case Icon::pencil:
      pen.line({{4, 20}, {5, 15}, {16, 4}, {20, 8}, {9, 19}}, true);
      return pen.line({{13, 7}, {17, 11}});
    case Icon::chart:
      pen.line({{3, 21}, {21, 21}});
      pen.box(5, 13, 3, 8);
      pen.box(11, 8, 3, 13);
      return pen.box(17, 4, 3, 17);
    case Icon::home:
      pen.line({{2, 12}, {12, 3}, {22, 12}});
      return pen.line({{5, 10}, {5, 21}, {10, 21}, {10, 15}, {14, 15}, {14, 21}, {19, 21}, {19, 10}});
    case Icon::letters: return letters(pen);
    case Icon::person: return person(pen);
    case Icon::board:
      pen.box(3, 4, 18, 13);
      pen.line({{7, 8}, {17, 8}});
      pen.line({{7, 12}, {14, 12}});
      return pen.line({{12, 17}, {12, 22}});
    case Icon::rules:
      pen.box(4, 3, 16, 18);
      pen.line({{8, 8}, {9, 9}, {11, 7}});
      pen.line({{13, 8}, {17, 8}});
      pen.line({{8, 14}, {9, 15}, {11, 13}});
      return pen.line({{13, 14}, {17, 14}});
    case Icon::printer: return printer(pen);
    case Icon::warning:
      pen.line({{12, 3}, {22, 20}, {2, 20}}, true);
      pen.line({{12, 9}, {12, 14}});
      return pen.line({{12, 16}, {12, 17}});
    case Icon::check: return pen.line({{4, 12}, {10, 18}, {21, 6}});
    case Icon::folder: return pen.line({{2, 20}, {2, 5}, {9, 5}, {11, 8}, {22, 8}, {22, 20}}, true);
  }
}

}  // namespace ui
