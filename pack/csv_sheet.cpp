#include "pack/csv_sheet.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t longest_row_lines = 200;  // more has a quote that is never closed
constexpr std::size_t heading_lines = 10;
constexpr std::array<char, 4> separators = {',', '\t', ';', '|'};

using Cells = std::vector<std::string>;

std::vector<std::string_view> lines_of(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    std::size_t end = bytes.find_first_of("\r\n");
    end = end == std::string_view::npos ? bytes.size() : end + 1;
    if (bytes[end - 1] == '\r' && end < bytes.size() && bytes[end] == '\n') ++end;
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end);
  }
  return lines;
}

/// Owns a libcsv parser and collects the cells of one row.
class Parser {
 public:
  Parser(char separator, bool is_strict) : separator_(separator), is_strict_(is_strict) { start(); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&parser_); }

  /// False if the quotes are wrong.
  bool feed(std::string_view line) {
    return csv_parse(&parser_, line.data(), line.size(), &Parser::on_cell, &Parser::on_row, this) == line.size();
  }
  bool finish() { return csv_fini(&parser_, &Parser::on_cell, &Parser::on_row, this) == 0; }
  bool has_row() const { return has_row_; }
  Cells take_row() { return has_row_ = false, std::exchange(cells_, {}); }
  void restart() {
    csv_free(&parser_);
    start();
    take_row();
  }

 private:
  void start() {
    csv_init(&parser_, is_strict_ ? CSV_STRICT | CSV_STRICT_FINI : 0);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
  }
  static void on_cell(void* bytes, std::size_t size, void* self) noexcept {
    static_cast<Parser*>(self)->cells_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void on_row(int, void* self) noexcept { static_cast<Parser*>(self)->has_row_ = true; }

  csv_parser parser_{};
  char separator_;
  bool is_strict_;
  Cells cells_;
  bool has_row_ = false;
};

/// A quote opens a cell only where one begins. Without any such quote, those inside are just characters.
bool opens_a_quote(std::string_view line, char separator) {
  bool begins = true;
  for (const char c : line) {
    if (c == '"' && begins) return true;
    begins = c == separator || (begins && (c == ' ' || c == '\t'));
  }
  return false;
}

Cells loose_cells(std::string_view line, char separator) {
  Parser parser(separator, false);
  parser.feed(line);
  if (!parser.has_row()) parser.finish();
  return parser.take_row();
}

enum class RowState { sound, loose, broken };

/// Reads row after row and always knows the line; after a broken row it goes on with the line below its first.
class RowReader {
 public:
  RowReader(std::string_view text, char separator)
      : lines_(lines_of(text)), separator_(separator), parser_(separator, true) {}

  bool next() {
    while (at_ < lines_.size() && base::trim(lines_[at_]).empty()) ++at_;
    if (at_ == lines_.size()) return false;
    line_ = static_cast<int>(at_) + 1;
    const std::size_t first = at_;
    if (read_row()) {
      cells_ = parser_.take_row();
      state_ = RowState::sound;
      return true;
    }
    parser_.restart();
    at_ = first + 1;
    const bool is_plain = !opens_a_quote(lines_[first], separator_);
    state_ = is_plain ? RowState::loose : RowState::broken;
    cells_ = is_plain ? loose_cells(lines_[first], separator_) : Cells();
    return true;
  }

  RowState state() const { return state_; }
  int line() const { return line_; }
  Cells& cells() { return cells_; }

 private:
  bool read_row() {
    const std::size_t limit = std::min(lines_.size(), at_ + longest_row_lines);
    while (at_ < limit) {
      if (!parser_.feed(lines_[at_++])) return false;
      if (parser_.has_row()) return true;
    }
    return at_ == lines_.size() && parser_.finish() && parser_.has_row();
  }

  std::vector<std::string_view> lines_;
  char separator_;
  std::size_t at_ = 0;
  Parser parser_;
  Cells cells_;
  int line_ = 0;
  RowState state_ = RowState::sound;
};

std::string_view first_lines(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) {
    end = text.find_first_of("\r\n", end);
    if (end == std::string_view::npos) return text;
    end = text.find_first_not_of("\r\n", end);
    if (end == std::string_view::npos) return text;
  }
  return text.substr(0, end);
}

/// Most known headings in one row, then most cells in one row.
std::pair<std::size_t, std::size_t> fitness(std::string_view head, char separator, const KnowsHeading& knows) {
  std::pair<std::size_t, std::size_t> best{};
  for (RowReader reader(head, separator); reader.next();) {
    const Cells& cells = reader.cells();
    const auto known = static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), knows));
    best = std::max(best, {known, cells.size()});
  }
  return best;
}

char separator_of(std::string_view text, const KnowsHeading& knows) {
  const std::string_view head = first_lines(text, heading_lines);
  return *std::max_element(separators.begin(), separators.end(),
                           [&](char a, char b) { return fitness(head, a, knows) < fitness(head, b, knows); });
}

/// "sep=;" of the table program; 0 if the first line is none.
char declared_separator(std::string_view text) {
  const bool is_declared = text.size() >= 5 && text.starts_with("sep=") && text[4] != '"' && text[4] != '\n' &&
                           text[4] != '\r' && static_cast<unsigned char>(text[4]) < 0x80;
  return is_declared && (text.size() == 5 || text[5] == '\r' || text[5] == '\n') ? text[4] : '\0';
}

Row to_row(int line, Cells& cells) {
  Row row;
  row.number = line;
  for (std::string& cell : cells) row.cells.push_back({std::move(cell), CellKind::text, false});
  while (!row.cells.empty() && row.cells.back().text.empty()) row.cells.pop_back();
  return row;
}

}  // namespace

Sheet read_csv_sheet(const std::string& file, std::string_view text, const KnowsHeading& knows, Collector& found) {
  Sheet sheet;
  sheet.file = file;
  const char declared = declared_separator(text);
  RowReader reader(text, declared != '\0' ? declared : separator_of(text, knows));
  if (declared != '\0') reader.next();
  std::size_t cells = 0;
  while (reader.next()) {
    const Place place{file, {}, reader.line(), {}};
    if (reader.state() == RowState::broken)
      found.say(Weight::error, place, Word::pack_broken_quotes, {}, Word::pack_broken_quotes_remedy);
    if (reader.state() == RowState::loose)
      found.count(Weight::warning, place, Word::pack_loose_quotes, {}, Word::pack_broken_quotes_remedy);
    cells += reader.cells().size();
    if (cells > cell_limit) {
      found.say(Weight::error, place, Word::pack_table_too_big, {}, Word::pack_table_too_big_remedy);
      break;
    }
    if (Row row = to_row(reader.line(), reader.cells()); !row.cells.empty()) sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace pack
