#include "pack/guard_rows.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "pack/guard_ask.h"
#include "pack/guard_marks.h"
#include "pack/guard_numbers.h"

namespace pack {
namespace {

using catalog::Field;
using words::Word;

constexpr std::size_t excerpt_characters = 20;
constexpr base::Date rule_since{std::chrono::year{2008}, std::chrono::May, std::chrono::day{1}};  // 条例 in force

void guard_disclosure(const Table& table, const Entry& entry, Findings& findings) {
  const std::string& disclosure = entry[Field::disclosure];
  if (const std::string mark = secrecy_word(disclosure + " " + entry[Field::secrecy]); !mark.empty()) {
    const Field where = secrecy_word(disclosure).empty() ? Field::secrecy : Field::disclosure;
    findings.push_back(
        tell(Weight::error, table.place_of(entry, where), Word::guard_secrecy, {mark}, Word::guard_secrecy_remedy));
  } else if (!entry[Field::secrecy].empty()) {
    findings.push_back(tell(Weight::error, table.place_of(entry, Field::secrecy), Word::guard_secrecy,
                            {safe_excerpt(entry[Field::secrecy], excerpt_characters)}, Word::guard_secrecy_remedy));
  } else if (disclosure != "主动公开" && !disclosure.empty()) {
    findings.push_back(tell(Weight::error, table.place_of(entry, Field::disclosure), Word::guard_disclosure,
                            {safe_excerpt(disclosure, excerpt_characters)}, Word::guard_disclosure_remedy));
  }
}

/// "绝密★", "机密★" in a title or summary.
void guard_marks(const Table& table, const Entry& entry, Findings& findings) {
  for (const Field field : {Field::title, Field::summary, Field::keywords, Field::document_number})
    if (const std::string mark = starred_mark(entry[field]); !mark.empty())
      findings.push_back(
          tell(Weight::error, table.place_of(entry, field), Word::guard_secrecy, {mark}, Word::guard_secrecy_remedy));
}

void guard_dates(const Table& table, const Entry& entry, const base::Calendar& calendar, Findings& findings) {
  const auto made = base::parse_date(entry[Field::made_on]);
  const auto published = base::parse_date(entry[Field::published_on]);
  if (!made || !published) return;
  const Place place = table.place_of(entry, Field::published_on);
  const std::string later = base::to_iso(*published), earlier = base::to_iso(*made);
  if (*published < *made) {
    findings.push_back(tell(Weight::warning, place, Word::guard_early, {later, earlier}, Word::guard_early_remedy));
    return;
  }
  if (*made < rule_since) return;
  const base::WorkingDays days = calendar.working_days_between(*made, *published);
  if (days.count <= publication_working_days) return;
  findings.push_back(tell(Weight::warning, place, days.provisional ? Word::guard_late_about : Word::guard_late,
                          {later, earlier, std::to_string(days.count)}, Word::guard_late_remedy));
}

void guard_numbers(const Table& table, const Entry& entry, Findings& findings) {
  for (const Field field : {Field::title, Field::summary, Field::issuer, Field::genre, Field::subject,
                            Field::combined_class, Field::keywords, Field::column})
    ask_about_numbers(table.place_of(entry, field), entry[field], false, findings);
}

bool is_filled(const Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return !cell.text.empty(); });
}

std::string content_of(const Row& row) {
  std::string content;
  for (const Cell& cell : row.cells) content += cell.text + "\t";
  return content + "\n";
}

/// Hidden rows that follow each other are one finding, so that a filter does not ask a thousand times.
void guard_hidden_rows(const Sheet& sheet, Findings& findings) {
  for (std::size_t i = 0; i < sheet.rows.size();) {
    if (!sheet.rows[i].hidden) {
      ++i;
      continue;
    }
    const int first = sheet.rows[i].number;
    int last = first;
    std::size_t filled = 0;
    std::string content;
    for (; i < sheet.rows.size() && sheet.rows[i].hidden; ++i) {
      if (!is_filled(sheet.rows[i])) continue;
      content += content_of(sheet.rows[i]);
      last = sheet.rows[i].number;
      ++filled;
    }
    if (filled == 0) continue;
    findings.push_back(ask({sheet.file, sheet.name, first, {}}, sheet.name + "\n" + content,
                           filled == 1 ? Word::guard_hidden_row : Word::guard_hidden_rows,
                           {std::to_string(filled == 1 ? last : first), std::to_string(last), std::to_string(filled)},
                           Word::guard_hidden_sheet_remedy));
  }
}

void guard_hidden_columns(const Sheet& sheet, Findings& findings) {
  for (std::size_t column = 0; column < sheet.hidden_columns.size(); ++column) {
    if (!sheet.hidden_columns[column]) continue;
    std::string content, first;
    for (const Row& row : sheet.rows) {
      if (column >= row.cells.size() || row.cells[column].text.empty()) continue;
      if (first.empty()) first = row.cells[column].text;
      content += row.cells[column].text + "\n";
    }
    if (first.empty()) continue;
    const std::string letters = column_letters(column);
    findings.push_back(ask({sheet.file, sheet.name, 0, letters}, sheet.name + "\n" + content,
                           Word::guard_hidden_column, {letters, safe_excerpt(first, excerpt_characters)},
                           Word::guard_hidden_sheet_remedy));
  }
}

}  // namespace

void guard_rows(const Table& table, const base::Calendar& calendar, Findings& findings) {
  for (const Entry& entry : table.entries) {
    guard_disclosure(table, entry, findings);
    guard_marks(table, entry, findings);
    guard_dates(table, entry, calendar, findings);
    guard_numbers(table, entry, findings);
  }
}

void guard_sheet(const Sheet& sheet, Findings& findings) {
  const auto filled = std::count_if(sheet.rows.begin(), sheet.rows.end(), is_filled);
  if (sheet.hidden && filled > 0) {
    std::string content;
    for (const Row& row : sheet.rows) content += content_of(row);
    findings.push_back(ask({sheet.file, sheet.name, 0, {}}, sheet.name + "\n" + content, Word::guard_hidden_sheet,
                           {std::to_string(filled)}, Word::guard_hidden_sheet_remedy));
  }
  guard_hidden_rows(sheet, findings);
  guard_hidden_columns(sheet, findings);
  for (const Comment& comment : sheet.comments)
    findings.push_back(ask({sheet.file, sheet.name, 0, comment.cell}, sheet.name + "\n" + comment.text,
                           Word::guard_comment, {safe_excerpt(comment.text, excerpt_characters)},
                           Word::guard_comment_remedy));
}

}  // namespace pack
