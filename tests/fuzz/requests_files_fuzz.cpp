// Take-over files, status files, letters and their templates with whatever bytes in them: what is understood keeps
// the rules and comes back as it was; the rest is refused.
#include <map>
#include <string>

#include "paperwork/letter_template.h"
#include "requests/case_number.h"
#include "requests/status.h"
#include "requests/take_over.h"
#include "tests/fuzz/require.h"

using fuzz::require;

namespace {

void check_status(std::string_view bytes) {
  const auto file = requests::parse_status_file(bytes);
  if (!file) return require(file.error().kind == base::ErrorKind::bad_input, "a status file is refused as bad input");
  require(file->counter >= 1, "counters begin at 1");
  for (const requests::CaseStatus& one : file->cases) {
    require(requests::is_case_number(one.number), "cases have numbers");
    require(!one.events.empty() && one.events.front().step == requests::Step::received, "cases were received");
    require(one.letters.size() <= requests::max_letters, "there is a limit of letters");
    for (const std::string& letter : one.letters)
      require(!requests::open_letter(letter, one.number, "0000-0000-0000-0000"), "no guess opens a letter");
    (void)requests::clock_of(one.events, {});
  }
  const auto again = requests::parse_status_file(requests::to_text(*file));
  require(again.ok() && *again == *file, "a status file comes back as it was");
}

void check_take_over(std::string_view bytes) {
  const auto taken = requests::parse_take_over(bytes);
  if (!taken) return require(taken.error().kind == base::ErrorKind::bad_input, "a take-over is refused as bad input");
  for (const requests::TakenRequest& one : taken->requests)
    require(requests::is_case_number(one.number) && !one.sealed.empty(), "requests have numbers and contents");
  require(requests::file_name_of(*taken).find('/') == std::string::npos, "a name is no path");
  const std::string text = requests::to_text(*taken);
  const auto again = requests::parse_take_over(text);
  require(again.ok() && requests::to_text(*again) == text, "a take-over file comes back as it was");
}

void check_template(std::string_view bytes) {
  paperwork::TemplateFault fault;
  const auto letter = paperwork::parse_letter_template(bytes, fault);
  if (!letter)
    return require(fault.line > 0 || fault.kind == paperwork::TemplateFault::Kind::text, "a fault has a line");
  require(!letter->title.empty() && !letter->addressee.empty(), "a letter has title and addressee");
  std::map<std::string, std::string> values;
  for (const std::string& name : paperwork::blanks_of(*letter)) values[name] = "{" + name + "}\n}{";
  const auto full = paperwork::filled(*letter, values);
  require(full.title.find('\n') == std::string::npos, "a title is one line");
  for (const std::string& paragraph : full.paragraphs)
    require(!paragraph.empty() && paragraph.find('\n') == std::string::npos, "a paragraph is one line");
  require(paperwork::filled(*letter, {}).paragraphs == letter->paragraphs, "without values nothing changes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check_status(bytes);
  check_take_over(bytes);
  check_template(bytes);
  const auto letter = requests::open_letter(bytes, "20261123-0001", "0000-0000-0000-0000");
  require(!letter.ok(), "no bytes are a letter");
  return 0;
}
