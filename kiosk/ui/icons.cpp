#include "kiosk/ui/icons.h"

#include "kiosk/ui/pen.h"

namespace ui {
namespace {

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

void pencil(const Pen& pen) {
  pen.line({{4, 20}, {5, 15}, {16, 4}, {20, 8}, {9, 19}}, true);
  pen.line({{13, 7}, {17, 11}});
}

void chart(const Pen& pen) {
  pen.line({{3, 21}, {21, 21}});
  pen.box(5, 13, 3, 8);
  pen.box(11, 8, 3, 13);
  pen.box(17, 4, 3, 17);
}

void home(const Pen& pen) {
  pen.line({{2, 12}, {12, 3}, {22, 12}});
  pen.line({{5, 10}, {5, 21}, {10, 21}, {10, 15}, {14, 15}, {14, 21}, {19, 21}, {19, 10}});
}

void board(const Pen& pen) {
  pen.box(3, 4, 18, 13);
  pen.line({{7, 8}, {17, 8}});
  pen.line({{7, 12}, {14, 12}});
  pen.line({{12, 17}, {12, 22}});
}

void rules(const Pen& pen) {
  pen.box(4, 3, 16, 18);
  pen.line({{8, 8}, {9, 9}, {11, 7}});
  pen.line({{13, 8}, {17, 8}});
  pen.line({{8, 14}, {9, 15}, {11, 13}});
  pen.line({{13, 14}, {17, 14}});
}

void letters(const Pen& pen) {
  pen.line({{2, 20}, {8, 4}, {14, 20}});
  pen.line({{4, 15}, {12, 15}});
  pen.line({{19, 6}, {19, 14}});
  pen.line({{15, 10}, {23, 10}});
}

void warning(const Pen& pen) {
  pen.line({{12, 3}, {22, 20}, {2, 20}}, true);
  pen.accent().line({{12, 9}, {12, 14}});
  pen.accent().dot({12, 16.8F}, 0.8F);
}

void question(const Pen& pen) {
  pen.circle({12, 12}, 10);
  pen.accent().arc({12, 9.4F}, 3.1F, -180, 60);
  pen.accent().line({{13.5F, 12.1F}, {12, 13.2F}, {12, 15}});
  pen.accent().dot({12, 17.4F}, 0.9F);
}

void clock(const Pen& pen) {
  pen.circle({12, 12}, 10);
  pen.accent().line({{12, 6}, {12, 12.5F}, {16.5F, 15}});
}

void backspace(const Pen& pen) {
  pen.line({{1, 12}, {7, 5}, {22, 5}, {22, 19}, {7, 19}}, true);
  pen.cross({14.5F, 12}, 3);
}

void page_check(const Pen& pen) {
  pen.line({{10, 21}, {3, 21}, {3, 2}, {17, 2}, {17, 7}});
  pen.line({{6.5F, 6.5F}, {13.5F, 6.5F}});
  pen.line({{6.5F, 11}, {8.5F, 11}});
  pen.accent().circle({15, 14}, 5);
  pen.accent().line({{18.7F, 17.7F}, {22.5F, 21.5F}});
}

void badge(const Pen& pen) {
  pen.box(4, 6, 16, 16);
  pen.line({{10, 6}, {10, 2}, {14, 2}, {14, 6}});
  pen.circle({12, 11.5F}, 2.4F);
  pen.line({{7.5F, 19}, {8.5F, 16.4F}, {15.5F, 16.4F}, {16.5F, 19}});
}

void stick(const Pen& pen) {
  pen.box(7, 10, 10, 12);
  pen.line({{8.5F, 10}, {8.5F, 2}, {15.5F, 2}, {15.5F, 10}});
  pen.line({{11, 5}, {11, 6.5F}});
  pen.line({{13, 5}, {13, 6.5F}});
}

void desk(const Pen& pen) {
  pen.circle({12, 5}, 3);
  pen.line({{6, 14}, {6.6F, 11}, {9, 9.6F}, {15, 9.6F}, {17.4F, 11}, {18, 14}});
  pen.box(1.5F, 14, 21, 8);
  pen.accent().box(8, 16.4F, 8, 3.2F);
}

}  // namespace

void draw_icon(Canvas& canvas, Icon icon, Rect rect, const IconStyle& style) {
  const Pen pen(canvas, rect, style);
  if (draw_printer_icon(pen, icon)) return;
  switch (icon) {
    case Icon::document: return document(pen);
    case Icon::book: return book(pen);
    case Icon::pencil: return pencil(pen);
    case Icon::chart: return chart(pen);
    case Icon::home: return home(pen);
    case Icon::letters: return letters(pen);
    case Icon::person: return person(pen);
    case Icon::board: return board(pen);
    case Icon::rules: return rules(pen);
    case Icon::warning: return warning(pen);
    case Icon::question: return question(pen);
    case Icon::clock: return clock(pen);
    case Icon::check: return pen.line({{4, 12}, {10, 18}, {21, 6}});
    case Icon::cross: return pen.cross({12, 12}, 7);
    case Icon::folder: return pen.line({{2, 20}, {2, 5}, {9, 5}, {11, 8}, {22, 8}, {22, 20}}, true);
    case Icon::minus: return pen.line({{4, 12}, {20, 12}});
    case Icon::plus: pen.line({{4, 12}, {20, 12}}); return pen.line({{12, 4}, {12, 20}});
    case Icon::backspace: return backspace(pen);
    case Icon::page_check: return page_check(pen);
    case Icon::badge: return badge(pen);
    case Icon::stick: return stick(pen);
    case Icon::desk: return desk(pen);
    default: return;
  }
}

void draw_icon(Canvas& canvas, Icon icon, Rect rect, Color color, float thickness) {
  draw_icon(canvas, icon, rect, {color, color, thickness});
}

}  // namespace ui
