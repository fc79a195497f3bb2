#include "base/utf8.h"
#include "office/press_room.h"
#include "paperwork/paperwork.h"
#include "staff/atomic_file.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/print_out.h"
#include "staff/stores.h"

namespace staff {
namespace {

using words::Word;

/// What is to be printed, wherever it goes.
struct Order {
  std::string index_number;
  printing::ParsedChoice wanted;
};

Opened<printing::Hold> find_hold(const Arguments& arguments, const printing::Ledger& ledger) {
  auto hold = ledger.held(arguments.code);
  if (hold) return {std::move(hold).value(), exit_success};
  switch (hold.error().kind) {
    case base::ErrorKind::bad_input: say(Word::staff_not_a_code); return {std::nullopt, exit_usage};
    case base::ErrorKind::not_found: say(Word::staff_no_such_code); return {std::nullopt, exit_not_found};
    default: return {std::nullopt, fail(Word::staff_ledger_failed, hold.error())};
  }
}

/// The order that the code stands for.
Opened<Order> order_of_code(const Arguments& arguments) {
  const auto ledger = open_ledger(arguments, false);
  if (!ledger.value) return {std::nullopt, ledger.exit_code};
  const auto hold = find_hold(arguments, *ledger.value);
  if (!hold.value) return {std::nullopt, hold.exit_code};
  const auto wanted = printing::parse_print_choice(hold.value->choice);
  if (hold.value->kind == "document" && wanted) return {Order{hold.value->reference, *wanted}, exit_success};
  say(Word::staff_hold_is_form, {hold.value->reference});
  return {std::nullopt, exit_failure};
}

/// Characters that no font has are boxes on the paper: not all that was asked for.
ExitCode report_missing(const printing::Pdf& pdf) {
  if (pdf.missing.empty()) return exit_success;
  std::string characters;
  for (const char32_t c : pdf.missing) base::append(characters, c);
  say(Word::staff_missing_glyphs, {std::to_string(pdf.missing.size()), characters});
  return exit_partly;
}

ExitCode write_file(const Arguments& arguments, office::PressRoom& press, const office::Sheets& sheets,
                    const printing::ParsedChoice& wanted) {
  const auto pdf = press.pdf(sheets, wanted.choice, wanted.from_side);
  if (!pdf) return fail(Word::staff_print_failed, pdf.error());
  const auto written = write_atomically(arguments.out_file, pdf->bytes);
  if (!written) return fail(Word::staff_print_failed, written.error());
  say(Word::staff_written, {arguments.out_file, std::to_string(pdf->pages)});
  return report_missing(*pdf);
}

/// The code is spent once what it stands for is out.
ExitCode spend(const Arguments& arguments, ExitCode code) {
  if (arguments.code.empty() || (code != exit_success && code != exit_partly)) return code;
  auto ledger = open_ledger(arguments, false);
  if (!ledger.value) return ledger.exit_code;
  const auto spent = ledger.value->hand_over(arguments.code, arguments.now);
  return spent ? code : fail(Word::staff_ledger_failed, spent.error());
}

base::Result<office::Sheets> set_document(const Arguments& arguments, office::PressRoom& press,
                                          const catalog::Document& document, const catalog::Agency& agency,
                                          printing::Edition edition) {
  return press.lay_out(paperwork::document_paper(document, agency, arguments.now), edition);
}

}  // namespace

ExitCode print(const Arguments& arguments) {
  Opened<Order> order{Order{arguments.index_number, {arguments.choice, 1}}, exit_success};
  if (!arguments.code.empty()) order = order_of_code(arguments);
  if (!order.value) return order.exit_code;
  const auto catalogue = open_catalogue(arguments);
  if (!catalogue.value) return catalogue.exit_code;
  Arguments named = arguments;
  named.index_number = order.value->index_number;
  const auto document = read_document(named, *catalogue.value);
  if (!document.value) return document.exit_code;
  const auto agency = catalogue.value->agency();
  if (!agency) return fail(Word::staff_catalogue_failed, agency.error());
  office::PressRoom press(printing::debian_font_paths());
  printing::ParsedChoice wanted = order.value->wanted;
  const auto sheets = set_document(arguments, press, *document.value, *agency, wanted.choice.edition);
  if (!sheets) return fail(Word::staff_print_failed, sheets.error());
  if (wanted.choice.first > sheets->pages()) return say(Word::staff_usage_pages), exit_usage;
  wanted.choice = printing::within(wanted.choice, sheets->pages());
  const ExitCode code = arguments.out_file.empty() ? print_out(arguments, press, *sheets, wanted)
                                                   : write_file(arguments, press, *sheets, wanted);
  return spend(arguments, code);
}

}  // namespace staff
