#include "kiosk/app/update.h"

#include <utility>

#include "kiosk/app/update_parts.h"

namespace app {
namespace {

template <class T, class... Ts>
constexpr bool is_one_of = (std::is_same_v<T, Ts> || ...);

/// Not from the visitor: always heard.
template <class E>
constexpr bool is_from_the_world = is_one_of<E, Started, Tick, CatalogueChanged, RoomLoaded, NewestLoaded, Found,
                                             RowsLoaded, DocumentLoaded, PagesCounted, Submitted, Printed>;

/// Heard over an open dialog, and while an application is being stored.
template <class E>
constexpr bool is_always_possible = is_one_of<E, CloseDialog, EndVisit, AskEnd, AskHelp, SetTextSize>;

template <class E>
bool is_heard(const Model& model) {
  if constexpr (is_from_the_world<E> || is_always_possible<E>) {
    return true;
  } else if constexpr (is_one_of<E, Scrolled>) {
    return model.dialog.index() == 0;
  } else {
    return model.dialog.index() == 0 && !is_form_busy(model);
  }
}

}  // namespace

void update(Model& model, Event event, Orders& orders) {
  std::visit(
      [&](auto& each) {
        if (is_heard<std::remove_reference_t<decltype(each)>>(model)) on(model, each, orders);
      },
      event);
}

Ticket new_ticket(Model& model) { return ++model.last_ticket; }

}  // namespace app
