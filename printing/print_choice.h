// PrintChoice: what a citizen chooses for one print-out, and the sides of paper that it takes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "printing/layout.h"
#include "printing/pdf.h"

namespace printing {

struct PrintChoice {
  Edition edition = Edition::standard;
  bool two_sided = false;
  bool two_up = false;  ///< two pages side by side
  int first = 1;        ///< page of the whole print-out in this edition
  int last = 0;         ///< 0: to the end

  bool operator==(const PrintChoice&) const = default;
};

/// The choice with its range inside of `pages`: first in [1, pages], last 0 or in [first, pages].
PrintChoice within(PrintChoice choice, int pages);

/// Sides of paper that will carry something, where the whole print-out has `pages` pages. 0 if `pages` is 0.
int sides_of(const PrintChoice& choice, int pages);

/// What stands on the sides from `side` (1 is the first) to the end of the choice.
Selection selection_from(const PrintChoice& choice, int side);

/// "standard", "large_print two_sided two_up pages=3-7 from=5": for Hold::choice. `from` is the first side that is
/// still wanted.
std::string to_text(const PrintChoice& choice, int from_side = 1);

struct ParsedChoice {
  PrintChoice choice;
  int from_side = 1;
};
/// Nothing if `text` is not one that to_text() writes.
std::optional<ParsedChoice> parse_print_choice(std::string_view text);

/// "3-7", "3-" and "5" as staff type them; sets first and last. False, and nothing changed, for anything else.
bool parse_range(std::string_view text, PrintChoice& choice);

}  // namespace printing
