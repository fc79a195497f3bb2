// The visit: its dialogs, its clock and its end.
#include <algorithm>
#include <utility>

#include "base/wipe.h"
#include "kiosk/app/print_account.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

bool is_blank(const requests::Application& draft) {
  const requests::Application blank;
  for (int i = 0; i < static_cast<int>(requests::Field::count_); ++i) {
    if (!draft[static_cast<requests::Field>(i)].empty()) return false;
  }
  return draft.kind == blank.kind && draft.organization_kind == blank.organization_kind &&
         draft.id_kind == blank.id_kind && draft.carriers.empty() && draft.deliveries.empty() &&
         draft.filled_in_by.empty();
}

/// The panels are as every visitor finds them.
bool is_untouched(const Typing& typing) {
  const Typing fresh;
  return typing.chinese == fresh.chinese && typing.fuzzy == fresh.fuzzy && typing.way == fresh.way;
}

/// Nobody has begun anything: there is nothing to ask about and nothing to clear.
bool is_fresh(const Model& model) {
  if (model.screens.size() > 1 || model.dialog.index() != 0 || model.text_size != TextSize::standard) return false;
  const auto& home = std::get<HomeScreen>(model.screens.front());
  return home.search.text.empty() && !home.search.focused && home.scroll_px == 0 && model.prints.empty() &&
         is_blank(model.application) && is_untouched(model.typing);
}

/// Staff look at an update that is being prepared or put in use.
bool is_update_under_way(const Model& model) {
  using Stage = CatalogueUpdate::Stage;
  const bool is_working = model.update.stage == Stage::preparing || model.update.stage == Stage::confirming;
  return is_working && std::holds_alternative<UpdateScreen>(model.screen());
}

/// One who writes a form, or waits for pages that are still to come, is given more time.
int idle_limit(const Model& model) {
  const Screen& screen = model.screen();
  const bool is_form = std::holds_alternative<RequestScreen>(screen) ||
                       std::holds_alternative<DrawnCharacterScreen>(screen) ||
                       std::holds_alternative<OtherFormScreen>(screen) ||
                       std::holds_alternative<CaseScreen>(screen) || std::holds_alternative<ReceiptScreen>(screen);
  const auto* print = std::get_if<PrintScreen>(&screen);
  const PrintJob* const job = print ? job_shown(model, print->job) : nullptr;
  const bool waits = (job && is_running(*job)) || is_update_under_way(model);
  return is_form || waits ? model.limits.idle_form_s : model.limits.idle_s;
}

void count_down(Model& model, IdleDialog& dialog, int idle_s, Orders& orders) {
  dialog.seconds_left = model.limits.countdown_s - (idle_s - dialog.opened_idle_s);
  if (dialog.seconds_left <= 0) end_visit(model, orders);
}

void watch_idleness(Model& model, int idle_s, Orders& orders) {
  auto* dialog = std::get_if<IdleDialog>(&model.dialog);
  const bool is_idle = idle_s >= idle_limit(model);
  if (dialog && !is_idle) {
    set_dialog(model, std::monostate{});
  } else if (dialog) {
    count_down(model, *dialog, idle_s, orders);
  } else if (is_idle && !is_fresh(model)) {
    set_dialog(model, IdleDialog{model.limits.countdown_s, idle_s});
  }
}

void wipe_prints(Model& model) {
  for (PrintJob& job : model.prints) {
    base::wipe(job.source.receipt_number);
    base::wipe(job.code);
  }
  model.prints.clear();
}

/// 公示截止日期: what was shown until yesterday is shown no more, in lists, counts, on the home page, nor where it is
/// being read. What had been shown already does not stay until the visitor goes on.
struct NewDay {
  Model& model;
  Orders& orders;

  void operator()(BrowseScreen& browse) const { find_facets(model, browse, orders); }
  void operator()(ListScreen& list) const { find_list(model, list, orders); }
  void operator()(HomeScreen& home) const {
    std::erase_if(home.newest, [this](const catalog::ListRow& row) {
      return row.record.shown_until && model.now.date > *row.record.shown_until;
    });
    if (home.hits) find_list(model, *home.hits, orders);
  }
  void operator()(DocumentScreen& document) const {
    const std::optional<base::Date>& last = document.document.record.shown_until;
    if (document.loading != Loading::ready || !last || model.now.date <= *last) return;
    document.loading = Loading::failed;
    document.gone = true;
    document.document = {};
    document.pages.reset();
    document.pages_ticket = 0;
    document.find_open = document.find.focused = false;
    base::wipe(document.find.text);
    renew_matches(document);
  }
  template <class Other>
  void operator()(Other&) const {}
};

/// Counts and newest of the home page are read again as soon as no screen holds ids: reading them may take up another
/// catalogue.
void begin_day(Model& model, Orders& orders) {
  for (Screen& screen : model.screens) std::visit(NewDay{model, orders}, screen);
  model.catalogue_waits = true;
  take_up_catalogue(model, orders);
}

/// True if it was open and has been closed.
bool close_staff_screen(Model& model, int idle_s, Orders& orders) {
  const int limit = is_update_under_way(model) ? model.limits.idle_form_s : model.limits.idle_staff_s;
  if (!is_of_staff(model.screen()) || idle_s < limit) return false;
  if (std::holds_alternative<SureDialog>(model.dialog)) set_dialog(model, std::monostate{});
  pop(model);
  take_up_catalogue(model, orders);
  return true;
}

}  // namespace

void set_dialog(Model& model, Dialog dialog) {
  if (auto* pin = std::get_if<PinDialog>(&model.dialog)) wipe(*pin);
  model.dialog = std::move(dialog);
}

void end_visit(Model& model, Orders& orders) {
  drop_above(model, 1);
  forget(model.screens.front());
  model.screens.front() = HomeScreen{};  // without rows: their ids may belong to a catalogue that is replaced now
  set_dialog(model, std::monostate{});
  end_typing(model.typing);
  model.text_size = TextSize::standard;
  model.edition = printing::Edition::standard;
  model.released = false;
  model.application.wipe();
  model.submitted = false;
  wipe_prints(model);
  ++model.visit;
  renew_visit_token(model);
  model.catalogue_waits = false;
  orders.push_back(ForgetVisit{});
  load_room(model, orders);  // so that the next visitor meets the catalogue that was loaded meanwhile
  load_newest(model, orders);
}

void on(Model& model, const SetTextSize& event, Orders&) { model.text_size = event.size; }

void on(Model& model, const AskEnd&, Orders&) {
  unfocus(model);
  set_dialog(model, EndDialog{});
}

void on(Model& model, const AskHelp&, Orders&) {
  unfocus(model);
  set_dialog(model, HelpDialog{});
}

void on(Model& model, const CloseDialog&, Orders&) { set_dialog(model, std::monostate{}); }

void on(Model& model, const EndVisit&, Orders& orders) { end_visit(model, orders); }

void on(Model& model, const Tick& event, Orders& orders) {
  const bool new_minute = event.now.minute != model.now.minute, new_day = event.now.date != model.now.date;
  model.now = event.now;
  if (new_day) begin_day(model, orders);
  if (new_minute && is_fresh(model)) orders.push_back(LookForCatalogue{});
  count_pin_pause(model);
  count_case_pause(model);
  watch_printer(model, orders);
  watch_update(model, orders);
  if (!close_staff_screen(model, event.idle_s, orders)) watch_idleness(model, event.idle_s, orders);
}

/// Taken up only while nobody is here: what a visitor reads does not change under the finger.
void on(Model& model, const CatalogueChanged&, Orders& orders) {
  if (!is_fresh(model)) return;
  model.catalogue_waits = true;
  take_up_catalogue(model, orders);
}

}  // namespace app
