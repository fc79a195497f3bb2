// holds, printer, page: what the service desk asks.
#include "base/page_code.h"
#include "paperwork/names.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/json.h"
#include "staff/print_out.h"
#include "staff/stores.h"

namespace staff {
namespace {

using words::Word;

/// 取件码, kind, 索引号 or 登记编号, pages, time, separated by tabs.
void print_hold(const printing::Hold& hold) {
  std::string line = hold.code;
  line.append("\t").append(hold.kind).append("\t").append(hold.reference);
  line.append("\t").append(std::to_string(hold.pages));
  line.append("\t").append(base::to_iso(hold.held.date)).append(" ").append(base::to_clock(hold.held));
  print_line(line);
}

/// What the printer as such would make a print-out wait for.
printing::Situation situation_of(const printing::DeviceStatus& status) {
  printing::Progress progress;
  if (!status.troubles.empty()) progress.trouble = status.troubles.front();
  return printing::situation_of(progress);
}

bool has_stopper(const printing::DeviceStatus& status) {
  return !status.troubles.empty() && !printing::is_warning(status.troubles.front());
}

void print_match(const catalog::Catalog::PageMatch& match) {
  print_pair(Word::staff_page_title, match.record.title);
  print_pair(Word::staff_page_index, match.record.index_number);
  print_pair(Word::staff_page_validity, catalog::validity_name(match.record.validity));
  print_pair(Word::staff_page_text, words::zh(match.same_text ? Word::staff_page_same : Word::staff_page_changed));
  if (!match.shown) print_line(words::zh(Word::staff_page_not_shown));
}

}  // namespace

ExitCode list_holds(const Arguments& arguments) {
  const auto ledger = open_ledger(arguments, true);
  if (!ledger.value && ledger.exit_code != exit_success) return ledger.exit_code;
  std::vector<printing::Hold> holds;
  if (ledger.value) {
    auto read = ledger.value->holds();
    if (!read) return fail(Word::staff_ledger_failed, read.error());
    holds = std::move(*read);
  }
  if (arguments.json) {
    print_line(holds_json(holds));
  } else {
    for (const auto& hold : holds) print_hold(hold);
  }
  return exit_success;
}

ExitCode show_printer(const Arguments& arguments) {
  const auto device = open_printer(arguments);
  if (!device) return exit_usage;
  const printing::DeviceStatus status = device->status();
  const bool ready = !has_stopper(status);
  const auto situation = situation_of(status);
  const std::string_view told = ready ? words::zh(Word::staff_printer_ready) : words_of(situation);
  if (arguments.json) {
    print_line(printer_json(status, situation, told));
  } else {
    print_pair(Word::staff_printer_situation, told);
    print_pair(Word::staff_printer_state, name_of(status.state));
    for (const auto trouble : status.troubles) print_pair(Word::staff_printer_trouble, name_of(trouble));
  }
  return ready ? exit_success : exit_failure;
}

ExitCode check_page(const Arguments& arguments) {
  const auto code = base::parse_page_code(arguments.code);
  if (!code) return say(Word::staff_not_a_page_code), exit_usage;
  const auto catalogue = open_catalogue(arguments);
  if (!catalogue.value) return catalogue.exit_code;
  const auto matches = catalogue.value->by_page_code(*code, arguments.now.date);
  if (!matches) return fail(Word::staff_catalogue_failed, matches.error());
  if (arguments.json) {
    print_line(page_json(code->page, *matches));
  } else {
    for (const auto& match : *matches) print_match(match);
  }
  if (!matches->empty()) return exit_success;
  say(Word::staff_no_such_page);
  return exit_not_found;
}

}  // namespace staff
