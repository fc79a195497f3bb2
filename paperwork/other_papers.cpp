#include "paperwork/other_papers.h"

#include <algorithm>
#include <utility>

#include "paperwork/feet.h"
#include "paperwork/grid.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using requests::OtherField;
using requests::OtherFormKind;
using words::Word;

std::string text(Word word) { return std::string(words::zh(word)); }

Word title_of(OtherFormKind kind) {
  switch (kind) {
    case OtherFormKind::correction: return Word::paper_other_correction;
    case OtherFormKind::proposal: return Word::paper_other_proposal;
    case OtherFormKind::opinion: break;
  }
  return Word::paper_other_opinion;
}

Word basis_of(OtherFormKind kind) {
  switch (kind) {
    case OtherFormKind::correction: return Word::paper_other_basis_correction;
    case OtherFormKind::proposal: return Word::paper_other_basis_proposal;
    case OtherFormKind::opinion: break;
  }
  return Word::paper_other_basis_opinion;
}

Word label_of(OtherField field, OtherFormKind kind) {
  const bool corrects = kind == OtherFormKind::correction;
  switch (field) {
    case OtherField::subject: return corrects ? Word::paper_other_record : Word::paper_other_information;
    case OtherField::content:
      if (kind == OtherFormKind::opinion) return Word::paper_other_matter;
      return corrects ? Word::paper_other_right : Word::paper_other_reason;
    case OtherField::evidence: return Word::paper_other_evidence;
    case OtherField::name: return Word::paper_other_name;
    case OtherField::id_number: return Word::paper_form_id_number;
    case OtherField::contact:
    case OtherField::count_: break;
  }
  return Word::paper_other_contact;
}

/// Lines that are left for a pen.
float lines_of(OtherField field) {
  switch (field) {
    case OtherField::content: return 8;
    case OtherField::subject:
    case OtherField::evidence: return 2;
    default: return 1;
  }
}

}  // namespace

printing::Paper other_form_paper(const requests::OtherForm& form, const catalog::Agency& agency,
                                 base::LocalTime now) {
  printing::Paper paper = empty_paper(text(title_of(form.kind)), agency, now);
  Grid grid;
  grid.full(text(Word::paper_other_to), agency.name);
  for (const OtherField field : fields_of(form.kind))
    grid.full(text(label_of(field, form.kind)), form[field], lines_of(field));
  grid.full(text(Word::paper_form_notes), text(basis_of(form.kind)));
  grid.halves(text(Word::paper_other_signature), {}, text(Word::paper_form_signed_on),
              text(Word::paper_form_blank_date), 2.5F);
  paper.items.push_back(std::move(grid).item());
  return paper;
}

printing::Paper case_letter_paper(const requests::Letter& letter, const catalog::Agency& agency,
                                  base::LocalTime now) {
  using base::BlockKind;
  printing::Paper paper = empty_paper(letter.title, agency, now);
  for (std::size_t begin = 0; begin <= letter.text.size();) {
    const std::size_t end = std::min(letter.text.find('\n', begin), letter.text.size());
    if (end > begin)
      paper.items.push_back(printing::text_item(BlockKind::paragraph, letter.text.substr(begin, end - begin)));
    begin = end + 1;
  }
  paper.items.push_back(printing::text_item(BlockKind::flush, text(Word::paper_other_copy)));
  return paper;
}

}  // namespace paperwork
