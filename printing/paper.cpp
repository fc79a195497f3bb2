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

Item choices_item(std::vector<Choice> choices) {
  Item item = item_of(Item::Kind::choices);
  item.choices = std::move(choices);
  return item;
}

Item gap_item(float mm) {
  Item item = item_of(Item::Kind::gap);
  item.gap_mm = mm;
  return item;
}

Item signature_item(std::string text) {
  Item item = item_of(Item::Kind::signature);
  item.signature = std::move(text);
  return item;
}

}  // namespace printing
