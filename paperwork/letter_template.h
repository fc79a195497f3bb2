// Letter template: a letter of the agency with blanks, as its staff have written it (docs/formats.md).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace paperwork {

struct LetterTemplate {
  std::string title;
  std::string addressee;
  std::vector<std::string> paragraphs;

  bool operator==(const LetterTemplate&) const = default;
};

/// Why a template is refused, and where.
struct TemplateFault {
  enum class Kind {
    text,     ///< no UTF-8, or longer than max_template_bytes
    head,     ///< does not begin with title and addressee
    brace,    ///< a brace without its partner on the same line
    unknown,  ///< a blank of no known name
  };
  Kind kind = Kind::text;
  int line = 0;  ///< of the file, from 1; 0 for `text`
  std::string name;
};

/// The blanks that templates may have, in a fixed order.
const std::vector<std::string>& known_blanks();

/// Lines that begin with "#" and empty lines are left out; then 标题：, 主送：, and a paragraph a line. Nothing:
/// `fault` says why.
std::optional<LetterTemplate> parse_letter_template(std::string_view text, TemplateFault& fault);

/// The blanks that it has, in the order of known_blanks().
std::vector<std::string> blanks_of(const LetterTemplate& letter);

/// Each blank that has a value is replaced by it; what stands in a value is never taken for a blank. A value of
/// several lines makes as many paragraphs, an empty paragraph is left out; in title and addressee lines are joined.
LetterTemplate filled(const LetterTemplate& letter, const std::map<std::string, std::string>& values);

inline constexpr std::size_t max_template_bytes = 64 * 1024;

}  // namespace paperwork
