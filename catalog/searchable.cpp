#include "catalog/searchable.h"

#include <string_view>

#include "catalog/block_codec.h"
#include "catalog/fold.h"
#include "catalog/grams.h"
#include "catalog/number_forms.h"

namespace catalog {

std::string searchable_text(const Record& record, const base::Blocks* body) {
  std::string text;
  const auto append = [&text](std::string_view field) {
    if (field.empty() && !text.empty()) return;
    const std::string folded = fold(field);
    text.append(folded).push_back(field_separator);
    if (const std::string digits = with_digits(folded); !digits.empty())
      text.append(digits).push_back(field_separator);
  };
  append(record.title);
  for (const auto* field : {&record.document_number, &record.index_number, &record.summary, &record.keywords}) {
    append(*field);
  }
  if (body == nullptr) return text;
  for (const base::Block& block : *body) for_each_text(block, append);
  return text;
}

}  // namespace catalog
