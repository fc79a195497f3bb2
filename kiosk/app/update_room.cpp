// What is the same for everybody: the room, the newest documents; and asking again after a failure.
#include <algorithm>
#include <utility>

#include "kiosk/app/update_parts.h"

namespace app {
namespace {

void retry(Model& model, HomeScreen& home, Orders& orders) {
  if (home.loading == Loading::failed) load_newest(model, orders);
}
void retry(Model& model, BrowseScreen& browse, Orders& orders) {
  if (browse.loading == Loading::failed) find_facets(model, browse, orders);
}
void retry(Model& model, ListScreen& list, Orders& orders) {
  if (list.loading == Loading::failed) find_list(model, list, orders);
}
void retry(Model& model, DocumentScreen& document, Orders& orders) {
  if (document.loading == Loading::failed) load_document(model, document, orders);
}
void retry(Model& model, AttachmentScreen& attachment, Orders& orders) {
  if (attachment.loading == Loading::failed) load_attachment(model, attachment, orders);
}
void retry(Model&, GuideScreen&, Orders&) {}
void retry(Model& model, RequestScreen& form, Orders& orders) {
  if (form.submitting == Loading::failed) send_application(model, form, orders);
  if (form.searching == Loading::failed) find_likely(model, form, orders);
}
void retry(Model&, ReferralScreen&, Orders&) {}
void retry(Model&, OtherFormScreen&, Orders&) {}
void retry(Model& model, CaseScreen& screen, Orders& orders) {
  if (screen.state == CaseScreen::State::failed) on(model, AskCase{}, orders);
}
void retry(Model& model, RequestsDeskScreen& screen, Orders& orders) {
  if (screen.loading == Loading::failed) load_requests(model, screen, orders);
}
void retry(Model&, ReceiptScreen&, Orders&) {}
void retry(Model& model, PrintSetupScreen& setup, Orders& orders) {
  if (setup.loading == Loading::failed) load_preview(model, setup, orders);
}
void retry(Model& model, PrintScreen&, Orders& orders) { on(model, PrintAgain{}, orders); }
void retry(Model& model, PageCodeScreen& check, Orders& orders) {
  if (check.state == PageCodeScreen::State::failed) check_page_code(model, check, orders);
}
void retry(Model& model, StaffScreen& staff, Orders& orders) {
  if (staff.loading == Loading::failed) load_staff(model, staff, orders);
}

void retry(Model&, DrawnCharacterScreen&, Orders&) {}
void retry(Model&, TouchCheckScreen&, Orders&) {}
void retry(Model& model, UpdateScreen&, Orders& orders) { compare_texts(model, orders); }
void retry(Model& model, VersionsScreen& versions, Orders& orders) {
  if (versions.loading == Loading::failed) load_versions(model, versions, orders);
}

}  // namespace

void load_room(Model& model, Orders& orders) {
  if (model.room.loading == Loading::failed) model.room.loading = Loading::loading;
  model.room.ticket = new_ticket(model);
  orders.push_back(LoadRoom{model.room.ticket});
}

void load_newest(Model& model, Orders& orders) {
  auto& home = std::get<HomeScreen>(model.screens.front());
  home.loading = Loading::loading;
  home.ticket = new_ticket(model);
  orders.push_back(LoadNewest{home.ticket, model.limits.newest_rows});
}

void on(Model& model, const Started&, Orders& orders) {
  model.screens.reserve(max_screens + 1);  // so that what is typed is not left behind when the stack grows
  if (model.visit_token.empty()) renew_visit_token(model);
  load_room(model, orders);
  load_newest(model, orders);
}

void on(Model& model, RoomLoaded& event, Orders&) {
  if (event.ticket == 0 || event.ticket != model.room.ticket) return;
  const bool was_ready = model.room.loading == Loading::ready;
  if (event.room.ok()) {
    event.room->radicals = std::move(model.room.radicals);
    model.room = std::move(*event.room);
  }
  model.room.ticket = 0;
  model.room.loading = event.room.ok() || was_ready ? Loading::ready : Loading::failed;
}

void on(Model& model, NewestLoaded& event, Orders&) {
  auto* home = awaiting(model, event.ticket, &HomeScreen::ticket);
  if (!home) return;
  home->ticket = 0;
  home->loading = event.rows.ok() ? Loading::ready : Loading::failed;
  if (!event.rows.ok()) return;
  home->newest = std::move(*event.rows);
  home->newest.resize(std::min(home->newest.size(), model.limits.newest_rows));
}

void on(Model& model, const Retry&, Orders& orders) {
  if (model.room.loading == Loading::failed) load_room(model, orders);
  std::visit([&](auto& screen) { retry(model, screen, orders); }, model.screen());
}

}  // namespace app
