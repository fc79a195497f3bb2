#include "catalog/ranking.h"

#include <algorithm>

#include "catalog/number_forms.h"

namespace catalog {
namespace {

/// The records that hold a word in any of its forms.
TaggedRecords with_any(SubstringSearch& search, const std::string& word) {
  const std::vector<std::string> forms = alternatives(word);
  TaggedRecords records = search.with(forms.front());
  for (std::size_t i = 1; i < forms.size(); ++i) records = in_either(records, search.with(forms[i]));
  return records;
}

TaggedRecords with_all(SubstringSearch& search, const std::vector<std::string>& words,
                       const SpelledRecords& spelled) {
  const auto with_word = [&](const std::string& word) { return in_either(with_any(search, word), spelled(word)); };
  TaggedRecords records = with_word(words.front());
  for (std::size_t i = 1; i < words.size() && !records.empty(); ++i) {
    records = in_both(records, with_word(words[i]));
  }
  return records;
}

/// Gives the hits that are tagged in `better` a better rank. Both ascend by record.
void raise(std::vector<Hit>& hits, const TaggedRecords& better, Rank rank) {
  auto hit = hits.begin();
  for (const std::uint32_t number : better) {
    const std::uint32_t record = record_of_tagged(number);
    while (hit != hits.end() && hit->record < record) ++hit;
    if (hit == hits.end()) return;
    if (hit->record == record && is_title_tagged(number)) hit->rank = rank;
  }
}

}  // namespace

std::vector<Hit> ranked_hits(SubstringSearch& search, const std::vector<std::string>& folded_words,
                             const EqualNames& equal_names, const SpelledRecords& spelled) {
  std::string whole;
  for (const std::string& word : folded_words) whole += word;
  const TaggedRecords records = with_all(search, folded_words, spelled);
  const bool is_one = folded_words.size() == 1;
  std::vector<Hit> hits;
  hits.reserve(records.size());
  for (const std::uint32_t number : records) {
    const Rank in_title = is_one ? Rank::phrase : Rank::title;
    hits.push_back({record_of_tagged(number), is_title_tagged(number) ? in_title : Rank::rest});
  }
  if (hits.empty()) return hits;
  if (!is_one) raise(hits, with_any(search, whole), Rank::phrase);
  TaggedRecords equal;
  for (const std::uint32_t record : equal_names(name_form(whole))) equal.push_back(tagged(record, true));
  raise(hits, equal, Rank::equal);
  return hits;
}

}  // namespace catalog
