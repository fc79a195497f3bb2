#include "pack/guard_ask.h"

#include "base/utf8.h"
#include "pack/decisions.h"
#include "pack/guard_numbers.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t characters_around = 8;

Word name_of(NumberKind kind) {
  switch (kind) {
    case NumberKind::resident_id: return Word::guard_resident_id;
    case NumberKind::old_resident_id: return Word::guard_old_resident_id;
    case NumberKind::mistyped_id: return Word::guard_mistyped_id;
    case NumberKind::bank_card: return Word::guard_bank_card;
    case NumberKind::mobile: return Word::guard_mobile;
    case NumberKind::passport: return Word::guard_passport;
    case NumberKind::officer: break;
  }
  return Word::guard_officer;
}

/// The number with what stands around it: the same when its row moves, another when somebody else stands before it.
std::string content_of(std::string_view line, const PersonalNumber& number) {
  std::size_t begin = number.offset, end = number.offset + number.size;
  for (std::size_t i = 0; i < characters_around; ++i) {
    begin = base::previous_offset(line, begin);
    end = base::next_offset(line, end);
  }
  return number.signs + "\n" + std::string(line.substr(begin, number.offset - begin)) + "\n" +
         std::string(line.substr(number.offset + number.size, end - number.offset - number.size));
}

void ask_about_line(const Place& place, std::string_view line, bool is_document, Findings& findings) {
  for (const PersonalNumber& number : find_numbers(line)) {
    const std::string at = std::to_string(base::length(line.substr(0, number.offset)) + 1);
    findings.push_back(ask(place, content_of(line, number), is_document ? Word::guard_number_at : Word::guard_number,
                           {masked(number), words::zh(name_of(number.kind)), at}, Word::guard_number_remedy));
  }
}

}  // namespace

Finding ask(const Place& place, std::string_view content, Word what, Values values, Word remedy,
            Values remedy_values) {
  return {Weight::decision, place, words::fill(what, values), words::fill(remedy, remedy_values),
          decision_id(words::key(what), place.file, content)};
}

Finding tell(Weight weight, const Place& place, Word what, Values values, Word remedy) {
  return {weight, place, words::fill(what, values), std::string(words::zh(remedy)), {}};
}

void ask_about_numbers(const Place& place, std::string_view text, bool is_document, Findings& findings) {
  if (!is_document) return ask_about_line(place, text, false, findings);
  Place at = place;
  at.row = 1;
  for (std::size_t begin = 0; begin <= text.size(); ++at.row) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    ask_about_line(at, text.substr(begin, end - begin), true, findings);
    begin = end + 1;
  }
}

}  // namespace pack
