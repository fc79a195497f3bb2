// requests letter, templates: drafts; and the final text of a letter that goes with a step.
#include "staff/case_letters.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "base/utf8.h"
#include "base/wipe.h"
#include "office/press_room.h"
#include "pack/headings.h"
#include "package/file_work.h"
#include "paperwork/letter_template.h"
#include "paperwork/paperwork.h"
#include "staff/atomic_file.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/letter_values.h"

namespace staff {
namespace {

namespace fs = std::filesystem;
using paperwork::LetterTemplate;
using paperwork::TemplateFault;
using words::Word;

constexpr std::array<const char*, 5> plain_kinds = {"correction", "extension", "third-party", "consultation", "fee"};
constexpr std::size_t longest_letter = 200 * 1024;

/// "answer-c1.txt"; empty: it was said what is missing.
std::string template_name(const Arguments& arguments) {
  const std::string& kind = arguments.cases.letter_kind;
  if (std::find(plain_kinds.begin(), plain_kinds.end(), kind) != plain_kinds.end()) return kind + ".txt";
  if (kind != "answer") return say(Word::desk_no_letter_kind, {kind}), std::string();
  const auto outcome = requests::outcome_of(arguments.cases.outcome);
  if (!outcome) return say(Word::desk_letter_needs_outcome), std::string();
  std::string name = "answer-" + std::string(key(*outcome)) + ".txt";
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

fs::path own_templates(const Arguments& arguments) { return fs::path(arguments.cases.book) / "letters"; }
fs::path product_templates() { return fs::path(pack::product_folder()) / "letters"; }

void say_fault(const std::string& name, const TemplateFault& fault) {
  const std::string line = std::to_string(fault.line);
  switch (fault.kind) {
    case TemplateFault::Kind::text: return say(Word::desk_template_text, {name});
    case TemplateFault::Kind::head: return say(Word::desk_template_title, {name, line});
    case TemplateFault::Kind::brace: return say(Word::desk_template_brace, {name, line});
    case TemplateFault::Kind::unknown: return say(Word::desk_template_unknown, {name, line, fault.name});
  }
}

/// The agency's own, else the product's. Nothing: it was said why.
std::optional<LetterTemplate> read_template(const Arguments& arguments) {
  const std::string name = template_name(arguments);
  if (name.empty()) return std::nullopt;
  std::error_code ignored;
  const fs::path own = own_templates(arguments) / name;
  const fs::path path = fs::exists(own, ignored) ? own : product_templates() / name;
  const auto text = package::read_whole(path.string(), paperwork::max_template_bytes);
  if (!text) {
    say(Word::desk_template_failed, {path.string()});
    return std::nullopt;
  }
  TemplateFault fault;
  auto letter = paperwork::parse_letter_template(*text, fault);
  if (!letter) say_fault(path.string(), fault);
  return letter;
}

/// Adds --fill to the values. False: it was said what is wrong.
bool add_fills(const Arguments& arguments, const std::vector<std::string>& blanks, LetterValues& values) {
  for (const std::string& fill : arguments.cases.fill) {
    const std::size_t at = fill.find('=');
    if (at == std::string::npos) return say(Word::desk_fill_form), false;
    const std::string name = fill.substr(0, at);
    if (std::find(blanks.begin(), blanks.end(), name) == blanks.end())
      return say(Word::desk_fill_unknown, {name}), false;
    values[name] = fill.substr(at + 1);
  }
  std::string missing;
  for (const std::string& name : blanks)
    if (!values.contains(name))
      missing.append(missing.empty() ? "" : words::zh(Word::paper_list_separator)).append(name);
  if (!missing.empty()) say(Word::desk_fill_missing, {missing});
  return missing.empty();
}

/// For the word processor: a line each.
std::string plain_text(const paperwork::Letter& letter, const std::string& agency) {
  std::string text = letter.title + "\n";
  if (!letter.number.empty()) text += letter.number + "\n";
  text += "\n" + words::fill(Word::paper_letter_to, {letter.addressee}) + "\n";
  for (const std::string& paragraph : letter.paragraphs) text += paragraph + "\n";
  return text + "\n" + agency + "\n" + base::to_chinese(letter.dated) + "\n";
}

base::Status write_draft(const Arguments& arguments, const paperwork::Letter& letter, const catalog::Agency& agency,
                         const std::string& text_path) {
  office::PressRoom press(printing::debian_font_paths());
  const auto sheets =
      press.lay_out(paperwork::letter_paper(letter, agency, arguments.now), printing::Edition::standard);
  if (!sheets) return sheets.error();
  const auto pdf = press.pdf(*sheets, printing::within({}, sheets->pages()), 1);
  if (!pdf) return pdf.error();
  std::string text = plain_text(letter, agency.name);
  base::Status written = write_atomically(text_path, text, Readers::owner);
  base::wipe(text);
  return written ? write_atomically(arguments.cases.out, pdf->bytes, Readers::owner) : written;
}

ExitCode draft(const Arguments& arguments, const LetterTemplate& blank, const requests::CaseBook& book,
               const AgencyFacts& facts) {
  const auto one = find_case(arguments, book);
  if (!one.value) return one.exit_code;
  const base::Calendar calendar = desk_calendar(arguments);
  LetterValues values =
      letter_values(*one.value, {}, facts, arguments, calendar);  // before anybody is asked for a password
  if (!add_fills(arguments, paperwork::blanks_of(blank), values)) return exit_usage;
  const auto handed_in = open_case(arguments, book);
  if (!handed_in.value) return handed_in.exit_code;
  values = letter_values(*one.value, handed_in.value->application, facts, arguments, calendar);
  add_fills(arguments, paperwork::blanks_of(blank), values);
  const LetterTemplate full = paperwork::filled(blank, values);
  const paperwork::Letter letter{full.title, arguments.cases.letter_number, full.addressee, full.paragraphs,
                                 day_of(arguments)};
  const std::string text_path = fs::path(arguments.cases.out).replace_extension(".txt").string();
  const base::Status written = write_draft(arguments, letter, facts.agency, text_path);
  if (!written) return fail(Word::desk_letter_failed, written.error());
  log_in_book(arguments, office::Act::letter_written, one.value->number + " " + arguments.cases.letter_kind);
  say(Word::desk_letter_written, {arguments.cases.out, text_path});
  return exit_success;
}

/// The first line is the title, the rest the text. Nothing: it was said why.
std::optional<requests::Letter> read_letter_file(const Arguments& arguments) {
  auto text = package::read_whole(arguments.cases.letter_file, longest_letter);
  if (!text) return fail(Word::desk_letter_file_failed, text.error()), std::nullopt;
  std::string_view all = *text;
  if (all.starts_with("\xEF\xBB\xBF")) all.remove_prefix(3);
  all = base::trim(all);
  const std::size_t end = std::min(all.find('\n'), all.size());
  requests::Letter letter{std::string(base::trim(all.substr(0, end))), day_of(arguments),
                          std::string(base::trim(all.substr(end)))};
  const bool is_good = base::is_valid_utf8(all) && !letter.title.empty() && !letter.text.empty();
  base::wipe(*text);
  if (!is_good) return say(Word::desk_letter_empty), std::nullopt;
  return letter;
}

}  // namespace

Opened<requests::BookLetter> seal_letter_file(const Arguments& arguments, const requests::CaseBook& book) {
  auto letter = read_letter_file(arguments);
  if (!letter) return {std::nullopt, exit_failure};
  auto handed_in = open_case(arguments, book);
  if (!handed_in.value) return {std::nullopt, handed_in.exit_code};
  requests::BookLetter sealed{letter->title, letter->on, arguments.cases.letter_number, {}};
  std::string& code = handed_in.value->lookup_code;
  if (code.empty())
    say(Word::desk_no_code);
  else
    sealed.sealed = requests::seal_letter(*letter, arguments.request_number, code);
  base::wipe(code);
  base::wipe(letter->text);
  return {std::move(sealed), exit_success};
}

ExitCode keep_sealed_letter(const Arguments& arguments, requests::CaseBook& book,
                            const requests::BookLetter& letter) {
  const base::Status kept = book.keep_letter(arguments.request_number, letter, hand_of(arguments));
  if (!kept) return fail(Word::desk_letter_failed, kept.error());
  if (!letter.sealed.empty()) say(Word::desk_letter_kept);
  return exit_success;
}

ExitCode draft_letter(const Arguments& arguments) {
  const auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  const auto facts = agency_facts(arguments);
  if (!facts.value) return facts.exit_code;
  const auto blank = read_template(arguments);
  if (!blank) return exit_failure;
  return draft(arguments, *blank, *book.value, *facts.value);
}

ExitCode copy_templates(const Arguments& arguments) {
  const auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  const fs::path to = own_templates(arguments);
  std::error_code error;
  fs::create_directories(to, error);
  int copied = 0;
  for (const auto& entry : fs::directory_iterator(product_templates(), error))
    if (fs::copy_file(entry.path(), to / entry.path().filename(), fs::copy_options::skip_existing, error)) ++copied;
  if (error) return fail(Word::desk_letter_failed, base::error(base::ErrorKind::unavailable, error.message()));
  say(Word::desk_templates_copied, {std::to_string(copied), to.string()});
  return exit_success;
}

ExitCode open_request(const Arguments& arguments) {
  const auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  const auto one = find_case(arguments, *book.value);
  if (!one.value) return one.exit_code;
  const auto handed_in = open_case(arguments, *book.value);
  if (!handed_in.value) return handed_in.exit_code;
  if (arguments.cases.out.empty()) return print_application(handed_in.value->application), exit_success;
  const auto facts = agency_facts(arguments);
  if (!facts.value) return facts.exit_code;
  return write_application(arguments, handed_in.value->application, {one.value->number, one.value->received},
                           facts.value->agency);
}

}  // namespace staff
