// The small papers: the state of an application, pages that wait at the desk.
#include <utility>

#include "paperwork/feet.h"
#include "paperwork/grid.h"
#include "paperwork/names.h"
#include "paperwork/paperwork.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using words::Word;

std::string text(Word word) { return std::string(words::zh(word)); }

printing::Item paragraph(std::string words) {
  return printing::text_item(base::BlockKind::paragraph, std::move(words));
}

}  // namespace

printing::Paper status_paper(const StatusSheet& sheet, const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper = empty_paper(text(Word::paper_state_title), agency, now);
  Grid grid;
  grid.full(text(Word::paper_form_number), sheet.number);
  grid.full(text(Word::paper_receipt_received), to_text(sheet.received));
  grid.full(text(Word::paper_state), sheet.state);
  if (!sheet.note.empty()) grid.full(text(Word::paper_form_notes), sheet.note);
  grid.full(text(Word::paper_state_as_of), to_text(now));
  paper.items.push_back(std::move(grid).item());
  if (!agency.desk_place.empty()) {
    paper.items.push_back(paragraph(words::fill(Word::paper_state_ask, {agency.desk_place})));
  }
  return paper;
}

printing::Paper held_slip_paper(const HeldSlip& slip, const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper = empty_paper(text(Word::paper_held_title), agency, now);
  paper.items.push_back(printing::display_item(slip.code));
  Grid grid;
  grid.full(text(Word::paper_held_what), slip.what);
  grid.full(text(Word::paper_held_pages), words::fill(Word::paper_held_page_count, {std::to_string(slip.pages)}));
  grid.full(text(Word::paper_held_until), to_text(slip.until));
  if (!agency.desk_place.empty()) grid.full(text(Word::paper_held_where), agency.desk_place);
  paper.items.push_back(std::move(grid).item());
  paper.items.push_back(paragraph(text(Word::paper_held_how)));
  return paper;
}

}  // namespace paperwork
