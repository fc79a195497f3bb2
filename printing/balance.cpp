// Titles, labels and heads of tables: lines as even as the words allow.
#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "printing/setter.h"
#include "printing/title_breaks.h"

namespace printing {
namespace {

constexpr float one_more_line = 30;
constexpr float if_must = 100;
constexpr float tolerance_pt = 0.1F;
constexpr std::size_t longest_balanced = 150;  // characters; beyond that it is no title
constexpr float impossible = std::numeric_limits<float>::infinity();

/// The best way to set characters [0, n) in a given number of lines.
class Balancer {
 public:
  Balancer(std::string_view text, std::vector<float> widths, float size_pt, float width_pt)
      : chars_(base::decode(text)), costs_(title_break_costs(text)), size_pt_(size_pt), room_pt_(width_pt) {
    sums_.push_back(0);
    for (const float width : widths) sums_.push_back(sums_.back() + width);
    const std::vector<base::Break> breaks = base::breaks_of(text);
    for (std::size_t i = 1; i < breaks.size(); ++i) {
      if (breaks[i] == base::Break::never) costs_[i] = impossible;
      if (breaks[i] == base::Break::if_must) costs_[i] += if_must;
    }
  }

  /// The cost of `count` lines; infinite where that cannot be.
  float plan(std::size_t count) {
    const std::size_t n = chars_.size();
    const float mean = sums_.back() / static_cast<float>(count);
    std::vector<float> best(n + 1, impossible);
    best[0] = 0;
    from_.assign(count, std::vector<std::size_t>(n + 1, 0));
    for (std::size_t line = 0; line < count; ++line) {
      std::vector<float> next(n + 1, impossible);
      for (std::size_t end = 1; end <= n; ++end) {
        for (std::size_t begin = end; begin-- > 0;) {
          if (width(begin, end) > room_pt_ + tolerance_pt) break;
          const float uneven = (width(begin, end) - mean) / size_pt_;
          const float cost = best[begin] + uneven * uneven + (end < n ? costs_[end] : 0);
          if (cost < next[end]) next[end] = cost, from_[line][end] = begin;
        }
      }
      best = std::move(next);
    }
    return best[n];
  }

  /// The lines of the last plan.
  std::vector<base::Line> lines() const {
    std::vector<base::Line> lines(from_.size());
    std::size_t end = chars_.size();
    for (std::size_t line = from_.size(); line-- > 0;) {
      const std::size_t begin = from_[line][end];
      lines[line] = trimmed(begin, end);
      end = begin;
    }
    return lines;
  }

 private:
  float width(std::size_t begin, std::size_t end) const {
    while (end > begin && base::is_space(chars_[end - 1].code_point)) --end;
    return sums_[end] - sums_[begin];
  }

  base::Line trimmed(std::size_t begin, std::size_t end) const {
    while (end > begin && base::is_space(chars_[end - 1].code_point)) --end;
    base::Line line;
    line.begin = chars_[begin].offset;
    line.end = end > begin ? chars_[end - 1].offset + chars_[end - 1].size : line.begin;
    line.width = sums_[end] - sums_[begin];
    return line;
  }

  std::vector<base::Utf8Char> chars_;
  std::vector<float> costs_;
  std::vector<float> sums_;
  std::vector<std::vector<std::size_t>> from_;
  float size_pt_;
  float room_pt_;
};

}  // namespace

std::vector<base::Line> Setter::balanced_lines(std::string_view text, const Type& type, float width_pt) const {
  std::vector<base::Line> greedy = lines(text, type, width_pt);
  const bool plain = text.find('\n') == text.npos && base::length(text) <= longest_balanced;
  if (greedy.size() < 2 || !plain) return greedy;
  std::vector<float> widths;
  base::for_each_code_point(text, [&](char32_t c) { widths.push_back(width(c, type)); });
  Balancer balancer(text, std::move(widths), type.size_pt, width_pt);
  const float more = balancer.plan(greedy.size() + 1) + one_more_line;
  const float same = balancer.plan(greedy.size());
  if (std::min(same, more) == impossible) return greedy;
  if (more < same) balancer.plan(greedy.size() + 1);
  return balancer.lines();
}

}  // namespace printing
