#include "kiosk/app/outline.h"

#include <algorithm>

namespace app {
namespace {

/// The last heading of a higher rank than `level`.
std::optional<std::size_t> heading_above(const Outline& outline, int level) {
  for (std::size_t i = outline.size(); i-- > 0;) {
    if (!outline[i].is_article() && outline[i].level < level) return i;
  }
  return std::nullopt;
}

constexpr int below_all_headings = 4;

}  // namespace

Outline outline_of(const base::Blocks& body) {
  Outline outline;
  std::optional<std::size_t> last_heading;
  for (std::size_t i = 0; i < body.size(); ++i) {
    OutlineEntry entry;
    entry.block = i;
    if (body[i].kind == base::BlockKind::heading) {
      entry.level = std::clamp(body[i].level, 1, below_all_headings - 1);
      entry.above = heading_above(outline, entry.level);
      last_heading = outline.size();
    } else if (body[i].kind == base::BlockKind::article && !body[i].label.empty()) {
      entry.above = last_heading;
      entry.number = base::parse_article(body[i].label);
      if (last_heading) ++outline[*last_heading].articles;
    } else {
      continue;
    }
    outline.push_back(entry);
  }
  return outline;
}

bool is_worth_a_list(const Outline& outline) {
  constexpr std::size_t least_headings = 3, least_articles = 8;
  const auto articles = static_cast<std::size_t>(
      std::count_if(outline.begin(), outline.end(), [](const OutlineEntry& entry) { return entry.is_article(); }));
  return articles >= least_articles || outline.size() - articles >= least_headings;
}

std::optional<std::size_t> entry_at(const Outline& outline, std::size_t block) {
  const auto after = std::partition_point(outline.begin(), outline.end(),
                                          [block](const OutlineEntry& entry) { return entry.block <= block; });
  if (after == outline.begin()) return std::nullopt;
  return static_cast<std::size_t>(after - outline.begin()) - 1;
}

std::optional<std::size_t> heading_of(const Outline& outline, std::size_t entry) {
  return outline[entry].is_article() ? outline[entry].above : std::optional(entry);
}

std::optional<std::size_t> block_of(const Outline& outline, base::ArticleNumber number) {
  for (const OutlineEntry& entry : outline) {
    if (entry.number == number) return entry.block;
  }
  return std::nullopt;
}

std::vector<ArticleRange> article_ranges(const Outline& outline) {
  std::vector<ArticleRange> ranges;
  for (const OutlineEntry& entry : outline) {
    if (!entry.number) continue;
    const bool follows = !ranges.empty() && entry.number->number >= ranges.back().second.number &&
                         entry.number->number <= ranges.back().second.number + 1;
    if (!follows) {
      ranges.emplace_back(*entry.number, *entry.number);
    } else {
      ranges.back().second = *entry.number;
    }
  }
  return ranges;
}

std::vector<base::ArticleNumber> inserted_after(const Outline& outline, int number) {
  std::vector<base::ArticleNumber> found;
  for (const OutlineEntry& entry : outline) {
    if (entry.number && entry.number->number == number && entry.number->inserted > 0) found.push_back(*entry.number);
  }
  return found;
}

}  // namespace app
