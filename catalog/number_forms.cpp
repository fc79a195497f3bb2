#include "catalog/number_forms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "catalog/fold.h"

namespace catalog {
namespace {

using Characters = std::u32string;
using View = std::u32string_view;

constexpr View chinese_digits = U"〇一二三四五六七八九";

/// 0 to 9 for 〇 to 九; 0 also for 零 and the letter that is typed for it; -1 for others.
int chinese_digit(char32_t c) {
  if (c == U'零' || c == U'o') return 0;
  const std::size_t place = chinese_digits.find(c);
  return place == View::npos ? -1 : static_cast<int>(place);
}

int unit(char32_t c) {
  switch (c) {
    case U'十': return 10;
    case U'百': return 100;
    case U'千': return 1000;
    default: return 0;
  }
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_numeral(char32_t c) { return is_digit(c) || chinese_digit(c) >= 0 || unit(c) > 0; }

/// "二〇二一" or "2021" digit by digit; nothing if there is anything else.
std::optional<Characters> digit_by_digit(View numerals) {
  Characters digits;
  for (const char32_t c : numerals) {
    const int digit = is_digit(c) ? static_cast<int>(c - U'0') : chinese_digit(c);
    if (digit < 0) return std::nullopt;
    digits.push_back(U'0' + static_cast<char32_t>(digit));
  }
  return digits;
}

/// "一百零九", "十二", "一千二百" as a number; nothing if units do not fall or digits stand side by side.
std::optional<int> counted(View numerals) {
  int sum = 0;
  int digit = -1;
  int least_unit = 10000;
  for (const char32_t c : numerals) {
    if (const int own = unit(c); own > 0) {
      if (own >= least_unit || (digit < 0 && own != 10) || digit == 0) return std::nullopt;
      sum += own * std::max(digit, 1);
      least_unit = own;
      digit = -1;
    } else {
      const int value = chinese_digit(c);
      if (value < 0 || digit > 0) return std::nullopt;
      digit = value;
    }
  }
  return sum + std::max(digit, 0);
}

/// The digits of what stands before 号.
std::optional<Characters> serial_digits(View numerals) {
  if (numerals.empty() || numerals.size() > 8) return std::nullopt;
  if (auto digits = digit_by_digit(numerals)) return digits;
  const std::optional<int> number = counted(numerals);
  if (!number) return std::nullopt;
  Characters digits;
  for (const char c : std::to_string(*number)) digits.push_back(static_cast<unsigned char>(c));
  return digits;
}

std::size_t end_of_numerals(View text, std::size_t at) {
  while (at < text.size() && is_numeral(text[at])) ++at;
  return at;
}

bool is_chinese(View numerals) {
  return std::any_of(numerals.begin(), numerals.end(), [](char32_t c) { return !is_digit(c); });
}

/// A 文号 from its year on, in digits.
struct Found {
  std::size_t end = 0;
  Characters digits;
};

constexpr std::size_t year_size = 4;

/// The digits of a year, or of as much of one that it is told from the number of a list: （二）.
std::optional<Characters> year_digits_of(View year) {
  std::optional<Characters> digits = year.size() <= year_size ? digit_by_digit(year) : std::nullopt;
  const bool is_year = digits && (digits->starts_with(U"19") || digits->starts_with(U"20"));
  return is_year ? digits : std::nullopt;
}

/// "二〇二一]三十号" at `at`, which is behind the bracket. `typed`: it may break off anywhere in the text.
std::optional<Found> number_at(View text, std::size_t at, bool typed) {
  const std::size_t year_end = end_of_numerals(text, at);
  const View year = text.substr(at, year_end - at);
  const std::optional<Characters> year_digits = year_digits_of(year);
  if (!year_digits) return std::nullopt;
  if (typed && year_end == text.size()) return Found{year_end, *year_digits};
  if (year.size() != year_size || year_end == text.size() || text[year_end] != U']') return std::nullopt;
  const std::size_t end = end_of_numerals(text, year_end + 1);
  const View serial = text.substr(year_end + 1, end - year_end - 1);
  if (typed && serial.empty() && end == text.size()) return Found{end, *year_digits + U"]"};
  const std::optional<Characters> digits = serial_digits(serial);
  const bool is_closed = end < text.size() ? text[end] == U'号' : typed;
  if (!digits || !is_closed || !is_chinese(Characters(year) + Characters(serial))) return std::nullopt;
  return Found{end, *year_digits + U"]" + *digits};
}

/// `text` with each 文号 in digits.
Characters in_digits(View text, bool typed) {
  Characters made;
  for (std::size_t i = 0; i < text.size();) {
    made.push_back(text[i++]);
    const bool begins = made.back() == U'[';
    if (const auto found = begins ? number_at(text, i, typed) : std::nullopt) {
      made += found->digits;
      i = found->end;
    }
  }
  return made;
}

/// The word may begin within the year: "二一]三十号".
Characters typed_in_digits(View word) {
  const std::size_t end = end_of_numerals(word, 0);
  if (end < 2 || end > year_size || end == word.size() || word[end] != U']') return in_digits(word, true);
  // Made whole for number_at(), and cut again.
  const View century = end == 3 && chinese_digit(word.front()) == 9 ? U"1" : U"20";
  const Characters missing = U"[" + Characters(century.substr(0, year_size - end));
  return in_digits(missing + Characters(word), true).substr(missing.size());
}

Characters decoded(std::string_view text) {
  Characters characters;
  base::for_each_code_point(text, [&](char32_t c) { characters.push_back(c); });
  return characters;
}

std::string encoded(View characters) {
  std::string text;
  for (const char32_t c : characters) base::append(text, c);
  return text;
}

/// What is a character of its own and stands for a simplified one where a text is traditional.
constexpr std::array<std::pair<char32_t, char32_t>, 8> two_faced = {{{U'於', U'于'},
                                                                     {U'乾', U'干'},
                                                                     {U'著', U'着'},
                                                                     {U'徵', U'征'},
                                                                     {U'瞭', U'了'},
                                                                     {U'藉', U'借'},
                                                                     {U'釐', U'厘'},
                                                                     {U'夥', U'伙'}}};

Characters fully_simplified(Characters word) {
  for (char32_t& c : word) {
    const auto found =
        std::find_if(two_faced.begin(), two_faced.end(), [c](const auto& pair) { return pair.first == c; });
    if (found != two_faced.end()) c = found->second;
  }
  return word;
}

}  // namespace

std::string with_digits(std::string_view folded_field) {
  // Nearly no paragraph has a bracket with a numeral behind it: look before decoding.
  constexpr std::array<std::string_view, 4> signs = {"[一", "[二", "[1", "[2"};
  const bool may_hold = std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
    return folded_field.find(sign) != std::string_view::npos;
  });
  if (!may_hold) return {};
  const Characters field = decoded(folded_field);
  const Characters digits = in_digits(field, false);
  return digits == field ? std::string() : encoded(digits);
}

std::string head_of_number(std::string_view document_number) {
  const std::string folded = fold(document_number);
  return folded.substr(0, folded.find('['));
}

std::string name_form(std::string_view folded_name) {
  std::string digits = with_digits(folded_name);
  return digits.empty() ? std::string(folded_name) : digits;
}

std::vector<std::string> alternatives(std::string_view folded_word) {
  std::vector<std::string> all = {std::string(folded_word)};
  const Characters word = decoded(folded_word);
  for (const Characters& other :
       {typed_in_digits(word), fully_simplified(word), typed_in_digits(fully_simplified(word))}) {
    std::string text = encoded(other);
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
  }
  return all;
}

bool continues_number(std::string_view word, std::string_view next) {
  const Characters before = decoded(word);
  const Characters after = decoded(next);
  const std::size_t open = before.rfind(U'[');
  const std::size_t close = before.rfind(U']');
  if (open == Characters::npos || close != open + 1 + year_size || after.empty()) return false;
  if (!year_digits_of(View(before).substr(open + 1, year_size))) return false;
  const View serial = View(before).substr(close + 1);
  if (serial.empty()) return is_numeral(after.front());
  return end_of_numerals(serial, 0) == serial.size() && after.front() == U'号';
}

}  // namespace catalog
