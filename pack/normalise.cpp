#include "pack/normalise.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace pack {
namespace {

struct Entity {
  std::string_view name;
  char32_t character;
};
constexpr std::array<Entity, 15> entities = {{{"nbsp", ' '},
                                              {"amp", '&'},
                                              {"lt", '<'},
                                              {"gt", '>'},
                                              {"quot", '"'},
                                              {"apos", '\''},
                                              {"ldquo", U'“'},
                                              {"rdquo", U'”'},
                                              {"lsquo", U'‘'},
                                              {"rsquo", U'’'},
                                              {"mdash", U'—'},
                                              {"middot", U'·'},
                                              {"hellip", U'…'},
                                              {"ensp", ' '},
                                              {"emsp", ' '}}};

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
bool is_zero_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::u32string characters(std::string_view text) {
  std::u32string all;
  base::for_each_code_point(text, [&all](char32_t c) { all.push_back(c); });
  return all;
}

std::string utf8(std::u32string_view all) {
  std::string text;
  for (const char32_t c : all) base::append(text, c);
  return text;
}

std::optional<char32_t> numeric_entity(std::string_view digits) {
  const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
  if (is_hex) digits.remove_prefix(1);
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hex ? 16 : 10);
  const bool is_good = error == std::errc{} && end == digits.data() + digits.size() && value >= 0x20 &&
                       value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  if (!is_good) return std::nullopt;
  return static_cast<char32_t>(value);
}

std::optional<char32_t> entity(std::string_view name) {
  if (name.starts_with('#')) return numeric_entity(name.substr(1));
  const auto found =
      std::find_if(entities.begin(), entities.end(), [name](const Entity& each) { return each.name == name; });
  if (found == entities.end()) return std::nullopt;
  return found->character;
}

/// "&lt;" and its kin, once.
std::string without_entities(std::string_view text, bool& changed) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = text.front() == '&' ? text.substr(0, 10).find(';') : std::string_view::npos;
    const std::optional<char32_t> character =
        end == std::string_view::npos ? std::nullopt : entity(text.substr(1, end - 1));
    if (character) {
      base::append(result, *character);
      changed = true;
    } else {
      result.push_back(text.front());
    }
    text.remove_prefix(character ? end + 1 : 1);
  }
  return result;
}

/// Tags begin with a Latin letter, '/' or '!': <安全生产法> is none.
std::string without_tags(std::string_view text, bool& changed) {
  std::string result;
  while (!text.empty()) {
    const char next = text.front() == '<' && text.size() > 1 ? static_cast<char>(text[1] | 0x20) : '\0';
    const bool opens = (next >= 'a' && next <= 'z') || (text.size() > 1 && (text[1] == '/' || text[1] == '!'));
    const std::size_t end = text.front() == '<' && opens ? text.find('>') : std::string_view::npos;
    if (end == std::string_view::npos) {
      result.push_back(text.front());
      text.remove_prefix(1);
    } else {
      text.remove_prefix(end + 1);
      changed = true;
    }
  }
  return result;
}

/// `title">title`, or only the end of the title before the crumb: what stands behind it is the title.
std::string without_crumb(std::string text, bool& changed) {
  constexpr std::string_view crumb = "\">";
  const std::size_t at = text.find(crumb);
  if (at == std::string::npos) return text;
  const std::string before(base::trim(std::string_view(text).substr(0, at)));
  const std::string after(base::trim(std::string_view(text).substr(at + crumb.size())));
  if (after.empty()) return changed = true, before;
  if (before.empty() || after == before || after.ends_with(before)) return changed = true, after;
  return text;
}

/// 《…<甲法>…》: what stands in them is a name, so they are 〈〉.
std::string with_inner_brackets(std::string_view text, bool& changed) {
  std::u32string all = characters(text);
  for (std::size_t i = 0; i + 2 < all.size(); ++i) {
    if (all[i] != '<' || !base::is_han(all[i + 1])) continue;
    const std::size_t end = all.find('>', i);
    if (end == std::u32string::npos) break;
    all[i] = U'〈';
    all[end] = U'〉';
    changed = true;
  }
  return changed ? utf8(all) : std::string(text);
}

std::string without_markup(std::string_view text, bool& changed) {
  if (text.find_first_of("<>&\"") == std::string_view::npos) return std::string(text);
  std::string clean = without_tags(text, changed);
  clean = without_entities(clean, changed);
  clean = without_tags(clean, changed);
  return with_inner_brackets(without_crumb(std::move(clean), changed), changed);
}

/// Width, zero-width and strange spaces; one space where there were several.
std::string with_plain_signs(std::string_view text, Changes& changes) {
  std::string result;
  bool is_spaced = false;
  base::for_each_code_point(text, [&](char32_t c) {
    if (is_zero_width(c) || (is_control(c) && !base::is_space(c))) return void(changes.hidden_signs = true);
    if (base::is_space(c)) {
      changes.hidden_signs |= c != ' ' && c != 0x3000 && c != '\n' && c != '\r' && c != '\t';
      changes.spaces |= is_spaced;
      if (!std::exchange(is_spaced, true)) result.push_back(' ');
      return;
    }
    is_spaced = false;
    const char32_t half = c - 0xFEE0;
    const bool is_full = (half >= '0' && half <= '9') || (half >= 'A' && half <= 'Z') || (half >= 'a' && half <= 'z');
    changes.width |= is_full;
    base::append(result, is_full ? half : c);
  });
  return std::string(base::trim(result));
}

/// Off the ends; between digits it was a decimal point.
std::string without_private_use(std::string_view text, Normalised& normalised) {
  std::u32string all = characters(text);
  const auto is_junk = [](char32_t c) { return is_private(c) || c == ' '; };
  std::size_t begin = 0;
  std::size_t end = all.size();
  while (end > begin && is_junk(all[end - 1])) --end;
  while (begin < end && is_junk(all[begin])) ++begin;
  bool changed = end - begin < all.size();
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_private(all[i])) continue;
    if (i > begin && i + 1 < end && is_digit(all[i - 1]) && is_digit(all[i + 1]) && all[i] == 0xE010)
      all[i] = '.', changed = true;
    else
      normalised.has_private_use = true;
  }
  normalised.changes.private_use = changed;
  return changed ? utf8(std::u32string_view(all).substr(begin, end - begin)) : std::string(text);
}

std::string without_spaces(std::string_view text, bool& changed) {
  std::string result;
  base::for_each_code_point(text, [&](char32_t c) {
    if (base::is_space(c))
      changed = true;
    else
      base::append(result, c);
  });
  return result;
}

bool is_placeholder(std::string_view text) {
  constexpr std::array<std::string_view, 15> nothing = {"无",   "暂无", "/",    "-",    "--",  "—",   "——", "null",
                                                        "NULL", "N/A",  "None", "none", "nan", "NaN", "空"};
  return std::find(nothing.begin(), nothing.end(), text) != nothing.end();
}

std::string_view without_label(std::string_view text, bool& changed) {
  constexpr std::array<std::string_view, 6> labels = {"发文字号", "文件编号", "发文文号", "文件字号", "文号", "字号"};
  for (const std::string_view label : labels) {
    if (!text.starts_with(label)) continue;
    std::string_view rest = base::trim(text.substr(label.size()));
    if (rest.starts_with("：") || rest.starts_with(":"))
      rest.remove_prefix(rest.front() == ':' ? 1 : 3);
    else if (rest.size() == text.size() - label.size())
      continue;
    return changed = true, base::trim(rest);
  }
  return text;
}

/// Brackets of any shape around a year become 〔〕.
std::string with_year_brackets(std::string_view text, bool& changed) {
  constexpr std::u32string_view opening = U"([（［【﹝{｛〔";
  constexpr std::u32string_view closing = U")]）］】﹞}｝〕";
  std::u32string all = characters(text);
  for (std::size_t i = 0; i + 5 < all.size(); ++i) {
    const bool is_year = std::all_of(all.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                     all.begin() + static_cast<std::ptrdiff_t>(i) + 5, is_digit);
    if (!is_year || opening.find(all[i]) == opening.npos || closing.find(all[i + 5]) == closing.npos) continue;
    changed |= all[i] != U'〔' || all[i + 5] != U'〕';
    all[i] = U'〔';
    all[i + 5] = U'〕';
  }
  return utf8(all);
}

}  // namespace

Normalised normalise_line(std::string_view text) {
  Normalised normalised;
  std::string clean = without_markup(text, normalised.changes.markup);
  clean = with_plain_signs(clean, normalised.changes);
  clean = without_private_use(clean, normalised);
  normalised.text = catalog::clean_value(clean);
  return normalised;
}

Normalised normalise_document_number(std::string_view text) {
  Normalised normalised = normalise_line(text);
  Changes& changes = normalised.changes;
  std::string clean(without_label(normalised.text, changes.label));
  clean = without_spaces(clean, changes.spaces);
  normalised.text = with_year_brackets(clean, changes.brackets);
  if (is_placeholder(normalised.text)) normalised.text.clear(), changes.placeholder = true;
  return normalised;
}

Normalised normalise_keywords(std::string_view text) {
  Normalised normalised = normalise_line(text);
  std::string joined;
  bool is_pending = false;
  base::for_each_code_point(normalised.text, [&](char32_t c) {
    constexpr std::u32string_view signs = U",，、;；|｜ ";
    const bool is_sign = signs.find(c) != std::u32string_view::npos;
    normalised.changes.separators |= is_sign && c != U'；';
    if (is_sign) return void(is_pending = !joined.empty());
    if (std::exchange(is_pending, false)) joined += "；";
    base::append(joined, c);
  });
  normalised.text = joined;
  return normalised;
}

Normalised normalise_index_number(std::string_view text) {
  Normalised normalised = normalise_line(text);
  normalised.text = without_spaces(normalised.text, normalised.changes.spaces);
  return normalised;
}

Normalised normalise_value(catalog::Field field, std::string_view text) {
  switch (field) {
    case catalog::Field::index_number: return normalise_index_number(text);
    case catalog::Field::document_number: return normalise_document_number(text);
    case catalog::Field::keywords: return normalise_keywords(text);
    default: break;
  }
  Normalised normalised = normalise_line(text);
  if (field != catalog::Field::title && is_placeholder(normalised.text))
    normalised.text.clear(), normalised.changes.placeholder = true;
  return normalised;
}

bool is_scientific(std::string_view text) {
  text = base::trim(text);
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || e + 2 >= text.size()) return false;
  if (text[e + 1] != '+') return false;
  const auto digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::string_view mantissa = text.substr(0, e);
  const std::size_t point = mantissa.find('.');
  return digits(text.substr(e + 2)) && mantissa.size() > (point == 0 ? 1U : 0U) &&
         digits(mantissa.substr(0, std::min(point, mantissa.size()))) &&
         (point == std::string_view::npos ? mantissa.size() <= 3 : digits(mantissa.substr(point + 1)));
}

std::optional<std::string> take_validity_suffix(std::string& title) {
  std::u32string all = characters(title);
  constexpr std::u32string_view opening = U"(（[［【〔";
  constexpr std::u32string_view closing = U")）]］】〕";
  if (all.empty() || closing.find(all.back()) == closing.npos) return std::nullopt;
  const std::size_t begin = all.find_last_of(opening);
  if (begin == std::u32string::npos || begin == 0) return std::nullopt;
  const std::string inside = utf8(std::u32string_view(all).substr(begin + 1, all.size() - begin - 2));
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words = {
      {{"废止", "废止"}, {"失效", "失效"}, {"已修改", "已修改"}}};
  for (const auto& [word, validity] : words) {
    const bool is_said = inside == word || (inside.ends_with(word) && inside.find("已") != std::string::npos);
    if (!is_said || inside.find("部分") != std::string::npos) continue;
    title = std::string(base::trim(utf8(std::u32string_view(all).substr(0, begin))));
    return std::string(validity);
  }
  return std::nullopt;
}

}  // namespace pack
