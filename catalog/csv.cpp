// The CSV half of rows.h, over libcsv.
#include <csv.h>

#include <algorithm>
#include <cctype>
#include <deque>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "catalog/rows.h"

namespace catalog {
namespace {

/// A row that spans more lines than this has a quote that is never closed.
constexpr std::size_t longest_row_lines = 200;

/// The lines of a file, of which the last few can be read once more.
class LineWindow {
 public:
  explicit LineWindow(LineStream& lines) : lines_(lines) {}

  /// The line at a number (from 0), which is not before the first that is kept; null: the file is shorter.
  const std::string* at(std::size_t number) {
    while (number >= first_ + kept_.size()) {
      std::string line;
      if (!lines_.next(line)) return nullptr;
      kept_.push_back(std::move(line));
    }
    return &kept_[number - first_];
  }
  void drop_before(std::size_t number) {
    for (; first_ < number && !kept_.empty(); ++first_) kept_.pop_front();
  }

 private:
  LineStream& lines_;
  std::deque<std::string> kept_;
  std::size_t first_ = 0;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Owns a libcsv parser and collects the fields of one row.
class Parser {
 public:
  Parser() { start(); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&parser_); }

  /// False if the quotes are wrong.
  bool feed(std::string_view line) {
    return csv_parse(&parser_, line.data(), line.size(), &Parser::on_field, &Parser::on_row, this) == line.size();
  }

  /// The end of the file ends a row too. False if it ends inside quotes.
  bool finish() { return csv_fini(&parser_, &Parser::on_field, &Parser::on_row, this) == 0; }

  bool has_row() const { return has_row_; }

  std::vector<std::string> take_row() {
    has_row_ = false;
    return std::exchange(fields_, {});
  }

  void restart() {
    csv_free(&parser_);
    start();
    take_row();
  }

 private:
  void start() { csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI); }

  static void on_field(void* bytes, std::size_t size, void* self) noexcept {
    static_cast<Parser*>(self)->fields_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void on_row(int, void* self) noexcept { static_cast<Parser*>(self)->has_row_ = true; }

  csv_parser parser_{};
  std::vector<std::string> fields_;
  bool has_row_ = false;
};

/// Reads row after row and always knows the line; after a broken row it goes on with the line below its first.
class RowReader {
 public:
  explicit RowReader(LineStream& lines) : lines_(lines) {}

  /// Goes to the next row; false at the end.
  bool next() {
    const std::string* line = lines_.at(at_);
    while (line != nullptr && is_blank(*line)) {
      lines_.drop_before(at_);
      line = lines_.at(++at_);
    }
    if (line == nullptr) return false;
    lines_.drop_before(at_);
    line_ = static_cast<int>(at_) + 1;
    const std::size_t first = at_;
    is_sound_ = read_row();
    fields_ = is_sound_ ? parser_.take_row() : std::vector<std::string>();
    if (is_sound_) return true;
    parser_.restart();
    at_ = first + 1;
    return true;
  }

  bool is_sound() const { return is_sound_; }
  int line() const { return line_; }
  std::vector<std::string>& fields() { return fields_; }

 private:
  bool read_row() {
    for (const std::size_t limit = at_ + longest_row_lines; at_ < limit; ++at_) {
      const std::string* const line = lines_.at(at_);
      if (line == nullptr) return parser_.finish() && parser_.has_row();
      const bool is_sound = parser_.feed(*line);
      if (is_sound && !parser_.has_row()) continue;
      ++at_;
      return is_sound;
    }
    return lines_.at(at_) == nullptr && parser_.finish() && parser_.has_row();
  }

  LineWindow lines_;
  std::size_t at_ = 0;
  Parser parser_;
  std::vector<std::string> fields_;
  int line_ = 0;
  bool is_sound_ = false;
};

bool all_utf8(const std::vector<std::string>& fields) {
  return std::all_of(fields.begin(), fields.end(),
                     [](const std::string& field) { return base::is_valid_utf8(field); });
}

using Columns = std::vector<std::optional<Field>>;

/// What each column of the file holds, from its first row.
std::optional<Complaint> read_headings(RowReader& reader, const Headings& headings, const RowSink& sink,
                                       Columns& columns) {
  if (!reader.next()) return complaint::no_heading_line();
  if (!reader.is_sound()) return complaint::broken_quotes();
  if (!all_utf8(reader.fields())) return complaint::not_utf8();
  for (const std::string& heading : reader.fields()) {
    const std::optional<Field> field = headings.find(heading);
    if (field && std::find(columns.begin(), columns.end(), field) != columns.end()) {
      return complaint::heading_twice(field_name(*field));
    }
    if (!field && !base::trim(heading).empty()) {
      sink.warn(reader.line(), complaint::heading_unknown(base::trim(heading)));
    }
    columns.push_back(field);
  }
  for (const Field needed : {Field::index_number, Field::title, Field::column, Field::disclosure}) {
    if (std::find(columns.begin(), columns.end(), needed) == columns.end()) {
      return complaint::heading_missing(field_name(needed));
    }
  }
  return std::nullopt;
}

void read_row(RowReader& reader, const Columns& columns, const RowSink& sink) {
  if (!reader.is_sound()) return sink.refuse(reader.line(), complaint::broken_quotes());
  std::vector<std::string>& fields = reader.fields();
  if (!all_utf8(fields)) return sink.refuse(reader.line(), complaint::not_utf8());
  if (fields.size() > columns.size()) {
    return sink.refuse(reader.line(), complaint::too_many_fields(fields.size(), columns.size()));
  }
  RawRow row;
  row.line = reader.line();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (columns[i]) row[*columns[i]] = clean_value(fields[i]);
  }
  const bool is_empty =
      std::all_of(row.values.begin(), row.values.end(), [](const auto& value) { return value.empty(); });
  if (!is_empty) sink.row(std::move(row));
}

}  // namespace

std::optional<Complaint> read_csv(std::string_view bytes, const Headings& headings, const RowSink& sink) {
  LineStream lines(bytes, LineStream::Ends::any);
  return read_csv(lines, headings, sink);
}

std::optional<Complaint> read_csv(LineStream& lines, const Headings& headings, const RowSink& sink) {
  RowReader reader(lines);
  Columns columns;
  auto complaint = read_headings(reader, headings, sink, columns);
  if (complaint && !lines.failure()) return complaint;
  while (reader.next()) read_row(reader, columns, sink);
  return std::nullopt;
}

}  // namespace catalog
