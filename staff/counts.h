// Counts: the figures of `chayuectl stats`.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "printing/ledger.h"
#include "requests/register.h"

namespace staff {

/// The six columns of applicants in 表三 of the yearly report: natural persons, then the kinds of organisation.
inline constexpr std::array<std::string_view, 6> applicant_columns = {"natural_person", "business",      "research",
                                                                      "public_benefit", "legal_service", "other"};

/// Requests of one day.
struct RequestDay {
  base::Date day{};
  std::array<std::int64_t, applicant_columns.size()> count{};
};

struct RequestCounts {
  std::int64_t total = 0;
  std::vector<RequestDay> days;  ///< oldest first, days without requests left out
};

struct Counts {
  catalog::Catalog::Totals totals;
  std::vector<catalog::FacetValue> columns;                   ///< top columns, in the agency's order
  std::vector<catalog::FacetValue> issuers;                   ///< the twenty with most records
  std::vector<catalog::FacetValue> years;                     ///< newest first
  std::optional<RequestCounts> requests;                      ///< nothing where there is no register
  std::optional<std::vector<printing::Ledger::Count>> paper;  ///< of all days; nothing where there is no ledger
};

RequestCounts count_requests(std::span<const requests::RegisterRow> rows);

}  // namespace staff
