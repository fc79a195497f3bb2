#include "paperwork/grid.h"

#include <utility>

namespace paperwork {
namespace {

constexpr int grid_columns = 12;
constexpr int label_span = 2;

printing::FormCell label_cell(std::string words) {
  return {.text = std::move(words), .span = label_span, .label = true, .choices = {}, .ink = {}};
}

/// Takes what the label leaves of `part` columns.
printing::FormCell value_cell(std::string words, int part, float min_lines = 1) {
  return {.text = std::move(words),
          .span = part - label_span,
          .label = false,
          .min_lines = min_lines,
          .choices = {},
          .ink = {}};
}

}  // namespace

Grid::Grid() { form_.columns = grid_columns; }

void Grid::section(std::string title) {
  form_.rows.push_back({{.text = std::move(title), .span = grid_columns, .label = true, .choices = {}, .ink = {}}});
}

void Grid::full(std::string label, std::string value, float min_lines) {
  form_.rows.push_back({label_cell(std::move(label)), value_cell(std::move(value), grid_columns, min_lines)});
}

void Grid::choices(std::string label, std::vector<printing::Choice> choices) {
  full(std::move(label), {});
  form_.rows.back().back().choices = std::move(choices);
}

void Grid::drawn(base::Ink ink, std::string words) {
  full({}, std::move(words));
  form_.rows.back().front().ink = std::move(ink);
}

void Grid::halves(std::string left, std::string left_value, std::string right, std::string right_value,
                  float min_lines) {
  constexpr int half = grid_columns / 2;
  form_.rows.push_back({label_cell(std::move(left)), value_cell(std::move(left_value), half, min_lines),
                        label_cell(std::move(right)), value_cell(std::move(right_value), half, min_lines)});
}

void Grid::two_thirds(std::string left, std::string left_value, std::string right, std::string right_value) {
  constexpr int third = grid_columns / 3;
  form_.rows.push_back({label_cell(std::move(left)), value_cell(std::move(left_value), grid_columns - third),
                        label_cell(std::move(right)), value_cell(std::move(right_value), third)});
}

printing::Item Grid::item() && { return printing::form_item(std::move(form_)); }

}  // namespace paperwork
