// Table three (表三, 国办公开办函〔2021〕30号): how many applications came and how they ended, by who has applied.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/date.h"
#include "requests/outcome.h"

namespace requests {

/// What the table needs of a case.
struct CountedCase {
  base::Date received{};
  std::optional<base::Date> answered;
  std::optional<Outcome> outcome;
  std::size_t applicant = 0;  ///< applicant_column()
};

using Column = std::array<std::int64_t, applicant_column_count>;  ///< of one row: a figure for each kind of applicant

struct TableThree {
  Column received{};                             ///< 一、本年新收
  Column carried_over{};                         ///< 二、上年结转
  std::array<Column, outcome_count> outcomes{};  ///< 三、本年度办理结果, in the order of all_outcomes()
  Column carried_on{};                           ///< 四、结转下年度继续办理
};

/// Of the year: cases that were received before its end and not answered before its beginning. Pure.
TableThree table_three_of(const std::vector<CountedCase>& cases, int year);

/// 三（七）: the sum of the outcomes.
Column handled(const TableThree& table);
/// 总计 of a row.
std::int64_t total(const Column& row);
/// 一 + 二 = 三（七）+ 四, in each column (勾稽关系).
bool balances(const TableThree& table);

}  // namespace requests
