#include <initializer_list>
#include <utility>

#include "base/utf8.h"
#include "paperwork/day_strip.h"
#include "paperwork/drawn_characters.h"
#include "paperwork/feet.h"
#include "paperwork/grid.h"
#include "paperwork/names.h"
#include "paperwork/paperwork.h"
#include "requests/identifiers.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using requests::Application;
using requests::Field;
using words::Word;

std::string text(Word word) { return std::string(words::zh(word)); }

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// What was typed, in full; an identity number that was repeated in it is masked like everywhere on the receipt.
std::string typed(const Application& application, const DrawnCharacters& drawn, Field field) {
  std::string words = drawn.text_of(field);
  const std::string number{base::trim(application[Field::id_number])};
  const std::string masked = requests::mask_id(number);
  if (!number.empty()) {
    replace_all(words, number, masked);
    replace_all(words, requests::normalize_number(number), masked);
  }
  return words;
}

void add_requested(Grid& grid, const Application& application) {
  grid.section(text(Word::paper_receipt_requested));
  const std::vector<Field> fields = {Field::information_title, Field::information_number, Field::description};
  const DrawnCharacters drawn(application, fields);
  for (const Field field : fields) {
    std::string words = typed(application, drawn, field);
    if (!words.empty()) grid.full(label_of(field, application.kind), std::move(words));
  }
  drawn.add_to(grid);
}

/// The sentences of one cell, a line each.
std::string lines(std::initializer_list<Word> sentences) {
  std::string lines;
  for (const Word sentence : sentences) lines.append(lines.empty() ? "" : "\n").append(words::zh(sentence));
  return lines;
}

void add_next_steps(Grid& grid, const requests::Receipt& receipt, const catalog::Agency& agency) {
  grid.full(text(Word::paper_receipt_period),
            lines({Word::paper_receipt_next_answer, Word::paper_receipt_next_correction}));
  if (!receipt.lookup_code.empty()) {
    const std::string desk = agency.desk_place.empty() ? agency.name : agency.desk_place;
    grid.full(text(Word::paper_receipt_status), text(Word::paper_receipt_status_text));
    grid.full(text(Word::paper_receipt_lost), words::fill(Word::paper_receipt_lost_text, {desk}));
  }
  grid.full(text(Word::paper_receipt_remedies), text(Word::paper_receipt_remedies_text));
}

/// "纸质、光盘"
template <class Choices>
std::string names_of(const Choices& chosen) {
  std::string names;
  for (const auto choice : chosen) {
    if (!names.empty()) names += words::zh(Word::paper_list_separator);
    names += name_of(choice);
  }
  return names;
}

printing::Item registration(const Application& application, const requests::Receipt& receipt) {
  std::vector<printing::LabelledValue> facts = {
      {text(Word::paper_receipt_applicant), requests::mask_name(application[Field::name])},
      {label_of(Field::id_number, application.kind), requests::mask_id(application[Field::id_number])},
      {text(Word::paper_receipt_received), to_text(receipt.received)},
      {text(Word::paper_receipt_channel), text(Word::paper_receipt_channel_here)},
      {text(Word::paper_receipt_carriers), names_of(application.carriers)},
      {text(Word::paper_receipt_deliveries), names_of(application.deliveries)},
  };
  if (!application.filled_in_by.empty())
    facts.push_back({text(Word::paper_receipt_filled_in_by), application.filled_in_by});
  return printing::labelled_item(std::move(facts));
}

/// Number and code; received and due; the days between.
void add_head(printing::Paper& paper, const requests::Receipt& receipt) {
  std::vector<printing::LabelledValue> names = {{text(Word::paper_form_number), receipt.number}};
  if (!receipt.lookup_code.empty()) names.push_back({text(Word::paper_receipt_code), receipt.lookup_code});
  paper.items.push_back(printing::headline_item(std::move(names)));
  if (!receipt.answer) return;
  paper.items.push_back(
      printing::headline_item({{text(Word::paper_receipt_day), base::to_chinese(receipt.received.date)},
                               {text(Word::paper_receipt_due), due_day(*receipt.answer)}}));
}

void add_days(printing::Paper& paper, const requests::Receipt& receipt) {
  if (!receipt.answer) return;
  printing::DayStrip strip = day_strip(*receipt.answer);
  strip.notes.push_back(text(Word::paper_receipt_strip));
  if (receipt.answer->provisional) {
    strip.notes.push_back(text(Word::paper_receipt_provisional));
    strip.words.push_back(text(Word::paper_receipt_provisional));
  }
  paper.items.push_back(printing::days_item(std::move(strip)));
}

void add_proof(printing::Paper& paper, const requests::Receipt& receipt) {
  if (receipt.proof.empty())
    return paper.items.push_back(printing::text_item(base::BlockKind::flush, text(Word::paper_receipt_keep)));
  paper.items.push_back(printing::qr_item(
      {receipt.proof,
       {text(Word::paper_receipt_qr), words::fill(Word::paper_receipt_qr_content, {receipt.content}),
        text(Word::paper_receipt_keep)}}));
}

/// Name, phone, address and hours from the guide; the desk stands in for a guide that does not name them.
void add_office(Grid& grid, const catalog::Agency& agency, const catalog::Guide& guide) {
  grid.halves(text(Word::paper_receipt_office_name), guide.body_name.empty() ? agency.name : guide.body_name,
              text(Word::paper_receipt_office_phone), guide.telephone.empty() ? agency.desk_phone : guide.telephone);
  grid.full(text(Word::paper_receipt_office_address),
            guide.office_address.empty() ? agency.desk_place : guide.office_address);
  if (!guide.office_hours.empty()) grid.full(text(Word::paper_receipt_office_hours), guide.office_hours);
}

}  // namespace

printing::Paper receipt_paper(const Application& application, const requests::Receipt& receipt,
                              const catalog::Agency& agency, const catalog::Guide& guide, base::LocalTime now) {
  printing::Paper paper = empty_paper(text(Word::paper_receipt_title), agency, now);
  add_head(paper, receipt);
  paper.items.push_back(registration(application, receipt));
  add_days(paper, receipt);
  Grid grid;
  add_requested(grid, application);
  add_next_steps(grid, receipt, agency);
  add_office(grid, agency, guide);
  paper.items.push_back(std::move(grid).item());
  add_proof(paper, receipt);
  return paper;
}

}  // namespace paperwork
