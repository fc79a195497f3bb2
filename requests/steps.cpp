#include "requests/steps.h"

#include <algorithm>
#include <array>

namespace requests {
namespace {

constexpr std::array<std::string_view, 10> keys = {"received",          "confirmed",
                                                   "correction_asked",  "correction_returned",
                                                   "third_party_asked", "third_party_answered",
                                                   "extended",          "fee_notified",
                                                   "fee_paid",          "answered"};
static_assert(keys.size() == static_cast<std::size_t>(Step::answered) + 1);

}  // namespace

std::string_view key(Step step) { return keys[static_cast<std::size_t>(step)]; }

std::optional<Step> step_of(std::string_view key) {
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) return std::nullopt;
  return static_cast<Step>(found - keys.begin());
}

}  // namespace requests
