// PressRoom: the one press of a program, for all of its threads; makes the PDF of any part of a print-out.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "base/result.h"
#include "printing/pdf.h"
#include "printing/print_choice.h"

namespace office {

/// What is printed and its pages in one edition.
struct Sheets {
  printing::Paper paper;
  printing::Layout layout;

  int pages() const { return static_cast<int>(layout.pages.size()); }
};

class PressRoom {
 public:
  /// Opens the fonts with the first paper; a failure is tried again with the next.
  explicit PressRoom(printing::FontPaths fonts) : fonts_(std::move(fonts)) {}

  /// not_found: there is no font to print with.
  base::Result<Sheets> lay_out(printing::Paper paper, printing::Edition edition);
  /// The sides of `choice` from `from_side` on. Failures as Press::pdf.
  base::Result<printing::Pdf> pdf(const Sheets& sheets, const printing::PrintChoice& choice, int from_side);
  /// `page` from 1, brought inside.
  base::Result<printing::Picture> picture(const Sheets& sheets, int page, int width_px);

 private:
  base::Result<printing::Press*> press();

  const printing::FontPaths fonts_;
  std::mutex mutex_;  ///< of the press
  std::optional<printing::Press> press_;
};

}  // namespace office
