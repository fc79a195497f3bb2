// Numbers of articles: 第三十六条之一, in Chinese or Arabic numerals.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// 第三十六条之一 is {36, 1}; `inserted` 0: 第三十六条 itself.
struct ArticleNumber {
  int number = 0;
  int inserted = 0;
  auto operator<=>(const ArticleNumber&) const = default;
};

struct ArticleReading {
  ArticleNumber article;
  std::size_t size = 0;  ///< bytes that it takes
};

/// "第三十六条之一", "第36条" at the beginning of `text`.
std::optional<ArticleReading> read_article(std::string_view text);

/// What somebody types who means an article: "36", "三十六", "３６之1", "36-1", "第三十六条之一"; nothing else may
/// stand there but white space.
std::optional<ArticleNumber> parse_article(std::string_view text);

/// "第三十六条之一".
std::string article_label(ArticleNumber article);

/// "三十六", "一百零五", "一千二百六十"; from 1 to 9999.
std::string chinese_number(int number);

}  // namespace base
