// The desk's part in attachments: pages of PDFs, drawn by a child that can do no harm.
#include <variant>

#include "kiosk/shell/desk.h"
#include "kiosk/shell/desk_parts.h"
#include "pdfview/pdf_pages.h"

namespace shell {
namespace {

app::PageTrouble trouble_of(pdfview::Trouble trouble) {
  switch (trouble) {
    case pdfview::Trouble::broken: return app::PageTrouble::broken;
    case pdfview::Trouble::locked: return app::PageTrouble::locked;
    case pdfview::Trouble::too_big: return app::PageTrouble::too_big;
    case pdfview::Trouble::too_slow: return app::PageTrouble::too_slow;
    case pdfview::Trouble::unavailable: break;
  }
  return app::PageTrouble::unavailable;
}

/// As the screen shows it: its share of each colour that the eye sees (ITU-R BT.601).
printing::Picture in_grey(const pdfview::Picture& picture) {
  printing::Picture grey{picture.width_px, picture.height_px, {}};
  grey.grey.reserve(picture.rgb.size() / 3);
  for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3) {
    const auto part = [&picture, i](std::size_t of) { return static_cast<unsigned char>(picture.rgb[i + of]); };
    grey.grey.push_back(static_cast<unsigned char>((299 * part(0) + 587 * part(1) + 114 * part(2)) / 1000));
  }
  return grey;
}

app::AttachmentPage page_of(const std::string& pdf, int page, int width_px) {
  const auto count = pdfview::count_pages(pdf);
  if (const auto* trouble = std::get_if<pdfview::Trouble>(&count)) return {trouble_of(*trouble), 0, {}};
  const int pages = std::get<int>(count);
  const auto drawn = pdfview::draw_page(pdf, page, width_px);
  if (const auto* trouble = std::get_if<pdfview::Trouble>(&drawn)) return {trouble_of(*trouble), pages, {}};
  return {app::PageTrouble::none, pages, in_grey(std::get<pdfview::Picture>(drawn))};
}

}  // namespace

std::optional<app::Event> Desk::answer(const app::DrawAttachment& order) {
  const auto draw = [&](const catalog::Catalog& catalog) -> base::Result<app::AttachmentPage> {
    const base::Result<std::string> pdf = catalog.attachment(order.id, order.place, parts_.clock.now().date);
    if (!pdf.ok()) return pdf.error();
    return page_of(*pdf, order.page, order.width_px);
  };
  return app::AttachmentDrawn{order.ticket, logged("draw an attachment", with(catalogue(), draw))};
}

}  // namespace shell
