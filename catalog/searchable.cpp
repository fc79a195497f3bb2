#include "catalog/searchable.h"

#include <string_view>

#include "catalog/block_codec.h"
#include "catalog/fold.h"
#include "catalog/grams.h"

namespace catalog {

std::string searchable_text(const Record& record, const base::Blocks* body) {
  std::string text = fold(record.title);
  text.push_back(field_separator);
  const auto append = [&text](std::string_view field) {
    if (field.empty()) return;
    text += fold(field);
    text.push_back(field_separator);
  };
  for (const auto* field : {&record.document_number, &record.index_number, &record.summary, &record.keywords}) {
    append(*field);
  }
  if (body == nullptr) return text;
  for (const base::Block& block : *body) for_each_text(block, append);
  return text;
}

}  // namespace catalog
