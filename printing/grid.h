// Grid: rows of wrapped cells between rules, for the tables of documents and for forms. Inside of layout only.
#pragma once

#include <vector>

#include "printing/flow.h"

namespace printing {

/// Between a rule and the words beside it.
constexpr float cell_side_padding(const Type& type) { return type.size_pt * 0.29F; }
constexpr float cell_top_padding_pt = 3;

/// Side of the square in which ink stands.
constexpr float ink_square_pt = 20 * geometry::mm;

enum class Align { left, centre };

/// A cell with its place. Its lines are found when the row is set.
struct Cell {
  Rich rich;
  Type type;
  Align align = Align::left;
  float x_pt = 0;
  float width_pt = 0;
  float min_lines = 1;
  std::vector<Choice> choices;  ///< instead of the text
  base::Ink ink;                ///< instead of the text
};

/// A row of at least one cell, from edge to edge.
using Row = std::vector<Cell>;

/// Appends the row. One taller than a third of a page may be cut between its lines where a page ends.
/// `head`: the row of Flow::heads that a page begins with, or -1. `pitch_pt`: of the lines of all cells.
void add_row(Flow& flow, const Setter& setter, const Row& row, float pitch_pt, int head);

}  // namespace printing
