#include "paperwork/names.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/json.h"
#include "staff/stores.h"

namespace staff {
namespace {

using words::Word;

std::string applicant(const requests::RegisterRow& row) {
  if (row.kind == requests::ApplicantKind::natural_person) return std::string(words::zh(Word::staff_natural_person));
  return paperwork::name_of(row.organization_kind);
}

/// 登记编号, 收到时间, 申请人类别, 状态, 封存方式, separated by tabs.
void print_row(const requests::RegisterRow& row) {
  std::string line = row.number;
  line.append("\t").append(base::to_iso(row.received.date)).append(" ").append(base::to_clock(row.received));
  line.append("\t").append(applicant(row)).append("\t").append(row.state).append("\t").append(row.seal);
  print_line(line);
}

}  // namespace

ExitCode list_requests(const Arguments& arguments) {
  const auto rows = read_register(arguments);
  if (!rows.value) return rows.exit_code;
  if (arguments.json) {
    print_line(requests_json(*rows.value));
  } else {
    for (const auto& row : *rows.value) print_row(row);
  }
  return exit_success;
}

}  // namespace staff
