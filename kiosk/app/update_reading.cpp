// Moving about in a document: contents, articles by number, the place that is read.
#include <algorithm>
#include <cmath>

#include "base/wipe.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

DocumentScreen* read_document(Model& model) {
  auto* document = top_as<DocumentScreen>(model);
  return document && document->loading == Loading::ready ? document : nullptr;
}

float finite(float value) { return std::isfinite(value) ? value : 0; }

void close_article(DocumentScreen& document) {
  document.article_open = false;
  base::wipe(document.article.text);
  document.article.caret = 0;
}

void go_to(DocumentScreen& document, std::size_t block, bool close_contents) {
  document.place = {static_cast<std::ptrdiff_t>(block), 0, 0};
  document.reveal = false;
  close_article(document);
  if (close_contents) document.contents_open = false;
  const auto entry = entry_at(document.outline, block);
  if (entry) document.open_heading = heading_of(document.outline, *entry);
  document.contents_reveal = document.contents_open;
}

}  // namespace

TablePlace table_place(const DocumentScreen& document, std::size_t block) {
  for (const TablePlace& place : document.tables) {
    if (place.block == block) return place;
  }
  return {block, 0, 0};
}

bool jump_back(Model& model) {
  DocumentScreen* const document = read_document(model);
  if (!document || document->came_from.empty()) return false;
  document->place = document->came_from.back();
  document->came_from.pop_back();
  document->reveal = false;
  return true;
}

void on(Model& model, const ToggleContents&, Orders&) {
  DocumentScreen* const document = read_document(model);
  if (!document || !is_worth_a_list(document->outline)) return;
  unfocus(model);
  document->contents_open = !document->contents_open;
  close_article(*document);
  if (!document->contents_open) return;
  const auto entry =
      entry_at(document->outline, static_cast<std::size_t>(std::max<std::ptrdiff_t>(document->place.block, 0)));
  document->open_heading = entry ? heading_of(document->outline, *entry) : std::nullopt;
  document->contents_reveal = true;
}

void on(Model& model, const OpenHeading& event, Orders&) {
  DocumentScreen* const document = read_document(model);
  if (!document || event.entry >= document->outline.size()) return;
  const bool is_open = document->open_heading == event.entry;
  document->open_heading = is_open ? std::nullopt : std::optional(event.entry);
}

void on(Model& model, const JumpTo& event, Orders&) {
  DocumentScreen* const document = read_document(model);
  if (!document || event.block >= document->document.body.size()) return;
  unfocus(model);
  if (event.may_return) document->came_from.push_back(document->place);
  go_to(*document, event.block, event.close_contents);
}

void on(Model& model, const OpenArticle& event, Orders&) {
  DocumentScreen* const document = read_document(model);
  if (!document || article_ranges(document->outline).empty()) return;
  unfocus(model);
  close_article(*document);
  document->article_open = event.open;
}

void on(Model& model, const JumpToArticle& event, Orders&) {
  DocumentScreen* const document = read_document(model);
  if (!document || !document->article_open) return;
  const auto number = base::parse_article(document->article.text);
  const auto block = number ? block_of(document->outline, *number) : std::nullopt;
  if (block) go_to(*document, *block, event.close_contents);
}

void on(Model& model, const ReadTo& event, Orders&) {
  auto* document = top_as<DocumentScreen>(model);
  if (!document) return;
  const auto blocks = static_cast<std::ptrdiff_t>(document->document.body.size());
  document->place = event.place;
  document->place.block = std::clamp<std::ptrdiff_t>(event.place.block, -1, blocks);
  document->place.below_px = finite(event.place.below_px);
  document->reveal = false;
}

void on(Model& model, const ScrollContents& event, Orders&) {
  auto* document = top_as<DocumentScreen>(model);
  if (!document) return;
  document->contents_scroll_px = std::max(finite(event.offset_px), 0.0F);
  document->contents_reveal = false;
}

void on(Model& model, const ScrollTable& event, Orders&) {
  auto* document = top_as<DocumentScreen>(model);
  if (!document || event.place.block >= document->document.body.size()) return;
  std::erase_if(document->tables, [&](const TablePlace& place) { return place.block == event.place.block; });
  document->tables.push_back(
      {event.place.block, std::max(finite(event.place.x_px), 0.0F), std::max(finite(event.place.y_px), 0.0F)});
}

}  // namespace app
