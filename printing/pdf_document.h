// PdfDocument: the objects of one PDF file, an archive file of PDF/A-1b (ISO 19005-1), carried by libharu.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "printing/pdf_archive.h"

namespace printing {

/// A place on a sheet that leads out of it, in points from the lower left corner.
struct PdfLink {
  float left_pt = 0, bottom_pt = 0, right_pt = 0, top_pt = 0;
  std::string uri;
};

/// An entry of the outline, in points from the lower left corner of the sheet.
struct PdfBookmark {
  std::string text;
  int level = 1;          ///< one that is deeper than its forerunner by more than one hangs under it all the same
  std::size_t sheet = 0;  ///< below the number of pages added
  float left_pt = 0, top_pt = 0;
};

/// From sheet `first` on, sheets are called by a decimal number that starts at `number`, or by `name` if there is
/// one.
struct PdfLabel {
  std::size_t first = 0;
  int number = 1;
  std::string name;
};

/// Pages are deflated as they come and take little more memory than that. Same calls, same bytes.
class PdfDocument {
 public:
  /// Every page is of this size. no_space: no memory.
  static base::Result<PdfDocument> create(float width_pt, float height_pt);
  PdfDocument(PdfDocument&&) noexcept;
  PdfDocument& operator=(PdfDocument&&) noexcept;
  ~PdfDocument();

  /// `content`: operators of a content stream, which knows the fonts of set_fonts() as /F0, /F1 …
  void add_page(std::string_view content, const std::vector<PdfLink>& links);

  /// Each of these once, after the last page.
  void set_fonts(const std::vector<UsedFont>& fonts);
  void set_bookmarks(const std::vector<PdfBookmark>& bookmarks);
  void set_labels(const std::vector<PdfLabel>& labels);
  void set_particulars(const std::string& title, const base::LocalTime& made);

  /// The whole file; nothing may be added afterwards. internal: libharu failed at this or at anything before.
  base::Result<std::string> save();

 private:
  struct State;
  explicit PdfDocument(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace printing
