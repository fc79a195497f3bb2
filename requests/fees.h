// Fees: what an application may cost, by the rules that are loaded: an estimate, 以收费通知为准. The kiosk takes no
// money.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace requests {

/// Each unit from one after the tier before up to `up_to` costs `yuan` (超额累进).
struct FeeTier {
  std::int64_t up_to = 0;
  std::int64_t yuan = 0;
};
/// After the last tier every `step` units are a tier of their own, the first at `first_yuan`, each `more_yuan`
/// dearer; `step` 0: all that follow cost `first_yuan`.
struct FeeScale {
  std::vector<FeeTier> tiers;
  std::int64_t step = 0;
  std::int64_t first_yuan = 0;
  std::int64_t more_yuan = 0;
};

/// 按件: applications of one applicant in one calendar month. 按量: pages of one application. One or the other, never
/// both (政府信息公开信息处理费管理办法，国办函〔2020〕109号).
struct FeeRules {
  std::string source;  ///< for the notice: "国办函〔2020〕109号"
  FeeScale by_item, by_page;
};

/// bad_input: not a file as assets/fees.json is.
base::Result<FeeRules> parse_fee_rules(std::string_view json);

/// Yuan for `units` in all; 0 for none. Units beyond a million count as a million.
std::int64_t fee_for(const FeeScale& scale, std::int64_t units);

}  // namespace requests
