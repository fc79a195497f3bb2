#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "pack/guard_ask.h"
#include "pack/guard_files.h"
#include "pack/guard_numbers.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t excerpt_characters = 20;
constexpr std::size_t most_findings = 200;

std::string folded(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '"' && c != '\'')
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

int line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// A tag whose element browsers do not show.
bool hides(std::string_view tag) {
  static constexpr std::array<std::string_view, 6> ways = {"display:none",  "visibility:hidden", "font-size:0;",
                                                           "font-size:0px", "opacity:0;",        "type=hidden"};
  const std::string plain = folded(tag) + ";";
  const bool by_style = std::any_of(ways.begin(), ways.end(),
                                    [&plain](std::string_view way) { return plain.find(way) != std::string::npos; });
  const std::size_t attribute = tag.find(" hidden");
  const char behind = attribute != std::string_view::npos && attribute + 7 < tag.size() ? tag[attribute + 7] : 'x';
  return by_style || behind == '>' || behind == ' ' || behind == '=' || behind == '/';
}

/// Text from `begin` to the end tag of the element, without the tags in between.
std::string text_of_element(std::string_view text, std::size_t begin, std::string_view name) {
  const std::string end_tag = "</" + std::string(name);
  const std::string_view rest = text.substr(begin, 4000);
  const std::string_view inside = rest.substr(0, rest.find(end_tag));
  std::string shown;
  bool in_tag = false;
  for (const char c : inside) {
    if (c == '<') in_tag = true;
    if (!in_tag) shown += c;
    if (c == '>') in_tag = false;
  }
  return base::is_valid_utf8(shown) ? shown : "";
}

class MarkupGuard {
 public:
  MarkupGuard(const std::string& file, std::string_view text, Findings& findings)
      : file_(file), text_(text), findings_(findings) {}

  void check() {
    for (std::size_t at = text_.find('<'); at != std::string_view::npos && count_ < most_findings;) {
      const bool comment = text_.substr(at, 4) == "<!--";
      const std::size_t end = text_.find(comment ? "-->" : ">", at);
      if (end == std::string_view::npos) return;
      if (comment)
        say(at, std::string(text_.substr(at + 4, end - at - 4)), Word::guard_html_comment);
      else
        check_tag(at, end);
      at = text_.find('<', end);
    }
  }

 private:
  void check_tag(std::size_t at, std::size_t end) {
    const std::string_view tag = text_.substr(at, end - at + 1);
    if (tag.size() < 3 || tag.size() > 4000 || tag[1] == '/' || tag[1] == '!' || !hides(tag)) return;
    const std::string_view name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
    const bool is_input = folded(name) == "input";
    const std::size_t value = std::min(tag.find("value="), tag.size() - 1);
    say(at, is_input ? std::string(tag.substr(value)) : text_of_element(text_, end + 1, name),
        Word::guard_html_hidden);
  }

  void say(std::size_t at, const std::string& content, Word word) {
    if (base::trim(content).empty()) return;
    if (content.starts_with("[if ") || content.starts_with("[endif")) return;  // for old browsers: says nothing
    ++count_;
    findings_.push_back(ask({file_, {}, line_at(text_, at), {}}, content, word,
                            {safe_excerpt(content, excerpt_characters)}, Word::guard_html_remedy));
  }

  const std::string& file_;
  std::string_view text_;
  Findings& findings_;
  std::size_t count_ = 0;
};

}  // namespace

void guard_markup(const std::string& file, std::string_view text, Findings& findings) {
  MarkupGuard(file, text, findings).check();
}

}  // namespace pack
