#include "catalog/citations.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace catalog {
namespace {

constexpr std::size_t longest_title = 120;  // characters
constexpr std::size_t longest_head = 12;    // characters of a 文号 before its year

bool is_open(char32_t c) { return c == U'《' || c == U'〈'; }
bool is_close(char32_t c) { return c == U'》' || c == U'〉'; }
bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

/// Reads one text from front to back.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), signs_(base::decode(text)) {}

  std::vector<Citation> run() {
    while (at_ < signs_.size()) {
      const char32_t c = signs_[at_].code_point;
      const std::size_t end = c == U'《' ? title() : is_bracket(c) ? number() : c == U'本' ? article() : 0;
      at_ = std::max(end, at_ + 1);
    }
    return std::move(found_);
  }

 private:
  char32_t sign(std::size_t i) const { return i < signs_.size() ? signs_[i].code_point : 0; }
  std::size_t byte(std::size_t i) const { return i < signs_.size() ? signs_[i].offset : text_.size(); }
  static bool is_bracket(char32_t c) { return c == U'〔' || c == U'[' || c == U'［' || c == U'【' || c == U'('; }
  static bool is_bracket_end(char32_t c) { return c == U'〕' || c == U']' || c == U'］' || c == U'】' || c == U')'; }

  /// Index after the title that begins at at_; 0 where none ends.
  std::size_t title() {
    int depth = 0;
    for (std::size_t i = at_; i < std::min(signs_.size(), at_ + longest_title); ++i) {
      if (is_open(sign(i))) ++depth;
      if (is_close(sign(i))) --depth;
      if (depth > 0) continue;
      const std::size_t first = byte(at_ + 1), last = byte(i);
      if (last > first) add({byte(at_), byte(i + 1), std::string(text_.substr(first, last - first)), false, {}});
      return i + 1;
    }
    return 0;
  }

  /// "国发〔2021〕30号" around the bracket at at_.
  std::size_t number() {
    constexpr std::size_t year = 4;
    std::size_t i = at_ + 1;
    while (is_digit(sign(i))) ++i;
    if (i - at_ - 1 != year || !is_bracket_end(sign(i))) return 0;
    const std::size_t digits = ++i;
    if (sign(i) == U'第') ++i;
    while (is_digit(sign(i))) ++i;
    if (i == digits || sign(i) != U'号') return 0;
    std::size_t head = at_;
    const std::size_t earliest = std::max(behind_last(), at_ - std::min(at_, longest_head));
    while (head > earliest && base::is_han(sign(head - 1))) --head;
    if (at_ - head < 2) return 0;
    const std::size_t begin = byte(head), end = byte(i + 1);
    add({begin, end, std::string(text_.substr(begin, end - begin)), true, {}});
    return i + 1;
  }

  /// Index of the first sign that no citation has taken yet.
  std::size_t behind_last() const {
    if (found_.empty()) return 0;
    const auto after = std::partition_point(signs_.begin(), signs_.end(),
                                            [this](const base::Utf8Char& c) { return c.offset < found_.back().end; });
    return static_cast<std::size_t>(after - signs_.begin());
  }

  /// "本法第三十六条、第三十七条第一款和第四十条" from the 本 at at_.
  std::size_t article() {
    static constexpr std::array<std::string_view, 8> kinds = {"法",   "条例", "办法", "规定",
                                                              "细则", "规则", "章程", "决定"};
    const std::size_t after = byte(at_ + 1);
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](std::string_view k) { return text_.substr(after).starts_with(k); });
    if (kind == kinds.end()) return 0;
    std::size_t at = after + kind->size();
    bool any = false;
    while (const auto read = base::read_article(text_.substr(at))) {
      add({at, at + read->size, {}, false, read->article});
      at = behind_join(behind_paragraph(at + read->size));
      any = true;
    }
    if (!any) return 0;
    const auto next =
        std::partition_point(signs_.begin(), signs_.end(), [at](const base::Utf8Char& c) { return c.offset < at; });
    return static_cast<std::size_t>(next - signs_.begin());
  }

  /// After "第一款", "第二项".
  std::size_t behind_paragraph(std::size_t at) const {
    for (;;) {
      const std::string_view rest = text_.substr(at);
      if (!rest.starts_with("第")) return at;
      const std::size_t end = std::min(rest.find("款"), rest.find("项"));
      constexpr std::size_t longest = 21;
      if (end == std::string_view::npos || end > longest) return at;
      at += end + std::string_view("款").size();
    }
  }

  std::size_t behind_join(std::size_t at) const {
    for (const std::string_view join : {"、", "和", "至", "或者", "或", "及", "以及"}) {
      if (text_.substr(at).starts_with(join) && base::read_article(text_.substr(at + join.size())))
        return at + join.size();
    }
    return at;
  }

  void add(Citation citation) { found_.push_back(std::move(citation)); }

  std::string_view text_;
  std::vector<base::Utf8Char> signs_;
  std::size_t at_ = 0;
  std::vector<Citation> found_;
};

}  // namespace

std::vector<Citation> citations_in(std::string_view text) {
  const bool may_hold = text.find("《") != std::string_view::npos || text.find("号") != std::string_view::npos ||
                        text.find("本") != std::string_view::npos;
  return may_hold ? Scanner(text).run() : std::vector<Citation>{};
}

std::vector<NumberReading> number_readings(const Citation& citation) {
  std::vector<NumberReading> readings;
  const std::string& name = citation.name;
  for (std::size_t at = 0; at < name.size() && base::is_han(base::decode_at(name, at).code_point);
       at = base::next_offset(name, at))
    readings.push_back({name.substr(at), at});
  return readings;
}

}  // namespace catalog
