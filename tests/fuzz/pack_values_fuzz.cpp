// Values of any bytes: as a date, a number of a cell, a value of the catalogue, a table of headings, and as what a
// converter writes. What comes out is UTF-8, and what is a day is read back as that day.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "pack/cell_format.h"
#include "pack/column_list.h"
#include "pack/dates.h"
#include "pack/headings.h"
#include "pack/normalise.h"
#include "pack/pandoc_text.h"
#include "tests/fuzz/require.h"

namespace {

using fuzz::require;

void check_date(std::string_view bytes) {
  const pack::DateReading reading = pack::read_date(bytes);
  if (!reading.date) return;
  const pack::DateReading again = pack::read_date(base::to_iso(*reading.date));
  require(again.date == reading.date && again.spelling == pack::DateSpelling::exact, "a day is read back");
}

void check_cell(std::string_view bytes) {
  const std::size_t half = bytes.size() / 2;
  const pack::CellFormat format = pack::format_of_code(bytes.substr(0, half));
  for (const bool is_1904 : {false, true}) {
    const std::string_view raw = bytes.substr(half);
    const pack::Cell cell = pack::cell_of_number(raw, format, is_1904);
    require(
        cell.kind != pack::CellKind::number || cell.text.find_first_of("eE") == std::string::npos || cell.text == raw,
        "numbers have no exponent");
  }
}

void check_value(std::string_view bytes) {
  for (std::size_t i = 0; i < catalog::field_count; ++i) {
    const pack::Normalised value = pack::normalise_value(static_cast<catalog::Field>(i), bytes);
    require(base::is_valid_utf8(value.text), "values are UTF-8");
    require(value.text.find("\u200B") == std::string::npos, "no zero-width space is left");
    require(value.text.find("  ") == std::string::npos, "no doubled space is left");
  }
  std::string title = pack::normalise_line(bytes).text;
  const std::string before = title;
  if (pack::take_validity_suffix(title)) require(title.size() < before.size(), "a suffix is taken off");
  (void)pack::is_scientific(bytes);
}

void check_json(std::string_view bytes) {
  pack::HeadingTable table;
  std::string why;
  if (table.add(bytes, why)) (void)table.find(pack::catalogue_section, bytes);
  const auto text = pack::read_pandoc_json(bytes);
  if (text) require(base::is_valid_utf8(text->markdown), "converted texts are UTF-8");
}

void check_columns(std::string_view bytes) {
  if (!base::is_valid_utf8(bytes)) return;
  pack::ColumnList columns;
  columns.add_path(std::string(bytes));
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const std::size_t middle = std::min(line.find(','), line.size());
    columns.add({{}, {}, std::string(line.substr(0, middle)), {}, std::string(line.substr(middle)), {}});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  pack::Collector found;
  require(base::is_valid_utf8(columns.to_json(found)), "columns are UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check_date(bytes);
  check_cell(bytes);
  check_value(bytes);
  check_json(bytes);
  check_columns(bytes);
  return 0;
}
