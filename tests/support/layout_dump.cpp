#include "tests/support/layout_dump.h"

#include <algorithm>
#include <cmath>

namespace support {
namespace {

using namespace printing;

const char* name_of(Face face) {
  constexpr const char* names[face_count] = {"fang", "song", "song_bold", "hei", "kai"};
  return names[static_cast<int>(face)];
}

std::string tenths(float value) {
  const long rounded = std::lround(value * 10);
  return std::to_string(rounded / 10) + "." + std::to_string(std::abs(rounded % 10));
}

std::string place(float x, float y) { return " x " + tenths(x) + " y " + tenths(y) + " "; }

std::string extent_of(const Page& page) {
  float lowest = 0;
  for (const Rule& rule : page.rules) lowest = std::max(lowest, rule.y1_pt);
  for (const Box& box : page.boxes) lowest = std::max(lowest, box.y_pt + box.height_pt);
  return "rules " + std::to_string(page.rules.size()) + " boxes " + std::to_string(page.boxes.size()) + " down to " +
         tenths(lowest) + "\n";
}

}  // namespace

std::string dump(const Layout& layout) {
  std::string out;
  for (const Bookmark& mark : layout.bookmarks) {
    out += "bookmark " + std::to_string(mark.level) + " page " + std::to_string(mark.page + 1) + " y " +
           tenths(mark.y_pt) + " " + mark.text + "\n";
  }
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    const Page& page = layout.pages[i];
    out += "page " + std::to_string(i + 1) + " " + extent_of(page);
    if (!page.strokes.empty()) out += "strokes " + std::to_string(page.strokes.size()) + "\n";
    for (const Link& link : page.links) out += "link" + place(link.x0_pt, link.y0_pt) + link.uri + "\n";
    for (const Run& run : page.runs) {
      out += name_of(run.face) + (" " + tenths(run.size_pt)) + place(run.x_pt, run.baseline_pt) + run.text + "\n";
    }
  }
  return out;
}

}  // namespace support
