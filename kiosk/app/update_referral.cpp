// Where it leads that is no request: pages that say where it belongs, and forms that are printed to be signed.
#include <utility>

#include "kiosk/app/update_parts.h"

namespace app {

void on(Model& model, const OpenReferral& event, Orders&) {
  unfocus(model);
  auto* open = top_as<ReferralScreen>(model);
  if (open && open->referral == event.referral) return;
  ReferralScreen screen;
  screen.referral = event.referral;
  push(model, screen);
}

void on(Model& model, const OpenOtherForm& event, Orders&) {
  unfocus(model);
  auto* open = top_as<OtherFormScreen>(model);
  if (open && open->form.kind == event.kind) return;
  OtherFormScreen screen;
  screen.form.kind = event.kind;
  screen.number = new_ticket(model);
  push(model, std::move(screen));
}

}  // namespace app
