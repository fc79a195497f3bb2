// The JSON of the case book's commands (docs/chayuectl.md).
#pragma once

#include <string>
#include <vector>

#include "requests/case_book.h"

namespace staff {

/// A case and what it waits for.
struct ListedCase {
  requests::BookCase one;
  requests::CaseDue due;
};

std::string cases_json(const std::vector<ListedCase>& cases);
std::string case_json(const ListedCase& listed);

}  // namespace staff
