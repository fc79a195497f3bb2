// 版本: which versions of the catalogue are kept, which one is in use, and how another one comes into use.
#include <algorithm>
#include <utility>

#include "kiosk/app/update_account.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using Notice = VersionsScreen::Notice;

const catalog::Version* version_of(const VersionsScreen& versions, std::int64_t number) {
  const auto found = std::find_if(versions.versions.begin(), versions.versions.end(),
                                  [number](const catalog::Version& each) { return each.number == number; });
  return found == versions.versions.end() ? nullptr : &*found;
}

}  // namespace

bool may_update(const Model& model) { return model.staff && model.staff->may_update(); }

std::string name_for_log(const Model& model) { return model.staff ? model.staff->who : std::string(); }

bool may_change_version(const Model& model) {
  using Stage = CatalogueUpdate::Stage;
  const Stage stage = model.update.stage;
  return stage == Stage::none || stage == Stage::loaded || stage == Stage::refused;
}

bool takes_away(const catalog::Changes& changes) {
  return !changes.withdrawn.empty() || !changes.emptied_columns.empty();
}

bool is_of_staff(const Screen& screen) {
  return std::holds_alternative<StaffScreen>(screen) || std::holds_alternative<TouchCheckScreen>(screen) ||
         std::holds_alternative<UpdateScreen>(screen) || std::holds_alternative<VersionsScreen>(screen) ||
         std::holds_alternative<RequestsDeskScreen>(screen);
}

void take_up_catalogue(Model& model, Orders& orders) {
  const auto is_of_visit = [](const PrintJob& job) { return !job.by_staff; };
  const auto is_of_visitor = [](const Screen& screen) { return !is_of_staff(screen); };
  const bool holds_ids = std::any_of(model.prints.begin(), model.prints.end(), is_of_visit) ||
                         std::any_of(model.screens.begin() + 1, model.screens.end(), is_of_visitor);
  if (!model.catalogue_waits || holds_ids) return;
  model.catalogue_waits = false;
  drop_hits(std::get<HomeScreen>(model.screens.front()));  // where one types, they are looked for again
  load_room(model, orders);
  load_newest(model, orders);
}

void open_staff(Model& model, Orders& orders) {
  push(model, StaffScreen{});
  auto& staff = std::get<StaffScreen>(model.screen());
  staff.code.focused = true;
  load_staff(model, staff, orders);
  watch_printer(model, orders);
}

void load_versions(Model& model, VersionsScreen& versions, Orders& orders) {
  versions.loading = Loading::loading;
  versions.ticket = new_ticket(model);
  orders.push_back(LoadVersions{versions.ticket});
}

void on(Model& model, const OpenVersions&, Orders& orders) {
  if (!top_as<StaffScreen>(model) || !may_update(model)) return;
  unfocus(model);
  push(model, VersionsScreen{});
  load_versions(model, std::get<VersionsScreen>(model.screen()), orders);
}

void on(Model& model, VersionsLoaded& event, Orders&) {
  auto* versions = awaiting(model, event.ticket, &VersionsScreen::ticket);
  if (!versions) return;
  versions->ticket = 0;
  versions->loading = event.list.ok() ? Loading::ready : Loading::failed;
  if (!event.list.ok()) return;
  versions->versions = std::move(event.list->versions);
  versions->current = event.list->current;
  versions->before = event.list->before;
}

void on(Model& model, const AskVersion& event, Orders&) {
  auto* versions = top_as<VersionsScreen>(model);
  const bool may_ask = versions && versions->act_ticket == 0 && event.number != versions->current;
  if (!may_ask || !may_change_version(model)) return;
  const catalog::Version* const version = version_of(*versions, event.number);
  if (version) set_dialog(model, SureDialog{SureDialog::About::version, *version});
}

void on(Model& model, const SetVersion& event, Orders& orders) {
  const auto* dialog = std::get_if<SureDialog>(&model.dialog);
  const bool is_asked =
      dialog && dialog->about == SureDialog::About::version && dialog->version.number == event.number;
  if (dialog) set_dialog(model, std::monostate{});
  auto* versions = top_as<VersionsScreen>(model);
  if (!versions || !is_asked || versions->act_ticket != 0 || !may_change_version(model)) return;
  versions->notice = Notice::none;
  versions->act_ticket = new_ticket(model);
  orders.push_back(UseVersion{versions->act_ticket, event.number, name_for_log(model)});
}

/// Its screen may be gone: what has come into use is taken up all the same.
void on(Model& model, const VersionUsed& event, Orders& orders) {
  if (event.done.ok()) {
    model.catalogue_waits = true;
    take_up_catalogue(model, orders);
  }
  auto* versions = awaiting(model, event.ticket, &VersionsScreen::act_ticket);
  if (!versions) return;
  versions->act_ticket = 0;
  versions->notice = event.done.ok() ? Notice::changed : Notice::failed;
  load_versions(model, *versions, orders);
}

void on(Model& model, const StoreRecovered& event, Orders&) { model.recovery = event.recovery; }

}  // namespace app
