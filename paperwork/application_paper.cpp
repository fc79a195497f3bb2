#include <array>
#include <utility>

#include "paperwork/drawn_characters.h"
#include "paperwork/feet.h"
#include "paperwork/grid.h"
#include "paperwork/names.h"
#include "paperwork/paperwork.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using requests::Application;
using requests::Field;
using words::Word;

std::string text(Word word) { return std::string(words::zh(word)); }

std::vector<Field> all_fields() {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) fields.push_back(static_cast<Field>(i));
  return fields;
}

/// To be filled in by hand: nothing was handed in.
bool is_blank(const requests::Receipt& receipt) { return receipt.number.empty(); }

/// The fields of one application, on their way into the grid.
class FormGrid {
 public:
  explicit FormGrid(const Application& application) : application_(application), drawn_(application, all_fields()) {}

  void full(Field field, float min_lines = 1) { grid.full(label(field), value(field), min_lines); }
  void halves(Field left, Field right) { grid.halves(label(left), value(left), label(right), value(right)); }
  void two_thirds(Field left, Field right) { grid.two_thirds(label(left), value(left), label(right), value(right)); }
  std::string label(Field field) const { return label_of(field, application_.kind); }
  std::string value(Field field) const { return drawn_.text_of(field); }
  void drawn_characters() { drawn_.add_to(grid); }

  Grid grid;

 private:
  const Application& application_;
  DrawnCharacters drawn_;
};

void add_person(FormGrid& form, const Application& application, bool blank) {
  form.grid.section(text(Word::paper_form_person));
  form.halves(Field::name, Field::employer);
  form.grid.halves(text(Word::paper_form_id_kind), blank ? std::string() : name_of(application.id_kind),
                   form.label(Field::id_number), form.value(Field::id_number));
  form.halves(Field::phone, Field::email);
  form.full(Field::address);
  form.halves(Field::postcode, Field::fax);
}

void add_organization(FormGrid& form, const Application& application) {
  form.grid.section(words::fill(Word::paper_form_organization, {name_of(application.organization_kind)}));
  form.full(Field::name);
  form.halves(Field::id_number, Field::legal_representative);
  form.halves(Field::contact_name, Field::phone);
  form.halves(Field::email, Field::fax);
  form.two_thirds(Field::address, Field::postcode);
}

/// What the agency does where it cannot do as asked, and where the signed form goes.
std::string notes(const catalog::Agency& agency) {
  std::string notes = text(Word::paper_form_fallback);
  if (!agency.desk_place.empty()) notes += words::fill(Word::paper_form_hand_in, {agency.desk_place});
  return notes;
}

template <class Choice, std::size_t count>
std::vector<printing::Choice> choices(const std::array<Choice, count>& all, const std::set<Choice>& chosen) {
  std::vector<printing::Choice> line;
  for (const Choice choice : all) line.push_back({name_of(choice), chosen.contains(choice)});
  return line;
}

void add_choices(Grid& grid, const Application& application) {
  using requests::Carrier;
  using requests::Delivery;
  grid.choices(text(Word::paper_form_carriers),
               choices(std::array{Carrier::paper, Carrier::email, Carrier::disc}, application.carriers));
  grid.choices(text(Word::paper_form_deliveries), choices(std::array{Delivery::post, Delivery::email, Delivery::fax,
                                                                     Delivery::pick_up, Delivery::read_on_site},
                                                          application.deliveries));
}

printing::Item grid_of(const Application& application, const requests::Receipt& receipt,
                       const catalog::Agency& agency) {
  FormGrid form(application);
  const bool blank = is_blank(receipt);
  form.grid.halves(text(Word::paper_form_number), receipt.number, text(Word::paper_form_submitted_on),
                   blank ? std::string() : to_text(receipt.received));
  if (application.kind == requests::ApplicantKind::natural_person) {
    add_person(form, application, blank);
  } else {
    add_organization(form, application);
  }
  form.grid.section(text(Word::paper_form_information));
  if (blank || !application[Field::information_title].empty()) form.full(Field::information_title);
  form.full(Field::information_number);
  form.full(Field::description, 3);
  add_choices(form.grid, application);
  form.drawn_characters();
  if (!application.filled_in_by.empty())
    form.grid.full(text(Word::paper_form_filled_in_by),
                   words::fill(Word::paper_form_filled_in_by_text, {application.filled_in_by}));
  form.grid.full(text(Word::paper_form_notes), notes(agency));
  form.grid.halves(text(Word::paper_form_signature), {}, text(Word::paper_form_signed_on),
                   text(Word::paper_form_blank_date), 2.5F);
  return std::move(form.grid).item();
}

}  // namespace

printing::Paper application_paper(const Application& application, const requests::Receipt& receipt,
                                  const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper = empty_paper(text(Word::paper_form_title), agency, now);
  paper.items.push_back(grid_of(application, receipt, agency));
  return paper;
}

}  // namespace paperwork
