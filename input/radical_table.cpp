// RadicalTable: the rows of a radical stand together, in the order in which they are offered.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "input/shape_tables.h"
#include "input/table_file.h"

namespace input {
namespace {

constexpr int last_radical = 214;

struct Row {
  int residual = 0;
  std::string_view character;
  std::string_view reading;
};

int small_number(std::string_view field) { return static_cast<int>(std::min(number_in(field), 10000U)); }

RadicalRow to_radical(std::string_view line) {
  RadicalRow row;
  row.number = small_number(take_field(line));
  row.strokes = small_number(take_field(line));
  row.sign = take_field(line);
  row.name = take_field(line);
  return row;
}

}  // namespace

struct RadicalTable::Rows {
  std::string content;
  std::vector<RadicalRow> radicals;
  std::array<std::vector<Row>, last_radical + 1> of_radical;

  /// false: the line is none of ours.
  bool add(std::string_view line);
  bool is_sound() const;
};

bool RadicalTable::Rows::add(std::string_view line) {
  const std::string_view kind = take_field(line);
  if (kind == "R") {
    radicals.push_back(to_radical(line));
    return true;
  }
  const int radical = small_number(take_field(line));
  if (kind != "C" || radical < 1 || radical > last_radical) return false;
  Row row;
  row.residual = small_number(take_field(line));
  row.character = take_field(line);
  take_field(line);  // level
  take_field(line);  // rank
  row.reading = take_field(line);
  of_radical[static_cast<std::size_t>(radical)].push_back(row);
  return true;
}

bool RadicalTable::Rows::is_sound() const {
  std::unordered_set<int> numbers;
  for (const RadicalRow& radical : radicals) numbers.insert(radical.number);
  return radicals.size() == last_radical && numbers.size() == last_radical && !numbers.contains(0);
}

RadicalTable::RadicalTable(std::unique_ptr<Rows> rows) : rows_(std::move(rows)) {}
RadicalTable::~RadicalTable() = default;

base::Result<std::unique_ptr<RadicalTable>> RadicalTable::open(const std::string& file) {
  auto content = read_whole(file);
  if (!content) return content.error();
  auto rows = std::make_unique<Rows>();
  rows->content = std::move(*content);
  const auto lines = rows_of(rows->content, "radicals");
  if (!lines) return lines.error();
  const bool known =
      std::all_of(lines->begin(), lines->end(), [&](std::string_view line) { return rows->add(line); });
  if (!known || !rows->is_sound()) {
    return base::error(base::ErrorKind::unavailable, "radicals: not the 214 radicals and their characters");
  }
  std::stable_sort(rows->radicals.begin(), rows->radicals.end(), [](const RadicalRow& a, const RadicalRow& b) {
    return std::pair(a.strokes, a.number) < std::pair(b.strokes, b.number);
  });
  return std::unique_ptr<RadicalTable>(new RadicalTable(std::move(rows)));
}

Offer RadicalTable::offer(const Radical& entry, std::size_t count) const {
  Offer offer;
  if (entry.number < 1 || entry.number > last_radical) return offer;
  for (const Row& row : rows_->of_radical[static_cast<std::size_t>(entry.number)]) {
    if (entry.residual >= 0 && row.residual != entry.residual) continue;
    offer.more = offer.candidates.size() == count;
    if (offer.more) break;
    offer.candidates.push_back({std::string(row.character), std::string(row.reading)});
  }
  return offer;
}

const std::vector<RadicalRow>& RadicalTable::radicals() const { return rows_->radicals; }

}  // namespace input
