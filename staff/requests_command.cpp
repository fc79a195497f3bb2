#include <algorithm>
#include <string>

#include "office/press_room.h"
#include "paperwork/names.h"
#include "paperwork/paperwork.h"
#include "staff/acts.h"
#include "staff/atomic_file.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/json.h"
#include "staff/stores.h"

namespace staff {
namespace {

using requests::RegisterRow;
using words::Word;

std::string applicant(const RegisterRow& row) {
  if (row.kind == requests::ApplicantKind::natural_person) return std::string(words::zh(Word::staff_natural_person));
  return paperwork::name_of(row.organization_kind);
}

std::string received(const RegisterRow& row) {
  return base::to_iso(row.received.date) + " " + base::to_clock(row.received);
}

/// "姓名1个、通信地址2个"; empty where nothing was drawn.
std::string drawn(const RegisterRow& row) {
  std::string places;
  for (auto field = row.drawn.begin(); field != row.drawn.end();) {
    const auto next = std::find_if(field, row.drawn.end(), [&](requests::Field other) { return other != *field; });
    if (!places.empty()) places += words::zh(Word::paper_list_separator);
    places += words::fill(Word::staff_request_drawn_field,
                          {paperwork::label_of(*field, row.kind), std::to_string(next - field)});
    field = next;
  }
  return places;
}

/// 登记编号, 收到时间, 申请人类别, 状态, 封存方式, separated by tabs; behind them what holds drawn characters, if
/// anything does.
void print_row(const RegisterRow& row) {
  std::string line = row.number;
  line.append("\t").append(received(row)).append("\t").append(applicant(row));
  line.append("\t").append(row.state).append("\t").append(row.seal);
  if (!row.drawn.empty())
    line.append("\t").append(words::zh(Word::staff_request_drawn)).append("：").append(drawn(row));
  print_line(line);
}

void print_pairs(const RegisterRow& row) {
  print_pair(Word::staff_request_number, row.number);
  print_pair(Word::staff_request_received, received(row));
  print_pair(Word::staff_request_applicant, applicant(row));
  print_pair(Word::staff_request_state, row.state);
  print_pair(Word::staff_request_seal, row.seal);
  print_pair(Word::staff_request_drawn, row.drawn.empty() ? words::zh(Word::staff_request_not_drawn) : drawn(row));
}

Opened<RegisterRow> find_row(const Arguments& arguments) {
  const auto rows = read_register(arguments);
  if (!rows.value) return {std::nullopt, rows.exit_code};
  const auto found = std::find_if(rows.value->begin(), rows.value->end(),
                                  [&](const RegisterRow& row) { return row.number == arguments.request_number; });
  if (found != rows.value->end()) return {*found, exit_success};
  say(Word::staff_no_such_request, {arguments.request_number});
  return {std::nullopt, exit_not_found};
}

Opened<requests::Application> read_application(const Arguments& arguments) {
  const auto opened = open_register(arguments);
  if (!opened.value) return {std::nullopt, opened.exit_code};
  auto application = opened.value->application(arguments.request_number);
  if (application) return {std::move(application).value(), exit_success};
  if (application.error().kind != base::ErrorKind::unavailable) {
    return {std::nullopt, fail(Word::staff_register_failed, application.error())};
  }
  say(Word::staff_request_sealed, {arguments.request_number});
  return {std::nullopt, exit_failure};
}

}  // namespace

ExitCode list_requests(const Arguments& arguments) {
  if (!arguments.cases.book.empty()) return list_cases(arguments);
  const auto rows = read_register(arguments);
  if (!rows.value) return rows.exit_code;
  if (arguments.json) {
    print_line(requests_json(*rows.value));
  } else {
    for (const auto& row : *rows.value) print_row(row);
  }
  return exit_success;
}

ExitCode show_request(const Arguments& arguments) {
  if (!arguments.cases.book.empty()) return show_case(arguments);
  const auto row = find_row(arguments);
  if (!row.value) return row.exit_code;
  if (arguments.json) {
    print_line(request_row_json(*row.value));
  } else {
    print_pairs(*row.value);
  }
  return exit_success;
}

ExitCode write_request_form(const Arguments& arguments) {
  const auto row = find_row(arguments);
  if (!row.value) return row.exit_code;
  const auto application = read_application(arguments);
  if (!application.value) return application.exit_code;
  const auto catalogue = open_catalogue(arguments);
  if (!catalogue.value) return catalogue.exit_code;
  const auto agency = catalogue.value->agency();
  if (!agency) return fail(Word::staff_catalogue_failed, agency.error());
  office::PressRoom press(printing::debian_font_paths());
  const requests::Receipt receipt{row.value->number, row.value->received};
  const auto sheets = press.lay_out(paperwork::application_paper(*application.value, receipt, *agency, arguments.now),
                                    printing::Edition::standard);
  if (!sheets) return fail(Word::staff_print_failed, sheets.error());
  const auto pdf = press.pdf(*sheets, printing::within({}, sheets->pages()), 1);
  if (!pdf) return fail(Word::staff_print_failed, pdf.error());
  const auto written = write_atomically(arguments.out_file, pdf->bytes, Readers::owner);
  if (!written) return fail(Word::staff_print_failed, written.error());
  log_act(arguments, office::Act::application_written, arguments.request_number);
  say(Word::staff_written, {arguments.out_file, std::to_string(pdf->pages)});
  return exit_success;
}

}  // namespace staff
