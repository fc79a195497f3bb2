#include <doctest/doctest.h>

#include "printing/print_choice.h"

using namespace printing;

namespace {

PrintChoice pages(int first, int last, bool two_up = false) {
  PrintChoice choice;
  choice.first = first, choice.last = last, choice.two_up = two_up;
  return choice;
}

}  // namespace

TEST_CASE("sides are counted inside of the print-out") {
  CHECK(sides_of(pages(1, 0), 5) == 5);
  CHECK(sides_of(pages(2, 4), 5) == 3);
  CHECK(sides_of(pages(4, 99), 5) == 2);
  CHECK(sides_of(pages(9, 0), 5) == 1);
  CHECK(sides_of(pages(1, 0, true), 5) == 3);
  CHECK(sides_of(pages(2, 3, true), 5) == 1);
  CHECK(sides_of(pages(1, 0), 0) == 0);
}

TEST_CASE("a later side begins at its first page") {
  CHECK(selection_from(pages(3, 9), 1).first == 3);
  CHECK(selection_from(pages(3, 9), 4).first == 6);
  CHECK(selection_from(pages(3, 9, true), 4).first == 9);
  CHECK(selection_from(pages(3, 9, true), 4).last == 9);
}

TEST_CASE("every choice comes back from its text") {
  for (const Edition edition : {Edition::standard, Edition::large_print}) {
    for (int bits = 0; bits < 4; ++bits) {
      for (const auto& [first, last] : {std::pair{1, 0}, std::pair{3, 0}, std::pair{3, 7}, std::pair{1, 1}}) {
        for (const int from : {1, 5}) {
          const PrintChoice choice{edition, (bits & 1) != 0, (bits & 2) != 0, first, last};
          const auto read = parse_print_choice(to_text(choice, from));
          REQUIRE(read.has_value());
          CHECK(read->choice == choice);
          CHECK(read->from_side == from);
        }
      }
    }
  }
}

TEST_CASE("a text that is no choice is refused") {
  for (const char* text : {"", "standard ", "huge", "standard two-up", "standard pages=", "standard pages=0-3",
                           "standard from=x", "two_up", "standard  two_up", "standard from=0"}) {
    CAPTURE(text);
    CHECK(parse_print_choice(text).has_value() == (std::string_view(text) == "standard "));
  }
}

TEST_CASE("ranges as staff type them") {
  PrintChoice choice;
  CHECK(parse_range("3-7", choice));
  CHECK(choice == pages(3, 7));
  CHECK(parse_range("5", choice));
  CHECK(choice == pages(5, 5));
  CHECK(parse_range("4-", choice));
  CHECK(choice == pages(4, 0));
  for (const char* bad : {"", "-", "-3", "7-3", "0", "3-x", "3-7-9", " 3", "100000", "3–7"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_range(bad, choice));
  }
  CHECK(choice == pages(4, 0));
}
