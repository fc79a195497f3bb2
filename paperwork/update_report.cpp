#include "paperwork/update_report.h"

#include <utility>

#include "paperwork/feet.h"
#include "paperwork/names.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using base::BlockKind;
using printing::text_item;
using words::Word;

std::string text(Word word) { return std::string(words::zh(word)); }

std::string joined(const std::vector<std::string>& parts) {
  std::string whole;
  for (const std::string& part : parts) whole += (whole.empty() ? "" : text(Word::paper_list_separator)) + part;
  return whole;
}

void add_label(std::vector<printing::LabelledValue>& pairs, Word label, std::string value) {
  if (!value.empty()) pairs.push_back({text(label), std::move(value)});
}

printing::Item facts(const UpdateReport& report) {
  const auto content = base::parse_date(report.version.content_date);
  std::vector<printing::LabelledValue> pairs;
  add_label(pairs, Word::paper_update_content_date,
            content ? base::to_chinese(*content) : report.version.content_date);
  add_label(pairs, Word::paper_update_loaded_at, report.version.loaded_at);
  add_label(pairs, Word::paper_update_counter, std::to_string(report.version.counter));
  add_label(pairs, Word::paper_update_version, std::to_string(report.version.number));
  add_label(pairs, Word::paper_update_records, std::to_string(report.version.records));
  add_label(pairs, Word::paper_update_made_at, report.made_at);
  add_label(pairs, Word::paper_update_signers, joined(report.signers));
  add_label(pairs, Word::paper_update_confirmed_by, report.confirmed_by);
  add_label(pairs, Word::paper_update_note, report.note);
  add_label(pairs, Word::paper_update_log_head, report.log_head);
  return printing::labelled_item(std::move(pairs));
}

using Row = std::vector<std::string>;

/// The heading, the table and how many more there are; nothing where there is none.
void add_table(printing::Paper& paper, Word heading, std::size_t count, std::vector<Row> rows) {
  if (count == 0) return;
  const std::size_t shown = rows.size() - 1;  // the first is the head
  base::Block head;
  head.kind = BlockKind::heading;
  head.level = 2;
  head.text = words::fill(heading, {std::to_string(count)});
  paper.items.push_back(printing::block_item(std::move(head)));
  base::Block table;
  table.kind = BlockKind::table;
  table.rows = std::move(rows);
  paper.items.push_back(printing::block_item(std::move(table)));
  if (shown < count)
    paper.items.push_back(
        text_item(BlockKind::paragraph, words::fill(Word::paper_update_more, {std::to_string(count - shown)})));
}

std::string changes_of(const catalog::RecordChange& change) {
  std::vector<std::string> names = change.fields;
  if (change.text) names.push_back(text(Word::paper_update_full_text));
  return joined(names);
}

std::vector<Row> added_rows(const catalog::Changes& changes) {
  std::vector<Row> rows = {{text(Word::paper_update_index), text(Word::paper_update_title_of)}};
  for (const catalog::RecordChange& change : changes.added)
    rows.push_back({change.after.index_number, change.after.title});
  return rows;
}

std::vector<Row> changed_rows(const catalog::Changes& changes) {
  std::vector<Row> rows = {
      {text(Word::paper_update_index), text(Word::paper_update_title_of), text(Word::paper_update_what)}};
  for (const catalog::RecordChange& change : changes.changed)
    rows.push_back({change.after.index_number, change.after.title, changes_of(change)});
  return rows;
}

std::vector<Row> withdrawn_rows(const catalog::Changes& changes) {
  std::vector<Row> rows = {
      {text(Word::paper_update_index), text(Word::paper_update_title_of), text(Word::paper_update_reason)}};
  for (const catalog::RecordChange& change : changes.withdrawn)
    rows.push_back({change.before.index_number, change.before.title,
                    change.reason.empty() ? text(Word::paper_update_no_reason) : change.reason});
  return rows;
}

std::vector<Row> refused_rows(const std::vector<catalog::Refusal>& refusals) {
  std::vector<Row> rows = {
      {text(Word::paper_update_place), text(Word::paper_update_fault), text(Word::paper_update_remedy)}};
  for (const catalog::Refusal& row : refusals) {
    const std::string line = std::to_string(row.line);
    rows.push_back({row.line > 0 ? words::fill(Word::paper_update_row_place, {row.file, line}) : row.file, row.what,
                    row.remedy});
  }
  return rows;
}

void add_sentence(printing::Paper& paper, std::string sentence) {
  paper.items.push_back(text_item(BlockKind::paragraph, std::move(sentence)));
}

}  // namespace

printing::Paper update_report_paper(const UpdateReport& report, const catalog::Agency& agency, base::LocalTime now) {
  const catalog::Changes& changes = report.changes;
  printing::Paper paper = agency_paper(text(Word::paper_update_title), agency, now);
  paper.items.push_back(facts(report));
  add_sentence(paper, words::fill(Word::paper_update_counts,
                                  {std::to_string(report.added), std::to_string(report.changed),
                                   std::to_string(report.withdrawn), std::to_string(changes.unchanged)}));
  if (!changes.emptied_columns.empty())
    add_sentence(paper, words::fill(Word::paper_update_emptied, {joined(changes.emptied_columns)}));
  if (changes.guide) add_sentence(paper, text(Word::paper_update_guide));
  if (changes.offices) add_sentence(paper, text(Word::paper_update_offices));
  add_table(paper, Word::paper_update_withdrawn, report.withdrawn, withdrawn_rows(changes));
  add_table(paper, Word::paper_update_changed, report.changed, changed_rows(changes));
  add_table(paper, Word::paper_update_added, report.added, added_rows(changes));
  add_table(paper, Word::paper_update_refused, report.refused, refused_rows(report.rows));
  paper.items.push_back(text_item(BlockKind::closing, text(Word::paper_update_sign)));
  paper.items.push_back(text_item(BlockKind::closing, base::to_chinese(now.date)));
  return paper;
}

}  // namespace paperwork
