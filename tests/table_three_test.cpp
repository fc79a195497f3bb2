// Table three of the yearly report: 21 outcomes by six kinds of applicant, and its balance.
#include "requests/table_three.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace requests;

namespace {

base::Date day(const char* text) { return base::parse_date(text).value(); }

/// Received, and answered with an outcome or not.
CountedCase one(const char* received, const char* answered = nullptr, Outcome outcome = Outcome::disclosed,
                std::size_t applicant = 0) {
  CountedCase counted{day(received), {}, {}, applicant};
  if (answered != nullptr) counted.answered = day(answered), counted.outcome = outcome;
  return counted;
}

}  // namespace

TEST_CASE("a case counts where it came in, where it ended, and under who has applied") {
  const TableThree table = table_three_of({one("2026-03-02", "2026-03-20", Outcome::in_process, 3)}, 2026);
  CHECK(table.received == Column{0, 0, 0, 1, 0, 0});
  CHECK(table.outcomes[static_cast<std::size_t>(Outcome::in_process)] == Column{0, 0, 0, 1, 0, 0});
  CHECK(total(handled(table)) == 1);
  CHECK(total(table.carried_over) == 0);
  CHECK(total(table.carried_on) == 0);
}

TEST_CASE("a case that goes over the end of a year is carried on in one and carried over in the next") {
  const std::vector<CountedCase> cases = {one("2025-12-20", "2026-01-08", Outcome::repeated, 1)};
  const TableThree before = table_three_of(cases, 2025), after = table_three_of(cases, 2026);
  CHECK(total(before.received) == 1);
  CHECK(total(before.carried_on) == 1);
  CHECK(total(handled(before)) == 0);
  CHECK(total(after.carried_over) == 1);
  CHECK(total(handled(after)) == 1);
  CHECK(total(table_three_of(cases, 2027).carried_over) == 0);
  CHECK(total(table_three_of(cases, 2024).received) == 0);
}

TEST_CASE("what one year carries on is what the next carries over, and every year balances") {
  std::vector<CountedCase> cases;
  for (int i = 0; i < 600; ++i) {
    const base::Date received{std::chrono::sys_days{day("2024-01-01")} + std::chrono::days{i * 2}};
    const base::Date answered{std::chrono::sys_days{received} + std::chrono::days{7 + i % 70}};
    CountedCase counted{received, {}, {}, static_cast<std::size_t>(i) % applicant_column_count};
    if (i % 11 != 0)
      counted.answered = answered, counted.outcome = all_outcomes()[static_cast<std::size_t>(i) % outcome_count];
    cases.push_back(counted);
  }
  for (int year = 2023; year <= 2028; ++year) {
    CHECK(balances(table_three_of(cases, year)));
    CHECK(table_three_of(cases, year).carried_on == table_three_of(cases, year + 1).carried_over);
  }
}

TEST_CASE("a table that does not balance in one column is found, though its totals do") {
  TableThree table =
      table_three_of({one("2026-03-02"), one("2026-03-02", "2026-03-20", Outcome::disclosed, 1)}, 2026);
  REQUIRE(balances(table));
  --table.carried_on[0];
  ++table.carried_on[1];
  CHECK(!balances(table));
}

TEST_CASE("the figures that a city has published balance by the same sums") {
  const char* const real = std::getenv("CHAYUE_REAL_DATA");
  std::ifstream file(std::string(real == nullptr ? "." : real) + "/rules/annual_report_sample_fy2025.json");
  if (!file) {
    MESSAGE("CHAYUE_REAL_DATA names no folder with the published figures: skipped");
    return;
  }
  const auto section = nlohmann::json::parse(file).at("section3");
  const auto row = [&section](const std::string& key, std::int64_t& sum) {
    Column column{};
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = section.at(key).at(i).get<std::int64_t>();
    sum = section.at(key).at(applicant_column_count).get<std::int64_t>();
    return column;
  };
  std::int64_t sum = 0;
  TableThree table;
  table.received = row("A1", sum);
  CHECK(total(table.received) == sum);
  table.carried_over = row("A2", sum);
  CHECK(total(table.carried_over) == sum);
  for (const Outcome outcome : all_outcomes()) {
    table.outcomes[static_cast<std::size_t>(outcome)] = row(std::string(key(outcome)), sum);
    CHECK(total(table.outcomes[static_cast<std::size_t>(outcome)]) == sum);
  }
  CHECK(handled(table) == row("G", sum));
  table.carried_on = row("H", sum);
  CHECK(balances(table));
}
