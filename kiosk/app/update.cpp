#include "kiosk/app/update.h"

#include <utility>

#include "kiosk/app/update_parts.h"

namespace app {
namespace {

template <class T, class... Ts>
constexpr bool is_one_of = (std::is_same_v<T, Ts> || ...);

/// Not from the visitor: always heard.
template <class E>
constexpr bool is_from_the_world =
    is_one_of<E, Started, Tick, CatalogueChanged, Offered, Chosen, Scanned, RoomLoaded, NewestLoaded, Found,
              RowsLoaded, WayOnFound, DocumentLoaded, LinksFound, AttachmentDrawn, PagesCounted, Submitted, Previewed,
              PrintStarted, PrinterSeen, PrintHeld, PageChecked, ReceiptChecked, LoginAsked, PinChecked, StaffLoaded,
              HoldFound, HoldSaved, HoldVoided, StoreRecovered, PackagesFound, UpdateProgressed, UpdatePrepared,
              UpdateRefused, UpdateLoaded, TextsCompared, VersionsLoaded, VersionUsed, LikelyFound, CaseFound,
              RequestsLoaded, RequestsTaken, StatusLoaded>;

/// Heard over an open dialog, and while an application is being stored.
template <class E>
constexpr bool is_always_possible = is_one_of<E, CloseDialog, EndVisit, AskEnd, AskHelp, SetTextSize, OpenPin>;

template <class E>
constexpr bool is_keyboard = is_one_of<E, Typed, Pressed>;

template <class E>
bool is_heard(const Model& model) {
  if constexpr (is_from_the_world<E> || is_always_possible<E>) {
    return true;
  } else if constexpr (is_keyboard<E> || is_one_of<E, PinEnter, FocusPin>) {
    return std::holds_alternative<PinDialog>(model.dialog) || (model.dialog.index() == 0 && !is_form_busy(model));
  } else if constexpr (is_one_of<E, ConfirmUpdate, SetVersion>) {
    return std::holds_alternative<SureDialog>(model.dialog) || model.dialog.index() == 0;
  } else if constexpr (is_one_of<E, Scrolled, ReadTo, ScrollContents, ScrollTable, PanAttachment>) {
    return model.dialog.index() == 0;
  } else {
    return model.dialog.index() == 0 && !is_form_busy(model);
  }
}

}  // namespace

void update(Model& model, Event event, Orders& orders) {
  const FocusPlace before(model);
  event.visit([&](auto& each) {
    using E = std::remove_reference_t<decltype(each)>;
    if (!is_heard<E>(model)) return;
    on(model, each, orders);
  });
  follow_search(model, orders);
  follow_focus(model, before);
  follow_staff(model, orders);
}

Ticket new_ticket(Model& model) { return ++model.last_ticket; }

}  // namespace app
