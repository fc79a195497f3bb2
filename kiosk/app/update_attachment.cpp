// Looking at an attachment of a document, page by page.
#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/app/update_parts.h"

namespace app {
namespace {

constexpr float page_width_px = 1000;  // of a page that fills its box

float within_screen(float offset_px) { return std::isfinite(offset_px) ? std::max(offset_px, 0.0F) : 0.0F; }

}  // namespace

void load_attachment(Model& model, AttachmentScreen& attachment, Orders& orders) {
  attachment.loading = Loading::loading;
  attachment.ticket = new_ticket(model);
  const int width = static_cast<int>(std::lround(page_width_px * attachment_zooms[attachment.zoom]));
  orders.push_back(DrawAttachment{attachment.ticket, attachment.id, attachment.place, attachment.page, width});
}

void on(Model& model, const OpenAttachment& event, Orders& orders) {
  const auto* document = top_as<DocumentScreen>(model);
  if (!document || event.place >= document->document.attachments.size()) return;
  unfocus(model);
  AttachmentScreen attachment;
  attachment.id = document->id;
  attachment.place = event.place;
  attachment.name = document->document.attachments[event.place].name;
  push(model, std::move(attachment));
  load_attachment(model, std::get<AttachmentScreen>(model.screen()), orders);
}

void on(Model& model, const TurnAttachment& event, Orders& orders) {
  auto* attachment = top_as<AttachmentScreen>(model);
  if (!attachment) return;
  const int page = std::clamp(event.page, 1, std::max(attachment->pages, 1));
  if (page == attachment->page) return;
  attachment->page = page;
  attachment->top_px = 0;
  load_attachment(model, *attachment, orders);
}

void on(Model& model, const ZoomAttachment& event, Orders& orders) {
  auto* attachment = top_as<AttachmentScreen>(model);
  if (!attachment || event.zoom >= attachment_zooms.size() || event.zoom == attachment->zoom) return;
  const float factor = attachment_zooms[event.zoom] / attachment_zooms[attachment->zoom];
  attachment->zoom = event.zoom;
  attachment->left_px *= factor;
  attachment->top_px *= factor;
  load_attachment(model, *attachment, orders);
}

void on(Model& model, const PanAttachment& event, Orders&) {
  auto* attachment = top_as<AttachmentScreen>(model);
  if (!attachment) return;
  attachment->left_px = within_screen(event.left_px);
  attachment->top_px = within_screen(event.top_px);
}

void on(Model& model, AttachmentDrawn& event, Orders&) {
  auto* attachment = awaiting(model, event.ticket, &AttachmentScreen::ticket);
  if (!attachment) return;
  attachment->ticket = 0;
  attachment->loading = event.page.ok() ? Loading::ready : Loading::failed;
  if (!event.page.ok()) return;
  attachment->trouble = event.page->trouble;
  if (event.page->pages > 0) attachment->pages = event.page->pages;
  attachment->picture = std::move(event.page->picture);
}

}  // namespace app
