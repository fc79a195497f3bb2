// The desk's part in updates: the versions that are kept, and the report on paper. The rest is the UpdateRoom's.
#include <algorithm>
#include <utility>

#include "catalog/versions.h"
#include "kiosk/shell/desk.h"
#include "kiosk/shell/desk_parts.h"
#include "office/log_words.h"
#include "paperwork/update_report.h"

namespace shell {

using base::Result;

namespace {

Result<app::VersionList> versions_in(const std::string& data_directory) {
  const Result<catalog::Versions> versions = catalog::Versions::open(data_directory);
  if (!versions.ok()) return versions.error();
  app::VersionList list;
  list.versions = versions->all();
  if (const auto current = versions->current()) list.current = current->number;
  const auto before = std::find_if(list.versions.begin(), list.versions.end(),
                                   [&](const catalog::Version& each) { return each.number < list.current; });
  if (before != list.versions.end()) list.before = before->number;
  return list;
}

/// What proves later that no entry is missing; empty where there is no log.
std::string log_head(const std::string& data_directory) {
  const auto check = logged("read the log of staff's acts", office::verify_log(data_directory));
  return check.ok() ? office::head_words(*check) : std::string();
}

paperwork::UpdateReport for_paper(const app::UpdateReport& told) {
  const app::UpdatePreview& preview = told.preview;
  return {preview.version,         preview.signers, preview.made_at, preview.note,   told.by,   preview.changes,
          preview.report.refusals, told.added,      told.changed,    told.withdrawn, told.rows, {}};
}

}  // namespace

std::optional<app::Event> Desk::answer(const app::LoadVersions& order) {
  return app::VersionsLoaded{order.ticket, logged("read the versions", versions_in(parts_.data_directory))};
}

Result<office::Sheets> Desk::report_sheets(const app::UpdateReport& report) {
  const Result<catalog::Agency> agency =
      with(newest_catalogue(), [](const catalog::Catalog& open) { return open.agency(); });
  if (!agency.ok()) return agency.error();
  paperwork::UpdateReport on_paper = for_paper(report);
  on_paper.log_head = log_head(parts_.data_directory);
  printing::Paper paper = paperwork::update_report_paper(on_paper, *agency, parts_.clock.now());
  return parts_.press.lay_out(std::move(paper), printing::Edition::standard);
}

std::optional<app::Event> Desk::answer(const app::PrintReport& order) {
  const Result<office::Sheets> sheets = logged("make a report", report_sheets(order.report));
  if (!sheets.ok()) return app::PrintStarted{order.ticket, sheets.error()};
  printing::PrintChoice choice;
  choice.two_sided = parts_.settings.two_sided;
  return app::PrintStarted{order.ticket,
                           logged("print", start(order.ticket, *sheets, app::PrintKind::report, {choice, 1}, {}))};
}

}  // namespace shell
