// Forms: labels and values in a grid of columns.
#include <algorithm>
#include <numeric>
#include <string>

#include "base/utf8.h"
#include "printing/grid.h"

namespace printing {
namespace {

using geometry::text_width_pt;
using FormRow = std::vector<FormCell>;

constexpr int most_columns = 24;
constexpr float most_lines = 30;
constexpr float least_lines = 1.2F;
constexpr float widest_label = 6;        // in characters
constexpr float most_for_labels = 0.7F;  // of the width

/// Rows of cells whose spans fit the grid; a cell that does not fit begins a row of its own, and the last cell of a
/// row reaches to the edge.
std::vector<FormRow> fitted_rows(const Form& form, int columns) {
  std::vector<FormRow> rows;
  for (const FormRow& raw : form.rows) {
    int used = columns;
    for (FormCell cell : raw) {
      cell.span = std::clamp(cell.span, 1, columns);
      if (used + cell.span > columns) {
        if (!rows.empty() && used < columns) rows.back().back().span += columns - used;
        rows.emplace_back();
        used = 0;
      }
      used += cell.span;
      rows.back().push_back(std::move(cell));
    }
    if (!raw.empty()) rows.back().back().span += columns - used;
  }
  return rows;
}

/// Each label with the value after it in a row of its own.
Form in_one_column(const Form& form) {
  Form narrow;
  narrow.columns = 2;
  for (const FormRow& row : form.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool pair = row[i].label && i + 1 < row.size();
      narrow.rows.push_back({row[i]});
      narrow.rows.back()[0].span = pair ? 1 : 2;
      if (!pair) continue;
      narrow.rows.back().push_back(row[++i]);
      narrow.rows.back()[1].span = 1;
    }
  }
  return narrow;
}

/// Columns of labels are as wide as their widest label, within bounds; the others share the rest.
std::vector<float> form_widths(const Setter& setter, const std::vector<FormRow>& rows, int columns) {
  const Style& style = setter.style();
  const Type type = with_face(style.table, style.label_face);
  std::vector<float> widths(static_cast<std::size_t>(columns), 0);
  for (const FormRow& row : rows) {
    std::size_t column = 0;
    for (const FormCell& cell : row) {
      const float words = std::min(setter.width(clean(cell.text), type), widest_label * type.size_pt);
      const float need = std::max(words, cell.ink.empty() ? 0 : ink_square_pt) + 2 * cell_side_padding(type) + 2;
      if (cell.label && cell.span == 1) widths[column] = std::max(widths[column], need);
      column += static_cast<std::size_t>(cell.span);
    }
  }
  const float fixed = std::accumulate(widths.begin(), widths.end(), 0.0F);
  const auto open = static_cast<float>(std::count(widths.begin(), widths.end(), 0.0F));
  if (open == 0 || fixed > text_width_pt * most_for_labels) {
    widths.assign(widths.size(), text_width_pt / static_cast<float>(columns));
    return widths;
  }
  for (float& width : widths) {
    if (width == 0) width = (text_width_pt - fixed) / open;
  }
  return widths;
}

Row form_row(const Style& style, const FormRow& cells, const std::vector<float>& widths) {
  Row row;
  std::size_t column = 0;
  float x = 0;
  for (const FormCell& form_cell : cells) {
    Cell cell;
    cell.rich = Rich(printable(form_cell.text, true));
    cell.rich.addresses.clear();  // what a person has typed is no link; libharu's copies of it could not be wiped
    cell.type = form_cell.label ? with_face(style.table, style.label_face) : style.table;
    cell.align = form_cell.label ? Align::centre : Align::left;
    cell.min_lines = std::clamp(form_cell.min_lines, least_lines, most_lines);
    cell.choices = form_cell.choices;
    cell.ink = form_cell.ink;
    cell.x_pt = x;
    for (int i = 0; i < form_cell.span; ++i) cell.width_pt += widths[column++];
    x += cell.width_pt;
    row.push_back(std::move(cell));
  }
  return row;
}

}  // namespace

void add_form(Flow& flow, const Setter& setter, const Form& wide) {
  const Style& style = setter.style();
  const Form form = style.one_column ? in_one_column(wide) : wide;
  const int columns = std::clamp(form.columns, 1, most_columns);
  const std::vector<FormRow> rows = fitted_rows(form, columns);
  if (rows.empty()) return;
  const std::vector<float> widths = form_widths(setter, rows, columns);
  for (const FormRow& cells : rows) {
    const std::size_t first = flow.slabs.size();
    add_row(flow, setter, form_row(style, cells, widths), style.table.pitch_pt, -1);
    const bool is_section = cells.size() == 1 && cells[0].label;
    if (is_section) flow.slabs[first].with_next = true;
  }
  add_gap(flow, style.body.pitch_pt / 3);
}

}  // namespace printing
