// Paper -> pages -> PDF (libharu). A4, geometry of GB/T 9704-2012 (版心 156 x 225 mm, 22 lines of 28 characters).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "printing/paper.h"

namespace printing {

/// The files of the paper fonts, in order of preference: the first that has a character draws it. All with TrueType
/// outlines; only fonts that the build or the system package manager has put there, never one from outside.
struct FontPaths {
  std::string text;                    ///< body, TrueType outlines
  std::string bold;                    ///< titles and headings
  std::vector<std::string> fallbacks;  ///< for characters that the two lack, also beyond the BMP
};

/// <assets>/fonts/chayue-serif-{regular,bold}.ttf, and HanaMinA and HanaMinB where Debian installs them.
FontPaths default_font_paths(const std::string& asset_directory);

struct Pdf {
  std::string bytes;  ///< a whole PDF file
  int pages = 0;
  /// Characters that no font has, control and private-use characters; in order of code point. Each stands on the
  /// paper as a box with its number in it.
  std::vector<char32_t> missing;
};

/// Typesets and writes. Same paper and fonts, same bytes. not_found: the text or the bold font is missing or not
/// TrueType; no_space: no memory; internal: libharu failed.
base::Result<Pdf> make_pdf(const Paper& paper, const FontPaths& fonts);

/// How many pages make_pdf would give, without writing a PDF.
base::Result<int> count_pages(const Paper& paper, const FontPaths& fonts);

}  // namespace printing
