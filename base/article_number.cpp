#include "base/article_number.h"

#include <array>

#include "base/utf8.h"

namespace base {
namespace {

constexpr int largest = 9999;
constexpr std::u32string_view chinese_digits = U"零一二三四五六七八九";
constexpr std::string_view ordinal = "第", article = "条", inserted = "之";

std::optional<int> digit(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  if (c == U'〇' || c == U'○') return 0;
  const std::size_t at = chinese_digits.find(c);
  return at == std::u32string_view::npos ? std::nullopt : std::optional<int>(static_cast<int>(at));
}

int unit(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }

struct Number {
  int value = 0;
  std::size_t size = 0;
};

/// "一百零五", "105" and "一〇五" at the beginning of `text`; nothing for 0, and for what is above `largest`.
std::optional<Number> read_number(std::string_view text) {
  int sum = 0, last = 0;
  std::size_t at = 0;
  bool has_last = false;
  while (at < text.size()) {
    const Utf8Char c = decode_at(text, at);
    if (const auto d = digit(c.code_point)) {
      last = has_last ? last * 10 + *d : *d;
      has_last = true;
    } else if (const int u = unit(c.code_point); u > 0) {
      sum += (has_last && last > 0 ? last : 1) * u;
      last = 0, has_last = false;
    } else {
      break;
    }
    if (sum + last > largest) return std::nullopt;
    at += c.size;
  }
  if (at == 0 || sum + last == 0) return std::nullopt;
  return Number{sum + last, at};
}

/// `mark` and a number after it: 之一.
std::optional<Number> read_after(std::string_view text, std::string_view mark) {
  if (!text.starts_with(mark)) return std::nullopt;
  std::optional<Number> number = read_number(text.substr(mark.size()));
  if (number) number->size += mark.size();
  return number;
}

}  // namespace

std::optional<ArticleReading> read_article(std::string_view text) {
  const std::optional<Number> number = read_after(text, ordinal);
  if (!number || !text.substr(number->size).starts_with(article)) return std::nullopt;
  ArticleReading read{{number->value, 0}, number->size + article.size()};
  if (const auto further = read_after(text.substr(read.size), inserted)) {
    read.article.inserted = further->value;
    read.size += further->size;
  }
  return read;
}

std::optional<ArticleNumber> parse_article(std::string_view text) {
  text = trim(text);
  if (text.starts_with(ordinal)) text.remove_prefix(ordinal.size());
  const std::optional<Number> number = read_number(text);
  if (!number) return std::nullopt;
  text.remove_prefix(number->size);
  if (text.starts_with(article)) text.remove_prefix(article.size());
  ArticleNumber parsed{number->value, 0};
  for (const std::string_view mark : {inserted, std::string_view("-"), std::string_view("－")}) {
    const auto further = read_after(text, mark);
    if (!further) continue;
    parsed.inserted = further->value;
    text.remove_prefix(further->size);
    break;
  }
  if (text.starts_with(article)) text.remove_prefix(article.size());
  return text.empty() ? std::optional(parsed) : std::nullopt;
}

std::string article_label(ArticleNumber number) {
  std::string label = std::string(ordinal) + chinese_number(number.number) + std::string(article);
  if (number.inserted > 0) label += std::string(inserted) + chinese_number(number.inserted);
  return label;
}

std::string chinese_number(int number) {
  static constexpr std::array<std::pair<int, std::u32string_view>, 4> places = {
      {{1000, U"千"}, {100, U"百"}, {10, U"十"}, {1, U""}}};
  std::u32string text;
  bool skipped = false;
  for (const auto& [worth, name] : places) {
    const int here = number / worth % 10;
    if (here == 0) {
      skipped = !text.empty();
      continue;
    }
    if (skipped) text += U'零';
    skipped = false;
    if (!(worth == 10 && here == 1 && text.empty())) text += chinese_digits[static_cast<std::size_t>(here)];
    text += name;
  }
  std::string utf8;
  for (const char32_t c : text) append(utf8, c);
  return utf8;
}

}  // namespace base
