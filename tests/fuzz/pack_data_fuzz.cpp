// Files of any bytes as a calendar, as decisions, as what the PDF programs write, and as a text with numbers: nothing
// breaks, and what is read back is what was written.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "catalog/calendar_file.h"
#include "pack/decisions.h"
#include "pack/guard_numbers.h"
#include "pack/guard_pdf_structure.h"
#include "pack/guard_pdf_words.h"
#include "tests/fuzz/require.h"

namespace {

using fuzz::require;

void check_calendar(std::string_view bytes) {
  const auto year = catalog::read_calendar_year(bytes);
  if (!year) return;
  base::Calendar calendar;
  calendar.add(*year);
  const base::Date from{std::chrono::year{year->year}, std::chrono::January, std::chrono::day{1}};
  const base::Deadline deadline = calendar.next_working_days(from, 30);
  require(calendar.working_days_between(from, deadline.date).count == 30, "a period counts what it was made of");
}

void check_decisions(std::string_view bytes) {
  const auto decisions = pack::parse_decisions(bytes);
  if (!decisions) return;
  const auto again = pack::parse_decisions(pack::to_json(*decisions));
  require(again.ok() && again->all() == decisions->all(), "decisions are read back");
}

void check_numbers(std::string_view bytes) {
  if (!base::is_valid_utf8(bytes)) return;
  std::size_t last = 0;
  for (const pack::PersonalNumber& number : pack::find_numbers(bytes)) {
    require(number.offset >= last && number.size > 0, "numbers are in order");
    last = number.offset + number.size;
    require(last <= bytes.size(), "numbers are in the text");
    require(pack::masked(number).find(number.signs) == std::string::npos, "numbers are masked");
  }
  require(pack::find_numbers(pack::safe_excerpt(bytes, 40)).empty(), "an excerpt shows no number");
}

void check_pdf(std::string_view bytes) {
  (void)pack::read_pdf_structure(bytes);
  std::string_view rest = bytes;
  const auto picture = pack::take_picture(rest);
  const auto pages = pack::read_pdf_pages(bytes);
  const std::string white(64 * 64, '\xFF');
  if (!pages) return;
  for (const pack::PdfPage& page : *pages)
    for (const pack::HiddenText& text :
         pack::hidden_texts(page, picture ? *picture : pack::GreyPicture{64, 64, white}))
      require(base::is_valid_utf8(text.text), "hidden text is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check_calendar(bytes);
  check_decisions(bytes);
  check_numbers(bytes);
  check_pdf(bytes);
  return 0;
}
