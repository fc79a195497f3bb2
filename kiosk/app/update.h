// update(): the only writer of the Model. Pure: no I/O, no clock; what it wants done it appends to `orders`.
#pragma once

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/app/order.h"

namespace app {

/// Applies one event. Every event that a visitor can cause changes what is seen at once, if only to 正在…;
/// answers with a ticket that nobody awaits any more are dropped.
void update(Model& model, Event event, Orders& orders);

}  // namespace app
