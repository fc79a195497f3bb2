// Outline: the contents of a long text, 编、章、节、条, and where each begins.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "base/article_number.h"
#include "base/block.h"

namespace app {

struct OutlineEntry {
  std::size_t block = 0;
  int level = 0;                              ///< of a heading, 1 to 3; 0: an article
  std::optional<std::size_t> above;           ///< the entry of the heading that it stands under
  std::optional<base::ArticleNumber> number;  ///< of an article
  std::size_t articles = 0;                   ///< of a heading: how many stand right under it

  bool is_article() const { return level == 0; }
};

/// In reading order.
using Outline = std::vector<OutlineEntry>;

Outline outline_of(const base::Blocks& body);

/// Are there enough headings or articles for a list of contents to help?
bool is_worth_a_list(const Outline& outline);

/// The entry that `block` belongs to; nothing before the first.
std::optional<std::size_t> entry_at(const Outline& outline, std::size_t block);

/// The heading whose articles are to be seen with `entry`: itself, or the one above an article. Nothing for an
/// article above which there is none.
std::optional<std::size_t> heading_of(const Outline& outline, std::size_t entry);

/// The block of the first article with this number.
std::optional<std::size_t> block_of(const Outline& outline, base::ArticleNumber number);

/// The numbers that there are, as few ranges as say it; inserted articles do not part a range.
using ArticleRange = std::pair<base::ArticleNumber, base::ArticleNumber>;
std::vector<ArticleRange> article_ranges(const Outline& outline);

/// The articles 第N条之一 … of `number`.
std::vector<base::ArticleNumber> inserted_after(const Outline& outline, int number);

}  // namespace app
