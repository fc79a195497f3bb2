#include "pack/guard_numbers.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "pack/guard_digits.h"

namespace pack {
namespace {

/// One character with what it counts as: a half-width digit or capital letter, ' ' and '-' between digits, '\n' for
/// the end of a line or cell, 0 for all others.
struct Sign {
  char32_t character = 0;
  char plain = 0;
  std::size_t offset = 0;
  std::size_t end = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_alnum(char c) { return is_digit(c) || is_letter(c); }

bool is_invisible(char32_t c) { return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD; }

char plain_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
  if (c >= U'a' && c <= U'z') c -= 0x20;
  if (c == '\n' || c == '\r' || c == '\t' || c == '|') return '\n';
  if (base::is_space(c)) return ' ';
  if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xB7) return '-';
  return c > ' ' && c < 0x7F ? static_cast<char>(c) : '\0';
}

std::vector<Sign> signs_of(std::string_view text) {
  std::vector<Sign> signs;
  for (std::size_t i = 0; i < text.size();) {
    const base::Utf8Char c = base::decode_at(text, i);
    i += c.size;
    if (!is_invisible(c.code_point)) signs.push_back({c.code_point, plain_of(c.code_point), c.offset, i});
  }
  return signs;
}

/// Digits without a gap; `end` is behind the last.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  char gap = 0;  ///< before it, to the group before: ' ', '-', or 0: too far away

  std::size_t size() const { return end - begin; }
};

using Shape = std::vector<std::size_t>;

class Finder {
 public:
  explicit Finder(std::string_view text) : signs_(signs_of(text)), taken_(signs_.size(), false) { find_groups(); }

  std::vector<PersonalNumber> find() {
    for (std::size_t i = 0; i < groups_.size(); ++i) find_resident_id(i);
    for (std::size_t i = 0; i < groups_.size(); ++i) find_bank_card(i);
    for (std::size_t i = 0; i < groups_.size(); ++i) find_old_id(i);
    for (std::size_t i = 0; i < groups_.size(); ++i) find_mobile(i);
    find_labelled();
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
    return std::move(found_);
  }

 private:
  void find_groups() {
    std::size_t last_end = 0;
    for (std::size_t i = 0; i < signs_.size();) {
      if (!is_digit(signs_[i].plain)) {
        ++i;
        continue;
      }
      const std::size_t begin = i;
      while (i < signs_.size() && is_digit(signs_[i].plain)) ++i;
      groups_.push_back({begin, i, groups_.empty() ? '\0' : gap_between(last_end, begin)});
      last_end = i;
    }
  }

  /// Up to three spaces, or one dash with spaces about it.
  char gap_between(std::size_t from, std::size_t to) const {
    if (to - from > 3) return 0;
    char gap = ' ';
    for (std::size_t i = from; i < to; ++i) {
      if (signs_[i].plain != ' ' && signs_[i].plain != '-') return 0;
      if (signs_[i].plain == '-') gap = '-';
    }
    return gap;
  }

  std::string joined(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
      if (is_alnum(signs_[i].plain)) text += signs_[i].plain;
    return text;
  }

  char plain_at(std::size_t i) const { return i < signs_.size() ? signs_[i].plain : '\0'; }
  char plain_before(std::size_t i) const { return i > 0 ? signs_[i - 1].plain : '\0'; }
  char32_t character_at(std::size_t i) const { return i < signs_.size() ? signs_[i].character : U'\0'; }

  /// Up to `count` characters before a place, on its line.
  std::string before(std::size_t place, std::size_t count) const {
    std::size_t begin = place;
    while (begin > 0 && place - begin < count && signs_[begin - 1].plain != '\n') --begin;
    std::string text;
    for (std::size_t i = begin; i < place; ++i)
      if (signs_[i].plain != ' ') base::append(text, signs_[i].character);
    return text;
  }

  bool follows(std::size_t place, std::initializer_list<std::string_view> words, std::size_t reach = 20) const {
    const std::string text = before(place, reach);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
  }

  bool is_free(std::size_t begin, std::size_t end) const {
    return std::find(taken_.begin() + static_cast<std::ptrdiff_t>(begin),
                     taken_.begin() + static_cast<std::ptrdiff_t>(end),
                     true) == taken_.begin() + static_cast<std::ptrdiff_t>(end);
  }

  void take(NumberKind kind, std::size_t begin, std::size_t end) {
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(begin), taken_.begin() + static_cast<std::ptrdiff_t>(end),
              true);
    const std::size_t offset = signs_[begin].offset;
    found_.push_back({kind, offset, signs_[end - 1].end - offset, joined(begin, end)});
  }

  /// Calls visit(one past the last group, sizes, has a dash) for runs of groups from `first` on with `most` digits at
  /// most, until it returns true.
  template <class Visit>
  void each_run(std::size_t first, std::size_t most, Visit&& visit) const {
    Shape shape;
    std::size_t total = 0;
    bool dashed = false;
    for (std::size_t i = first; i < groups_.size() && (i == first || groups_[i].gap != 0); ++i) {
      total += groups_[i].size();
      if (total > most) return;
      if (i > first) dashed = dashed || groups_[i].gap == '-';
      shape.push_back(groups_[i].size());
      if (visit(i + 1, shape, total, dashed)) return;
    }
  }

  static bool all_single(const Shape& shape) {
    return shape.size() > 1 && std::all_of(shape.begin(), shape.end(), [](std::size_t size) { return size == 1; });
  }

  static bool is_one_of(const Shape& shape, std::initializer_list<Shape> shapes) {
    return shape.size() == 1 || all_single(shape) || std::find(shapes.begin(), shapes.end(), shape) != shapes.end();
  }

  /// Behind the seventeenth digit: 'X' with at most one space before it, and then no other sign.
  std::size_t end_with_x(std::size_t end) const {
    const std::size_t x = plain_at(end) == ' ' ? end + 1 : end;
    return plain_at(x) == 'X' && !is_alnum(plain_at(x + 1)) ? x + 1 : end;
  }

  void find_resident_id(std::size_t first) {
    const std::size_t begin = groups_[first].begin;
    each_run(first, 18, [&](std::size_t last, const Shape& shape, std::size_t total, bool dashed) {
      std::size_t end = groups_[last - 1].end;
      if (total == 17) end = end_with_x(end);
      const std::string signs = joined(begin, end);
      if (dashed && !is_one_of(shape, {{6, 8, 4}, {6, 8, 3}, {6, 4, 4, 4}, {6, 4, 4, 3}, {3, 3, 8, 4}, {6, 12}}))
        return false;
      if (!is_resident_id(signs) || is_letter(plain_at(end)) || !is_free(begin, end)) return false;
      if (is_credit_code(signs) && follows(begin, {"信用代码"}) && !follows(begin, {"身份证"})) return false;
      take(NumberKind::resident_id, begin, end);
      return true;
    });
  }

  bool stands_alone(std::size_t begin, std::size_t end) const {
    return !is_letter(plain_before(begin)) && !is_letter(plain_at(end));
  }

  void find_bank_card(std::size_t first) {
    const std::size_t begin = groups_[first].begin;
    each_run(first, 19, [&](std::size_t last, const Shape& shape, std::size_t, bool) {
      const std::size_t end = groups_[last - 1].end;
      if (!is_one_of(shape, {{4, 4, 4, 4}, {4, 4, 4, 4, 3}, {4, 4, 4, 4, 2}, {4, 4, 4, 4, 1}, {6, 13}, {8, 8}}))
        return false;
      const std::string digits = joined(begin, end);
      const bool named = follows(begin, {"卡号", "银行卡", "信用卡", "储蓄卡"});
      if (!is_union_pay_card(digits) && !(named && is_card_of_any_issuer(digits))) return false;
      if (!stands_alone(begin, end) || is_part_of_path(begin, end) || !is_free(begin, end)) return false;
      take(NumberKind::bank_card, begin, end);
      return true;
    });
  }

  void find_old_id(std::size_t i) {
    const auto [begin, end, gap] = groups_[i];
    if (end - begin != 15 || !is_old_resident_id(joined(begin, end))) return;
    if (!stands_alone(begin, end) || is_part_of_path(begin, end) || is_amount(end) || !is_free(begin, end)) return;
    if (follows(begin, {"注册号", "税号", "登记号", "备案", "许可", "编号", "代码", "批准文号"}, 10)) return;
    take(NumberKind::old_resident_id, begin, end);
  }

  /// "2020-13812345678", "/13812345678.htm", "13812345678.50": joined to other signs.
  bool is_part_of_path(std::size_t begin, std::size_t end) const {
    const auto joins = [](char c) { return c == '-' || c == '/' || c == '.' || c == '_' || c == '=' || c == '&'; };
    const auto mobile_at = [this](std::size_t at) {
      return at + 11 <= signs_.size() && is_mobile(joined(at, at + 11)) && !is_alnum(plain_at(at + 11));
    };
    const bool before = begin >= 2 && joins(plain_before(begin)) && is_alnum(plain_at(begin - 2)) &&
                        !(begin >= 12 && plain_before(begin) == '/' && mobile_at(begin - 12));
    const bool after =
        joins(plain_at(end)) && is_alnum(plain_at(end + 1)) && !(plain_at(end) == '/' && mobile_at(end + 1));
    return before || after;
  }

  /// Followed by what is counted: an amount.
  bool is_amount(std::size_t end) const {
    static constexpr std::u32string_view units = U"元万亿吨千瓦度人户件份年月平立米公册%％％";
    const std::size_t next = plain_at(end) == ' ' ? end + 1 : end;
    return units.find(character_at(next)) != std::u32string_view::npos && character_at(next) != 0;
  }

  bool is_named_number(std::size_t begin, std::size_t end) const {
    const bool closed = character_at(end) == U'号';
    return closed && follows(begin, {"第", "字", "〕", "]", "）", ")"}, 3);
  }

  /// Letters right before a mobile that do not make it another number: "tel138…".
  bool is_behind_letters(std::size_t begin) const {
    std::size_t start = begin;
    while (start > 0 && is_letter(signs_[start - 1].plain)) --start;
    const std::string letters = joined(start, begin);
    static constexpr std::array<std::string_view, 7> harmless = {"", "TEL", "PHONE", "MOBILE", "MOB", "WX", "VX"};
    return std::find(harmless.begin(), harmless.end(), letters) == harmless.end();
  }

  static std::string without_country(std::string digits) {
    for (const std::string_view code : {"0086", "086", "86"})
      if (digits.size() == 11 + code.size() && digits.starts_with(code)) return digits.substr(code.size());
    return digits;
  }

  void find_mobile(std::size_t first) {
    const std::size_t begin = groups_[first].begin;
    each_run(first, 15, [&](std::size_t last, const Shape& shape, std::size_t, bool) {
      const std::size_t end = groups_[last - 1].end;
      const Shape own = shape.size() > 1 && (shape[0] == 2 || shape[0] == 4) && is_country(first)
                            ? Shape(shape.begin() + 1, shape.end())
                            : shape;
      if (!is_one_of(own, {{3, 4, 4}, {3, 8}, {7, 4}, {3, 3, 5}, {4, 3, 4}, {5, 6}, {3, 2, 2, 2, 2}})) return false;
      if (!is_mobile(without_country(joined(begin, end))) || !is_free(begin, end)) return false;
      if (is_behind_letters(begin) || is_letter(plain_at(end)) || is_part_of_path(begin, end)) return false;
      if (is_amount(end) || is_named_number(begin, end)) return false;
      if (all_single(shape) && last < groups_.size() && groups_[last].gap != 0) return false;
      take(NumberKind::mobile, begin, end);
      return true;
    });
  }

  bool is_country(std::size_t group) const {
    const std::string digits = joined(groups_[group].begin, groups_[group].end);
    return digits == "86" || digits == "0086";
  }

  struct Label {
    std::u32string_view name;
    NumberKind kind;
  };

  void find_labelled() {
    static constexpr std::array<Label, 7> labels = {{{U"身份证", NumberKind::mistyped_id},
                                                     {U"护照", NumberKind::passport},
                                                     {U"通行证", NumberKind::passport},
                                                     {U"军官证", NumberKind::officer},
                                                     {U"士兵证", NumberKind::officer},
                                                     {U"警官证", NumberKind::officer},
                                                     {U"文职干部证", NumberKind::officer}}};
    for (std::size_t i = 0; i < signs_.size(); ++i)
      for (const Label& label : labels)
        if (stands_at(i, label.name)) look_behind(i + label.name.size(), label.kind);
  }

  bool stands_at(std::size_t at, std::u32string_view word) const {
    if (at + word.size() > signs_.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if (signs_[at + i].character != word[i]) return false;
    return true;
  }

  /// The first run of letters and digits within twelve characters.
  void look_behind(std::size_t place, NumberKind kind) {
    if (character_at(place) == U'明') return;  // 身份证明
    std::size_t begin = place;
    while (begin < signs_.size() && begin < place + 12 && !is_alnum(plain_at(begin)) && plain_at(begin) != '\n')
      ++begin;
    std::size_t end = begin;
    while (is_alnum(plain_at(end))) ++end;
    if (end == begin || begin == place + 12 || !is_free(begin, end)) return;
    if (is_number_of(kind, joined(begin, end))) take(kind, begin, end);
  }

  static bool is_number_of(NumberKind kind, const std::string& signs) {
    const auto digits = static_cast<std::size_t>(std::count_if(signs.begin(), signs.end(), is_digit));
    const std::size_t letters = signs.size() - digits;
    if (kind == NumberKind::mistyped_id)
      return (signs.size() == 18 && letters <= 1 && !(letters == 1 && is_digit(signs.back()))) ||
             (signs.size() == 15 && letters == 0);
    if (kind == NumberKind::passport)
      return is_letter(signs[0]) && letters <= 2 && digits >= 7 && (signs.size() == 9 || signs.size() == 11);
    return letters == 0 && digits >= 6 && digits <= 10;
  }

  std::vector<Sign> signs_;
  std::vector<bool> taken_;
  std::vector<Group> groups_;
  std::vector<PersonalNumber> found_;
};

bool is_any_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

bool has_enough_digits(std::string_view text) {
  std::size_t digits = 0;
  base::for_each_code_point(text, [&digits](char32_t c) {
    if (is_any_digit(c)) ++digits;
  });
  return digits >= 6;
}

std::string ends_of(std::string_view signs, std::size_t head, std::size_t tail) {
  return std::string(signs.substr(0, head)) + "…" + std::string(signs.substr(signs.size() - tail));
}

/// On one line, every run of seven and more digits cut to its first three.
std::string without_long_runs(std::string_view text) {
  std::string result, run;
  std::size_t run_length = 0;
  const auto end_run = [&] {
    result += run_length >= 7 ? std::string(base::prefix(run, 3)) + "…" : run;
    run.clear();
    run_length = 0;
  };
  base::for_each_code_point(text, [&](char32_t c) {
    if (is_any_digit(c)) {
      base::append(run, c);
      ++run_length;
      return;
    }
    end_run();
    base::append(result, c < ' ' ? U'／' : c);  // a space would join what stands on two lines
  });
  end_run();
  return result;
}

/// What is left of a masked number may make one with what stands beside it; each round shortens the text.
constexpr int most_rounds = 16;
constexpr std::string_view unreadable = "…";

std::string masked_once(std::string_view text, const std::vector<PersonalNumber>& numbers) {
  std::string shown;
  std::size_t done = 0;
  for (const PersonalNumber& number : numbers) {
    shown.append(text.substr(done, number.offset - done)).append(masked(number));
    done = number.offset + number.size;
  }
  return shown.append(text.substr(done));
}

}  // namespace

std::vector<PersonalNumber> find_numbers(std::string_view text) {
  if (!has_enough_digits(text)) return {};
  return Finder(text).find();
}

std::string masked(const PersonalNumber& number) {
  switch (number.kind) {
    case NumberKind::resident_id:
    case NumberKind::bank_card: return ends_of(number.signs, 4, 4);
    case NumberKind::old_resident_id:
    case NumberKind::mistyped_id: return ends_of(number.signs, 4, 3);
    case NumberKind::mobile: return ends_of(number.signs, 3, 2);
    case NumberKind::passport:
    case NumberKind::officer: return ends_of(number.signs, 2, 2);
  }
  return "…";
}

std::string with_numbers_masked(std::string_view sentence) {
  std::string text(sentence);
  for (int round = 0; round < most_rounds; ++round) {
    const std::vector<PersonalNumber> numbers = find_numbers(text);
    if (numbers.empty()) return text;
    text = masked_once(text, numbers);
  }
  return std::string(unreadable);
}

std::string safe_excerpt(std::string_view text, std::size_t count) {
  const std::string_view start = base::prefix(base::trim(text), count * 4);
  const std::string shown = without_long_runs(with_numbers_masked(start));
  const std::string_view cut = base::prefix(shown, count);
  const bool is_whole = cut.size() == shown.size() && start.size() == base::trim(text).size();
  return with_numbers_masked(cut) + (is_whole ? "" : "…");
}

}  // namespace pack
