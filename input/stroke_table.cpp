// StrokeTable: the rows stand in the order of their strokes, so that what begins alike stands together.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "input/shape_tables.h"
#include "input/table_file.h"

namespace input {
namespace {

struct Row {
  std::string_view strokes;
  std::string_view character;
  std::string_view reading;
  std::uint32_t rank = 0;  ///< a character's own: the smaller, the commoner
  bool outside = false;    ///< of 通用规范汉字表
};

constexpr std::string_view outside_level = "4";

Row to_row(std::string_view line) {
  Row row;
  row.strokes = take_field(line);
  row.character = take_field(line);
  row.outside = take_field(line) == outside_level;
  row.rank = number_in(take_field(line));
  row.reading = take_field(line);
  return row;
}

bool is_key(char c) { return c == '*' || (c >= '1' && c <= '5'); }

/// Does the row begin with the keys?
bool begins_with(const Row& row, std::string_view keys) {
  if (row.strokes.size() < keys.size()) return false;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i] != '*' && keys[i] != row.strokes[i]) return false;
  return true;
}

/// Where a row stands among those that fit, best first: the standard's characters, then complete ones, then common
/// ones. The lowest bits are the row's number.
constexpr int row_bits = 24;
std::uint64_t place_of(const Row& row, std::size_t number, std::size_t keys) {
  const std::uint64_t incomplete = row.strokes.size() > keys ? 1 : 0;
  const std::uint64_t outside = row.outside ? 1 : 0;
  return outside << 63 | incomplete << 62 | static_cast<std::uint64_t>(row.rank) << row_bits | number;
}

std::size_t number_at(std::uint64_t place) { return place & ((std::uint64_t{1} << row_bits) - 1); }

/// The smallest few of many numbers.
class Smallest {
 public:
  explicit Smallest(std::size_t count) : count_(count) {}

  void add(std::uint64_t number) {
    if (heap_.size() == count_) {
      if (number >= heap_.front()) return;
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.pop_back();
    }
    heap_.push_back(number);
    std::push_heap(heap_.begin(), heap_.end());
  }

  std::vector<std::uint64_t> in_order() && {
    std::sort_heap(heap_.begin(), heap_.end());
    return std::move(heap_);
  }

 private:
  std::size_t count_;
  std::vector<std::uint64_t> heap_;
};

}  // namespace

struct StrokeTable::Rows {
  std::string content;
  std::vector<Row> rows;          ///< by strokes
  std::size_t most_variants = 1;  ///< rows of one character

  /// [first, last) of the rows that begin with `strokes`.
  std::pair<std::size_t, std::size_t> range(std::string_view strokes) const;
  bool is_sound() const;
  void count_variants();
};

std::pair<std::size_t, std::size_t> StrokeTable::Rows::range(std::string_view strokes) const {
  const auto head = [&](const Row& row) { return row.strokes.substr(0, strokes.size()); };
  const auto first = std::lower_bound(rows.begin(), rows.end(), strokes,
                                      [&](const Row& row, std::string_view key) { return head(row) < key; });
  const auto last = std::upper_bound(first, rows.end(), strokes,
                                     [&](std::string_view key, const Row& row) { return key < head(row); });
  return {first - rows.begin(), last - rows.begin()};
}

bool StrokeTable::Rows::is_sound() const {
  return rows.size() < (std::size_t{1} << row_bits) &&
         std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.strokes < b.strokes; }) &&
         std::all_of(rows.begin(), rows.end(),
                     [](const Row& row) { return !row.strokes.empty() && !row.character.empty(); });
}

void StrokeTable::Rows::count_variants() {
  std::unordered_map<std::uint32_t, std::size_t> of_rank(rows.size());
  for (const Row& row : rows) most_variants = std::max(most_variants, ++of_rank[row.rank]);
}

StrokeTable::StrokeTable(std::unique_ptr<Rows> rows) : rows_(std::move(rows)) {}
StrokeTable::~StrokeTable() = default;

base::Result<std::unique_ptr<StrokeTable>> StrokeTable::open(const std::string& file) {
  auto content = read_whole(file);
  if (!content) return content.error();
  auto rows = std::make_unique<Rows>();
  rows->content = std::move(*content);
  const auto lines = rows_of(rows->content, "strokes");
  if (!lines) return lines.error();
  rows->rows.reserve(lines->size());
  std::transform(lines->begin(), lines->end(), std::back_inserter(rows->rows), to_row);
  if (!rows->is_sound()) return base::error(base::ErrorKind::unavailable, "strokes: rows out of order or empty");
  rows->count_variants();
  return std::unique_ptr<StrokeTable>(new StrokeTable(std::move(rows)));
}

Offer StrokeTable::offer(const Strokes& entry, std::size_t count) const {
  const std::string_view keys = entry.keys;
  if (keys.empty() || count == 0 || !std::all_of(keys.begin(), keys.end(), is_key)) return {};
  const auto [first, last] = rows_->range(keys.substr(0, keys.find('*')));
  Smallest best((count + 1) * rows_->most_variants);
  for (std::size_t i = first; i < last; ++i)
    if (begins_with(rows_->rows[i], keys)) best.add(place_of(rows_->rows[i], i, keys.size()));

  Offer offer;
  std::unordered_set<std::uint32_t> seen;
  for (const std::uint64_t place : std::move(best).in_order()) {
    const Row& row = rows_->rows[number_at(place)];
    if (!seen.insert(row.rank).second) continue;
    offer.more = offer.candidates.size() == count;
    if (offer.more) break;
    offer.candidates.push_back({std::string(row.character), std::string(row.reading)});
  }
  return offer;
}

}  // namespace input
