// Pages of a PDF as pictures, made by poppler's programs in children that can neither write, fork, run nor connect.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace pdfview {

struct Picture {
  int width_px = 0;
  int height_px = 0;
  std::string rgb;  ///< three bytes a pixel, rows from the top
};

/// Why there is no picture.
enum class Trouble {
  broken,       ///< this is no PDF that can be read, or it has no such page
  locked,       ///< it asks for a password
  too_big,      ///< more pages, a larger page, a larger picture or more memory than the limits allow
  too_slow,     ///< it took longer than the limits allow
  unavailable,  ///< the programs are not installed or cannot be started
};

struct Limits {
  double seconds = 10;  ///< of the wall clock, for a whole call
  std::size_t memory_bytes = std::size_t{1} << 30U;
  std::size_t output_bytes = std::size_t{64} << 20U;
  double longest_side_pt = 14400;  ///< what PDF 1.7 allows, 200 inches
  int most_pages = 5000;
  std::string pdfinfo = "/usr/bin/pdfinfo";
  std::string pdftoppm = "/usr/bin/pdftoppm";
};

/// How many pages it has, at least one. Nothing of the PDF is written to a disk. Blocks up to `limits.seconds`.
std::variant<int, Trouble> count_pages(std::string_view pdf, const Limits& limits = {});

/// The visible part of a page, from 1, on white, as wide as asked and as high as it then is. A page that is damaged
/// in part is drawn as far as it can be read. Blocks up to `limits.seconds`; may be called from any thread.
std::variant<Picture, Trouble> draw_page(std::string_view pdf, int page, int width_px, const Limits& limits = {});

}  // namespace pdfview
