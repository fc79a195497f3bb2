// Tables of documents and grids of forms: rows of wrapped cells between rules.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "base/utf8.h"
#include "printing/flow.h"

namespace printing {
namespace {

using geometry::text_width_pt;

constexpr float side_padding_pt = 4;
constexpr float top_padding_pt = 3;
constexpr float tallest_pt = geometry::text_height_pt;
constexpr float short_cell_pt = 8 * table_type.size_pt;  // a column of nothing longer is centred

constexpr float writing_box_lines = 3;  // a cell of so many lines is a box to write in, and filled from its top

enum class Align { left, centre };

/// A cell with its place and its lines.
struct Cell {
  Rich rich;
  Type type = table_type;
  Align align = Align::left;
  float x_pt = 0;
  float width_pt = 0;
  float min_lines = 1;
  std::vector<base::Line> lines;
};

using Row = std::vector<Cell>;

float inner_width(float width_pt) { return std::max(width_pt - 2 * side_padding_pt, 1.0F); }

float content_height(const Row& row) {
  float lines = 1;
  for (const Cell& cell : row) lines = std::max({lines, static_cast<float>(cell.lines.size()), cell.min_lines});
  return lines * table_type.pitch_pt;
}

void add_borders(Slab& slab, const Row& row) {
  const float right = row.back().x_pt + row.back().width_pt;
  slab.rules.push_back({0, 0, right, 0, thin_rule_pt});
  slab.rules.push_back({0, slab.height_pt, right, slab.height_pt, thin_rule_pt});
  for (const Cell& cell : row) slab.rules.push_back({cell.x_pt, 0, cell.x_pt, slab.height_pt, thin_rule_pt});
  slab.rules.push_back({right, 0, right, slab.height_pt, thin_rule_pt});
}

/// Sets lines [first, last) of a cell from `top_pt` on.
void set_cell(Slab& slab, const Setter& setter, const Cell& cell, std::size_t first, std::size_t last, float top_pt) {
  for (std::size_t i = first; i < std::min(last, cell.lines.size()); ++i) {
    const base::Line& line = cell.lines[i];
    const float rest = inner_width(cell.width_pt) - line.width;
    const float shift = cell.align == Align::centre ? std::max(rest / 2, 0.0F) : 0;
    setter.set_natural(slab, cell.rich, line, cell.type, cell.x_pt + side_padding_pt + shift,
                       top_pt + static_cast<float>(i - first) * table_type.pitch_pt);
  }
}

Slab whole_row(const Setter& setter, const Row& row) {
  Slab slab;
  slab.height_pt = content_height(row) + 2 * top_padding_pt;
  for (const Cell& cell : row) {
    const float rest = content_height(row) - static_cast<float>(cell.lines.size()) * table_type.pitch_pt;
    const float above = cell.min_lines >= writing_box_lines && cell.align == Align::left ? 0 : rest / 2;
    set_cell(slab, setter, cell, 0, cell.lines.size(), top_padding_pt + above);
  }
  add_borders(slab, row);
  return slab;
}

/// A row taller than `most_pt` is cut between its lines into several.
void add_row(Flow& flow, const Setter& setter, Row row, int head, float most_pt) {
  if (row.empty()) return;
  for (Cell& cell : row) {
    const float width = inner_width(cell.width_pt);
    cell.lines = cell.align == Align::centre ? setter.balanced_lines(cell.rich.text, cell.type, width)
                                             : setter.lines(cell.rich.text, cell.type, width);
  }
  if (content_height(row) + 2 * top_padding_pt <= most_pt) {
    flow.slabs.push_back(whole_row(setter, row));
    flow.slabs.back().head = head;
    return;
  }
  const auto step = static_cast<std::size_t>((most_pt - 2 * top_padding_pt) / table_type.pitch_pt);
  const auto count = static_cast<std::size_t>(std::ceil(content_height(row) / table_type.pitch_pt));
  for (std::size_t first = 0; first < count; first += step) {
    Slab slab;
    slab.head = head;
    slab.height_pt = static_cast<float>(std::min(step, count - first)) * table_type.pitch_pt + 2 * top_padding_pt;
    for (const Cell& cell : row) set_cell(slab, setter, cell, first, first + step, top_padding_pt);
    add_borders(slab, row);
    flow.slabs.push_back(std::move(slab));
  }
}

/// Shares the text width out: columns that need less than an even share get what they need, the others the rest.
std::vector<float> share_width(const std::vector<float>& needs) {
  const float sum = std::accumulate(needs.begin(), needs.end(), 0.0F);
  std::vector<float> widths(needs.size());
  if (sum <= text_width_pt) {
    for (std::size_t i = 0; i < needs.size(); ++i) widths[i] = needs[i] * text_width_pt / sum;
    return widths;
  }
  float left = text_width_pt;
  std::vector<std::size_t> order(needs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return needs[a] < needs[b]; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    widths[order[i]] = std::min(needs[order[i]], left / static_cast<float>(order.size() - i));
    left -= widths[order[i]];
  }
  return widths;
}

/// A table's texts, clean and filled up to a rectangle.
struct Texts {
  std::vector<std::vector<std::string>> rows;
  std::size_t columns = 0;

  explicit Texts(const std::vector<std::vector<std::string>>& raw) {
    for (const auto& row : raw) columns = std::max(columns, row.size());
    for (const auto& row : raw) {
      rows.emplace_back();
      for (const std::string& text : row) rows.back().emplace_back(base::trim(printable(text, true)));
      rows.back().resize(columns);
    }
  }
};

struct Columns {
  std::vector<float> widths;
  std::vector<Align> aligns;
};

/// The words over a column may take two lines rather than room from the other columns.
float head_need(float width_pt) {
  return width_pt > 4.5F * table_type.size_pt ? width_pt / 2 + table_type.size_pt : width_pt;
}

Columns plan_columns(const Setter& setter, const Texts& texts) {
  std::vector<float> needs(texts.columns, table_type.size_pt);
  Columns columns;
  columns.aligns.assign(texts.columns, Align::centre);
  for (std::size_t r = 0; r < texts.rows.size(); ++r) {
    for (std::size_t c = 0; c < texts.columns; ++c) {
      const float width = setter.width(texts.rows[r][c], r == 0 ? bold(table_type) : table_type);
      needs[c] = std::max(needs[c], r == 0 ? head_need(width) : width);
      if (r > 0 && width > short_cell_pt) columns.aligns[c] = Align::left;
    }
  }
  for (float& need : needs) need += 2 * side_padding_pt + 1;
  columns.widths = share_width(needs);
  return columns;
}

Row table_row(const std::vector<std::string>& texts, const Columns& columns, bool head) {
  Row row;
  float x = 0;
  for (std::size_t c = 0; c < texts.size(); ++c) {
    Cell cell;
    cell.rich.text = texts[c];
    cell.type = head ? bold(table_type) : table_type;
    cell.align = head ? Align::centre : columns.aligns[c];
    cell.x_pt = x;
    cell.width_pt = columns.widths[c];
    x += cell.width_pt;
    row.push_back(std::move(cell));
  }
  return row;
}

/// Rows of cells whose spans fit the grid; a cell that does not fit begins a row of its own, and the last cell of a
/// row reaches to the edge.
std::vector<std::vector<FormCell>> fitted_rows(const Form& form, int columns) {
  std::vector<std::vector<FormCell>> rows;
  for (const auto& raw : form.rows) {
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

/// Columns of labels are as wide as their widest label, up to seven characters; the others share the rest.
std::vector<float> form_widths(const Setter& setter, const std::vector<std::vector<FormCell>>& rows, int columns) {
  const Type type = bold(table_type);
  std::vector<float> widths(static_cast<std::size_t>(columns), 0);
  for (const auto& row : rows) {
    std::size_t column = 0;
    for (const FormCell& cell : row) {
      const float need =
          std::min(setter.width(printable(cell.text), type), 7 * type.size_pt) + 2 * side_padding_pt + 2;
      if (cell.label && cell.span == 1) widths[column] = std::max(widths[column], need);
      column += static_cast<std::size_t>(cell.span);
    }
  }
  const float fixed = std::accumulate(widths.begin(), widths.end(), 0.0F);
  const auto open = static_cast<float>(std::count(widths.begin(), widths.end(), 0.0F));
  if (open == 0 || fixed > text_width_pt * 0.7F) {
    widths.assign(widths.size(), text_width_pt / static_cast<float>(columns));
    return widths;
  }
  for (float& width : widths) {
    if (width == 0) width = (text_width_pt - fixed) / open;
  }
  return widths;
}

Row form_row(const std::vector<FormCell>& cells, const std::vector<float>& widths) {
  Row row;
  std::size_t column = 0;
  float x = 0;
  for (const FormCell& form_cell : cells) {
    Cell cell;
    cell.rich.text = base::trim(printable(form_cell.text, true));
    cell.type = form_cell.label ? bold(table_type) : table_type;
    cell.align = form_cell.label ? Align::centre : Align::left;
    cell.min_lines = std::clamp(form_cell.min_lines, 1.2F, 30.0F);
    cell.x_pt = x;
    for (int i = 0; i < form_cell.span; ++i) cell.width_pt += widths[column++];
    x += cell.width_pt;
    row.push_back(std::move(cell));
  }
  return row;
}

}  // namespace

void add_table(Flow& flow, const Setter& setter, const std::vector<std::vector<std::string>>& rows) {
  const Texts texts(rows);
  if (texts.columns == 0) return;
  const Columns columns = plan_columns(setter, texts);
  const std::size_t first = flow.slabs.size();
  add_row(flow, setter, table_row(texts.rows[0], columns, true), -1, tallest_pt);
  int head = -1;
  float most_pt = tallest_pt;
  if (flow.slabs.size() == first + 1 && flow.slabs[first].height_pt < tallest_pt / 3) {  // else: too tall to repeat
    flow.slabs[first].with_next = rows.size() > 1;
    flow.heads.push_back(flow.slabs[first]);
    head = static_cast<int>(flow.heads.size()) - 1;
    most_pt -= flow.slabs[first].height_pt;
  }
  for (std::size_t r = 1; r < texts.rows.size(); ++r) {
    add_row(flow, setter, table_row(texts.rows[r], columns, false), head, most_pt);
  }
  add_gap(flow, body_type.pitch_pt / 3);
}

void add_form(Flow& flow, const Setter& setter, const Form& form) {
  const int columns = std::clamp(form.columns, 1, 24);
  const std::vector<std::vector<FormCell>> rows = fitted_rows(form, columns);
  if (rows.empty()) return;
  const std::vector<float> widths = form_widths(setter, rows, columns);
  for (const auto& cells : rows) add_row(flow, setter, form_row(cells, widths), -1, tallest_pt);
  add_gap(flow, body_type.pitch_pt / 3);
}

}  // namespace printing
