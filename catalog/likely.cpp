#include "catalog/likely.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "catalog/fold.h"

namespace catalog {
namespace {

// -- what a sentence is about

/// What stands between the telling parts. Longer ones first where one begins with another.
constexpr std::array<std::string_view, 78> empty_words = {
    "我们想了解", "我想了解", "我想知道", "我想查询", "我想申请", "我要申请", "申请公开", "想要了解", "希望了解",
    "希望公开",   "请求公开", "请提供",   "请公开",   "请问",     "请告知",   "想了解",   "想知道",   "想查",
    "需要",       "了解一下", "了解",     "知道",     "查询",     "查一下",   "查看",     "获取",     "提供",
    "我们",       "我",       "本人",     "贵局",     "你局",     "你们",     "贵单位",   "本单位",   "有关",
    "相关",       "关于",     "对于",     "针对",     "根据",     "以及",     "还有",     "和",       "与",
    "及",         "或者",     "或",       "的",       "了",       "是",       "在",       "对",       "把",
    "将",         "从",       "到",       "哪些",     "哪里",     "什么",     "多少",     "怎么样",   "怎样",
    "如何",       "情况",     "信息",     "资料",     "材料",     "内容",     "文件",     "全部",     "所有",
    "具体",       "详细",     "政府",     "谢谢",     "请",       "吗"};

/// A break at the beginning of `text`: how many bytes of it; 0: none.
std::size_t break_at(std::string_view text) {
  for (const std::string_view word : empty_words) {
    if (text.starts_with(word)) return word.size();
  }
  const base::Utf8Char first = base::decode_at(text, 0);
  static constexpr std::string_view signs = "，。、；：？！“”‘’（）()…—,.;:?!\"'<>《》/|+=*&%#@~`　";
  const bool is_sign = signs.find(text.substr(0, first.size)) != std::string_view::npos;
  return is_sign || base::is_space(first.code_point) ? first.size : 0;
}

/// Of a 《name》 that begins here: with its brackets; 0: there is none.
std::size_t name_at(std::string_view text) {
  constexpr std::string_view open = "《", close = "》";
  if (!text.starts_with(open)) return 0;
  const std::size_t end = text.find(close);
  return end == std::string_view::npos ? 0 : end + close.size();
}

void add_part(std::vector<std::string>& parts, std::string_view part) {
  const bool is_long_enough = base::length(part) >= 2;
  if (is_long_enough && std::find(parts.begin(), parts.end(), part) == parts.end()) parts.emplace_back(part);
}

/// Where a year ends that begins here: "2025年" -> 7; 0: there is none.
std::size_t year_at(std::string_view text) {
  constexpr std::string_view sign = "年";
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits == 4 && text.substr(digits).starts_with(sign) ? digits + sign.size() : 0;
}

// -- what is found for it

/// Lookups that one sentence may cost.
constexpr int most_lookups = 60;
/// Where so many records fit, the words tell nothing.
constexpr std::size_t most_hits = 4000;
constexpr std::size_t longest_piece = 12, records_looked_at = 40;

class Search {
 public:
  Search(const Catalog& catalog, base::Date today) : catalog_(catalog), today_(today) {}

  void add_number(std::string_view number) {
    const std::string words(base::trim(number));
    if (words.empty()) return;
    for (const RecordId id : found(words)) scores_[id] += 1000;
  }

  /// The whole part, or else the longest pieces of it that occur.
  void add_part(const std::string& part) {
    told_ += base::length(part);
    if (credit(part)) return;
    std::string_view rest = part;
    while (base::length(rest) >= 2 && lookups_ < most_lookups) rest.remove_prefix(longest_piece_of(rest));
  }

  base::Result<std::vector<RecordId>> best(std::size_t count) {
    if (failure_) return *failure_;
    std::vector<RecordId> ids = by_score();
    ids.resize(std::min(ids.size(), records_looked_at));
    const base::Result<std::vector<ListRow>> rows = catalog_.rows(ids, {});
    if (!rows.ok()) return rows.error();
    for (const ListRow& row : *rows) credit_title(row.record);
    std::erase_if(ids, [this](RecordId id) { return !is_likely(id); });
    std::stable_sort(ids.begin(), ids.end(), [this](RecordId a, RecordId b) { return scores_[a] > scores_[b]; });
    ids.resize(std::min(ids.size(), count));
    return ids;
  }

 private:
  std::vector<RecordId> found(const std::string& words) {
    ++lookups_;
    Filter filter;
    filter.words = words;
    base::Result<ResultSet> found = catalog_.find(filter, today_);
    if (!found.ok()) failure_ = found.error();
    return found.ok() ? std::move(found->ids) : std::vector<RecordId>{};
  }

  bool credit(const std::string& piece) {
    const std::vector<RecordId> ids = found(piece);
    if (ids.empty()) return false;
    pieces_.push_back(piece);
    if (ids.size() > most_hits) return true;
    const double weight = weight_of(piece) / (1 + std::log2(static_cast<double>(ids.size())) / 4);
    for (const RecordId id : ids) {
      scores_[id] += weight;
      covered_[id] += base::length(piece);
    }
    return true;
  }

  /// Bytes to go on by.
  std::size_t longest_piece_of(std::string_view rest) {
    for (std::size_t length = std::min(longest_piece, base::length(rest)); length >= 2; --length) {
      const std::string_view piece = base::prefix(rest, length);
      if (lookups_ < most_lookups && credit(std::string(piece))) return piece.size();
    }
    return base::prefix(rest, 1).size();
  }

  /// A year alone says little.
  static double weight_of(std::string_view piece) {
    return year_at(piece) == piece.size() ? 1 : static_cast<double>(base::length(piece));
  }

  void credit_title(const Record& record) {
    const std::string title = fold(record.title);
    for (const std::string& piece : pieces_) {
      if (title.find(fold(piece)) == std::string::npos) continue;
      scores_[record.id] += 2 * weight_of(piece);
      in_title_[record.id] += weight_of(piece);
    }
  }

  bool is_likely(RecordId id) {
    const bool names_it = scores_[id] >= 1000 || in_title_[id] >= 3;
    return names_it || static_cast<double>(covered_[id]) >= 0.6 * static_cast<double>(told_);
  }

  std::vector<RecordId> by_score() const {
    std::vector<std::pair<double, RecordId>> order;
    for (const auto& [id, score] : scores_) order.emplace_back(-score, id);
    std::sort(order.begin(), order.end());
    std::vector<RecordId> ids;
    for (const auto& [score, id] : order) ids.push_back(id);
    return ids;
  }

  const Catalog& catalog_;
  base::Date today_;
  int lookups_ = 0;
  std::size_t told_ = 0;
  std::vector<std::string> pieces_;
  std::map<RecordId, double> scores_, in_title_;
  std::map<RecordId, std::size_t> covered_;
  std::optional<base::Error> failure_;
};

}  // namespace

std::vector<std::string> telling_parts(std::string_view text) {
  constexpr std::size_t bracket = std::string_view("《").size();
  std::vector<std::string> parts;
  std::size_t begin = 0, at = 0;
  const auto end_part = [&](std::size_t skipped) {
    add_part(parts, text.substr(begin, at - begin));
    begin = at += skipped;
  };
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const bool after_digit = at > begin && text[at - 1] >= '0' && text[at - 1] <= '9';
    if (const std::size_t name = name_at(rest); name > 0) {
      end_part(name);
      add_part(parts, rest.substr(bracket, name - 2 * bracket));
    } else if (const std::size_t year = after_digit ? 0 : year_at(rest); year > 0) {
      end_part(year);
      add_part(parts, rest.substr(0, year));
    } else if (const std::size_t skipped = break_at(rest); skipped > 0) {
      end_part(skipped);
    } else {
      at += base::decode_at(text, at).size;
    }
  }
  end_part(0);
  return parts;
}

base::Result<std::vector<RecordId>> likely_records(const Catalog& catalog, std::string_view text,
                                                   std::string_view number, base::Date today, std::size_t count) {
  Search search(catalog, today);
  search.add_number(number);
  std::vector<std::string> parts = telling_parts(text);
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return base::length(a) > base::length(b); });
  for (const std::string& part : parts) search.add_part(part);
  return search.best(count);
}

}  // namespace catalog
