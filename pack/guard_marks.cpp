#include "pack/guard_marks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "pack/guard_ask.h"
#include "pack/guard_numbers.h"

namespace pack {
namespace {

using words::Word;

constexpr std::array<std::string_view, 3> grades = {"绝密", "机密", "秘密"};
constexpr std::size_t head_lines = 12;  ///< 份号, 密级, 紧急程度, 发文机关, 文号, title …
constexpr std::size_t foot_lines = 8;   ///< 附注, 版记
constexpr std::size_t longest_mark = 24;

/// Without white space and signs of Markdown, brackets as ().
std::string squeezed(std::string_view line) {
  std::string text;
  base::for_each_code_point(line, [&text](char32_t c) {
    if (base::is_space(c) || c == U'#' || c == U'*' || c == U'>' || c == U'|' || c == U'<') return;
    if (c == U'（' || c == U'[' || c == U'【' || c == U'〔') c = U'(';
    if (c == U'）' || c == U']' || c == U'】' || c == U'〕') c = U')';
    base::append(text, c == U':' ? U'：' : c);
  });
  return text;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return text.starts_with(head); });
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// Only digits, 年, 月, 长期, stars and the like stand behind the grade.
bool is_term(std::string_view rest) {
  bool term = true;
  base::for_each_code_point(rest, [&term](char32_t c) {
    static constexpr std::u32string_view signs =
        U"0123456789０１２３４５６７８９一二三四五六七八九十年月天长期★☆*：()解密件";
    term = term && signs.find(c) != std::u32string_view::npos;
  });
  return term;
}

bool is_grade_line(std::string_view text) {
  for (const std::string_view label : {"密级：", "秘密等级：", "保密等级："})
    if (text.starts_with(label)) text.remove_prefix(label.size());
  return std::any_of(grades.begin(), grades.end(), [&](std::string_view grade) {
    return text.starts_with(grade) && is_term(text.substr(grade.size()));
  });
}

bool is_internal_line(std::string_view text) {
  return starts_with_any(text, {"内部资料", "内部文件", "内部材料", "内部参考", "内部刊物", "内部使用"}) &&
         base::length(text) <= 14;
}

/// The value of a label for how a document is disclosed, or of the note "(此件…)".
bool is_undisclosed_line(std::string_view text) {
  if (starts_with_any(text, {"(此件", "(本件"}) && text.ends_with(")"))
    return text.find("公开") != std::string_view::npos &&
           (text.find("不公开") != std::string_view::npos || text.find("不予公开") != std::string_view::npos ||
            text.find("不宜公开") != std::string_view::npos || text.find("依申请公开") != std::string_view::npos);
  for (const std::string_view label : {"公开属性：", "公开方式：", "公开形式：", "公开选项：", "信息公开选项：",
                                       "信息公开属性：", "政府信息公开选项：", "公开类别：", "公开类型："})
    if (text.starts_with(label))
      return is_one_of(text.substr(label.size()),
                       {"不公开", "不予公开", "依申请公开", "免予公开", "不宜公开", "内部公开"});
  return text == "是否公开：否" || text == "(不公开)" || text == "(依申请公开)" || text == "(不予公开)";
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// Of lines that have something in them: whether each stands in the head or the foot.
std::vector<bool> at_the_edges(const std::vector<std::string_view>& lines) {
  std::vector<std::size_t> filled;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!base::trim(lines[i]).empty()) filled.push_back(i);
  std::vector<bool> edges(lines.size(), false);
  for (std::size_t i = 0; i < filled.size(); ++i)
    edges[filled[i]] = i < head_lines || i + foot_lines >= filled.size();
  return edges;
}

}  // namespace

std::string secrecy_word(std::string_view value) {
  for (const std::string_view word : {"绝密", "机密", "秘密", "内部"})
    if (squeezed(value).find(word) != std::string::npos) return std::string(word);
  return {};
}

std::string starred_mark(std::string_view text) {
  if (text.find("密") == std::string_view::npos) return {};
  const std::string plain = squeezed(text);
  for (const std::string_view grade : grades)
    for (const std::string_view star : {"★", "☆"})
      if (plain.find(std::string(grade) + std::string(star)) != std::string::npos)
        return std::string(grade) + std::string(star);
  return {};
}

std::string mark_of_line(std::string_view line) {
  if (line.size() > 400) return {};
  const std::string text = squeezed(line);
  if (base::length(text) > longest_mark) return {};
  if (is_grade_line(text) || is_internal_line(text) || is_undisclosed_line(text))
    return safe_excerpt(base::trim(line), longest_mark);
  return {};
}

void guard_text_marks(const Place& place, std::string_view text, Findings& findings) {
  const std::vector<std::string_view> lines = lines_of(text);
  const std::vector<bool> edges = at_the_edges(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Place at = place;
    at.row = static_cast<int>(i + 1);
    if (const std::string mark = edges[i] ? mark_of_line(lines[i]) : ""; !mark.empty()) {
      const bool secret = !is_undisclosed_line(squeezed(lines[i]));
      findings.push_back(tell(Weight::error, at, secret ? Word::guard_secrecy_text : Word::guard_undisclosed_text,
                              {mark}, secret ? Word::guard_secrecy_remedy : Word::guard_undisclosed_remedy));
    } else if (const std::string starred = starred_mark(lines[i]); !starred.empty()) {
      findings.push_back(ask(at, lines[i], Word::guard_secrecy_words, {starred}, Word::guard_secrecy_words_remedy));
    }
  }
}

}  // namespace pack
