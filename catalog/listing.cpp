#include "catalog/listing.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

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
           entry.genre < genres.size() && entry.year < years_end &&
           static_cast<std::size_t>(entry.validity) < validity_count;
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
    if (!today || is_visible(static_cast<RecordId>(i + 1), *today)) counter.count(entries[i]);
  }
  std::vector<std::int64_t> sums(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) sums[i] = counter.below(i);
  return sums;
}

ResultSet Listing::list(const Filter& filter, base::Date today, std::optional<std::span<const Hit>> hits) const {
  constexpr std::size_t ranks = 4;
  constexpr std::size_t none = 2 * ranks;
  const std::size_t count = hits ? hits->size() : entries.size();
  const auto record_of = [&hits](std::size_t i) { return hits ? (*hits)[i].record : i + 1; };
  const Sieve sieve(*this, filter, today);
  FacetCounter counter(*this);
  std::vector<std::uint8_t> piles(count);     // of each candidate: by rank, in force before ended; or none
  std::array<std::size_t, none + 1> sizes{};  // each pile is newest first, as the candidates are
  for (std::size_t i = 0; i < count; ++i) {
    const ListEntry& entry = entries[record_of(i) - 1];
    const unsigned failed = sieve.failed(entry);
    std::size_t pile = none;
    if (failed == 0) {
      counter.count(entry);
      pile = hits ? 2 * static_cast<std::size_t>((*hits)[i].rank) + (Sieve::is_ended(entry.validity) ? 1 : 0) : 0;
    } else if (failed != Sieve::hidden && std::has_single_bit(failed)) {
      counter.count_instead(entry, static_cast<Side>(std::countr_zero(failed)));
    }
    piles[i] = static_cast<std::uint8_t>(pile);
    ++sizes[pile];
  }
  ResultSet result;
  result.ids.resize(count - sizes[none]);
  std::array<std::size_t, none> ends{};
  std::exclusive_scan(sizes.begin(), sizes.end() - 1, ends.begin(), std::size_t{0});
  for (std::size_t i = 0; i < count; ++i) {
    if (piles[i] != none) result.ids[ends[piles[i]]++] = static_cast<RecordId>(record_of(i));
  }
  result.facets = counter.facets(filter);
  return result;
}

}  // namespace catalog
