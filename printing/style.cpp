#include "printing/style.h"

namespace printing {
namespace {

constexpr Type body(Face face, float size_pt, int lines, int characters) {
  return {face, size_pt, geometry::text_height_pt / static_cast<float>(lines),
          geometry::text_width_pt / static_cast<float>(characters) - size_pt};
}

/// GB/T 9704-2012: 2号 title, 3号 仿宋 in 22 lines of 28 characters, 一、 in 黑, （一） in 楷, 4号 page number.
constexpr Style make_standard() {
  Style style;
  style.lines_per_page = geometry::lines_per_page;
  style.characters_per_line = geometry::characters_per_line;
  style.body = body(Face::fang, 16, style.lines_per_page, style.characters_per_line);
  style.title = {Face::song_bold, 22, 36, 0};
  style.subtitle = {Face::kai, 14, 26, 0};
  style.status = {Face::hei, 14, 24, 0};
  style.chapter = style.heading_1 = with_face(style.body, Face::hei);
  style.heading_2 = with_face(style.body, Face::kai);
  style.heading_3 = style.body;
  style.display = {Face::song_bold, 40, 60, 2};
  style.field = {Face::song, 12, 20, 0};
  style.table = {Face::song, 12, 19, 0};
  style.smallest_table_pt = 9;
  style.page_number = {Face::song, 14, 14, 0};
  style.foot = {Face::song, 9, 12, 0};
  return style;
}

/// Nothing under 22 points; 17 lines of 20 characters.
constexpr Style make_large_print() {
  Style style;
  style.lines_per_page = 17;
  style.characters_per_line = 20;
  style.body = body(Face::fang, 22, style.lines_per_page, style.characters_per_line);
  style.title = {Face::song_bold, 28, 44, 0};
  style.subtitle = {Face::kai, 22, 36, 0};
  style.status = {Face::hei, 22, 36, 0};
  style.chapter = style.heading_1 = with_face(style.body, Face::hei);
  style.heading_2 = with_face(style.body, Face::kai);
  style.heading_3 = style.body;
  style.display = {Face::song_bold, 48, 72, 2};
  style.field = {Face::song, 22, 32, 0};
  style.table = {Face::song, 22, 32, 0};
  style.smallest_table_pt = 22;
  style.one_column = true;
  style.short_feet = true;
  style.page_number = {Face::song, 22, 22, 0};
  style.foot = {Face::song, 22, 27, 0};
  return style;
}

constexpr Style standard = make_standard();
constexpr Style large_print = make_large_print();

}  // namespace

const Style& style_of(Edition edition) { return edition == Edition::large_print ? large_print : standard; }

}  // namespace printing
