#include <array>
#include <utility>

#include "base/utf8.h"
#include "paperwork/names.h"
#include "paperwork/paperwork.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using requests::Application;
using requests::Field;
using words::Word;

constexpr int grid_columns = 12;
constexpr int label_span = 2;

std::string text(Word word) { return std::string(words::zh(word)); }

/// The grid of the form, filled from one application.
class Grid {
 public:
  explicit Grid(const Application& application) : application_(application) { form_.columns = grid_columns; }

  void section(Word title) { form_.rows.push_back({{.text = text(title), .span = grid_columns, .label = true}}); }

  /// A row of one label and one value.
  void full(std::string label, std::string value, float min_lines = 1) {
    form_.rows.push_back({label_cell(std::move(label)), value_cell(std::move(value), grid_columns, min_lines)});
  }
  void full(Field field, float min_lines = 1) { full(label(field), value(field), min_lines); }

  /// A row of two labels and two values, each half of the width.
  void halves(std::string left, std::string left_value, std::string right, std::string right_value) {
    form_.rows.push_back({label_cell(std::move(left)), value_cell(std::move(left_value), grid_columns / 2),
                          label_cell(std::move(right)), value_cell(std::move(right_value), grid_columns / 2)});
  }
  void halves(Field left, Field right) { halves(label(left), value(left), label(right), value(right)); }

  std::string label(Field field) const { return label_of(field, application_.kind); }
  std::string value(Field field) const { return std::string(base::trim(application_[field])); }

  printing::Item item() && { return printing::form_item(std::move(form_)); }

 private:
  static printing::FormCell label_cell(std::string words) {
    return {.text = std::move(words), .span = label_span, .label = true};
  }
  static printing::FormCell value_cell(std::string words, int part, float min_lines = 1) {
    return {.text = std::move(words), .span = part - label_span, .label = false, .min_lines = min_lines};
  }

  const Application& application_;
  printing::Form form_;
};

void add_person(Grid& grid, const Application& application) {
  grid.halves(text(Word::paper_form_applicant_kind), text(Word::paper_form_natural_person), grid.label(Field::name),
              grid.value(Field::name));
  grid.full(Field::employer);
  grid.halves(text(Word::paper_form_id_kind), name_of(application.id_kind), grid.label(Field::id_number),
              grid.value(Field::id_number));
}

void add_organization(Grid& grid, const Application& application) {
  grid.full(text(Word::paper_form_applicant_kind),
            words::fill(Word::paper_form_organization_of_kind, {name_of(application.organization_kind)}));
  grid.full(Field::name);
  grid.full(Field::id_number);
  grid.halves(Field::legal_representative, Field::contact_name);
}

printing::Item grid_of(const Application& application) {
  Grid grid(application);
  grid.section(Word::paper_form_applicant);
  if (application.kind == requests::ApplicantKind::natural_person) {
    add_person(grid, application);
  } else {
    add_organization(grid, application);
  }
  grid.halves(Field::phone, Field::fax);
  grid.full(Field::email);
  grid.full(Field::address);
  grid.full(Field::postcode);
  grid.section(Word::paper_form_information);
  grid.full(Field::information_title);
  grid.full(Field::information_number);
  grid.full(Field::description, 4);
  return std::move(grid).item();
}

printing::Item flush(std::string words) {
  return printing::block_item({.kind = base::BlockKind::flush, .label = {}, .text = std::move(words), .rows = {}});
}

template <class Choice, std::size_t count>
printing::Item choices(const std::array<Choice, count>& all, const std::set<Choice>& chosen) {
  std::vector<printing::Choice> line;
  for (const Choice choice : all) line.push_back({name_of(choice), chosen.contains(choice)});
  return printing::choices_item(std::move(line));
}

void add_choices(printing::Paper& paper, const Application& application) {
  using requests::Carrier;
  using requests::Delivery;
  paper.items.push_back(flush(text(Word::paper_form_carriers)));
  paper.items.push_back(choices(std::array{Carrier::paper, Carrier::email, Carrier::disc}, application.carriers));
  paper.items.push_back(flush(text(Word::paper_form_deliveries)));
  paper.items.push_back(
      choices(std::array{Delivery::post, Delivery::email, Delivery::fax, Delivery::pick_up, Delivery::read_on_site},
              application.deliveries));
}

}  // namespace

printing::Paper application_paper(const Application& application, const requests::Receipt& receipt,
                                  const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper = empty_form(text(Word::paper_form_title), agency, now);
  paper.items.push_back(printing::labelled_item({{text(Word::paper_form_number), receipt.number},
                                                 {text(Word::paper_form_submitted_on), to_text(receipt.received)}}));
  paper.items.push_back(grid_of(application));
  paper.items.push_back(printing::gap_item(3));
  add_choices(paper, application);
  paper.items.push_back(flush(text(Word::paper_form_fallback)));
  paper.items.push_back(printing::signature_item(text(Word::paper_form_signature)));
  if (!agency.desk_place.empty()) {
    paper.items.push_back(flush(words::fill(Word::paper_form_hand_in, {agency.desk_place})));
  }
  return paper;
}

}  // namespace paperwork
