// What may happen to a printer and its paper, as pictures. The accent shows what to look at or what to do.
#include "kiosk/ui/pen.h"

namespace ui {
namespace {

void printer(const Pen& pen) {
  pen.box(7, 2, 10, 6);
  pen.line({{7, 17}, {3, 17}, {3, 8}, {21, 8}, {21, 17}, {17, 17}});
  pen.box(7, 14, 10, 8);
}

void printing(const Pen& pen) {
  printer(pen);
  pen.accent().line({{9.5F, 17}, {14.5F, 17}});
  pen.accent().line({{9.5F, 19.5F}, {12.5F, 19.5F}});
}

/// The machine seen from the front, with its slot; from y down.
void machine(const Pen& pen, float y) {
  pen.box(2, y, 20, 9);
  pen.line({{6, y + 5.5F}, {18, y + 5.5F}});
  pen.dot({18.5F, y + 2.6F}, 0.7F);
}

void dashed_sheet(const Pen& pen) {
  pen.line({{7, 11}, {7, 8}});
  pen.line({{7, 6}, {7, 3}});
  pen.line({{7, 1}, {10, 1}});
  pen.line({{14, 1}, {17, 1}});
  pen.line({{17, 3}, {17, 6}});
  pen.line({{17, 8}, {17, 11}});
}

void add_paper(const Pen& pen) {
  machine(pen, 13);
  dashed_sheet(pen.accent());
  pen.accent().arrow({12, 4}, {12, 11});
}

void wrong_paper(const Pen& pen) {
  pen.sheet(0.5F, 10, 7, 10, 2.5F);
  pen.sheet(15.5F, 4, 8, 16, 3);
  pen.accent().line({{9.2F, 10.5F}, {13.8F, 10.5F}});
  pen.accent().line({{9.2F, 13.5F}, {13.8F, 13.5F}});
  pen.accent().line({{13, 8}, {10, 16}});
}

/// A sheet folded like a bellows, stuck in the slot.
void jam(const Pen& pen) {
  machine(pen, 13);
  pen.accent().line({{8, 13}, {5, 10.2F}, {9, 7.2F}, {5, 4.2F}, {8, 1.5F}, {17, 1.5F}});
  pen.accent().line({{16, 13}, {13, 10.2F}, {17, 7.2F}, {13, 4.2F}, {17, 1.5F}});
  pen.accent().line({{5, 10.2F}, {13, 10.2F}});
  pen.accent().line({{9, 7.2F}, {17, 7.2F}});
  pen.accent().line({{5, 4.2F}, {13, 4.2F}});
}

void cover_open(const Pen& pen) {
  machine(pen, 13);
  pen.accent().line({{2, 13}, {15, 3}});
  pen.accent().line({{17.5F, 4}, {19.3F, 6}, {20, 8.5F}, {20, 10.5F}});
  pen.accent().line({{18, 8.5F}, {20, 10.7F}, {22, 8.5F}});
}

void tray_open(const Pen& pen) {
  machine(pen, 2);
  pen.accent().line({{4, 15}, {4, 22}, {20, 22}, {20, 15}});
  pen.accent().arrow({12, 20}, {12, 13.2F});
}

void output_full(const Pen& pen) {
  machine(pen, 2);
  for (const float y : {13.0F, 15.2F, 17.4F, 19.6F, 21.8F}) pen.line({{3.5F, y}, {15, y}});
  pen.accent().arrow({17, 17.4F}, {23, 17.4F});
}

/// A drop, nearly empty.
void toner(const Pen& pen) {
  pen.arc({12, 15}, 6.5F, -29, 209);
  pen.line({{17.7F, 11.85F}, {12, 1.5F}, {6.3F, 11.85F}});
  pen.accent().line({{7.5F, 17.5F}, {9.8F, 18.6F}, {12, 17.5F}, {14.2F, 18.6F}, {16.5F, 17.5F}});
}

void unplugged(const Pen& pen) {
  pen.line({{0.5F, 14}, {4, 14}});
  pen.box(4, 9.5F, 5, 9);
  pen.line({{9, 12}, {11.5F, 12}});
  pen.line({{9, 16}, {11.5F, 16}});
  pen.line({{23.5F, 14}, {20, 14}});
  pen.box(15, 9.5F, 5, 9);
  pen.accent().cross({13.2F, 4.5F}, 2.4F);
}

void pause(const Pen& pen) {
  pen.circle({12, 12}, 10);
  pen.accent().line({{9, 7.5F}, {9, 16.5F}});
  pen.accent().line({{15, 7.5F}, {15, 16.5F}});
}

void stopped(const Pen& pen) {
  machine(pen, 13);
  pen.accent().line({{12, 1}, {17.5F, 10.5F}, {6.5F, 10.5F}}, true);
  pen.accent().line({{12, 4.4F}, {12, 6.8F}});
  pen.accent().dot({12, 8.6F}, 0.7F);
}

void pages_done(const Pen& pen) {
  pen.sheet(4, 1.5F, 16, 21, 5);
  pen.accent().line({{7.5F, 13.5F}, {10.8F, 17}, {16.5F, 9.5F}});
}

void pages_cancelled(const Pen& pen) {
  pen.sheet(4, 1.5F, 16, 21, 5);
  pen.accent().cross({12, 14}, 3.6F);
}

void two_sided(const Pen& pen) {
  pen.box(2, 7, 11, 15);
  pen.line({{5, 11.5F}, {10, 11.5F}});
  pen.line({{5, 15}, {10, 15}});
  pen.line({{7, 7}, {7, 2}, {18, 2}, {18, 17}, {13, 17}});
  pen.accent().line({{21.5F, 7}, {21.5F, 14}, {19.8F, 12.2F}});
  pen.accent().line({{21.5F, 14}, {23.2F, 12.2F}});
}

void one_sided(const Pen& pen) {
  pen.box(6, 3, 12, 18);
  pen.line({{9, 8}, {15, 8}});
  pen.line({{9, 12}, {15, 12}});
  pen.line({{9, 16}, {13, 16}});
}

void two_up(const Pen& pen) {
  pen.box(1, 5, 22, 14);
  pen.line({{12, 5}, {12, 19}});
  pen.line({{4, 9.5F}, {9, 9.5F}});
  pen.line({{4, 13.5F}, {9, 13.5F}});
  pen.line({{15, 9.5F}, {20, 9.5F}});
  pen.line({{15, 13.5F}, {20, 13.5F}});
}

}  // namespace

bool draw_printer_icon(const Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::printer: return printer(pen), true;
    case Icon::printing: return printing(pen), true;
    case Icon::add_paper: return add_paper(pen), true;
    case Icon::wrong_paper: return wrong_paper(pen), true;
    case Icon::jam: return jam(pen), true;
    case Icon::cover_open: return cover_open(pen), true;
    case Icon::tray_open: return tray_open(pen), true;
    case Icon::output_full: return output_full(pen), true;
    case Icon::toner: return toner(pen), true;
    case Icon::unplugged: return unplugged(pen), true;
    case Icon::pause: return pause(pen), true;
    case Icon::stopped: return stopped(pen), true;
    case Icon::pages_done: return pages_done(pen), true;
    case Icon::pages_cancelled: return pages_cancelled(pen), true;
    case Icon::one_sided: return one_sided(pen), true;
    case Icon::two_sided: return two_sided(pen), true;
    case Icon::two_up: return two_up(pen), true;
    default: return false;
  }
}

}  // namespace ui
