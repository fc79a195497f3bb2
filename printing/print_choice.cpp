#include "printing/print_choice.h"

#include <algorithm>
#include <charconv>

namespace printing {
namespace {

constexpr int largest_page = 99'999;

/// A number from 1 on, all of `text`.
std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value < 1 || value > largest_page) return std::nullopt;
  return value;
}

bool read_word(std::string_view word, ParsedChoice& parsed) {
  constexpr std::string_view pages = "pages=", from = "from=";
  if (word == "two_sided") {
    parsed.choice.two_sided = true;
  } else if (word == "two_up") {
    parsed.choice.two_up = true;
  } else if (word.starts_with(pages)) {
    return parse_range(word.substr(pages.size()), parsed.choice);
  } else if (word.starts_with(from)) {
    const auto side = number(word.substr(from.size()));
    parsed.from_side = side.value_or(1);
    return side.has_value();
  } else {
    return false;
  }
  return true;
}

bool read_edition(std::string_view word, PrintChoice& choice) {
  choice.edition = word == "large_print" ? Edition::large_print : Edition::standard;
  return word == "large_print" || word == "standard";
}

}  // namespace

PrintChoice within(PrintChoice choice, int pages) {
  choice.first = std::clamp(choice.first, 1, std::max(pages, 1));
  if (choice.last != 0) choice.last = std::clamp(choice.last, choice.first, std::max(pages, choice.first));
  return choice;
}

int sides_of(const PrintChoice& choice, int pages) {
  if (pages < 1) return 0;
  const PrintChoice fitting = within(choice, pages);
  const int count = (fitting.last == 0 ? pages : fitting.last) - fitting.first + 1;
  return fitting.two_up ? (count + 1) / 2 : count;
}

Selection selection_from(const PrintChoice& choice, int side) {
  return {choice.first + (side - 1) * (choice.two_up ? 2 : 1), choice.last, choice.two_up};
}

std::string to_text(const PrintChoice& choice, int from_side) {
  std::string text = choice.edition == Edition::large_print ? "large_print" : "standard";
  if (choice.two_sided) text += " two_sided";
  if (choice.two_up) text += " two_up";
  if (choice.first != 1 || choice.last != 0) {
    text += " pages=" + std::to_string(choice.first) + "-";
    if (choice.last != 0) text += std::to_string(choice.last);
  }
  if (from_side > 1) text += " from=" + std::to_string(from_side);
  return text;
}

std::optional<ParsedChoice> parse_print_choice(std::string_view text) {
  ParsedChoice parsed;
  for (bool at_edition = true; at_edition || !text.empty(); at_edition = false) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    if (!(at_edition ? read_edition(word, parsed.choice) : read_word(word, parsed))) return std::nullopt;
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return parsed;
}

bool parse_range(std::string_view text, PrintChoice& choice) {
  const std::size_t dash = text.find('-');
  const auto first = number(text.substr(0, dash));
  if (!first) return false;
  const bool open_end = dash != std::string_view::npos && dash + 1 == text.size();
  const auto last = dash == std::string_view::npos ? first : number(text.substr(dash + 1));
  if (!open_end && (!last || *last < *first)) return false;
  choice.first = *first;
  choice.last = open_end ? 0 : *last;
  return true;
}

}  // namespace printing
