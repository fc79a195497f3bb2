#include "printing/paper.h"

#include <utility>

namespace printing {
namespace {

Item item_of(Item::Kind kind) {
  Item item;
  item.kind = kind;
  return item;
}

}  // namespace

Item block_item(base::Block block) {
  Item item = item_of(Item::Kind::block);
  item.block = std::move(block);
  return item;
}

Item labelled_item(std::vector<LabelledValue> pairs) {
  Item item = item_of(Item::Kind::labelled);
  item.labelled = std::move(pairs);
  return item;
}

Item form_item(Form form) {
  Item item = item_of(Item::Kind::form);
  item.form = std::move(form);
  return item;
}

Item display_item(std::string text) {
  Item item = item_of(Item::Kind::display);
  item.display = std::move(text);
  return item;
}

Item gap_item(float mm) {
  Item item = item_of(Item::Kind::gap);
  item.gap_mm = mm;
  return item;
}

Item headline_item(std::vector<LabelledValue> pairs) {
  Item item = item_of(Item::Kind::headline);
  item.labelled = std::move(pairs);
  return item;
}

Item days_item(DayStrip days) {
  Item item = item_of(Item::Kind::days);
  item.days = std::move(days);
  return item;
}

Item qr_item(QrNote qr) {
  Item item = item_of(Item::Kind::qr);
  item.qr = std::move(qr);
  return item;
}

Item text_item(base::BlockKind kind, std::string text) {
  base::Block block;
  block.kind = kind;
  block.text = std::move(text);
  return block_item(std::move(block));
}

}  // namespace printing
