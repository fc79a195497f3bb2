// Grid: the rows of labels and values that the form and the receipt are made of.
#pragma once

#include <string>
#include <vector>

#include "printing/paper.h"

namespace paperwork {

class Grid {
 public:
  Grid();

  /// A heading across the whole width.
  void section(std::string title);
  /// One label and one value; '\n' in the value begins a new line.
  void full(std::string label, std::string value, float min_lines = 1);
  /// One label and boxes to tick.
  void choices(std::string label, std::vector<printing::Choice> choices);
  /// What was drawn by hand, and words on it.
  void drawn(base::Ink ink, std::string words);
  /// Two labels and two values, each pair half of the width.
  void halves(std::string left, std::string left_value, std::string right, std::string right_value,
              float min_lines = 1);
  /// As halves(), with a third of the width for a short value on the right.
  void two_thirds(std::string left, std::string left_value, std::string right, std::string right_value);

  printing::Item item() &&;

 private:
  printing::Form form_;
};

}  // namespace paperwork
