// Guard PDF words: which words of a page can be copied although nobody sees them. Pure: a list of words and a
// picture.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pack {

/// In points from the upper left corner of the page as it is shown.
struct PdfWord {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

using PdfLine = std::vector<PdfWord>;

struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfLine> lines;
};

/// What `pdftotext -bbox-layout` writes. bad_input: nothing of the kind.
base::Result<std::vector<PdfPage>> read_pdf_pages(std::string_view xhtml);

/// A grey picture, a byte a pixel, 0 is black.
struct GreyPicture {
  std::size_t width = 0;
  std::size_t height = 0;
  std::string_view pixels;  ///< width * height, by rows
};

/// Takes the next picture of a row of binary PGM files off `bytes`. bad_input: no such picture, or it is cut off.
base::Result<GreyPicture> take_picture(std::string_view& bytes);

struct HiddenText {
  std::string text;     ///< never to be shown
  bool covered = true;  ///< by something dark; false: it has the colour of its ground
  double left = 0;      ///< points
  double top = 0;
};

/// Runs of two and more letters, digits or 汉字 of a line where the picture of the page has nothing but one dark, or
/// one even, colour. A word may be covered in part. Signs that are blocks themselves (■) and punctuation count for
/// nothing.
std::vector<HiddenText> hidden_texts(const PdfPage& page, const GreyPicture& picture);

}  // namespace pack
