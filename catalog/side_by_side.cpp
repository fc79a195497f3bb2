// Two texts beside each other: the half of changes.h that knows no store.
#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "catalog/changes.h"

namespace catalog {
namespace {

using Line = std::uint32_t;
using Lines = std::vector<Line>;

/// Beyond so many comparisons the middle of two texts is set side by side as it comes.
constexpr std::uint64_t most_comparisons = 400'000'000;

std::vector<std::string> paragraphs_of(const base::Blocks& blocks) {
  std::vector<std::string> paragraphs;
  for (const base::Block& block : blocks) {
    if (block.rows.empty()) {
      const std::string gap = block.label.empty() ? "" : "　";
      paragraphs.push_back(block.label + gap + block.text);
    }
    for (const auto& row : block.rows) {
      std::string cells;
      for (const std::string& cell : row) cells += (cells.empty() ? "" : "｜") + cell;
      paragraphs.push_back(std::move(cells));
    }
  }
  return paragraphs;
}

struct Run {
  const Line* first = nullptr;
  std::size_t count = 0;
};

/// Lengths of the longest common sequences of `a` and of every beginning of `b`; both read from the end if `reverse`.
std::vector<std::uint32_t> lengths(Run a, Run b, bool reverse) {
  std::vector<std::uint32_t> row(b.count + 1, 0);
  const auto at = [reverse](Run run, std::size_t i) { return run.first[reverse ? run.count - 1 - i : i]; };
  for (std::size_t i = 0; i < a.count; ++i) {
    std::uint32_t diagonal = 0;
    for (std::size_t j = 0; j < b.count; ++j) {
      const std::uint32_t above = row[j + 1];
      row[j + 1] = at(a, i) == at(b, j) ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row;
}

/// Hirschberg's way to a longest common sequence: time of the product, memory of the sum. Gives the pairs of places.
class Alignment {
 public:
  Alignment(const Lines& before, const Lines& after) : before_(before), after_(after) {
    align(0, before.size(), 0, after.size());
  }

  const std::vector<std::pair<std::size_t, std::size_t>>& pairs() const { return pairs_; }

 private:
  void align(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    while (a < a_end && b < b_end && before_[a] == after_[b]) pairs_.emplace_back(a++, b++);
    std::size_t same_at_end = 0;
    while (a < a_end && b < b_end && before_[a_end - 1] == after_[b_end - 1]) --a_end, --b_end, ++same_at_end;
    align_middle(a, a_end, b, b_end);
    for (std::size_t i = 0; i < same_at_end; ++i) pairs_.emplace_back(a_end + i, b_end + i);
  }

  void align_middle(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    const std::size_t rows = a_end - a;
    if (rows == 0 || b == b_end || std::uint64_t{rows} * (b_end - b) > most_comparisons) return;
    if (rows == 1) {
      const auto found =
          std::find(after_.begin() + std::ptrdiff_t(b), after_.begin() + std::ptrdiff_t(b_end), before_[a]);
      const auto place = static_cast<std::size_t>(found - after_.begin());
      if (place < b_end) pairs_.emplace_back(a, place);
      return;
    }
    const std::size_t middle = a + rows / 2;
    const std::size_t split =
        b + best_split({&before_[a], middle - a}, {&before_[middle], a_end - middle}, {&after_[b], b_end - b});
    align(a, middle, b, split);
    align(middle, a_end, split, b_end);
  }

  static std::size_t best_split(Run upper, Run lower, Run beside) {
    const std::vector<std::uint32_t> front = lengths(upper, beside, false);
    const std::vector<std::uint32_t> back = lengths(lower, beside, true);
    std::size_t best = 0;
    for (std::size_t i = 0; i <= beside.count; ++i) {
      if (front[i] + back[beside.count - i] > front[best] + back[beside.count - best]) best = i;
    }
    return best;
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

/// Gives equal paragraphs equal numbers.
class Numbers {
 public:
  Lines of(const std::vector<std::string>& paragraphs) {
    Lines lines;
    for (const std::string& paragraph : paragraphs) {
      lines.push_back(numbers_.try_emplace(paragraph, static_cast<Line>(numbers_.size())).first->second);
    }
    return lines;
  }

 private:
  std::unordered_map<std::string, Line> numbers_;
};

}  // namespace

std::vector<TextPair> side_by_side(const base::Blocks& before, const base::Blocks& after) {
  const std::vector<std::string> old_text = paragraphs_of(before);
  const std::vector<std::string> new_text = paragraphs_of(after);
  Numbers numbers;
  const Lines old_lines = numbers.of(old_text);
  const Lines new_lines = numbers.of(new_text);
  std::vector<TextPair> pairs;
  std::size_t a = 0;
  std::size_t b = 0;
  const auto go_to = [&](std::size_t a_end, std::size_t b_end) {
    while (a < a_end && b < b_end) pairs.push_back({TextPair::Kind::changed, old_text[a++], new_text[b++]});
    while (a < a_end) pairs.push_back({TextPair::Kind::removed, old_text[a++], {}});
    while (b < b_end) pairs.push_back({TextPair::Kind::added, {}, new_text[b++]});
  };
  const Alignment alignment(old_lines, new_lines);
  for (const auto& [old_place, new_place] : alignment.pairs()) {
    go_to(old_place, new_place);
    pairs.push_back({TextPair::Kind::same, old_text[a++], new_text[b++]});
  }
  go_to(old_text.size(), new_text.size());
  return pairs;
}

}  // namespace catalog
