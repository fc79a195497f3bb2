// Style: faces, sizes and distances of the two editions, in one table. Inside of layout only.
#pragma once

#include "printing/layout.h"

namespace printing {

/// How a line of text is set.
struct Type {
  Face face = Face::song;
  float size_pt = 0;
  float pitch_pt = 0;     ///< from line to line
  float tracking_pt = 0;  ///< added after each character
};

constexpr Type with_face(Type type, Face face) { return type.face = face, type; }

/// The type in another size, everything else in proportion.
constexpr Type scaled(Type type, float size_pt) {
  type.pitch_pt *= size_pt / type.size_pt;
  type.size_pt = size_pt;
  return type;
}

/// Everything in which the editions differ.
struct Style {
  int lines_per_page = 0;
  int characters_per_line = 0;
  Type title, subtitle, status;
  Type body;
  Type chapter;                          ///< 第三章, centred
  Type heading_1, heading_2, heading_3;  ///< 一、 （一） 1.
  Face article_face = Face::hei;         ///< 第一条
  Type display;                          ///< a code to be read out
  Type field;                            ///< the block under the title
  Type table;                            ///< tables and forms
  Face label_face = Face::hei;           ///< labels of fields and forms, heads of tables
  float smallest_table_pt = 0;           ///< a wide table is set smaller down to this, then stacked
  bool one_column = false;               ///< what else stands side by side in forms stands one below the other
  Type page_number, foot;
  bool short_feet = false;  ///< FootPart::once_in_large_print

  float character_pitch_pt() const { return body.size_pt + body.tracking_pt; }
};

const Style& style_of(Edition edition);

constexpr float thin_rule_pt = 0.5F;

}  // namespace printing
