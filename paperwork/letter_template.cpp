#include "paperwork/letter_template.h"

#include <algorithm>
#include <functional>

#include "base/utf8.h"
#include "words/words.h"

namespace paperwork {
namespace {

using words::Word;
using Kind = TemplateFault::Kind;

/// Calls `plain` for what stands between blanks and `blank` for their names. False: a brace has no partner.
bool walk(std::string_view line, const std::function<void(std::string_view)>& plain,
          const std::function<void(std::string_view)>& blank) {
  while (!line.empty()) {
    const std::size_t open = std::min(line.find_first_of("{}"), line.size());
    plain(line.substr(0, open));
    line.remove_prefix(open);
    if (line.empty()) return true;
    const std::size_t close = line.find_first_of("{}", 1);
    if (line[0] == '}' || close == std::string_view::npos || line[close] == '{') return false;
    blank(line.substr(1, close - 1));
    line.remove_prefix(close + 1);
  }
  return true;
}

void no_plain(std::string_view) {}

bool is_known(std::string_view name) {
  const auto& known = known_blanks();
  return std::find(known.begin(), known.end(), name) != known.end();
}

std::optional<TemplateFault> fault_of(std::string_view line, int number) {
  std::string unknown;
  const bool paired = walk(line, no_plain, [&unknown](std::string_view name) {
    if (unknown.empty() && !is_known(name)) unknown = name.empty() ? std::string("{}") : std::string(name);
  });
  if (!paired) return TemplateFault{Kind::brace, number, {}};
  if (!unknown.empty()) return TemplateFault{Kind::unknown, number, unknown};
  return std::nullopt;
}

/// Takes one line into the letter: first the title, then the addressee. False: it is not what belongs there.
bool take(std::string_view line, LetterTemplate& letter) {
  std::string* const place = letter.title.empty()       ? &letter.title
                             : letter.addressee.empty() ? &letter.addressee
                                                        : nullptr;
  if (place == nullptr) return letter.paragraphs.emplace_back(line), true;
  const std::string_view head = words::zh(place == &letter.title ? Word::template_title : Word::template_to);
  if (!line.starts_with(head)) return false;
  *place = base::trim(line.substr(head.size()));
  return !place->empty();
}

std::string filled_line(std::string_view line, const std::map<std::string, std::string>& values) {
  std::string result;
  (void)walk(
      line, [&result](std::string_view plain) { result.append(plain); },
      [&](std::string_view name) {
        const auto value = values.find(std::string(name));
        if (value != values.end())
          result.append(value->second);
        else
          result.append("{").append(name).append("}");
      });
  return result;
}

std::string joined(std::string line) {
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

const std::vector<std::string>& known_blanks() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Word word : {Word::blank_number,
                            Word::blank_received,
                            Word::blank_applicant,
                            Word::blank_address_form,
                            Word::blank_content,
                            Word::blank_agency,
                            Word::blank_agency_address,
                            Word::blank_agency_phone,
                            Word::blank_review_body,
                            Word::blank_due,
                            Word::blank_carriers,
                            Word::blank_deliveries,
                            Word::blank_remedy,
                            Word::blank_outcome,
                            Word::blank_correction_days,
                            Word::blank_extension_days,
                            Word::blank_extended_due,
                            Word::blank_reason,
                            Word::blank_correction,
                            Word::blank_third_party,
                            Word::blank_third_party_form,
                            Word::blank_information,
                            Word::blank_disclosed,
                            Word::blank_holder,
                            Word::blank_search,
                            Word::blank_basis,
                            Word::blank_way,
                            Word::blank_earlier,
                            Word::blank_source,
                            Word::blank_amount,
                            Word::blank_calculation,
                            Word::blank_payment,
                            Word::blank_handling})
      all.emplace_back(words::zh(word));
    return all;
  }();
  return names;
}

std::optional<LetterTemplate> parse_letter_template(std::string_view text, TemplateFault& fault) {
  fault = {};
  if (text.size() > max_template_bytes || !base::is_valid_utf8(text)) return std::nullopt;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  LetterTemplate letter;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = base::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    if (const auto found = fault_of(line, number)) return fault = *found, std::nullopt;
    if (!take(line, letter)) return fault = {Kind::head, number, {}}, std::nullopt;
  }
  if (letter.addressee.empty()) return fault = {Kind::head, std::max(number, 1), {}}, std::nullopt;
  return letter;
}

std::vector<std::string> blanks_of(const LetterTemplate& letter) {
  std::set<std::string, std::less<>> names;
  const auto note = [&names](std::string_view name) { names.emplace(name); };
  (void)walk(letter.title, no_plain, note);
  (void)walk(letter.addressee, no_plain, note);
  for (const std::string& paragraph : letter.paragraphs) (void)walk(paragraph, no_plain, note);
  std::vector<std::string> blanks;
  for (const std::string& name : known_blanks())
    if (names.contains(name)) blanks.push_back(name);
  return blanks;
}

LetterTemplate filled(const LetterTemplate& letter, const std::map<std::string, std::string>& values) {
  LetterTemplate result{joined(filled_line(letter.title, values)), joined(filled_line(letter.addressee, values)), {}};
  for (const std::string& paragraph : letter.paragraphs) {
    const std::string lines = filled_line(paragraph, values);
    for (std::size_t begin = 0; begin <= lines.size();) {
      const std::size_t end = std::min(lines.find('\n', begin), lines.size());
      const std::string_view line = base::trim(std::string_view(lines).substr(begin, end - begin));
      if (!line.empty()) result.paragraphs.emplace_back(line);
      begin = end + 1;
    }
  }
  return result;
}

}  // namespace paperwork
