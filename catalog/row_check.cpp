#include "catalog/row_check.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"

namespace catalog {
namespace {

constexpr std::size_t longest_value = 500;     // characters
constexpr std::size_t longest_summary = 5000;  // more is a text in the wrong cell
constexpr std::size_t longest_attachments = 5000;
constexpr std::size_t usual_summary = 500;
constexpr std::size_t longest_index_number = 100;

struct ValidityWord {
  std::string_view word;
  Validity validity;
};

constexpr std::array<ValidityWord, 13> validity_words = {{
    {"有效", Validity::in_force},
    {"现行有效", Validity::in_force},
    {"继续有效", Validity::in_force},
    {"已修改", Validity::amended},
    {"已被修改", Validity::amended},
    {"失效", Validity::expired},
    {"已失效", Validity::expired},
    {"废止", Validity::repealed},
    {"已废止", Validity::repealed},
    {"失效/废止", Validity::repealed},
    {"已被废止", Validity::repealed},
    {"尚未生效", Validity::not_yet},
    {"未生效", Validity::not_yet},
}};

constexpr std::array<std::string_view, 4> secrecy_words = {"秘密", "机密", "绝密", "内部"};

/// The runs of digits in "2023年2月3日", "2023/2/3", "20230203" as year, month and day; 0 where there is none.
std::array<int, 3> numbers_of(std::string_view text) {
  std::array<int, 3> numbers{};
  std::size_t part = 0;
  int digits = 0;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && digits == 0) continue;
    const bool is_full = digits == (part == 0 ? 4 : 2);
    if (!is_digit || is_full) ++part, digits = 0;
    if (part == numbers.size()) break;
    if (is_digit) numbers[part] = numbers[part] * 10 + (c - '0'), ++digits;
  }
  return numbers;
}

/// The existing day that was probably meant: the same, or the last of its month. A sample date if nobody can tell.
std::string probable_date(std::string_view text) {
  const auto [year, month, day] = numbers_of(text);
  const base::Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1900 || year > 2199 || !date.month().ok() || day < 1) return "2026-11-20";
  if (date.ok()) return base::to_iso(date);
  return base::to_iso(base::Date{date.year() / date.month() / std::chrono::last});
}

bool has_date_shape(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (i == 4 || i == 7 ? text[i] != '-' : !is_digit) return false;
  }
  return true;
}

/// The paths of a list that is separated by "；".
std::vector<std::string> paths_in(std::string_view list) {
  static constexpr std::string_view separator = "；";
  std::vector<std::string> paths;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    const std::string_view path = base::trim(list.substr(0, end));
    if (!path.empty()) paths.emplace_back(path);
    list.remove_prefix(std::min(end + separator.size(), list.size()));
  }
  return paths;
}

bool has_markup(std::string_view title) {
  const bool has_opening = title.find('<') != std::string_view::npos;
  const bool has_closing = title.find('>') != std::string_view::npos;
  return has_opening || (has_closing && title.find('"') != std::string_view::npos);
}

}  // namespace

KnownNumbers KnownNumbers::in_memory() {
  auto places = std::make_shared<std::unordered_map<std::string, Place>>();
  KnownNumbers numbers;
  numbers.find = [places](const std::string& number) -> std::optional<Place> {
    const auto found = places->find(number);
    return found == places->end() ? std::nullopt : std::optional(found->second);
  };
  numbers.add = [places](const std::string& number, const std::string& file, int line) {
    places->emplace(number, Place{file, line});
  };
  return numbers;
}

std::optional<CheckedRow> RowCheck::check(const std::string& file, const RawRow& row) {
  CheckedRow checked;
  Record& record = checked.record;
  if (row[Field::title].empty()) faults_.push_back(complaint::value_missing(field_name(Field::title)));
  check_index_number(file, row);
  check_disclosure(row);
  check_lengths(row);
  fill_column(row, checked);
  fill_dates(row, record);
  fill_validity(row, record);
  warn_about(row, record);
  if (refuse_if_faulty(file, row.line)) return std::nullopt;

  numbers_.add(row[Field::index_number], file, row.line);
  record.index_number = row[Field::index_number];
  record.title = row[Field::title];
  record.summary = row[Field::summary];
  record.issuer = row[Field::issuer];
  record.document_number = row[Field::document_number];
  record.genre = row[Field::genre];
  record.subject = row[Field::subject];
  record.combined_class = row[Field::combined_class];
  record.keywords = row[Field::keywords];
  checked.text_path = row[Field::text];
  checked.attachment_paths = paths_in(row[Field::attachments]);
  checked.file = file;
  checked.line = row.line;
  return checked;
}

void RowCheck::check_index_number(const std::string& file, const RawRow& row) {
  const std::string& number = row[Field::index_number];
  if (number.empty()) return faults_.push_back(complaint::value_missing(field_name(Field::index_number)));
  const std::optional<KnownNumbers::Place> other = numbers_.find(number);
  if (!other) return;
  faults_.push_back(complaint::index_number_twice(number, other->file == file ? "" : other->file, other->line));
}

void RowCheck::check_disclosure(const RawRow& row) {
  const std::string& disclosure = row[Field::disclosure];
  const bool is_marked = std::any_of(secrecy_words.begin(), secrecy_words.end(), [&](std::string_view word) {
    return disclosure.find(word) != std::string::npos;
  });
  if (is_marked || !row[Field::secrecy].empty()) {
    faults_.push_back(complaint::secrecy_marked());
  } else if (disclosure != "主动公开") {
    faults_.push_back(complaint::not_for_the_public(disclosure));
  }
}

void RowCheck::check_lengths(const RawRow& row) {
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    const std::size_t limit = field == Field::summary        ? longest_summary
                              : field == Field::attachments  ? longest_attachments
                              : field == Field::index_number ? longest_index_number
                                                             : longest_value;
    if (row[field].size() <= limit) continue;
    const std::size_t length = base::length(row[field]);
    if (length > limit) faults_.push_back(complaint::value_too_long(field_name(field), length, limit));
  }
}

void RowCheck::fill_column(const RawRow& row, CheckedRow& checked) {
  const std::string& text = row[Field::column];
  if (text.empty()) return faults_.push_back(complaint::value_missing(field_name(Field::column)));
  auto resolved = columns_.resolve(text);
  if (auto* complaint = std::get_if<Complaint>(&resolved)) return faults_.push_back(std::move(*complaint));
  checked.column = std::get<std::size_t>(resolved);
  checked.record.column_id = columns_.columns()[checked.column].id;
}

std::optional<base::Date> RowCheck::date(const RawRow& row, Field field) {
  const std::string& text = row[field];
  if (text.empty()) return std::nullopt;
  if (text == "1970-01-01") {
    warnings_.push_back(complaint::date_means_none(field_name(field)));
    return std::nullopt;
  }
  const std::optional<base::Date> date = base::parse_date(text);
  if (date) return date;
  const auto complain = has_date_shape(text) ? complaint::date_not_real : complaint::date_misspelt;
  faults_.push_back(complain(field_name(field), text, probable_date(text)));
  return std::nullopt;
}

void RowCheck::fill_dates(const RawRow& row, Record& record) {
  record.made_on = date(row, Field::made_on);
  record.published_on = date(row, Field::published_on);
  record.effective_on = date(row, Field::effective_on);
  record.repealed_on = date(row, Field::repealed_on);
  record.shown_until = date(row, Field::shown_until);
}

void RowCheck::fill_validity(const RawRow& row, Record& record) {
  const std::string& word = row[Field::validity];
  if (word.empty()) return;
  const auto found = std::find_if(validity_words.begin(), validity_words.end(),
                                  [&word](const ValidityWord& known) { return known.word == word; });
  if (found == validity_words.end()) return faults_.push_back(complaint::validity_unknown(word));
  record.validity = found->validity;
}

void RowCheck::warn_about(const RawRow& row, const Record& record) {
  for (const Field field : {Field::summary, Field::made_on, Field::issuer}) {
    if (row[field].empty()) warnings_.push_back(complaint::value_missing(field_name(field)));
  }
  if (base::length(row[Field::summary]) > usual_summary) warnings_.push_back(complaint::summary_long(usual_summary));
  if (has_markup(row[Field::title])) warnings_.push_back(complaint::title_with_markup());
  if (record.made_on && record.published_on && *record.published_on < *record.made_on) {
    warnings_.push_back(complaint::published_before_made());
  }
}

bool RowCheck::refuse_if_faulty(const std::string& file, int line) {
  const std::vector<Complaint> faults = std::exchange(faults_, {});
  std::vector<Complaint> warnings = std::exchange(warnings_, {});
  if (faults.empty()) {
    for (Complaint& warning : warnings) findings_.warn(file, line, std::move(warning));
    return false;
  }
  Complaint all = faults.front();
  for (std::size_t i = 1; i < faults.size(); ++i) {
    all.what += "；" + faults[i].what;
    if (all.remedy.find(faults[i].remedy) == std::string::npos) all.remedy += "；" + faults[i].remedy;
  }
  findings_.refuse(file, line, std::move(all));
  return true;
}

}  // namespace catalog
