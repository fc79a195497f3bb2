#include <utility>

#include "catalog/page_code.h"
#include "paperwork/feet.h"
#include "paperwork/names.h"
#include "paperwork/paperwork.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using words::Word;

/// The header block: only lines that say something, in the order of the 目录.
class HeaderBlock {
 public:
  void add(Word label, const std::string& value) {
    if (!value.empty()) pairs_.push_back({std::string(words::zh(label)), value});
  }
  void add(Word label, const std::optional<base::Date>& day) {
    if (day) add(label, base::to_chinese(*day));
  }
  printing::Item item() && { return printing::labelled_item(std::move(pairs_)); }

 private:
  std::vector<printing::LabelledValue> pairs_;
};

printing::Item header_block(const catalog::Record& record) {
  HeaderBlock block;
  block.add(Word::paper_index_number, record.index_number);
  block.add(Word::paper_document_number, record.document_number);
  block.add(Word::paper_issuer, record.issuer);
  block.add(Word::paper_validity, status_name(record.validity));
  block.add(Word::paper_made_on, record.made_on);
  block.add(Word::paper_published_on, record.published_on);
  block.add(Word::paper_effective_on, record.effective_on);
  block.add(Word::paper_repealed_on, record.repealed_on);
  block.add(Word::paper_shown_until, record.shown_until);
  block.add(Word::paper_column, record.column_name);
  block.add(Word::paper_genre, record.genre);
  block.add(Word::paper_subject, record.subject);
  block.add(Word::paper_combined_class, record.combined_class);
  block.add(Word::paper_keywords, record.keywords);
  return std::move(block).item();
}

std::string where_to_ask(const catalog::Agency& agency) {
  if (agency.desk_place.empty()) {
    return agency.desk_phone.empty() ? "" : words::fill(Word::paper_no_text_phone, {agency.desk_phone});
  }
  if (agency.desk_phone.empty()) return words::fill(Word::paper_no_text_ask, {agency.desk_place});
  return words::fill(Word::paper_no_text_ask_phone, {agency.desk_place, agency.desk_phone});
}

printing::Item paragraph(std::string text) {
  return printing::text_item(base::BlockKind::paragraph, std::move(text));
}

/// What stands in the place of a body that is not held.
void add_entry_only(printing::Paper& paper, const catalog::Record& record, const catalog::Agency& agency) {
  if (!record.summary.empty()) {
    paper.items.push_back(printing::text_item(base::BlockKind::heading, std::string(words::zh(Word::paper_summary))));
    paper.items.push_back(paragraph(record.summary));
  }
  paper.items.push_back(paragraph(std::string(words::zh(Word::paper_no_text)) + where_to_ask(agency)));
}

}  // namespace

printing::Paper document_paper(const catalog::Document& document, const catalog::Agency& agency,
                               base::LocalTime now) {
  const catalog::Record& record = document.record;
  printing::Paper paper;
  paper.title = record.title;
  paper.status = status_name(record.validity);
  paper.items.push_back(header_block(record));
  for (const base::Block& block : document.body) paper.items.push_back(printing::block_item(block));
  if (document.body.empty()) add_entry_only(paper, record, agency);
  paper.foot = document_foot(record, agency, now);
  paper.code = catalog::page_code_of(record, document.body);
  paper.printed_at = now;
  return paper;
}

}  // namespace paperwork
