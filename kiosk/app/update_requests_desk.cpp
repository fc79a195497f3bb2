// 申请, for staff: taking over what was handed in, loading what the back office says, writing down for somebody.
#include <utility>

#include "kiosk/app/update_account.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using Notice = RequestsDeskScreen::Notice;

/// With nothing under way.
RequestsDeskScreen* ready_desk(Model& model) {
  auto* screen = top_as<RequestsDeskScreen>(model);
  return screen && screen->act_ticket == 0 && may_update(model) ? screen : nullptr;
}

void begin_act(Model& model, RequestsDeskScreen& screen) {
  screen.notice = Notice::none;
  screen.trouble = RequestsTrouble::none;
  screen.act_ticket = new_ticket(model);
}

void end_act(Model& model, RequestsDeskScreen& screen, Notice done, RequestsTrouble trouble, Orders& orders) {
  screen.act_ticket = 0;
  screen.trouble = trouble;
  screen.notice = trouble == RequestsTrouble::none ? done : Notice::refused;
  load_requests(model, screen, orders);
}

}  // namespace

void load_requests(Model& model, RequestsDeskScreen& screen, Orders& orders) {
  screen.loading = Loading::loading;
  screen.ticket = new_ticket(model);
  orders.push_back(LoadRequests{screen.ticket});
}

void on(Model& model, const OpenRequestsDesk&, Orders& orders) {
  if (!top_as<StaffScreen>(model) || !may_update(model)) return;
  unfocus(model);
  push(model, RequestsDeskScreen{});
  load_requests(model, std::get<RequestsDeskScreen>(model.screen()), orders);
}

void on(Model& model, RequestsLoaded& event, Orders&) {
  auto* screen = awaiting(model, event.ticket, &RequestsDeskScreen::ticket);
  if (!screen) return;
  screen->ticket = 0;
  screen->loading = event.figures.ok() ? Loading::ready : Loading::failed;
  if (event.figures.ok()) screen->figures = *event.figures;
}

void on(Model& model, const TakeRequests&, Orders& orders) {
  RequestsDeskScreen* const screen = ready_desk(model);
  if (!screen) return;
  begin_act(model, *screen);
  orders.push_back(TakeOverRequests{screen->act_ticket, name_for_log(model)});
}

void on(Model& model, RequestsTaken& event, Orders& orders) {
  auto* screen = awaiting(model, event.ticket, &RequestsDeskScreen::act_ticket);
  if (!screen) return;
  screen->count = event.count;
  screen->file_name = std::move(event.file_name);
  end_act(model, *screen, Notice::taken, event.trouble, orders);
}

void on(Model& model, const TakeStatus&, Orders& orders) {
  RequestsDeskScreen* const screen = ready_desk(model);
  if (!screen) return;
  begin_act(model, *screen);
  orders.push_back(LoadStatus{screen->act_ticket, name_for_log(model)});
}

void on(Model& model, StatusLoaded& event, Orders& orders) {
  auto* screen = awaiting(model, event.ticket, &RequestsDeskScreen::act_ticket);
  if (!screen) return;
  screen->count = event.cases;
  screen->file_name = std::move(event.file_name);
  end_act(model, *screen, Notice::loaded, event.trouble, orders);
}

/// Staff write down what somebody tells them (条例第二十九条第二款). They are logged out with it: the screens that
/// follow are those of the applicant.
void on(Model& model, const BeginAssisted&, Orders& orders) {
  if (!top_as<StaffScreen>(model) || !model.staff || !model.room.can_submit) return;
  start_over_after_submission(model);
  model.application.filled_in_by = model.staff->who;
  orders.push_back(NoteAct{model.staff->who, NoteAct::Act::assisted});
  on(model, OpenRequest{}, orders);
}

}  // namespace app
