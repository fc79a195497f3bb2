#include "pack/catalogue_table.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "pack/dates.h"
#include "pack/normalise.h"

namespace pack {
namespace {

using catalog::Field;
using words::Word;

constexpr std::array<Field, 5> date_fields = {Field::made_on, Field::published_on, Field::effective_on,
                                              Field::repealed_on, Field::shown_until};

bool is_date(Field field) { return std::find(date_fields.begin(), date_fields.end(), field) != date_fields.end(); }

struct Note {
  bool Changes::*flag;
  Word word;
};
constexpr std::array<Note, 9> notes = {{{&Changes::markup, Word::pack_markup_removed},
                                        {&Changes::hidden_signs, Word::pack_hidden_signs_removed},
                                        {&Changes::spaces, Word::pack_spaces_removed},
                                        {&Changes::width, Word::pack_width_changed},
                                        {&Changes::brackets, Word::pack_brackets_changed},
                                        {&Changes::label, Word::pack_label_removed},
                                        {&Changes::placeholder, Word::pack_placeholder_removed},
                                        {&Changes::private_use, Word::pack_private_use_removed},
                                        {&Changes::separators, Word::pack_separators_changed}}};

/// "行政处罚", not "Sheet1", "2026年11月" or "公开目录".
bool is_name_of_column(std::string_view name) {
  const auto has = [name](std::string_view part) { return name.find(part) != std::string_view::npos; };
  return !has("Sheet") && !has("工作表") && !has("目录") && !has("信息") &&
         name.find_first_of("0123456789") == std::string_view::npos;
}

/// Reads one sheet.
class Reader {
 public:
  Reader(const Sheet& sheet, const HeadingLine& line, Collector& found) : sheet_(sheet), line_(line), found_(found) {
    table_.file = sheet.file;
    table_.sheet = sheet.name;
    table_.columns.fill(-1);
  }

  Table read() {
    for (std::size_t column = 0; column < line_.texts.size(); ++column) take_heading(column);
    use_name_as_column();
    miss_headings();
    for (std::size_t i = line_.row + 1; i < sheet_.rows.size(); ++i) read_row(sheet_.rows[i]);
    return std::move(table_);
  }

 private:
  Place heading_place(std::size_t column) const {
    const int row = sheet_.rows[line_.row].number;
    return {sheet_.file, sheet_.name, row, cell_name(column, row)};
  }

  void take_heading(std::size_t column) {
    const std::string& meaning = line_.meanings[column];
    const std::string& text = line_.texts[column];
    if (meaning == attachment_heading) attachments_.push_back(column);
    if (meaning == attachment_heading || meaning == ignored_heading || text.empty()) return;
    const std::optional<Field> field = known_.find(meaning);
    if (meaning.empty() || !field) {
      found_.say(Weight::warning, heading_place(column), Word::pack_heading_unknown, {in_quotes(text)},
                 Word::pack_heading_unknown_remedy);
      return;
    }
    const auto index = static_cast<std::size_t>(*field);
    if (table_.columns[index] >= 0) {
      found_.say(Weight::warning, heading_place(column), Word::pack_heading_twice,
                 {in_quotes(table_.headings[index]), in_quotes(text), meaning}, Word::pack_heading_twice_remedy);
      if (text != meaning) return;
    }
    table_.columns[index] = static_cast<int>(column);
    table_.headings[index] = text;
  }

  /// A workbook with one sheet a 栏目 says so by the names of its sheets.
  void use_name_as_column() {
    const std::string name = name_of(sheet_);
    if (column_of_field(Field::column) >= 0 || !is_name_of_column(name)) return;
    column_name_ = name;
    found_.say(Weight::warning, {sheet_.file, sheet_.name, 0, {}}, Word::pack_sheet_is_column, {in_quotes(name)},
               Word::pack_sheet_is_column_remedy);
  }

  void miss_headings() {
    for (const Field field : {Field::index_number, Field::title, Field::column, Field::disclosure}) {
      if (column_of_field(field) >= 0 || (field == Field::column && !column_name_.empty())) continue;
      found_.say(Weight::error, {sheet_.file, sheet_.name, sheet_.rows[line_.row].number, {}},
                 Word::pack_heading_missing, {in_quotes(catalog::field_name(field))},
                 Word::pack_heading_missing_remedy);
      is_complete_ = false;
    }
  }

  int column_of_field(Field field) const { return table_.columns[static_cast<std::size_t>(field)]; }

  const Cell* cell_of(const Row& row, Field field) const {
    const int column = column_of_field(field);
    if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return nullptr;
    return &row.cells[static_cast<std::size_t>(column)];
  }

  void read_row(const Row& row) {
    Entry entry;
    entry.row = row.number;
    entry.is_sound = is_complete_;
    bool is_empty = true;
    for (std::size_t i = 0; i < catalog::field_count; ++i) {
      const Cell* cell = cell_of(row, static_cast<Field>(i));
      is_empty = is_empty && (cell == nullptr || base::trim(cell->text).empty());
    }
    if (is_empty || is_heading_again(row) || is_remark(row)) return;
    for (std::size_t i = 0; i < catalog::field_count; ++i)
      if (const Cell* cell = cell_of(row, static_cast<Field>(i))) take(*cell, static_cast<Field>(i), entry);
    if (!column_name_.empty()) entry[Field::column] = column_name_;
    take_suffix(entry);
    for (const std::size_t column : attachments_)
      if (column < row.cells.size() && !base::trim(row.cells[column].text).empty())
        entry.attachments.push_back(row.cells[column].text);
    table_.entries.push_back(std::move(entry));
  }

  bool is_heading_again(const Row& row) const {
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(row.cells.size(), line_.texts.size()); ++i)
      if (!line_.meanings[i].empty() && base::trim(row.cells[i].text) == line_.texts[i]) ++same;
    return same >= 2 && same * 2 >= line_.known;
  }

  /// "合计 12 件", "制表人：…" below a table: one or two cells, no title beside an 索引号.
  bool is_remark(const Row& row) {
    constexpr std::array<std::string_view, 7> beginnings = {"合计",   "总计", "制表",  "填表",
                                                            "审核人", "注：", "说明："};
    std::size_t filled = 0;
    std::string_view first;
    for (const Cell& cell : row.cells) {
      if (base::trim(cell.text).empty()) continue;
      if (filled++ == 0) first = base::trim(cell.text);
    }
    const bool is_one = filled <= 3 && std::any_of(beginnings.begin(), beginnings.end(),
                                                   [first](const auto& begin) { return first.starts_with(begin); });
    if (is_one)
      found_.say(Weight::note, {sheet_.file, sheet_.name, row.number, {}}, Word::pack_remark_skipped,
                 {in_quotes(first)}, Word::pack_note_remedy);
    return is_one;
  }

  void take(const Cell& cell, Field field, Entry& entry) {
    if (cell.kind == CellKind::fault) return fail(entry, field, Word::pack_cell_fault, cell.text);
    if (is_date(field)) return take_date(cell, field, entry);
    const bool is_number_like = field == Field::index_number || field == Field::document_number;
    if (is_number_like && (cell.is_rounded || is_scientific(cell.text)))
      fail(entry, field, Word::pack_digits_lost, cell.text);
    if (is_number_like && cell.kind == CellKind::date) fail(entry, field, Word::pack_became_date, cell.text);
    Normalised normalised = normalise_value(field, cell.text);
    entry[field] = std::move(normalised.text);
    if (normalised.has_private_use) fail(entry, field, Word::pack_private_use, cell.text);
    if (!normalised.changes.any()) return;
    entry.originals[static_cast<std::size_t>(field)] = cell.text;
    for (const Note& note : notes)
      if (normalised.changes.*note.flag) tell(entry, field, note.word, cell.text, entry[field]);
  }

  void tell(const Entry& entry, Field field, Word word, std::string_view before, std::string_view after) {
    found_.count(Weight::note, table_.place_of(entry, field), word,
                 {catalog::field_name(field), in_quotes(catalog::clean_value(before)), in_quotes(after)},
                 Word::pack_note_remedy);
  }

  static Word remedy_of(Word what) {
    switch (what) {
      case Word::pack_cell_fault: return Word::pack_cell_fault_remedy;
      case Word::pack_digits_lost: return Word::pack_digits_lost_remedy;
      case Word::pack_became_date: return Word::pack_became_date_remedy;
      case Word::pack_private_use: return Word::pack_private_use_remedy;
      case Word::pack_date_two_digits: return Word::pack_date_two_digits_remedy;
      case Word::pack_date_no_day: return Word::pack_date_no_day_remedy;
      default: return Word::pack_date_remedy;
    }
  }

  void fail(Entry& entry, Field field, Word what, std::string_view value) {
    entry.is_sound = false;
    found_.say(Weight::error, table_.place_of(entry, field), what,
               {catalog::field_name(field), in_quotes(catalog::clean_value(value))}, remedy_of(what));
  }

  void take_date(const Cell& cell, Field field, Entry& entry) {
    const Normalised normalised = normalise_value(field, cell.text);
    const DateReading reading = read_date(normalised.text);
    if (reading.date) entry[field] = base::to_iso(*reading.date);
    if (cell.text != entry[field]) entry.originals[static_cast<std::size_t>(field)] = cell.text;
    switch (reading.spelling) {
      case DateSpelling::exact:
      case DateSpelling::empty: return;
      case DateSpelling::other:
      case DateSpelling::serial: return tell(entry, field, Word::pack_date_spelt, normalised.text, entry[field]);
      case DateSpelling::none: return tell(entry, field, Word::pack_date_none, normalised.text, {});
      case DateSpelling::two_digit_year: return fail(entry, field, Word::pack_date_two_digits, normalised.text);
      case DateSpelling::no_day: return fail(entry, field, Word::pack_date_no_day, normalised.text);
      case DateSpelling::not_real: return fail(entry, field, Word::pack_date_not_real, normalised.text);
      case DateSpelling::unreadable: return fail(entry, field, Word::pack_date_unreadable, normalised.text);
    }
  }

  /// "…的通知（已废止）": what the suffix says belongs into 有效性.
  void take_suffix(Entry& entry) {
    std::string title = entry[Field::title];
    const std::optional<std::string> validity = take_validity_suffix(title);
    if (!validity || title.empty()) return;
    entry.originals[static_cast<std::size_t>(Field::title)] = std::exchange(entry[Field::title], title);
    std::string& stated = entry[Field::validity];
    const bool agrees = stated.empty() || stated.find(*validity) != std::string::npos;
    found_.count(agrees ? Weight::note : Weight::warning, table_.place_of(entry, Field::title),
                 agrees ? Word::pack_suffix_taken : Word::pack_suffix_differs,
                 {in_quotes(title), *validity, in_quotes(stated)},
                 agrees ? Word::pack_note_remedy : Word::pack_suffix_differs_remedy);
    if (stated.empty()) stated = *validity;
  }

  const Sheet& sheet_;
  const HeadingLine& line_;
  Collector& found_;
  const catalog::Headings known_;
  Table table_;
  std::vector<std::size_t> attachments_;
  std::string column_name_;
  bool is_complete_ = true;
};

struct Seen {
  const Table* table = nullptr;
  const Entry* entry = nullptr;
};

std::string words_of(const Seen& seen, const Table& here) {
  std::string text;
  if (seen.table->file != here.file) text += seen.table->file;
  if (seen.table->sheet != here.sheet) text += "“" + seen.table->sheet + "”";
  return text + "第" + std::to_string(seen.entry->row) + "行";
}

}  // namespace

Table read_catalogue_table(const Sheet& sheet, const HeadingLine& line, Collector& found) {
  return Reader(sheet, line, found).read();
}

void find_repeated(std::vector<Table>& tables, Collector& found) {
  std::unordered_map<std::string, Seen> numbers;
  std::unordered_map<std::string, Seen> titles;
  for (Table& table : tables) {
    for (Entry& entry : table.entries) {
      const std::string& number = entry[Field::index_number];
      const std::string& title = entry[Field::title];
      const auto [by_number, is_new_number] = numbers.emplace(number, Seen{&table, &entry});
      if (!is_new_number && !number.empty()) {
        entry.is_sound = false;
        found.say(Weight::error, table.place_of(entry, Field::index_number), Word::pack_number_twice,
                  {in_quotes(number), words_of(by_number->second, table)}, Word::pack_number_twice_remedy);
      }
      const auto [by_title, is_new_title] = titles.emplace(title, Seen{&table, &entry});
      if (!is_new_title && !title.empty())
        found.say(Weight::warning, table.place_of(entry, Field::title), Word::pack_title_twice,
                  {in_quotes(title), words_of(by_title->second, table)}, Word::pack_title_twice_remedy);
    }
  }
}

}  // namespace pack
