// 装入更新: from a package on a stick to the catalogue in use, as far as staff see and decide it.
#include <algorithm>
#include <utility>

#include "kiosk/app/print_account.h"
#include "kiosk/app/update_account.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using Stage = CatalogueUpdate::Stage;
using Page = UpdateScreen::Page;

void look_for_packages(Model& model, UpdateScreen& screen, Orders& orders) {
  if (screen.ticket != 0) return;
  screen.ticket = new_ticket(model);
  orders.push_back(LookForPackages{screen.ticket});
}

/// Nothing of it is left but that it was.
void reset(CatalogueUpdate& update) { update = {}; }

/// The answer belongs to what is under way in `stage`.
bool is_awaited(const Model& model, Ticket ticket, Stage stage) {
  return ticket != 0 && model.update.ticket == ticket && model.update.stage == stage;
}

void open_page(UpdateScreen& screen, Page page) {
  screen.page = page;
  screen.scroll_px = 0;
  screen.texts.clear();
  screen.texts_ticket = 0;
}

Page page_before(Page page) { return page == Page::texts ? Page::changed : Page::overview; }

template <class T>
std::vector<T> first_of(const std::vector<T>& all) {
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), report_rows))};
}

UpdateReport report_of(const CatalogueUpdate& update) {
  const catalog::Changes& changes = update.preview.changes;
  UpdateReport report;
  report.by = update.by;
  report.added = changes.added.size();
  report.changed = changes.changed.size();
  report.withdrawn = changes.withdrawn.size();
  report.rows = update.preview.report.refusals.size();
  UpdatePreview& preview = report.preview;
  preview.signers = update.preview.signers;
  preview.made_at = update.preview.made_at;
  preview.note = update.preview.note;
  preview.version = update.preview.version;
  preview.changes.added = first_of(changes.added);
  preview.changes.changed = first_of(changes.changed);
  preview.changes.withdrawn = first_of(changes.withdrawn);
  preview.changes.unchanged = changes.unchanged;
  preview.changes.emptied_columns = changes.emptied_columns;
  preview.changes.guide = changes.guide;
  preview.changes.offices = changes.offices;
  preview.report.loaded = update.preview.report.loaded;
  preview.report.refusals = first_of(update.preview.report.refusals);
  return report;
}

void discard(Model& model, Orders& orders) {
  orders.push_back(DiscardUpdate{model.staff ? name_for_log(model) : model.update.by});
  reset(model.update);
}

/// Back at the overview, wherever staff were in what is not there any more.
void show_overview(Model& model) {
  auto* screen = top_as<UpdateScreen>(model);
  if (screen && screen->page != Page::overview) open_page(*screen, Page::overview);
}

}  // namespace

void on(Model& model, const OpenUpdate&, Orders& orders) {
  if (!top_as<StaffScreen>(model) || !may_update(model)) return;
  unfocus(model);
  push(model, UpdateScreen{});
  model.update.unattended_s = 0;
  look_for_packages(model, std::get<UpdateScreen>(model.screen()), orders);
}

void on(Model& model, PackagesFound& event, Orders&) {
  auto* screen = awaiting(model, event.ticket, &UpdateScreen::ticket);
  if (!screen) return;
  screen->ticket = 0;
  screen->loading = Loading::ready;
  screen->stick = event.stick;
  screen->files = std::move(event.files);
}

void on(Model& model, const ChoosePackage& event, Orders& orders) {
  auto* screen = top_as<UpdateScreen>(model);
  CatalogueUpdate& update = model.update;
  if (!screen || (update.stage != Stage::none && update.stage != Stage::refused)) return;
  const auto found = std::find_if(screen->files.begin(), screen->files.end(),
                                  [&](const PackageFile& file) { return file.path == event.path; });
  if (found == screen->files.end()) return;
  reset(update);
  open_page(*screen, Page::overview);
  update.stage = Stage::preparing;
  update.file = *found;
  update.by = name_for_log(model);
  update.ticket = new_ticket(model);
  orders.push_back(PrepareUpdate{update.ticket, *found, name_for_log(model)});
}

void on(Model& model, const CancelUpdate&, Orders& orders) {
  CatalogueUpdate& update = model.update;
  if (!top_as<UpdateScreen>(model)) return;
  if (update.stage == Stage::preparing && !update.cancelling) {
    update.cancelling = true;
    orders.push_back(StopUpdate{update.ticket});
  } else if (update.stage == Stage::prepared) {
    show_overview(model);
    discard(model, orders);
  }
}

void on(Model& model, const UpdateProgressed& event, Orders&) {
  if (!is_awaited(model, event.ticket, Stage::preparing)) return;
  model.update.step = event.step;
  model.update.share = std::clamp(event.share, model.update.share, 1.0);
  model.update.seconds_left = event.seconds_left;
}

/// One that was to be cancelled and came to its end in the same moment is cancelled all the same.
void on(Model& model, UpdatePrepared& event, Orders& orders) {
  if (!is_awaited(model, event.ticket, Stage::preparing)) return;
  if (model.update.cancelling) return discard(model, orders);
  model.update.ticket = 0;
  model.update.stage = Stage::prepared;
  model.update.preview = std::move(event.preview);
  model.update.unattended_s = 0;
}

void on(Model& model, UpdateRefused& event, Orders&) {
  CatalogueUpdate& update = model.update;
  const bool is_awaiting = update.stage == Stage::preparing || update.stage == Stage::confirming;
  if (!is_awaiting || event.ticket == 0 || event.ticket != update.ticket) return;
  show_overview(model);
  if (event.cancelled) return reset(update);
  update.ticket = 0;
  update.stage = Stage::refused;
  update.cancelling = false;
  update.preview = {};
  update.trouble = std::move(event.trouble);
}

void on(Model& model, const ShowUpdatePage& event, Orders& orders) {
  auto* screen = top_as<UpdateScreen>(model);
  const Stage stage = model.update.stage;
  const bool has_lists = stage == Stage::prepared || stage == Stage::loaded;
  const bool has_rows = has_lists || (stage == Stage::refused && event.page == Page::rows);
  if (!screen || !has_rows) return;
  if (event.page != Page::texts) return open_page(*screen, event.page);
  // The texts of the version before are compared while both versions are at hand only.
  if (stage != Stage::prepared || event.item >= model.update.preview.changes.changed.size()) return;
  if (screen->page == Page::changed) screen->list_scroll_px = screen->scroll_px;
  open_page(*screen, Page::texts);
  screen->item = event.item;
  screen->comparing = Loading::failed;
  compare_texts(model, orders);
}

void compare_texts(Model& model, Orders& orders) {
  auto* screen = top_as<UpdateScreen>(model);
  const auto& changed = model.update.preview.changes.changed;
  if (!screen || screen->page != Page::texts || screen->comparing != Loading::failed) return;
  if (screen->item >= changed.size()) return;
  screen->comparing = Loading::loading;
  screen->texts_ticket = new_ticket(model);
  orders.push_back(CompareTexts{screen->texts_ticket, changed[screen->item]});
}

void on(Model& model, TextsCompared& event, Orders&) {
  auto* screen = awaiting(model, event.ticket, &UpdateScreen::texts_ticket);
  if (!screen) return;
  screen->texts_ticket = 0;
  screen->comparing = event.texts.ok() ? Loading::ready : Loading::failed;
  if (event.texts.ok()) screen->texts = std::move(*event.texts);
}

void on(Model& model, const ConfirmUpdate& event, Orders& orders) {
  CatalogueUpdate& update = model.update;
  const bool is_asked = std::holds_alternative<SureDialog>(model.dialog);
  if (is_asked) set_dialog(model, std::monostate{});
  if (!top_as<UpdateScreen>(model) || update.stage != Stage::prepared) return;
  if (takes_away(update.preview.changes) && !(event.sure && is_asked)) {
    return set_dialog(model, SureDialog{SureDialog::About::load, update.preview.version});
  }
  show_overview(model);
  update.stage = Stage::confirming;
  update.by = name_for_log(model);
  update.ticket = new_ticket(model);
  orders.push_back(ConfirmedUpdate{update.ticket, update.by});
}

void on(Model& model, const UpdateLoaded& event, Orders& orders) {
  if (!is_awaited(model, event.ticket, Stage::confirming)) return;
  model.update.stage = Stage::loaded;
  model.update.ticket = 0;
  model.catalogue_waits = true;
  take_up_catalogue(model, orders);
}

void on(Model& model, const DismissUpdate&, Orders&) {
  auto* screen = top_as<UpdateScreen>(model);
  const Stage stage = model.update.stage;
  if (!screen || (stage != Stage::loaded && stage != Stage::refused)) return;
  open_page(*screen, Page::overview);
  screen->job = 0;
  reset(model.update);
}

void on(Model& model, const PrintUpdateReport&, Orders& orders) {
  auto* screen = top_as<UpdateScreen>(model);
  if (!screen || model.update.stage != Stage::loaded) return;
  const PrintJob* const last = job_shown(model, screen->job);
  if (last && is_running(*last)) return;
  PrintJob job;
  job.ticket = screen->job = new_ticket(model);
  job.source.kind = PrintKind::report;
  job.by_staff = true;
  orders.push_back(PrintReport{job.ticket, report_of(model.update)});
  model.prints.push_back(std::move(job));
}

bool leave_update(Model& model, Orders& orders) {
  auto* screen = top_as<UpdateScreen>(model);
  if (!screen && !top_as<VersionsScreen>(model) && !top_as<RequestsDeskScreen>(model)) return false;
  if (screen && screen->page != Page::overview) {
    const bool from_texts = screen->page == Page::texts;
    open_page(*screen, page_before(screen->page));
    if (from_texts) screen->scroll_px = screen->list_scroll_px;
    return true;
  }
  pop(model);
  open_staff(model, orders);
  return true;
}

void watch_update(Model& model, Orders& orders) {
  CatalogueUpdate& update = model.update;
  auto* screen = top_as<UpdateScreen>(model);
  if (screen && (update.stage == Stage::none || update.stage == Stage::refused))
    look_for_packages(model, *screen, orders);
  if (screen || update.stage != Stage::prepared) {
    update.unattended_s = 0;
  } else if (++update.unattended_s >= model.limits.prepared_s) {
    discard(model, orders);
  }
}

}  // namespace app
