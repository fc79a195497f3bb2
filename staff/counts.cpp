#include "staff/counts.h"

#include <algorithm>

namespace staff {
namespace {

std::size_t column_of(const requests::RegisterRow& row) {
  const std::string_view key = row.kind == requests::ApplicantKind::natural_person
                                   ? requests::key(row.kind)
                                   : requests::key(row.organization_kind);
  const auto found = std::find(applicant_columns.begin(), applicant_columns.end(), key);
  return static_cast<std::size_t>(found - applicant_columns.begin());
}

RequestDay& day_of(std::vector<RequestDay>& days, base::Date day) {
  const auto place =
      std::lower_bound(days.begin(), days.end(), day, [](const RequestDay& a, base::Date b) { return a.day < b; });
  if (place != days.end() && place->day == day) return *place;
  return *days.insert(place, RequestDay{day, {}});
}

}  // namespace

RequestCounts count_requests(std::span<const requests::RegisterRow> rows) {
  RequestCounts counts;
  for (const auto& row : rows) {
    ++counts.total;
    ++day_of(counts.days, row.received.date).count.at(column_of(row));
  }
  return counts;
}

}  // namespace staff
