#include "catalog/listing.h"

#include <algorithm>
#include <array>

#include "catalog/facet_counter.h"
#include "catalog/sieve.h"

namespace catalog {

std::uint32_t day_number(base::Date day) {
  const auto days = std::chrono::sys_days(day).time_since_epoch().count();
  return days < 0 ? 0 : static_cast<std::uint32_t>(days);
}

void Listing::measure_subtrees() {
  subtree_end.assign(nodes.size(), 0);
  for (std::size_t i = nodes.size(); i-- > 0;) {
    std::size_t end = i + 1;
    while (end < nodes.size() && nodes[end].parent_id == nodes[i].id) end = subtree_end[end];
    subtree_end[i] = end;
  }
}

bool Listing::fits_together() const {
  return std::all_of(entries.begin(), entries.end(), [this](const ListEntry& entry) {
    return entry.node < nodes.size() && entry.issuer < issuers.size() && entry.subject < subjects.size() &&
           entry.genre < genres.size() && static_cast<std::size_t>(entry.validity) < validity_count;
  });
}

void Listing::measure_texts() {
  begins.assign(1, 0);
  begins.reserve(entries.size() + 1);
  for (const ListEntry& entry : entries) begins.push_back(begins.back() + entry.characters);
}

bool Listing::is_visible(RecordId id, base::Date today) const {
  return day_number(today) <= entries[static_cast<std::size_t>(id - 1)].last_day;
}

std::vector<std::int64_t> Listing::counts(const std::optional<base::Date>& today) const {
  FacetCounter counter(*this);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!today || is_visible(static_cast<RecordId>(i + 1), *today)) counter.count(entries[i], 0);
  }
  std::vector<std::int64_t> sums(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) sums[i] = counter.below(i);
  return sums;
}

ResultSet Listing::list(const Filter& filter, base::Date today, std::optional<std::span<const Hit>> hits) const {
  constexpr std::size_t ranks = 4;
  const Sieve sieve(*this, filter, today);
  FacetCounter counter(*this);
  std::array<std::vector<RecordId>, 2 * ranks> piles;  // by rank, in force before ended; each newest first
  const auto sort_in = [&](std::size_t record, std::size_t pile) {
    const ListEntry& entry = entries[record - 1];
    const unsigned failed = sieve.failed(entry);
    if ((failed & (failed - 1)) != 0 || failed == Sieve::hidden) return;
    counter.count(entry, failed);
    if (failed == 0) piles[pile].push_back(static_cast<RecordId>(record));
  };
  if (hits) {
    for (const Hit& hit : *hits) {
      const bool is_ended = Sieve::is_ended(entries[hit.record - 1].validity);
      sort_in(hit.record, 2 * static_cast<std::size_t>(hit.rank) + (is_ended ? 1 : 0));
    }
  } else {
    for (std::size_t record = 1; record <= entries.size(); ++record) sort_in(record, 0);
  }
  ResultSet result;
  for (const auto& pile : piles) result.ids.insert(result.ids.end(), pile.begin(), pile.end());
  result.facets = counter.facets(filter);
  return result;
}

}  // namespace catalog
