#include "catalog/listing.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace catalog {
namespace {

bool has_ended(Validity validity) { return validity == Validity::expired || validity == Validity::repealed; }

/// A filter with its names turned into places.
class Sieve {
 public:
  Sieve(const Listing& listing, const Filter& filter, base::Date today)
      : listing_(listing), filter_(filter), today_(today), last_node_(listing.nodes.size()) {
    if (filter.column_id.empty()) return;
    const auto node = std::find_if(listing.nodes.begin(), listing.nodes.end(),
                                   [&filter](const Column& column) { return column.id == filter.column_id; });
    first_node_ = static_cast<std::size_t>(node - listing.nodes.begin());
    last_node_ = node == listing.nodes.end() ? first_node_ : listing.subtree_end[first_node_];
  }

  bool passes(RecordId id) const {
    const ListEntry& entry = listing_.entries[static_cast<std::size_t>(id - 1)];
    return listing_.is_visible(id, today_) && entry.node >= first_node_ && entry.node < last_node_ &&
           (!filter_.year || entry.year == *filter_.year) && !(filter_.in_force_only && has_ended(entry.validity)) &&
           (filter_.issuer.empty() || listing_.issuers[entry.issuer] == filter_.issuer) &&
           (filter_.genre.empty() || listing_.genres[entry.genre] == filter_.genre);
  }

 private:
  const Listing& listing_;
  const Filter& filter_;
  base::Date today_;
  std::size_t first_node_ = 0;
  std::size_t last_node_ = 0;
};

/// How well a record answers the words: 0 its title or 文号 is what was asked for, 1 the title holds the words, 2 the
/// rest.
class Rank {
 public:
  explicit Rank(const std::vector<std::string>& words) : words_(words) {
    for (const std::string& word : words) whole_ += word;
  }

  std::size_t operator()(const ListEntry& entry) const {
    if (entry.folded_title == whole_ || entry.folded_number == whole_) return 0;
    const bool in_title = std::all_of(words_.begin(), words_.end(), [&entry](const std::string& word) {
      return entry.folded_title.find(word) != std::string::npos;
    });
    return in_title ? 1 : 2;
  }

 private:
  const std::vector<std::string>& words_;
  std::string whole_;
};

/// Counts the facets of the records that it is shown.
class Counter {
 public:
  explicit Counter(const Listing& listing)
      : listing_(listing),
        nodes_(listing.nodes.size()),
        issuers_(listing.issuers.size()),
        genres_(listing.genres.size()) {}

  void count(const ListEntry& entry) {
    ++nodes_[entry.node];
    ++issuers_[entry.issuer];
    ++genres_[entry.genre];
    if (entry.year != 0) ++years_[entry.year];
  }

  Facets facets(const std::string& column_id) const {
    Facets facets;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Column& node = listing_.nodes[i];
      const std::int64_t count = node.parent_id == column_id ? below(i) : 0;
      if (count > 0) facets.columns.push_back({node.id, node.name, count});
    }
    facets.issuers = most_first(listing_.issuers, issuers_);
    facets.genres = most_first(listing_.genres, genres_);
    for (const auto& [year, count] : years_) {
      facets.years.push_back({std::to_string(year), std::to_string(year) + "年", count});
    }
    std::reverse(facets.years.begin(), facets.years.end());
    return facets;
  }

  /// Records in a node and in all below it.
  std::int64_t below(std::size_t node) const {
    std::int64_t sum = 0;
    for (std::size_t i = node; i < listing_.subtree_end[node]; ++i) sum += nodes_[i];
    return sum;
  }

 private:
  static std::vector<FacetValue> most_first(const std::vector<std::string>& names,
                                            const std::vector<std::int64_t>& counts) {
    std::vector<FacetValue> values;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (counts[i] > 0 && !names[i].empty()) values.push_back({names[i], names[i], counts[i]});
    }
    std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
      return a.count != b.count ? a.count > b.count : a.key < b.key;
    });
    return values;
  }

  const Listing& listing_;
  std::vector<std::int64_t> nodes_;
  std::vector<std::int64_t> issuers_;
  std::vector<std::int64_t> genres_;
  std::map<int, std::int64_t> years_;
};

}  // namespace

void Listing::measure_subtrees() {
  subtree_end.assign(nodes.size(), 0);
  for (std::size_t i = nodes.size(); i-- > 0;) {
    std::size_t end = i + 1;
    while (end < nodes.size() && nodes[end].parent_id == nodes[i].id) end = subtree_end[end];
    subtree_end[i] = end;
  }
}

bool Listing::is_visible(RecordId id, base::Date today) const {
  const std::optional<base::Date>& shown_until = entries[static_cast<std::size_t>(id - 1)].shown_until;
  return !shown_until || today <= *shown_until;
}

std::vector<std::int64_t> Listing::counts(const std::optional<base::Date>& today) const {
  Counter counter(*this);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!today || is_visible(static_cast<RecordId>(i + 1), *today)) counter.count(entries[i]);
  }
  std::vector<std::int64_t> sums(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) sums[i] = counter.below(i);
  return sums;
}

ResultSet Listing::list(const Filter& filter, base::Date today, const std::vector<RecordId>* hits,
                        const std::vector<std::string>& folded_words) const {
  const Sieve sieve(*this, filter, today);
  const Rank rank(folded_words);
  Counter counter(*this);
  std::array<std::vector<RecordId>, 6> piles;  // rank 0 to 2, in force before ended; each newest first
  const auto sort_in = [&](RecordId id) {
    if (!sieve.passes(id)) return;
    const ListEntry& entry = entries[static_cast<std::size_t>(id - 1)];
    counter.count(entry);
    const std::size_t pile = hits == nullptr ? 0 : 2 * rank(entry) + (has_ended(entry.validity) ? 1 : 0);
    piles[pile].push_back(id);
  };
  if (hits != nullptr) {
    for (const RecordId id : *hits) sort_in(id);
  } else {
    for (std::size_t i = 0; i < entries.size(); ++i) sort_in(static_cast<RecordId>(i + 1));
  }
  ResultSet result;
  for (const auto& pile : piles) result.ids.insert(result.ids.end(), pile.begin(), pile.end());
  result.facets = counter.facets(filter.column_id);
  return result;
}

}  // namespace catalog
