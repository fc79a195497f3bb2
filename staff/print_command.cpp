#include "base/utf8.h"
#include "paperwork/paperwork.h"
#include "printing/pdf.h"
#include "staff/atomic_file.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/stores.h"

namespace staff {
namespace {

using words::Word;

/// A page with boxes in the place of characters is there, but not all that was asked for.
ExitCode report(const printing::Pdf& pdf, const std::string& path) {
  say(Word::staff_written, {path, std::to_string(pdf.pages)});
  if (pdf.missing.empty()) return exit_success;
  std::string characters;
  for (const char32_t c : pdf.missing) base::append(characters, c);
  say(Word::staff_missing_glyphs, {std::to_string(pdf.missing.size()), characters});
  return exit_partly;
}

}  // namespace

ExitCode print(const Arguments& arguments) {
  const auto catalogue = open_catalogue(arguments);
  if (!catalogue.value) return catalogue.exit_code;
  const auto document = read_document(arguments, *catalogue.value);
  if (!document.value) return document.exit_code;
  const auto agency = catalogue.value->agency();
  if (!agency) return fail(Word::staff_catalogue_failed, agency.error());
  const auto paper = paperwork::document_paper(*document.value, *agency, arguments.now);
  auto press = printing::Press::open(printing::debian_font_paths());
  if (!press) return fail(Word::staff_print_failed, press.error());
  const auto pdf = printing::make_pdf(*press, paper);
  if (!pdf) return fail(Word::staff_print_failed, pdf.error());
  const auto written = write_atomically(arguments.out_file, pdf->bytes);
  if (!written) return fail(Word::staff_print_failed, written.error());
  return report(*pdf, arguments.out_file);
}

}  // namespace staff
