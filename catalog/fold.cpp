#include "catalog/fold.h"

#include <algorithm>

#include "base/utf8.h"
#include "catalog/number_forms.h"
#include "catalog/simplified.h"

namespace catalog {
namespace {

/// Brackets of every shape that stand around a year in a 文号.
char32_t fold_bracket(char32_t c) {
  switch (c) {
    case U'〔':
    case U'【':
    case U'［':
    case U'（':
    case U'(':
    case U'{':
    case U'｛':
    case U'〖':
    case U'﹝': return U'[';
    case U'〕':
    case U'】':
    case U'］':
    case U'）':
    case U')':
    case U'}':
    case U'｝':
    case U'〗':
    case U'﹞': return U']';
    case U'《':
    case U'〈':
    case U'«':
    case U'‹': return U'<';
    case U'》':
    case U'〉':
    case U'»':
    case U'›': return U'>';
    default: return c;
  }
}

/// Signs that look alike and are typed for one another.
char32_t fold_sign(char32_t c) {
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'「':
    case U'」':
    case U'『':
    case U'』': return U'"';
    case U'‘':
    case U'’': return U'\'';
    case U'—':
    case U'–':
    case U'‐':
    case U'‑':
    case U'−':
    case U'―': return U'-';
    case U'·':
    case U'•':
    case U'・':
    case U'‧': return U'·';
    case U'○':
    case U'◯': return U'〇';
    default: return c;
  }
}

bool is_upper_case(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'À' && c <= U'Þ' && c != U'×') || (c >= U'Α' && c <= U'Ω') ||
         (c >= U'А' && c <= U'Я');
}

char32_t fold_letter(char32_t c) { return is_upper_case(c) ? c + 0x20 : c; }

/// The folded character, 0 for white space.
char32_t fold_character(char32_t c) {
  if (base::is_han(c) && c != U'〇') return simplified(c);
  if (base::is_space(c) || c == 0) return 0;
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  return fold_letter(fold_sign(fold_bracket(c)));
}

/// White space, but not what has no width: that is pasted along with words.
bool separates_words(char32_t c) {
  return base::is_space(c) && !(c >= 0x200B && c <= 0x200D) && c != 0x2060 && c != 0xFEFF;
}

/// A folded text and, for each of its bytes, where its character stands in the original.
struct FoldedText {
  std::string text;
  std::vector<Match> origin;
};

FoldedText fold_with_origin(std::string_view text) {
  FoldedText folded;
  folded.text.reserve(text.size());
  folded.origin.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const base::Utf8Char c = base::decode_at(text, i);
    i += c.size;
    if (const char32_t f = fold_character(c.code_point); f != 0) base::append(folded.text, f);
    folded.origin.resize(folded.text.size(), {c.offset, c.offset + c.size});
  }
  return folded;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  std::size_t same = 0;  // where the characters begin that stay as they are
  for (std::size_t i = 0; i < text.size();) {
    const base::Utf8Char c = base::decode_at(text, i);
    const char32_t f = fold_character(c.code_point);
    if (f != c.code_point || f == 0xFFFD) {
      folded.append(text, same, i - same);
      if (f != 0) base::append(folded, f);
      same = i + c.size;
    }
    i += c.size;
  }
  return folded.append(text, same);
}

std::vector<Match> find_folded(std::string_view text, std::string_view word) {
  std::vector<Match> matches;
  const std::string wanted = fold(word);
  if (wanted.empty()) return matches;
  const FoldedText folded = fold_with_origin(text);
  for (std::size_t at = folded.text.find(wanted); at != std::string::npos;
       at = folded.text.find(wanted, at + wanted.size())) {
    matches.push_back({folded.origin[at].begin, folded.origin[at + wanted.size() - 1].end});
  }
  return matches;
}

std::vector<std::string> split_words(std::string_view query) {
  std::vector<std::string> pieces(1);
  for (const base::Utf8Char& c : base::decode(query)) {
    if (separates_words(c.code_point))
      pieces.emplace_back();
    else
      pieces.back().append(query.substr(c.offset, c.size));
  }
  std::vector<std::string> words;
  std::vector<std::string> seen;  // the words, folded
  for (std::string& piece : pieces) {
    const std::string folded = fold(piece);
    if (folded.empty()) continue;
    if (!words.empty() && continues_number(seen.back(), folded)) {
      words.back() += piece;
      seen.back() += folded;
    } else if (std::find(seen.begin(), seen.end(), folded) == seen.end()) {
      words.push_back(std::move(piece));
      seen.push_back(folded);
    }
  }
  return words;
}

}  // namespace catalog
