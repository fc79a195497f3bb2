// Attachment: a PDF that belongs to a document, looked at page by page. Plain data.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "catalog/model.h"
#include "kiosk/app/print_screens.h"

namespace app {

/// Why a page is not shown.
enum class PageTrouble { none, broken, locked, too_big, too_slow, unavailable };

/// A page as it was drawn, and how many there are.
struct AttachmentPage {
  PageTrouble trouble = PageTrouble::none;
  int pages = 0;
  printing::Picture picture;  ///< empty where there is a trouble
};

struct AttachmentScreen {
  catalog::RecordId id = 0;  ///< of the document
  std::size_t place = 0;     ///< among its attachments
  std::string name;
  Loading loading = Loading::loading;
  Ticket ticket = 0;
  PageTrouble trouble = PageTrouble::none;
  int pages = 0;  ///< 0 until the first page was drawn
  int page = 1;
  std::size_t zoom = 0;  ///< index into attachment_zooms
  printing::Picture picture;
  float left_px = 0;  ///< how far the page is moved in its box
  float top_px = 0;
};

/// How many times as wide as its box a page is shown.
inline constexpr std::array<float, 3> attachment_zooms = {1.0F, 1.6F, 2.4F};

}  // namespace app
