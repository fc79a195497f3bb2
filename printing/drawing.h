// Drawing: pages whose characters have become codes of small fonts made for this document.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "printing/fonts.h"
#include "printing/layout.h"

namespace printing {

/// Codes of one font, to be shown at one place.
struct Piece {
  int font = 0;  ///< index into Drawing::fonts
  float x_pt = 0;
  float baseline_pt = 0;  ///< from the top of the page
  float size_pt = 0;
  float spacing_pt = 0;
  std::string codes;  ///< as UTF-8; says nothing of the characters meant
};

struct DrawnPage {
  std::vector<Piece> pieces;
  std::vector<Rule> rules;
};

/// A font cut down to the characters used: the character with code `first_code` + i is characters[i].
struct UsedFont {
  SmallFont font;
  std::vector<char32_t> characters;
};

struct Drawing {
  std::vector<DrawnPage> pages;
  std::vector<UsedFont> fonts;
  std::vector<char32_t> missing;  ///< in order of code point; each stands on its page as a box with its number in it
};

/// Codes are dealt out in the order of first use: same pages and fonts, same drawing.
Drawing draw_with(Fonts& fonts, const std::vector<Page>& pages);

}  // namespace printing
