// Papers of the agency itself: letters, reports, registers.
#include <utility>

#include "paperwork/feet.h"
#include "paperwork/names.h"
#include "paperwork/paperwork.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using base::BlockKind;
using printing::text_item;
using words::Word;

}  // namespace

printing::Paper report_paper(const Report& report, const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper = agency_paper(report.title, agency, now);
  paper.subtitle = report.subtitle;
  for (const base::Block& block : report.body) paper.items.push_back(printing::block_item(block));
  paper.items.push_back(text_item(BlockKind::closing, agency.name));
  paper.items.push_back(text_item(BlockKind::closing, base::to_chinese(now.date)));
  return paper;
}

printing::Paper register_paper(const RegisterBook& book, const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper = agency_paper(book.title, agency, now);
  paper.subtitle = words::fill(Word::paper_register_count, {to_text(now), std::to_string(book.rows.size())});
  base::Block table;
  table.kind = BlockKind::table;
  table.rows.push_back(book.columns);
  table.rows.insert(table.rows.end(), book.rows.begin(), book.rows.end());
  paper.items.push_back(printing::block_item(std::move(table)));
  return paper;
}

printing::Paper letter_paper(const Letter& letter, const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper = agency_paper(letter.title, agency, now);
  paper.subtitle = letter.number;
  paper.items.push_back(text_item(BlockKind::flush, words::fill(Word::paper_letter_to, {letter.addressee})));
  for (const std::string& paragraph : letter.paragraphs) {
    paper.items.push_back(text_item(BlockKind::paragraph, paragraph));
  }
  paper.items.push_back(text_item(BlockKind::closing, agency.name));
  paper.items.push_back(text_item(BlockKind::closing, base::to_chinese(letter.dated)));
  return paper;
}

}  // namespace paperwork
