#include "requests/fees.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace requests {
namespace {

constexpr std::int64_t most_units = 1'000'000;
constexpr std::int64_t most_yuan = 1'000'000;

bool is_amount(std::int64_t number) { return number >= 0 && number <= most_yuan; }

FeeScale to_scale(const nlohmann::json& json) {
  FeeScale scale;
  for (const auto& tier : json.at("tiers"))
    scale.tiers.push_back({tier.at("up_to").get<std::int64_t>(), tier.at("yuan").get<std::int64_t>()});
  const auto& beyond = json.at("beyond");
  scale.step = beyond.value("step", std::int64_t{0});
  scale.first_yuan = beyond.at("yuan").get<std::int64_t>();
  scale.more_yuan = beyond.value("more_each_step", std::int64_t{0});
  return scale;
}

bool makes_sense(const FeeScale& scale) {
  std::int64_t last = 0;
  for (const FeeTier& tier : scale.tiers) {
    if (tier.up_to <= last || tier.up_to > most_units || !is_amount(tier.yuan)) return false;
    last = tier.up_to;
  }
  return scale.step >= 0 && scale.step <= most_units && is_amount(scale.first_yuan) && is_amount(scale.more_yuan);
}

}  // namespace

base::Result<FeeRules> parse_fee_rules(std::string_view json) {
  const auto wrong = [](const char* what) {
    return base::error(base::ErrorKind::bad_input, std::string("fees: ") + what);
  };
  try {
    const auto parsed = nlohmann::json::parse(json);
    if (parsed.at("format") != 1) return wrong("of another format");
    FeeRules rules{parsed.at("source").get<std::string>(), to_scale(parsed.at("by_item")),
                   to_scale(parsed.at("by_page"))};
    if (!makes_sense(rules.by_item) || !makes_sense(rules.by_page)) return wrong("the tiers make no sense");
    return rules;
  } catch (const nlohmann::json::exception& exception) {
    return wrong(exception.what());
  }
}

std::int64_t fee_for(const FeeScale& scale, std::int64_t units) {
  units = std::clamp(units, std::int64_t{0}, most_units);
  std::int64_t yuan = 0, from = 0;
  for (const FeeTier& tier : scale.tiers) {
    const std::int64_t count = std::min(units, tier.up_to) - from;
    if (count <= 0) return yuan;
    yuan += count * tier.yuan;
    from = tier.up_to;
  }
  for (std::int64_t each = scale.first_yuan; from < units; each += scale.more_yuan) {
    const std::int64_t count = scale.step > 0 ? std::min(units - from, scale.step) : units - from;
    yuan += count * each;
    from += count;
  }
  return yuan;
}

}  // namespace requests
