// Press: paper -> pages -> PDF (libharu) or picture.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "printing/layout.h"
#include "printing/paper.h"

namespace printing {

/// A font file; `family` picks a face of a collection.
struct FontFile {
  std::string path;
  std::string family;
};

/// The fonts of paper, with outlines of any kind that FreeType reads. Only fonts that the build or the system's
/// package manager has put there, never one from outside.
struct FontPaths {
  FontFile fang, song, song_bold, hei, kai;
  std::vector<FontFile> fallbacks;  ///< in this order, for characters that the face and 宋 lack
};

/// The fonts of Debian's packages.
FontPaths debian_font_paths();

struct Pdf {
  std::string bytes;  ///< a whole PDF file
  int pages = 0;      ///< sides of sheets
  /// Characters that no font has, control and private-use characters; in order of code point. Each stands on the
  /// paper as a box with its number in it.
  std::vector<char32_t> missing;
};

/// Which pages of a layout go on paper, and how. Page numbers stay those of the whole.
struct Selection {
  int first = 1;        ///< counted from 1; beyond the last page means the last page
  int last = 0;         ///< 0: to the end; before `first`: `first` alone
  bool two_up = false;  ///< two pages side by side on a sheet laid crosswise
};

/// An 8-bit grey picture, 255 is white; rows from the top.
struct Picture {
  int width_px = 0;
  int height_px = 0;
  std::vector<unsigned char> grey;
};

class Fonts;

/// The press: opens the fonts once, then sets papers, writes PDFs and draws previews. For one thread at a time.
class Press {
 public:
  /// not_found: the 宋 font is missing or unreadable; every other face falls back to it, every character to the
  /// fallbacks.
  static base::Result<Press> open(const FontPaths& paths);
  Press(Press&&) noexcept;
  Press& operator=(Press&&) noexcept;
  ~Press();

  Layout lay_out(const Paper& paper, Edition edition = Edition::standard);
  /// `layout` is of `paper`. Same input and fonts, same bytes. no_space: no memory; internal: libharu failed.
  base::Result<Pdf> pdf(const Paper& paper, const Layout& layout, const Selection& selection = {});
  /// The page as it will look, for the screen, `width_px` (at least 1) wide and as high as A4 is then.
  Picture picture(const Page& page, int width_px);

 private:
  explicit Press(std::unique_ptr<Fonts> fonts);
  std::unique_ptr<Fonts> fonts_;
};

/// lay_out and pdf in one.
base::Result<Pdf> make_pdf(Press& press, const Paper& paper);

}  // namespace printing
