#include "requests/outcome.h"

#include <algorithm>

namespace requests {
namespace {

constexpr std::array<std::string_view, outcome_count> keys = {"B1", "B2", "C1", "C2", "C3", "C4", "C5",
                                                              "C6", "C7", "C8", "D1", "D2", "D3", "E1",
                                                              "E2", "E3", "E4", "E5", "F1", "F2", "F3"};

}  // namespace

std::array<Outcome, outcome_count> all_outcomes() {
  std::array<Outcome, outcome_count> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Outcome>(i);
  return all;
}

std::string_view key(Outcome outcome) { return keys[static_cast<std::size_t>(outcome)]; }

std::optional<Outcome> outcome_of(std::string_view key) {
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) return std::nullopt;
  return static_cast<Outcome>(found - keys.begin());
}

Remedy remedy_of(Outcome outcome) {
  if (outcome == Outcome::partly_disclosed) return Remedy::review_first_for_part;
  const bool is_refused = outcome >= Outcome::state_secret && outcome <= Outcome::enforcement_file;
  return is_refused ? Remedy::review_first : Remedy::review_or_suit;
}

std::size_t applicant_column(ApplicantKind kind, OrganizationKind organization_kind) {
  if (kind == ApplicantKind::natural_person) return 0;
  return 1 + static_cast<std::size_t>(organization_kind);
}

}  // namespace requests
