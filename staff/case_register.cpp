// requests register, erase: the 台账 as a table, and the end of what was kept of persons.
#include <filesystem>

#include "pack/xlsx_writer.h"
#include "paperwork/case_words.h"
#include "requests/times.h"
#include "staff/atomic_file.h"
#include "staff/case_desk.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {
namespace {

using requests::BookCase;
using words::Word;
using Row = std::vector<std::string>;

std::string text(Word word) { return std::string(words::zh(word)); }
std::string yes_or_no(bool is_so) { return text(is_so ? Word::desk_yes_word : Word::desk_no_word); }

bool has(const BookCase& one, requests::Step step) {
  for (const requests::BookStep& each : one.steps)
    if (each.event.step == step) return true;
  return false;
}

Row heading() {
  Row row;
  for (const Word word :
       {Word::desk_column_number, Word::desk_column_received, Word::desk_column_applicant, Word::desk_column_steps,
        Word::desk_column_extended, Word::desk_column_due, Word::desk_column_answered, Word::desk_column_code,
        Word::desk_column_outcome, Word::desk_column_late, Word::desk_column_letters, Word::desk_column_erased})
    row.push_back(text(word));
  return row;
}

std::string steps_of(const BookCase& one) {
  std::string list;
  for (const requests::BookStep& step : one.steps)
    list.append(list.empty() ? "" : "；").append(base::to_iso(step.event.on) + " " + paperwork::words_of(step.event));
  return list;
}

std::string letters_of(const BookCase& one) {
  std::string list;
  for (const requests::BookLetter& letter : one.letters)
    list.append(list.empty() ? "" : "；").append(letter.number.empty() ? letter.title : letter.number);
  return list;
}

Row row_of(const BookCase& one, const Arguments& arguments, const base::Calendar& calendar) {
  const requests::CaseDue due = requests::due_of(events_of(one), arguments.now.date, calendar);
  const std::string day = base::to_iso(due.due);
  return {one.number,
          requests::time_text(one.received),
          paperwork::applicant_name(one.kind, one.organization_kind),
          steps_of(one),
          yes_or_no(has(one, requests::Step::extended)),
          due.provisional ? words::fill(Word::desk_provisional, {day}) : day,
          one.outcome ? base::to_iso(one.steps.back().event.on) : std::string(),
          one.outcome ? std::string(key(*one.outcome)) : std::string(),
          one.outcome ? paperwork::name_of(*one.outcome) : paperwork::name_of(due.turn),
          yes_or_no(due.late || due.urgency == requests::Urgency::overdue),
          letters_of(one),
          yes_or_no(one.is_erased)};
}

/// A cell that no table program takes for a formula, as RFC 4180 has it.
std::string csv_cell(std::string cell) {
  if (!cell.empty() && std::string_view("=+-@\t").find(cell.front()) != std::string_view::npos) cell.insert(0, "'");
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

/// With a mark at its beginning, by which table programs know UTF-8.
std::string csv_of(const std::vector<Row>& rows) {
  std::string csv = "\xEF\xBB\xBF";
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) csv.append(i == 0 ? "" : ",").append(csv_cell(row[i]));
    csv.append("\r\n");
  }
  return csv;
}

pack::WrittenSheet sheet_of(const std::vector<Row>& rows) {
  pack::WrittenSheet sheet{text(Word::desk_register_name), {16, 17, 14, 48, 9, 18, 12, 9, 40, 9, 24, 14}, {}, true};
  for (const Row& row : rows) {
    sheet.rows.emplace_back();
    for (const std::string& cell : row)
      sheet.rows.back().push_back({cell, sheet.rows.size() == 1 ? pack::CellStyle::heading : pack::CellStyle::plain});
  }
  return sheet;
}

base::Result<std::string> bytes_of(const std::vector<Row>& rows, bool is_xlsx) {
  if (!is_xlsx) return csv_of(rows);
  return pack::write_xlsx({sheet_of(rows)});
}

std::size_t answered_before(const std::vector<BookCase>& cases, base::Date day) {
  std::size_t count = 0;
  for (const BookCase& one : cases)
    if (!one.is_erased && one.outcome && one.steps.back().event.on < day) ++count;
  return count;
}

bool is_sure(const Arguments& arguments, base::Date day, std::size_t count) {
  if (arguments.cases.yes) return true;
  say(Word::desk_erase_ask, {base::to_chinese(day), std::to_string(count)});
  if (read_secret_line() == words::zh(Word::desk_erase_word)) return true;
  say(Word::desk_erase_stopped);
  return false;
}

}  // namespace

ExitCode write_case_register(const Arguments& arguments) {
  const std::string extension = std::filesystem::path(arguments.cases.out).extension().string();
  if (extension != ".xlsx" && extension != ".csv") return say(Word::desk_register_kind), exit_usage;
  const auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  if (!can_log_in_book(arguments)) return exit_failure;
  const auto cases = book.value->list();
  if (!cases) return fail(Word::desk_book_failed, cases.error());
  const base::Calendar calendar = desk_calendar(arguments);
  std::vector<Row> rows = {heading()};
  for (const BookCase& one : *cases) rows.push_back(row_of(one, arguments, calendar));
  const auto bytes = bytes_of(rows, extension == ".xlsx");
  if (!bytes) return fail(Word::desk_register_failed, bytes.error());
  const base::Status written = write_atomically(arguments.cases.out, *bytes, Readers::owner);
  if (!written) return fail(Word::desk_register_failed, written.error());
  log_in_book(arguments, office::Act::register_written, std::to_string(cases->size()));
  say(Word::desk_register_written, {arguments.cases.out, std::to_string(cases->size())});
  return exit_success;
}

ExitCode erase_cases(const Arguments& arguments) {
  auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  const base::Date day = base::parse_date(arguments.cases.before).value_or(base::Date{});
  const auto cases = book.value->list();
  if (!cases) return fail(Word::desk_book_failed, cases.error());
  if (!can_log_in_book(arguments)) return exit_failure;
  if (!is_sure(arguments, day, answered_before(*cases, day))) return exit_failure;
  const auto erased = book.value->erase_answered_before(day);
  if (!erased) return fail(Word::desk_book_failed, erased.error());
  log_in_book(arguments, office::Act::persons_erased, base::to_iso(day) + " " + std::to_string(*erased));
  say(Word::desk_erased_count, {std::to_string(*erased)});
  return exit_success;
}

}  // namespace staff
