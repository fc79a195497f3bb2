#include <algorithm>
#include <utility>

#include "base/utf8.h"
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

printing::Item heading(Word word) {
  return printing::block_item(
      {.kind = base::BlockKind::heading, .level = 1, .label = {}, .text = text(word), .rows = {}});
}

printing::Item paragraph(std::string words) {
  return printing::block_item(
      {.kind = base::BlockKind::paragraph, .label = {}, .text = std::move(words), .rows = {}});
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// What was typed, in full; an identity number that was repeated in it is masked like everywhere on the receipt.
std::string typed(const Application& application, Field field) {
  std::string words{base::trim(application[field])};
  const std::string number{base::trim(application[Field::id_number])};
  const std::string masked = requests::mask_id(number);
  if (!number.empty()) {
    replace_all(words, number, masked);
    replace_all(words, requests::normalize_number(number), masked);
  }
  return words;
}

/// One paragraph a typed line; the first begins with the name of the field.
void add_typed(printing::Paper& paper, const Application& application, Field field) {
  std::string rest = typed(application, field);
  if (rest.empty()) return;
  rest = words::fill(Word::paper_receipt_text, {label_of(field, application.kind), rest});
  for (std::size_t begin = 0; begin <= rest.size();) {
    const std::size_t end = std::min(rest.find('\n', begin), rest.size());
    const std::string_view line = base::trim(std::string_view(rest).substr(begin, end - begin));
    if (!line.empty()) paper.items.push_back(paragraph(std::string(line)));
    begin = end + 1;
  }
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
  return printing::labelled_item({
      {text(Word::paper_form_number), receipt.number},
      {text(Word::paper_receipt_received), to_text(receipt.received)},
      {text(Word::paper_receipt_applicant), requests::mask_name(application[Field::name])},
      {label_of(Field::id_number, application.kind), requests::mask_id(application[Field::id_number])},
      {text(Word::paper_receipt_channel), text(Word::paper_receipt_channel_here)},
      {text(Word::paper_receipt_carriers), names_of(application.carriers)},
      {text(Word::paper_receipt_deliveries), names_of(application.deliveries)},
  });
}

/// Name, phone, address and hours from the guide; the desk stands in for a guide that names no phone.
printing::Item office(const catalog::Agency& agency, const catalog::Guide& guide) {
  std::vector<printing::LabelledValue> lines;
  const auto add = [&lines](Word label, const std::string& value) {
    if (!value.empty()) lines.push_back({text(label), value});
  };
  add(Word::paper_receipt_office_name, guide.body_name.empty() ? agency.name : guide.body_name);
  add(Word::paper_receipt_office_phone, guide.telephone.empty() ? agency.desk_phone : guide.telephone);
  add(Word::paper_receipt_office_address, guide.office_address.empty() ? agency.desk_place : guide.office_address);
  add(Word::paper_receipt_office_hours, guide.office_hours);
  return printing::labelled_item(std::move(lines));
}

}  // namespace

printing::Paper receipt_paper(const Application& application, const requests::Receipt& receipt,
                              const catalog::Agency& agency, const catalog::Guide& guide, base::LocalTime now) {
  printing::Paper paper = empty_form(text(Word::paper_receipt_title), agency, now);
  paper.items.push_back(registration(application, receipt));
  paper.items.push_back(heading(Word::paper_receipt_requested));
  for (const Field field : {Field::information_title, Field::information_number, Field::description}) {
    add_typed(paper, application, field);
  }
  paper.items.push_back(heading(Word::paper_receipt_next));
  for (const Word step :
       {Word::paper_receipt_next_answer, Word::paper_receipt_next_correction, Word::paper_receipt_next_third_party}) {
    paper.items.push_back(paragraph(text(step)));
  }
  paper.items.push_back(heading(Word::paper_receipt_remedies));
  paper.items.push_back(paragraph(text(Word::paper_receipt_remedies_text)));
  paper.items.push_back(heading(Word::paper_receipt_office));
  paper.items.push_back(office(agency, guide));
  paper.items.push_back(paragraph(text(Word::paper_receipt_keep)));
  return paper;
}

}  // namespace paperwork
