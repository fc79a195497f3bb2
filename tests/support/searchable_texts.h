// Searchable texts: what every record of a catalogue could be found by, read back from its documents, and a plain
// look through it: the oracle of the search tests.
#pragma once

#include <cstring>
#include <string>
#include <vector>

#include "catalog/block_codec.h"
#include "catalog/catalog.h"
#include "catalog/fold.h"
#include "catalog/number_forms.h"
#include "catalog/pinyin.h"
#include "tests/support/import_folder.h"

namespace support {

/// Folded fields and paragraphs of a record, a line break behind each, which no folded text holds.
inline std::string searchable_text(const catalog::Document& document) {
  std::string text;
  const auto append = [&text](std::string_view field) {
    const std::string folded = catalog::fold(field);
    text += folded + "\n" + catalog::with_digits(folded) + "\n";
  };
  const catalog::Record& record = document.record;
  for (const auto* field :
       {&record.title, &record.document_number, &record.index_number, &record.summary, &record.keywords})
    append(*field);
  for (const base::Block& block : document.body) catalog::for_each_text(block, append);
  return text;
}

class SearchableTexts {
 public:
  explicit SearchableTexts(const catalog::Catalog& catalogue) {
    ids_ = find(catalogue, "");
    std::sort(ids_.begin(), ids_.end());
    for (const catalog::RecordId id : ids_) {
      const catalog::Document document = *catalogue.document(id, today);
      texts_.push_back(searchable_text(document));
      names_.push_back({document.record.title, catalog::head_of_number(document.record.document_number)});
    }
  }

  /// The records, ascending, whose text holds all words of a query, each in any of its forms.
  std::vector<catalog::RecordId> with(const std::string& typed) const {
    std::vector<Wanted> words;
    for (const std::string& word : catalog::split_words(typed)) {
      const std::string folded = catalog::fold(word);
      words.push_back({catalog::alternatives(folded), catalog::SpelledWord::parse(folded)});
    }
    std::vector<catalog::RecordId> found;
    for (std::size_t i = 0; i < texts_.size(); ++i)
      if (holds_all(i, words)) found.push_back(ids_[i]);
    return found;
  }

  const std::vector<std::string>& texts() const { return texts_; }

 private:
  struct Wanted {
    std::vector<std::string> forms;
    std::optional<catalog::SpelledWord> spelled;
  };

  bool holds_all(std::size_t record, const std::vector<Wanted>& words) const {
    return std::all_of(words.begin(), words.end(), [&](const Wanted& word) {
      return holds(texts_[record], word.forms) || (word.spelled && is_spelled(names_[record], *word.spelled));
    });
  }

  static bool holds(const std::string& text, const std::vector<std::string>& forms) {
    return std::any_of(forms.begin(), forms.end(), [&text](const std::string& form) {
      return ::memmem(text.data(), text.size(), form.data(), form.size()) != nullptr;
    });
  }

  static bool is_spelled(const std::vector<std::string>& names, const catalog::SpelledWord& word) {
    return std::any_of(names.begin(), names.end(),
                       [&word](const std::string& name) { return !word.find(name).empty(); });
  }

  std::vector<catalog::RecordId> ids_;
  std::vector<std::string> texts_;
  std::vector<std::vector<std::string>> names_;  ///< what may be spelled
};

inline std::vector<catalog::RecordId> sorted(std::vector<catalog::RecordId> ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace support
