#include "requests/table_three.h"

#include <numeric>

namespace requests {

TableThree table_three_of(const std::vector<CountedCase>& cases, int year) {
  TableThree table;
  for (const CountedCase& one : cases) {
    const int received = base::year_of(one.received);
    const bool is_answered = one.answered && one.outcome;
    if (received > year || (is_answered && base::year_of(*one.answered) < year)) continue;
    ++(received == year ? table.received : table.carried_over).at(one.applicant);
    if (is_answered && base::year_of(*one.answered) == year)
      ++table.outcomes[static_cast<std::size_t>(*one.outcome)].at(one.applicant);
    else
      ++table.carried_on.at(one.applicant);
  }
  return table;
}

Column handled(const TableThree& table) {
  Column sum{};
  for (const Column& row : table.outcomes)
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += row[i];
  return sum;
}

std::int64_t total(const Column& row) { return std::accumulate(row.begin(), row.end(), std::int64_t{0}); }

bool balances(const TableThree& table) {
  const Column done = handled(table);
  for (std::size_t i = 0; i < done.size(); ++i)
    if (table.received[i] + table.carried_over[i] != done[i] + table.carried_on[i]) return false;
  return true;
}

}  // namespace requests
