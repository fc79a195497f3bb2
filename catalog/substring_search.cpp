#include "catalog/substring_search.h"

#include <algorithm>
#include <utility>

#include "catalog/varint.h"

namespace catalog {
namespace {

/// Which pairs of a word to look at, so that all its characters are looked at and as few places as possible are read:
/// the first, the last, the rarest, and no two neighbours left out. `costs`: of each pair. Ascending.
std::vector<std::size_t> cheapest_cover(const std::vector<std::uint64_t>& costs, std::size_t rarest) {
  const std::size_t count = costs.size();
  std::vector<std::uint64_t> sums(count);
  std::vector<std::size_t> before(count);
  sums[0] = costs[0];
  for (std::size_t i = 1; i < count; ++i) {
    const bool may_skip = i >= 2 && i - 1 != rarest;
    before[i] = may_skip && sums[i - 2] <= sums[i - 1] ? i - 2 : i - 1;
    sums[i] = sums[before[i]] + costs[i];
  }
  std::vector<std::size_t> cover = {count - 1};
  while (cover.back() != 0) cover.push_back(before[cover.back()]);
  std::reverse(cover.begin(), cover.end());
  return cover;
}

/// Lists that are no longer than so many times the places that are looked for are read whole.
constexpr std::uint32_t dense = 8;

/// Keeps the places that, with the offset, are in the list. No branch depends on the numbers: they cannot be
/// foreseen.
void keep_common(std::vector<std::uint32_t>& places, std::uint32_t offset, const std::vector<std::uint32_t>& list) {
  std::size_t kept = 0;
  for (std::size_t i = 0, k = 0; i < places.size() && k < list.size();) {
    const std::uint32_t place = places[i];
    const std::uint32_t wanted = place + offset;
    const std::uint32_t there = list[k];
    places[kept] = place;
    kept += wanted == there ? 1U : 0U;
    i += wanted <= there ? 1U : 0U;
    k += there <= wanted ? 1U : 0U;
  }
  places.resize(kept);
}

/// The same, by jumps.
void keep_sought(std::vector<std::uint32_t>& places, std::uint32_t offset, PostingReader& list) {
  std::size_t kept = 0;
  for (const std::uint32_t place : places) {
    if (!list.seek(place + offset)) break;
    if (list.number() == place + offset) places[kept++] = place;
  }
  places.resize(kept);
}

/// The last place of `begins`, from `from` on, that is not behind `place`. One lies there.
std::size_t record_at(std::span<const std::uint32_t> begins, std::size_t from, std::uint32_t place) {
  std::size_t step = 1;
  while (from + step < begins.size() && begins[from + step] <= place) {
    from += step;
    step *= 2;
  }
  const auto end = begins.begin() + static_cast<std::ptrdiff_t>(std::min(from + step, begins.size()));
  const auto behind = std::upper_bound(begins.begin() + static_cast<std::ptrdiff_t>(from), end, place);
  return static_cast<std::size_t>(behind - begins.begin()) - 1;
}

}  // namespace

TaggedRecords SubstringSearch::holding(Gram gram) {
  const auto heads = index_.heads(gram);
  if (!heads) return {};
  PostingReader reader(heads->records, index_.chunk);
  TaggedRecords records = reader.rest();
  const bool fits = records.empty() || record_of_tagged(records.back()) <= index_.entries.size();
  is_damaged_ = is_damaged_ || reader.is_damaged() || !fits;
  return fits ? records : TaggedRecords();
}

std::optional<std::vector<SubstringSearch::Pair>> SubstringSearch::pairs_of(const std::vector<Gram>& grams) const {
  std::vector<Pair> pairs;
  for (const Gram gram : grams) {
    auto heads = index_.heads(gram);
    if (!heads) return std::nullopt;
    Pair& pair = pairs.emplace_back();
    pair.offset = static_cast<std::uint32_t>(pairs.size() - 1);
    pair.head = std::move(heads->places);
    std::string_view head = pair.head;
    if (!take_varint(head, pair.count)) return std::nullopt;
  }
  return pairs;
}

/// Keeps those places of a phrase at which it has this pair, too.
void SubstringSearch::keep_where(const Pair& pair, std::vector<std::uint32_t>& begins) {
  PostingReader reader(pair.head, index_.chunk);
  if (pair.count / dense <= begins.size())
    keep_common(begins, pair.offset, reader.rest());
  else
    keep_sought(begins, pair.offset, reader);
  is_damaged_ = is_damaged_ || reader.is_damaged();
}

std::vector<std::uint32_t> SubstringSearch::places_of_phrase(const std::vector<Gram>& grams) {
  auto pairs = pairs_of(grams);
  if (!pairs) return {};
  const auto fewer = [](const Pair& a, const Pair& b) { return a.count < b.count; };
  const auto rarest = std::min_element(pairs->begin(), pairs->end(), fewer);
  constexpr std::uint64_t jump = 16;  // a place that is jumped to costs about as much as so many that are read
  std::vector<std::uint64_t> costs;
  for (const Pair& pair : *pairs) costs.push_back(std::min<std::uint64_t>(pair.count, jump * rarest->count));
  std::vector<Pair> chosen;
  for (const std::size_t i : cheapest_cover(costs, static_cast<std::size_t>(rarest - pairs->begin()))) {
    chosen.push_back(std::move((*pairs)[i]));
  }
  std::sort(chosen.begin(), chosen.end(), fewer);
  PostingReader reader(chosen.front().head, index_.chunk);
  std::vector<std::uint32_t> begins = reader.rest();
  is_damaged_ = is_damaged_ || reader.is_damaged();
  const std::uint32_t offset = chosen.front().offset;
  std::erase_if(begins, [offset](std::uint32_t place) { return place < offset; });
  for (std::uint32_t& place : begins) place -= offset;
  for (std::size_t i = 1; i < chosen.size() && !begins.empty(); ++i) keep_where(chosen[i], begins);
  return begins;
}

TaggedRecords SubstringSearch::records_at(const std::vector<std::uint32_t>& places) const {
  TaggedRecords records;
  std::size_t at = 0;
  for (const std::uint32_t place : places) {
    if (place >= index_.begins.back()) break;
    at = record_at(index_.begins, at, place);
    const auto record = static_cast<std::uint32_t>(at + 1);
    if (!records.empty() && record_of_tagged(records.back()) == record) continue;
    records.push_back(tagged(record, place - index_.begins[at] < index_.entries[at].title_characters));
  }
  return records;
}

TaggedRecords SubstringSearch::with(std::string_view folded_word) {
  const std::vector<Gram> grams = grams_of_word(folded_word);
  if (grams.empty()) return {};
  // A record that has the pair has the word of two characters; longer words may be made of pairs that stand apart.
  return grams.size() == 1 ? holding(grams.front()) : records_at(places_of_phrase(grams));
}

TaggedRecords in_both(const TaggedRecords& some, const TaggedRecords& others) {
  TaggedRecords both;
  for (auto a = some.begin(), b = others.begin(); a != some.end() && b != others.end();) {
    const std::uint32_t left = record_of_tagged(*a);
    const std::uint32_t right = record_of_tagged(*b);
    if (left == right) both.push_back(*a & *b);
    a += left <= right ? 1 : 0;
    b += right <= left ? 1 : 0;
  }
  return both;
}

TaggedRecords in_either(const TaggedRecords& some, const TaggedRecords& others) {
  TaggedRecords either;
  either.reserve(some.size() + others.size());
  std::merge(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(either));
  std::size_t kept = 0;
  for (const std::uint32_t number : either) {
    const bool is_same = kept > 0 && record_of_tagged(either[kept - 1]) == record_of_tagged(number);
    either[is_same ? kept - 1 : kept++] = number;
  }
  either.resize(kept);
  return either;
}

}  // namespace catalog
