// DrawnCharacters: how the drawn characters of an application stand on paper: 〓 in the text, the drawing in a block.
#pragma once

#include <string>
#include <vector>

#include "paperwork/grid.h"
#include "requests/application.h"
#include "requests/drawn.h"

namespace paperwork {

class DrawnCharacters {
 public:
  /// Those that stand in `fields`. `application` must outlive this.
  DrawnCharacters(const requests::Application& application, const std::vector<requests::Field>& fields);

  /// The trimmed text of one of the fields: "〓小明", or "〓①小明" where there is more than one drawing.
  std::string text_of(requests::Field field) const;

  /// A row for each: the drawing, its number, its place and what the applicant said of it. Nothing where there is
  /// none.
  void add_to(Grid& grid) const;

 private:
  /// "〓", "〓②"
  std::string sign_of(std::size_t number) const;

  const requests::Application& application_;
  std::vector<requests::DrawnPlace> places_;
};

}  // namespace paperwork
